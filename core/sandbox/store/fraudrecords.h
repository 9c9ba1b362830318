#pragma once

#include "core/sandbox/store/database.h"
#include "core/sandbox/store/timestamp.h"

#include <QStringList>

#include <vector>

namespace sandbox {

/// One decision of the fraud protection: whether a message was let through.
struct FraudRecord
{
    QString id; ///< UUID.
    Timestamp createdAt = 0;
    QString decision; ///< "allowed" or "blocked".
    std::optional<QString> ip;
    std::optional<QString> ipCountry;
    std::optional<QString> userAgent;
    QString recipient; ///< Phone number.
    std::optional<QString> phoneCountry;
    QString channel; ///< What the message was for: "verification", "oob_otp"…
    QStringList warnings;
    std::optional<QString> userId;
};

/// Which records are wanted; what is empty does not limit.
struct FraudFilter
{
    MaybeTimestamp from; ///< Inclusive.
    MaybeTimestamp until; ///< Exclusive.
    QStringList decisions;
    QStringList warnings; ///< At least one of them.
    QString search; ///< Contained in address, user agent, number or user ID.
    std::optional<qint64> minimumWarnings;
    std::optional<qint64> maximumWarnings;
};

/// The whole record as `data` shows it (JSON).
std::string fraudRecordData(const FraudRecord &record);

std::optional<FraudRecord> findFraudRecord(Database &database, const QString &id);
std::vector<FraudRecord> listFraudRecords(Database &database, const FraudFilter &filter, bool descending, qint64 offset,
                                          qint64 limit);
qint64 countFraudRecords(Database &database, const FraudFilter &filter);
void insertFraudRecord(Database &database, const FraudRecord &record);

/// Total, flagged (any warning) and blocked ones of one group of records.
struct FraudCount
{
    QString name; ///< What they have in common: address, country…
    QString other; ///< The country of an address.
    qint64 hour = 0;
    qint64 total = 0;
    qint64 flagged = 0;
    qint64 blocked = 0;
};
enum class FraudGrouping { None, SourceIp, IpCountry, PhoneCountry, Hour };
/// The largest groups first, hours in their order; at most \a limit.
std::vector<FraudCount> countFraudBy(Database &database, FraudGrouping grouping, MaybeTimestamp from,
                                     MaybeTimestamp until, qint64 limit);

} // namespace sandbox
