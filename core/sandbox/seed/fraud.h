#pragma once

#include "core/sandbox/seed/account.h"
#include "core/sandbox/store/fraudrecords.h"

namespace sandbox {

/// Three months of decisions of the fraud protection: mostly messages to people who were waiting for them, and now and
/// then a wave from a few addresses to numbers all over the world.
class FraudTrail
{
public:
    /// \a frame is not owned.
    explicit FraudTrail(const SeedFrame &frame) : m_frame(&frame) { }
    void add(const Account &account, Random &random);
    void store(Database &database);

private:
    const SeedFrame *m_frame;
    std::vector<FraudRecord> m_records;
};

} // namespace sandbox
