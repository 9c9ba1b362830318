#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace ui {

/// \a text, RFC 3339 as the server takes it, as an instant with the offset it was written with; nothing for any other
/// text. Digits of a second behind the third are not in it.
std::optional<QDateTime> readDateTime(const QString &text);

/// What a person may type in short for it: a date, with or without a time, with or without a zone, `now`. Without a
/// zone \a zone is meant, without a time midnight there. As RFC 3339; nothing when it is none of these, or an hour
/// that \a zone leaves out.
std::optional<QString> completedDateTime(const QString &typed, const QTimeZone &zone, const QDateTime &now);

/// RFC 3339 with seconds, and thousandths where there are any: `2026-03-01T13:00:00+01:00`, `…Z` for UTC.
QString rfc3339(const QDateTime &instant);

/// The same moment on \a zone's clock and on UTC's, a line each; once when they are one.
QString inBothClocks(const QDateTime &instant, const QTimeZone &zone);

} // namespace ui
