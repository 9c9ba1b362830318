#include "ui/theme/calendar.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QScreen>
#include <QTextCharFormat>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace ui {

Calendar::Calendar(const Appearance &appearance, QWidget *parent) : QCalendarWidget(parent)
{
    setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    setHorizontalHeaderFormat(QCalendarWidget::SingleLetterDayNames);
    setFirstDayOfWeek(Qt::Monday);
    const auto &theme = appearance.theme();
    // Qt's weekends are red, which is what is live or wrong here.
    QTextCharFormat day;
    day.setForeground(theme.color(Role::Text));
    for (const auto weekend : {Qt::Saturday, Qt::Sunday})
        setWeekdayTextFormat(weekend, day);
    QTextCharFormat head;
    head.setForeground(theme.color(Role::MutedText));
    setHeaderTextFormat(head);
    const std::pair<const char *, const char *> arrows[] = {{"qt_calendar_prevmonth", "back"},
                                                            {"qt_calendar_nextmonth", "forward"}};
    for (const auto &[name, picture] : arrows)
        if (auto *button = findChild<QToolButton *>(QLatin1String(name)))
            button->setIcon(icon(QLatin1String(picture), theme));
    connect(this, &QCalendarWidget::clicked, this, &Calendar::chosen);
    connect(this, &QCalendarWidget::activated, this, [this](QDate date) {
        if (m_isByKey)
            emit chosen(date);
    });
    if (auto *days = findChild<QAbstractItemView *>(QStringLiteral("qt_calendar_calendarview"))) {
        days->installEventFilter(this);
        days->viewport()->installEventFilter(this);
    }
}

bool Calendar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        m_isByKey = true;
    else if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick)
        m_isByKey = false;
    return QCalendarWidget::eventFilter(watched, event);
}

void openUnderField(QWidget &popup, const QWidget &field)
{
    popup.adjustSize();
    auto place = field.mapToGlobal(QPoint(0, field.height() + 2));
    const auto screen = field.screen()->availableGeometry();
    if (place.y() + popup.height() > screen.bottom())
        place.setY(field.mapToGlobal(QPoint(0, 0)).y() - popup.height() - 2);
    place.setX(std::min(place.x(), screen.right() - popup.width()));
    popup.move(place);
    popup.show();
}

} // namespace ui
