#include "core/sandbox/store/auditlog.h"

#include "core/json/writer.h"
#include "core/sandbox/store/uuids.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sandbox {

namespace {

#define AUDIT_COLUMNS "id, created_at, user_id, activity, ip, user_agent, client, data"

AuditEntry readAuditEntry(const Rows &row)
{
    return {row.text(0),         row.integer(1),      row.optionalText(2), row.text(3),
            row.optionalText(4), row.optionalText(5), row.optionalText(6), row.text(7)};
}

QVariant textOrNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QString asArray(const QStringList &texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

// Lists of any length travel as one JSON array, so that the statement stays the same.
#define AUDIT_FILTER                                                                                                   \
    " WHERE (?1 IS NULL OR created_at >= ?1) AND (?2 IS NULL OR created_at < ?2)"                                      \
    " AND (?3 = '[]' OR activity IN (SELECT value FROM json_each(?3)))"                                                \
    " AND ((?4 = '[]' AND ?5 = '[]') OR user_id IN (SELECT value FROM json_each(?4))"                                  \
    " OR recipient IN (SELECT value FROM json_each(?5)))"
// The planner cannot use an index through an OR with parameters; asked for users only, it can.
#define AUDIT_FILTER_BY_USER                                                                                           \
    " WHERE (?1 IS NULL OR created_at >= ?1) AND (?2 IS NULL OR created_at < ?2)"                                      \
    " AND (?3 = '[]' OR activity IN (SELECT value FROM json_each(?3)))"                                                \
    " AND user_id IN (SELECT value FROM json_each(?4))"

bool isByUser(const AuditFilter &filter)
{
    return !filter.userIds.isEmpty() && filter.recipients.isEmpty();
}

QVariantList filterValues(const AuditFilter &filter)
{
    QVariantList values {nullable(filter.from), nullable(filter.until), asArray(filter.activities),
                         asArray(filter.userIds)};
    if (!isByUser(filter))
        values.append(asArray(filter.recipients));
    return values;
}

/// Written by hand, not with QJsonObject: the seed writes ten thousand of these, and the engine sorts keys anyway.
std::string dataOf(const Event &event, const QString &id, qint64 seq, Timestamp at, const Origin &origin,
                   const QString &appId)
{
    json::Writer writer;
    const auto text = [&writer](const char *key, const QString &value) {
        writer.key(key).value(value.toStdString());
    };
    const auto textOrNothing = [&](const char *key, const QString &value) {
        if (value.isEmpty())
            writer.key(key).null();
        else
            text(key, value);
    };
    writer.beginObject();
    text("id", id);
    writer.key("seq").value(std::int64_t(seq));
    text("type", event.type);
    writer.key("payload").raw(event.payload);
    writer.key("context").beginObject();
    writer.key("timestamp").value(std::int64_t(at / OneSecond));
    textOrNothing("user_id", event.userId);
    text("triggered_by", origin.triggeredBy);
    writer.key("audit_context").raw(origin.auditContext.empty() ? "null" : origin.auditContext);
    writer.key("preferred_languages").beginArray().value(origin.language.toStdString()).endArray();
    text("language", origin.language);
    text("ip_address", origin.ip);
    textOrNothing("geo_location_code", origin.countryCode);
    text("user_agent", origin.userAgent);
    text("app_id", appId);
    if (!origin.clientId.isEmpty())
        text("client_id", origin.clientId);
    text("tracking_id", origin.trackingId);
    writer.endObject().endObject();
    return std::move(writer).text();
}

} // namespace

QString activityOf(const QString &eventType)
{
    QString activity = eventType.toUpper();
    return activity.replace(u'.', u'_');
}

Origin originOf(const RequestInfo &info)
{
    QJsonObject auditContext = QJsonDocument::fromJson(QByteArray::fromStdString(info.auditContext)).object();
    auditContext.insert(QStringLiteral("http_url"), info.url);
    return {QStringLiteral("admin_api"),
            info.remoteAddress,
            {},
            info.userAgent,
            info.clientId,
            info.uiLocales.isEmpty() ? QStringLiteral("en") : info.uiLocales.section(u' ', 0, 0),
            randomUuid(),
            QJsonDocument(auditContext).toJson(QJsonDocument::Compact).toStdString()};
}

qint64 nextAuditNumber(Database &database)
{
    return database.number("SELECT ifnull(max(seq), 0) + 1 FROM audit_log");
}

void insertAuditEntry(Database &database, qint64 number, const Event &event, Timestamp at, const Origin &origin,
                      const QString &appId)
{
    const QString id = QString::number(number, 16).rightJustified(16, u'0');
    database.run(
        "INSERT INTO audit_log (seq, id, created_at, user_id, activity, ip, user_agent, client, recipient, data)"
        " VALUES (?,?,?,?,?,?,?,?,?,?)",
        {number, id, at, textOrNull(event.userId), activityOf(event.type), textOrNull(origin.ip),
         textOrNull(origin.userAgent), textOrNull(origin.clientId), textOrNull(event.recipient),
         QString::fromStdString(dataOf(event, id, number, at, origin, appId))});
}

std::optional<AuditEntry> findAuditEntry(Database &database, const QString &id)
{
    Rows row = database.select("SELECT " AUDIT_COLUMNS " FROM audit_log WHERE id = ?", {id});
    return row.next() ? std::optional(readAuditEntry(row)) : std::nullopt;
}

std::vector<AuditEntry> listAuditEntries(Database &database, const AuditFilter &filter, bool descending, qint64 offset,
                                         qint64 limit)
{
    std::string_view sql;
    if (isByUser(filter))
        sql = descending ? "SELECT " AUDIT_COLUMNS " FROM audit_log" AUDIT_FILTER_BY_USER
                           " ORDER BY created_at DESC, seq DESC LIMIT ?5 OFFSET ?6"
                         : "SELECT " AUDIT_COLUMNS " FROM audit_log" AUDIT_FILTER_BY_USER
                           " ORDER BY created_at, seq LIMIT ?5 OFFSET ?6";
    else
        sql = descending ? "SELECT " AUDIT_COLUMNS " FROM audit_log" AUDIT_FILTER
                           " ORDER BY created_at DESC, seq DESC LIMIT ?6 OFFSET ?7"
                         : "SELECT " AUDIT_COLUMNS " FROM audit_log" AUDIT_FILTER
                           " ORDER BY created_at, seq LIMIT ?6 OFFSET ?7";
    std::vector<AuditEntry> entries;
    Rows row = database.select(sql, filterValues(filter) + QVariantList {limit, offset});
    while (row.next())
        entries.push_back(readAuditEntry(row));
    return entries;
}

qint64 countAuditEntries(Database &database, const AuditFilter &filter)
{
    return database.number(isByUser(filter) ? std::string_view("SELECT COUNT(*) FROM audit_log" AUDIT_FILTER_BY_USER)
                                            : std::string_view("SELECT COUNT(*) FROM audit_log" AUDIT_FILTER),
                           filterValues(filter));
}

#undef AUDIT_COLUMNS
#undef AUDIT_FILTER
#undef AUDIT_FILTER_BY_USER

} // namespace sandbox
