#pragma once

#include "core/sandbox/seed/account.h"
#include "core/sandbox/store/auditlog.h"

namespace sandbox {

/// A year of what users and operators did. Entries are collected user by user and stored in order of time, because
/// their IDs count up.
class AuditTrail
{
public:
    /// \a frame is not owned.
    explicit AuditTrail(const SeedFrame &frame) : m_frame(&frame) { }
    void add(const Account &account, Random &random);
    void store(Database &database, const QString &appId);

private:
    struct Entry
    {
        Timestamp at = 0;
        Event event;
        Origin origin;
    };
    /// Only some of many users have left traces: the log is to be worth reading, not to be as large as possible.
    bool isTraced(qint64 number) const;
    void add(const Account &account, Timestamp at, const char *type, Random &random, const QString &recipient = {});
    void addLogins(const Account &account, Random &random);
    void addFate(const Account &account, Random &random);
    void addByOperator(const Account &account, Timestamp at, const char *type, Random &random);

    const SeedFrame *m_frame;
    std::vector<Entry> m_entries;
};

} // namespace sandbox
