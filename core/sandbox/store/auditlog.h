#pragma once

#include "core/sandbox/backend.h"
#include "core/sandbox/store/database.h"
#include "core/sandbox/store/timestamp.h"

#include <QStringList>

#include <string>
#include <vector>

namespace sandbox {

/// Something that happened, on its way into the audit log.
struct Event
{
    QString type; ///< Dotted: "user.disabled", "admin_api.mutation.create_role.executed".
    QString userId; ///< UUID of whom it is about; empty for nobody.
    std::string payload = "{}"; ///< A JSON object.
    QString recipient; ///< Of a message: what the log's filters by address and number look at.
};

/// A row of the audit log.
struct AuditEntry
{
    QString id; ///< 16 hex digits: a counter.
    Timestamp createdAt = 0;
    std::optional<QString> userId;
    QString activity; ///< As in AuditLogActivityType.
    std::optional<QString> ip;
    std::optional<QString> userAgent;
    std::optional<QString> client;
    QString data; ///< The whole event, JSON.
};

/// Which events are wanted; what is empty does not limit.
struct AuditFilter
{
    MaybeTimestamp from; ///< Inclusive.
    MaybeTimestamp until; ///< Exclusive.
    QStringList activities;
    /// Any of these (OR): about one of the users, or a message to one of the recipients.
    QStringList userIds;
    QStringList recipients;
};

/// "user.session.terminated" as the value of AuditLogActivityType: USER_SESSION_TERMINATED.
QString activityOf(const QString &eventType);

/// Who did it, for the event's context.
struct Origin
{
    QString triggeredBy; ///< "admin_api", "user", "system"…
    QString ip;
    QString countryCode; ///< Empty for unknown.
    QString userAgent;
    QString clientId;
    QString language;
    QString trackingId;
    std::string auditContext; ///< A JSON object, or empty for none.
};
/// The origin of what a request of the Admin API does: its audit context is the token's claim plus `http_url`.
Origin originOf(const RequestInfo &info);

/// The number of the next entry, from which its ID is made.
qint64 nextAuditNumber(Database &database);
void insertAuditEntry(Database &database, qint64 number, const Event &event, Timestamp at, const Origin &origin,
                      const QString &appId);
std::optional<AuditEntry> findAuditEntry(Database &database, const QString &id);
std::vector<AuditEntry> listAuditEntries(Database &database, const AuditFilter &filter, bool descending, qint64 offset,
                                         qint64 limit);
qint64 countAuditEntries(Database &database, const AuditFilter &filter);

} // namespace sandbox
