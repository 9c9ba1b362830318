#include "ui/history/datespanpicker.h"

#include "ui/theme/appearance.h"
#include "ui/theme/calendar.h"
#include "ui/theme/plainlabel.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace ui {

DateSpanPicker::DateSpanPicker(const Appearance &appearance, QDate from, QDate to, QDate today, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setProperty("card", QStringLiteral("popup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("dateSpan"));
    setAccessibleName(tr("Days"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    column->addLayout(row);
    row->addWidget(new PlainLabel(tr("From"), PlainLabel::Look::Muted));
    m_from = makeField("spanFrom", tr("First day"), from);
    row->addWidget(m_from, 1);
    row->addWidget(new PlainLabel(tr("to"), PlainLabel::Look::Muted));
    m_to = makeField("spanTo", tr("Last day"), to);
    row->addWidget(m_to, 1);
    m_last = m_from;
    m_calendar = new Calendar(appearance);
    m_calendar->setAccessibleName(tr("Calendar"));
    m_calendar->setMaximumDate(std::max({today, from, to}));
    m_calendar->setSelectedDate(from.isValid() ? from : today);
    column->addWidget(m_calendar);
    auto *foot = new QHBoxLayout;
    column->addLayout(foot);
    foot->addStretch(1);
    m_show = new QPushButton(tr("Show"));
    m_show->setObjectName(QStringLiteral("spanShow"));
    m_show->setProperty("kind", QStringLiteral("primary"));
    foot->addWidget(m_show);

    connect(m_calendar, &Calendar::chosen, this, &DateSpanPicker::choose);
    connect(m_show, &QPushButton::clicked, this, &DateSpanPicker::finish);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now == m_from || now == m_to)
            m_last = now == m_from ? m_from : m_to;
    });
}

DateSpanPicker::~DateSpanPicker()
{
    // A field that dies with the focus would tell of it when this is only a widget any more.
    disconnect(qApp, nullptr, this, nullptr);
}

QLineEdit *DateSpanPicker::makeField(const char *name, const QString &caption, QDate day)
{
    auto *field = new QLineEdit(day.toString(Qt::ISODate));
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(caption);
    field->setPlaceholderText(tr("YYYY-MM-DD"));
    field->setMinimumWidth(132);
    connect(field, &QLineEdit::textChanged, this, &DateSpanPicker::check);
    return field;
}

void DateSpanPicker::openUnder(const QWidget &field)
{
    openUnderField(*this, field);
    m_from->setFocus(Qt::PopupFocusReason);
}

std::optional<QDate> DateSpanPicker::dayIn(const QLineEdit &field)
{
    const auto text = field.text().trimmed();
    if (text.isEmpty())
        return QDate();
    const auto day = QDate::fromString(text, Qt::ISODate);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

void DateSpanPicker::choose(QDate day)
{
    m_last->setText(day.toString(Qt::ISODate));
    // The first day is behind us: the next one is the last.
    m_last = m_to;
}

void DateSpanPicker::check()
{
    m_show->setEnabled(dayIn(*m_from) && dayIn(*m_to));
}

void DateSpanPicker::finish()
{
    const auto from = dayIn(*m_from);
    const auto to = dayIn(*m_to);
    if (!from || !to)
        return;
    const bool isTurned = from->isValid() && to->isValid() && *from > *to;
    emit picked(isTurned ? *to : *from, isTurned ? *from : *to);
    close();
}

void DateSpanPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        finish();
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
