#include "ui/values/datetimepicker.h"

#include "ui/theme/appearance.h"
#include "ui/theme/calendar.h"
#include "ui/theme/choicebox.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QTimeEdit>

#include <utility>

namespace ui {
namespace {

/// Zones by name give their own offsets, a text only its one.
QTimeZone writtenZone(const QDateTime &instant)
{
    return instant.offsetFromUtc() == 0 ? QTimeZone::utc() : QTimeZone(instant.offsetFromUtc());
}

} // namespace

DateTimePicker::DateTimePicker(const Appearance &appearance, const std::optional<QDateTime> &instant,
                               const QTimeZone &zone, QWidget *parent)
    : QFrame(parent, Qt::Popup),
      m_shownZone(zone)
{
    setProperty("card", QStringLiteral("popup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Date and time"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_calendar = new Calendar(appearance);
    m_calendar->setAccessibleName(tr("Date"));
    column->addWidget(m_calendar);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    column->addLayout(row);
    m_time = new QTimeEdit;
    m_time->setDisplayFormat(QStringLiteral("HH:mm:ss"));
    m_time->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_time->setAccessibleName(tr("Time"));
    row->addWidget(m_time);
    m_zones = new ChoiceBox(appearance);
    m_zones->setAccessibleName(tr("Time zone"));
    m_zones->addItem(QString::fromUtf8(zone.id()), QVariant::fromValue(zone));
    m_zones->addItem(QStringLiteral("UTC"), QVariant::fromValue(QTimeZone::utc()));
    row->addWidget(m_zones, 1);
    if (instant) {
        m_shownZone = writtenZone(*instant);
        const bool isLocal = zone.offsetFromUtc(*instant) == instant->offsetFromUtc();
        const bool isUtc = instant->offsetFromUtc() == 0;
        if (!isLocal && !isUtc)
            m_zones->addItem(QString::fromUtf8(m_shownZone.id()), QVariant::fromValue(m_shownZone));
        m_zones->setCurrentIndex(isUtc ? 1 : isLocal ? 0 : 2);
        m_shownZone = m_zones->currentData().value<QTimeZone>();
        show(*instant);
    } else {
        const auto now = QDateTime::currentDateTime().toTimeZone(zone);
        show(QDateTime(now.date(), QTime(now.time().hour(), 0), zone));
    }
    auto *foot = new QHBoxLayout;
    column->addLayout(foot);
    auto *now = new QPushButton(tr("Now"));
    foot->addWidget(now);
    foot->addStretch(1);
    auto *take = new QPushButton(tr("Set"));
    take->setProperty("kind", QStringLiteral("primary"));
    foot->addWidget(take);

    connect(m_zones, &QComboBox::activated, this, &DateTimePicker::changeZone);
    connect(m_calendar, &QCalendarWidget::activated, this, &DateTimePicker::finish);
    connect(now, &QPushButton::clicked, this,
            [this] { show(QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch())); });
    connect(take, &QPushButton::clicked, this, &DateTimePicker::finish);
}

void DateTimePicker::openUnder(const QWidget &field)
{
    openUnderField(*this, field);
    m_calendar->setFocus(Qt::PopupFocusReason);
}

void DateTimePicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        finish();
    else
        QFrame::keyPressEvent(event);
}

QDateTime DateTimePicker::shown() const
{
    return {m_calendar->selectedDate(), m_time->time(), m_shownZone};
}

void DateTimePicker::show(const QDateTime &instant)
{
    const auto there = instant.toTimeZone(m_shownZone);
    m_calendar->setSelectedDate(there.date());
    m_time->setTime(there.time());
}

void DateTimePicker::changeZone()
{
    // The moment stays, the clocks differ.
    const auto instant = shown();
    m_shownZone = m_zones->currentData().value<QTimeZone>();
    show(instant);
}

void DateTimePicker::finish()
{
    const auto instant = shown();
    if (!instant.isValid())
        return;
    emit picked(instant);
    close();
}

} // namespace ui
