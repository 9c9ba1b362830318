#include "core/users/moment.h"

#include "core/results/timestamp.h"

#include <QLocale>
#include <QTimeZone>

namespace users {
namespace {

QString inWords(const QDateTime &at, const QString &format)
{
    // Like every word of the program: a month in another language would stand alone.
    return QLocale::c().toString(at.toLocalTime(), format);
}

} // namespace

Moment Moment::read(const QString &text)
{
    constexpr qint64 nanosecondsInMillisecond = 1'000'000;
    Moment moment {text, {}};
    if (const auto nanoseconds = results::timestamp(text.toStdString())) {
        moment.at = QDateTime::fromMSecsSinceEpoch(*nanoseconds / nanosecondsInMillisecond, QTimeZone::utc());
        return moment;
    }
    // An account that is valid until the year 9999 is beyond the nanoseconds.
    const auto far = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (far.isValid() && far.timeSpec() != Qt::LocalTime)
        moment.at = far.toUTC();
    return moment;
}

QString dayText(const Moment &moment, const QDateTime &now)
{
    if (!moment.at.isValid())
        return moment.text;
    const bool isThisYear = moment.at.toLocalTime().date().year() == now.toLocalTime().date().year();
    return inWords(moment.at, isThisYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
}

QString momentText(const Moment &moment)
{
    return moment.at.isValid() ? inWords(moment.at, QStringLiteral("d MMM yyyy, HH:mm")) : moment.text;
}

QString agoText(const Moment &moment, const QDateTime &now)
{
    if (!moment.at.isValid())
        return moment.text;
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    constexpr qint64 year = 365 * day;
    const qint64 distance = moment.at.secsTo(now);
    const qint64 seconds = qAbs(distance);
    QString length;
    if (seconds < minute)
        return distance >= 0 ? QStringLiteral("just now") : QStringLiteral("in a moment");
    if (seconds < hour)
        length = QStringLiteral("%1 min").arg(seconds / minute);
    else if (seconds < day)
        length = QStringLiteral("%1 h").arg(seconds / hour);
    else if (seconds < year)
        length = QStringLiteral("%1 d").arg(seconds / day);
    else
        length = QStringLiteral("%1 y").arg(seconds / year);
    return (distance >= 0 ? QStringLiteral("%1 ago") : QStringLiteral("in %1")).arg(length);
}

} // namespace users
