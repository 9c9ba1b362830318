#include "ui/history/whenrun.h"

#include <QLocale>

namespace ui {

QString whenRun(qint64 time, qint64 now)
{
    const auto then = QDateTime::fromMSecsSinceEpoch(time);
    const auto today = QDateTime::fromMSecsSinceEpoch(now).date();
    const auto english = QLocale(QLocale::English);
    if (then.date() == today)
        return english.toString(then, QStringLiteral("HH:mm:ss"));
    if (then.date().year() == today.year())
        return english.toString(then, QStringLiteral("d MMM, HH:mm"));
    return english.toString(then, QStringLiteral("d MMM yyyy"));
}

} // namespace ui
