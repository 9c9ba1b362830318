#pragma once

#include "core/project/writelock.h"
#include "core/safety/requests.h"

namespace support {

/// Records nothing and lets everything pass.
class NoRecord final : public safety::WriteRecord
{
public:
    base::Result<QString> begin(const project::Project &, const safety::Effect &) override
    {
        return QStringLiteral("record");
    }
};

/// A read that went through the gate, as every read has to.
inline safety::ReadRequest judgedRead(const project::Project &project, const QByteArray &document = "{ __typename }",
                                      const QList<safety::Header> &headers = {})
{
    auto verdict = safety::judge({project, document, {}, {}, headers}, nullptr);
    return std::get<safety::ReadRequest>(std::move(verdict));
}

/// A change that went through the gate, on a project that was unlocked for it.
inline safety::ApprovedWrite
approvedWrite(const project::Project &project,
              const QByteArray &document = "mutation { deleteRole(input: {id: \"x\"}) { ok } }",
              const QList<safety::Header> &headers = {})
{
    const base::SystemClock clock;
    project::WriteLock lock(clock);
    lock.unlock(project);
    NoRecord record;
    auto verdict = safety::judge({project, document, {}, {}, headers}, nullptr);
    auto approved = std::get<safety::PendingWrite>(std::move(verdict)).approve(lock.grant(project), record, clock);
    return std::move(*approved);
}

} // namespace support
