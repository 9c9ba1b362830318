#include "core/sandbox/store/unitofwork.h"

#include "core/sandbox/store/indexing.h"
#include "core/sandbox/store/store.h"

#include <QJsonDocument>

namespace sandbox {

UnitOfWork::UnitOfWork(Store &store, RequestInfo info, Timestamp now)
    : m_store(&store),
      m_info(std::move(info)),
      m_now(now)
{
    database().begin();
}

UnitOfWork::~UnitOfWork()
{
    if (m_open)
        rollback();
}

Database &UnitOfWork::database() const
{
    return m_store->database();
}

Database &UnitOfWork::volatileDatabase() const
{
    return m_store->volatileDatabase();
}

const ProjectConfig &UnitOfWork::project() const
{
    return m_store->project();
}

void UnitOfWork::record(const QString &type, const QJsonObject &payload, const QString &userId)
{
    m_events.push_back({type, userId, QJsonDocument(payload).toJson(QJsonDocument::Compact).toStdString(),
                        payload[QLatin1String("recipient")].toString()});
}

bool UnitOfWork::commit()
{
    m_open = false;
    if (!m_events.empty()) {
        const Origin origin = originOf(m_info);
        qint64 number = nextAuditNumber(database());
        for (const Event &event : m_events)
            insertAuditEntry(database(), number++, event, m_now, origin, m_store->projectId());
    }
    if (!database().commit())
        return false;
    // After the commit, as in the real server: the index never knows what a rollback took back.
    for (const qint64 seq : m_stale)
        indexUser(database(), m_store->searchIndex(), seq);
    if (m_rolesAndGroupsStale)
        indexRolesAndGroups(database(), m_store->searchIndex());
    return true;
}

void UnitOfWork::rollback()
{
    m_open = false;
    database().rollback();
}

} // namespace sandbox
