#include "ui/values/datetimefield.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"
#include "ui/values/datetimepicker.h"
#include "ui/values/datetimetext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

DateTimeField::DateTimeField(const Appearance &appearance, QWidget *parent)
    : ValueField(parent),
      m_appearance(appearance)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    column->addLayout(row);
    m_line = new QLineEdit;
    row->addWidget(m_line, 1);
    m_button = new QToolButton;
    m_button->setToolTip(tr("Choose in a calendar (Alt+Down)"));
    m_button->setAccessibleName(tr("Choose in a calendar"));
    m_button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_button);
    m_clocks = new PlainLabel({}, PlainLabel::Look::Caption);
    m_clocks->hide();
    column->addWidget(m_clocks);
    setInput(m_line);

    const auto drawIcon = [this] {
        m_button->setIcon(icon(QStringLiteral("calendar"), m_appearance.theme()));
    };
    drawIcon();
    connect(&appearance, &Appearance::themeChanged, this, drawIcon);
    connect(m_button, &QToolButton::clicked, this, &DateTimeField::pick);
    connect(m_line, &QLineEdit::textEdited, this, &DateTimeField::read);
    connect(m_line, &QLineEdit::editingFinished, this, &DateTimeField::settle);
}

void DateTimeField::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    showClocks();
}

void DateTimeField::read(const QString &typed)
{
    if (readDateTime(typed.trimmed()))
        change(typed.trimmed());
    showClocks();
}

void DateTimeField::settle()
{
    const auto typed = m_line->text().trimmed();
    if (typed.isEmpty())
        return settleEmpty();
    if (typed == content())
        return setProblem({});
    if (const auto whole = completedDateTime(typed, m_zone, QDateTime::currentDateTime())) {
        m_line->setText(*whole);
        change(*whole);
        showClocks();
    } else {
        setProblem(tr("A date and time with its zone, such as 2026-03-01T12:00:00Z; short: 2026-03-01, now."));
    }
}

void DateTimeField::showClocks()
{
    const auto instant = readDateTime(m_line->text().trimmed());
    const bool wasShown = !m_clocks->isHidden();
    m_clocks->setText(instant ? inBothClocks(*instant, m_zone) : QString());
    m_clocks->setToolTip(m_clocks->text());
    m_clocks->setVisible(instant.has_value());
    if (wasShown != instant.has_value())
        emit heightChanged();
}

void DateTimeField::pick()
{
    auto *picker = new DateTimePicker(m_appearance, readDateTime(m_line->text().trimmed()), m_zone, this);
    connect(picker, &DateTimePicker::picked, this, [this](const QDateTime &instant) {
        const auto text = rfc3339(instant);
        m_line->setText(text);
        m_line->setFocus(Qt::OtherFocusReason);
        change(text);
        showClocks();
    });
    picker->openUnder(*m_line);
}

void DateTimeField::showContent()
{
    m_line->setText(content().value_or(QString()));
    m_line->setCursorPosition(0);
    showClocks();
}

void DateTimeField::setHint(const QString &hint)
{
    m_line->setPlaceholderText(hint);
}

void DateTimeField::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
    m_button->setEnabled(!readOnly);
}

bool DateTimeField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress && m_button->isEnabled()) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (key.key() == Qt::Key_Down && key.modifiers() == Qt::AltModifier) {
            pick();
            return true;
        }
    }
    return ValueField::eventFilter(watched, event);
}

} // namespace ui
