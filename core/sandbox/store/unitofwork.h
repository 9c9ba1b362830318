#pragma once

#include "core/sandbox/resolver.h"
#include "core/sandbox/store/auditlog.h"
#include "core/sandbox/store/timestamp.h"

#include <QJsonObject>
#include <QSet>

namespace sandbox {

class Store;
class Database;
class ProjectConfig;

/// One request's work on the store: its database transaction, the events to log when it succeeds, and the users whose
/// entry in the search index must be made anew. A rollback forgets all three, but not what was changed in volatile().
class UnitOfWork final : public Transaction
{
public:
    UnitOfWork(Store &store, RequestInfo info, Timestamp now);
    ~UnitOfWork() override;

    bool commit() override;
    void rollback() override;

    /// What a rollback undoes.
    Database &database() const;
    /// Sessions, codes, messages, lockouts: changed at once and for good, as in Redis.
    Database &volatileDatabase() const;
    const ProjectConfig &project() const;
    Store &store() const { return *m_store; }
    const RequestInfo &info() const { return m_info; }
    /// The same for the whole request.
    Timestamp now() const { return m_now; }

    /// Notes an event for the audit log, written at commit in this order.
    void record(const QString &type, const QJsonObject &payload, const QString &userId = {});
    /// The user's entry in the search index is stale (changed, new or removed); \a seq is the user's number.
    void reindex(qint64 seq) { m_stale.insert(seq); }
    /// Names of roles or groups, or who holds a role through which group, have changed.
    void reindexRolesAndGroups() { m_rolesAndGroupsStale = true; }

private:
    Store *m_store;
    RequestInfo m_info;
    Timestamp m_now;
    std::vector<Event> m_events;
    QSet<qint64> m_stale;
    bool m_rolesAndGroupsStale = false;
    bool m_open = true;
};

/// The unit of work that a resolver runs in.
inline UnitOfWork &workOf(const RequestContext &context)
{
    return static_cast<UnitOfWork &>(context.transaction());
}

} // namespace sandbox
