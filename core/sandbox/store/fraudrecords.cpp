#include "core/sandbox/store/fraudrecords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sandbox {

namespace {

#define FRAUD_COLUMNS                                                                                                  \
    "id, created_at, decision, ip, ip_country, user_agent, recipient, phone_country, channel, warnings, user_id"
#define FRAUD_FILTER                                                                                                   \
    " WHERE (?1 IS NULL OR created_at >= ?1) AND (?2 IS NULL OR created_at < ?2)"                                      \
    " AND (?3 = '[]' OR decision IN (SELECT value FROM json_each(?3)))"                                                \
    " AND (?4 = '[]' OR EXISTS (SELECT 1 FROM json_each(?4) WHERE instr(' ' || warnings || ' ', ' ' || value || ' "    \
    "')))"                                                                                                             \
    " AND (?5 = '' OR instr(lower(ifnull(ip, '') || ' ' || ifnull(user_agent, '') || ' ' || recipient || ' '"          \
    " || ifnull(user_id, '')), lower(?5)) > 0)"                                                                        \
    " AND (?6 IS NULL OR warning_count >= ?6) AND (?7 IS NULL OR warning_count <= ?7)"

std::vector<FraudRecord> readFraudRecords(Rows row)
{
    std::vector<FraudRecord> records;
    while (row.next()) {
        records.push_back({row.text(0), row.integer(1), row.text(2), row.optionalText(3), row.optionalText(4),
                           row.optionalText(5), row.text(6), row.optionalText(7), row.text(8),
                           row.text(9).split(u' ', Qt::SkipEmptyParts), row.optionalText(10)});
    }
    return records;
}

QVariantList fraudFilterValues(const FraudFilter &filter)
{
    const auto list = [](const QStringList &texts) {
        return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
    };
    return {nullable(filter.from),           nullable(filter.until), list(filter.decisions),
            list(filter.warnings),           filter.search,          nullable(filter.minimumWarnings),
            nullable(filter.maximumWarnings)};
}

std::string_view groupingStatement(FraudGrouping grouping)
{
#define FRAUD_COUNTS "COUNT(*), SUM(warning_count > 0), SUM(decision = 'blocked') FROM fraud_records"
#define FRAUD_RANGE " WHERE (?1 IS NULL OR created_at >= ?1) AND (?2 IS NULL OR created_at < ?2)"
    switch (grouping) {
    case FraudGrouping::None:
        return "SELECT '', '', 0, " FRAUD_COUNTS FRAUD_RANGE " LIMIT ?3";
    case FraudGrouping::SourceIp:
        return "SELECT ip, max(ifnull(ip_country, '')), 0, " FRAUD_COUNTS FRAUD_RANGE
               " AND ip IS NOT NULL GROUP BY ip ORDER BY 4 DESC, 1 LIMIT ?3";
    case FraudGrouping::IpCountry:
        return "SELECT ip_country, '', 0, " FRAUD_COUNTS FRAUD_RANGE
               " AND ip_country IS NOT NULL GROUP BY ip_country ORDER BY 4 DESC, 1 LIMIT ?3";
    case FraudGrouping::PhoneCountry:
        return "SELECT phone_country, '', 0, " FRAUD_COUNTS FRAUD_RANGE
               " AND phone_country IS NOT NULL GROUP BY phone_country ORDER BY 4 DESC, 1 LIMIT ?3";
    case FraudGrouping::Hour:
        return "SELECT '', '', created_at / 3600000 * 3600000, " FRAUD_COUNTS FRAUD_RANGE
               " GROUP BY created_at / 3600000 ORDER BY 3 LIMIT ?3";
    }
#undef FRAUD_COUNTS
#undef FRAUD_RANGE
    Q_UNREACHABLE();
}

} // namespace

std::string fraudRecordData(const FraudRecord &record)
{
    const auto orNull = [](const std::optional<QString> &text) {
        return text ? QJsonValue(*text) : QJsonValue();
    };
    const QJsonObject detail {{QStringLiteral("recipient"), record.recipient},
                              {QStringLiteral("type"), record.channel},
                              {QStringLiteral("phone_number_country_code"), orNull(record.phoneCountry)}};
    const QJsonObject data {{QStringLiteral("timestamp"), toDateTime(record.createdAt).toString(Qt::ISODate)},
                            {QStringLiteral("action"), QStringLiteral("send_sms")},
                            {QStringLiteral("action_detail"), detail},
                            {QStringLiteral("decision"), record.decision},
                            {QStringLiteral("triggered_warnings"), QJsonArray::fromStringList(record.warnings)},
                            {QStringLiteral("user_agent"), orNull(record.userAgent)},
                            {QStringLiteral("ip_address"), orNull(record.ip)},
                            {QStringLiteral("geo_location_code"), orNull(record.ipCountry)},
                            {QStringLiteral("user_id"), orNull(record.userId)}};
    return QJsonDocument(data).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<FraudRecord> findFraudRecord(Database &database, const QString &id)
{
    auto found = readFraudRecords(database.select("SELECT " FRAUD_COLUMNS " FROM fraud_records WHERE id = ?", {id}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<FraudRecord> listFraudRecords(Database &database, const FraudFilter &filter, bool descending, qint64 offset,
                                          qint64 limit)
{
    const std::string_view sql = descending
        ? std::string_view("SELECT " FRAUD_COLUMNS " FROM fraud_records" FRAUD_FILTER
                           " ORDER BY created_at DESC, seq DESC LIMIT ?8 OFFSET ?9")
        : std::string_view("SELECT " FRAUD_COLUMNS " FROM fraud_records" FRAUD_FILTER
                           " ORDER BY created_at, seq LIMIT ?8 OFFSET ?9");
    return readFraudRecords(database.select(sql, fraudFilterValues(filter) + QVariantList {limit, offset}));
}

qint64 countFraudRecords(Database &database, const FraudFilter &filter)
{
    return database.number("SELECT COUNT(*) FROM fraud_records" FRAUD_FILTER, fraudFilterValues(filter));
}

void insertFraudRecord(Database &database, const FraudRecord &record)
{
    database.run("INSERT INTO fraud_records (" FRAUD_COLUMNS ", warning_count) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                 {record.id, record.createdAt, record.decision, nullable(record.ip), nullable(record.ipCountry),
                  nullable(record.userAgent), record.recipient, nullable(record.phoneCountry), record.channel,
                  record.warnings.join(u' '), nullable(record.userId), record.warnings.size()});
}

std::vector<FraudCount> countFraudBy(Database &database, FraudGrouping grouping, MaybeTimestamp from,
                                     MaybeTimestamp until, qint64 limit)
{
    std::vector<FraudCount> counts;
    Rows row = database.select(groupingStatement(grouping), {nullable(from), nullable(until), limit});
    while (row.next())
        counts.push_back({row.text(0), row.text(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5)});
    return counts;
}

#undef FRAUD_COLUMNS
#undef FRAUD_FILTER

} // namespace sandbox
