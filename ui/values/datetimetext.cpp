#include "ui/values/datetimetext.h"

#include "core/graphql/dialect/serverfacts.h"

#include <QRegularExpression>

namespace ui {
namespace {

/// By any of its names: what a machine without a place is set to is mostly Etc/UTC.
bool isUtcZone(const QTimeZone &zone)
{
    auto name = zone.id();
    if (name.startsWith("Etc/"))
        name.remove(0, 4);
    return QByteArrayList {"UTC", "UCT", "Universal", "Zulu"}.contains(name);
}

} // namespace

std::optional<QDateTime> readDateTime(const QString &text)
{
    if (!graphql::isServerDateTime(text.toStdString()))
        return std::nullopt;
    const auto instant = QDateTime::fromString(text, Qt::ISODateWithMs);
    return instant.isValid() ? std::optional(instant) : std::nullopt;
}

std::optional<QString> completedDateTime(const QString &typed, const QTimeZone &zone, const QDateTime &now)
{
    const auto text = typed.trimmed();
    if (text.compare(QLatin1String("now"), Qt::CaseInsensitive) == 0)
        return rfc3339(QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch(), zone));
    static const QRegularExpression form(
        QStringLiteral("\\A(\\d{4}-\\d{2}-\\d{2})(?:[T ]+(\\d{1,2}:\\d{2})(:\\d{2}(?:\\.\\d+)?)?\\s*"
                       "(Z|[+-]\\d{2}:?\\d{2}|UTC)?)?\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    auto time = match.captured(2);
    if (time.size() == 4)
        time.prepend(QLatin1Char('0'));
    auto seconds = match.captured(3);
    const auto whole = match.captured(1) + QLatin1Char('T') + (time.isEmpty() ? QStringLiteral("00:00") : time)
        + (seconds.isEmpty() ? QStringLiteral(":00") : seconds);
    auto offset = match.captured(4).toUpper();
    if (offset.isEmpty()) {
        const auto local = QDateTime::fromString(whole, Qt::ISODateWithMs);
        const QDateTime there(local.date(), local.time(), zone);
        // In the hour that summer time leaves out there is no such moment.
        if (!local.isValid() || !there.isValid() || there.time() != local.time())
            return std::nullopt;
        return rfc3339(there);
    }
    if (offset == QLatin1String("UTC"))
        offset = QStringLiteral("Z");
    else if (offset.size() == 5)
        offset.insert(3, QLatin1Char(':'));
    const auto written = whole + offset;
    return graphql::isServerDateTime(written.toStdString()) ? std::optional(written) : std::nullopt;
}

QString rfc3339(const QDateTime &instant)
{
    // A zone called UTC is a zone like others to Qt, which then writes +00:00.
    const bool isUtc = instant.timeSpec() == Qt::TimeZone && isUtcZone(instant.timeZone());
    return (isUtc ? instant.toUTC() : instant).toString(instant.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

QString inBothClocks(const QDateTime &instant, const QTimeZone &zone)
{
    const auto form = QStringLiteral("yyyy-MM-dd HH:mm:ss");
    const auto utc = QStringLiteral("UTC ") + instant.toUTC().toString(form);
    if (isUtcZone(zone))
        return utc;
    return QStringLiteral("%1 %2\n%3").arg(QString::fromUtf8(zone.id()), instant.toTimeZone(zone).toString(form), utc);
}

} // namespace ui
