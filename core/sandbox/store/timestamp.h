#pragma once

#include <QDateTime>
#include <QTimeZone>

#include <optional>

namespace sandbox {

/// A time in the tables: milliseconds since 1970, UTC.
using Timestamp = qint64;
using MaybeTimestamp = std::optional<Timestamp>;

inline QDateTime toDateTime(Timestamp timestamp)
{
    return QDateTime::fromMSecsSinceEpoch(timestamp, Qt::UTC);
}

/// Invalid for none, which an Output sends as null.
inline QDateTime toDateTime(const MaybeTimestamp &timestamp)
{
    return timestamp ? toDateTime(*timestamp) : QDateTime();
}

inline MaybeTimestamp toTimestamp(const QDateTime &time)
{
    return time.isValid() ? MaybeTimestamp(time.toMSecsSinceEpoch()) : std::nullopt;
}

constexpr Timestamp OneSecond = 1000;
constexpr Timestamp OneMinute = 60 * OneSecond;
constexpr Timestamp OneHour = 60 * OneMinute;
constexpr Timestamp OneDay = 24 * OneHour;

} // namespace sandbox
