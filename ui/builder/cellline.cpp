#include "ui/builder/cellline.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"
#include "ui/values/datetimepicker.h"
#include "ui/values/datetimetext.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int CellInset = 5; ///< What stands left of the first letter.
constexpr int NarrowestCell = 120;
constexpr int NarrowestReason = 170;

} // namespace

CellLine::CellLine(const Appearance &appearance, QWidget *parent)
    : QFrame(parent),
      m_appearance(appearance),
      m_line(new QLineEdit),
      m_refusal(new PlainLabel)
{
    setProperty("card", QStringLiteral("info"));
    setAttribute(Qt::WA_StyledBackground);
    m_line->setObjectName(QStringLiteral("cell"));
    m_line->setProperty("kind", QStringLiteral("cell"));
    m_line->setFont(Theme::codeFont());
    m_line->installEventFilter(this);
    m_refusal->setProperty("look", QStringLiteral("captionError"));
    m_refusal->setWordWrap(true);
    m_refusal->setContentsMargins(4, 0, 4, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(2);
    column->addWidget(m_line);
    column->addWidget(m_refusal);
    setFocusProxy(m_line);
    m_calendar = m_line->addAction(QIcon(), QLineEdit::TrailingPosition);
    m_calendar->setText(tr("Choose in a calendar (Alt+Down)"));
    m_calendar->setToolTip(m_calendar->text());
    m_calendar->setVisible(false);
    connect(m_calendar, &QAction::triggered, this, &CellLine::pickMoment);
    connect(m_line, &QLineEdit::textEdited, this, [this] { refuse({}); });
    hide();
}

void CellLine::open(const QString &text, const QString &caption, const QRect &place, Holds holds)
{
    m_place = place;
    m_calendar->setVisible(holds == Holds::DateTime);
    if (m_calendar->isVisible())
        m_calendar->setIcon(icon(QStringLiteral("calendar"), m_appearance.theme()));
    m_line->setText(text);
    m_line->selectAll();
    m_line->setAccessibleName(caption);
    refuse({});
    show();
    raise();
    m_line->setFocus(Qt::PopupFocusReason);
}

void CellLine::refuse(const QString &reason)
{
    m_refusal->setText(reason);
    m_refusal->setVisible(!reason.isEmpty());
    // Whoever does not see it hears it.
    m_line->setAccessibleDescription(reason);
    const auto bounds = parentWidget()->rect();
    const int width = std::clamp(bounds.right() - m_place.left() + CellInset - 4,
                                 reason.isEmpty() ? NarrowestCell : NarrowestReason, std::max(1, bounds.width()));
    layout()->activate();
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    setGeometry(std::clamp(m_place.left() - CellInset, 0, std::max(0, bounds.width() - width)),
                std::clamp(m_place.center().y() - m_line->sizeHint().height() / 2 - 1, 0,
                           std::max(0, bounds.height() - height)),
                width, height);
}

void CellLine::close()
{
    if (!isOpen())
        return;
    const bool hadFocus = m_line->hasFocus();
    // Hiding a line that has the focus is no leaving of it.
    m_line->removeEventFilter(this);
    hide();
    m_line->installEventFilter(this);
    if (hadFocus)
        parentWidget()->setFocus(Qt::OtherFocusReason);
}

QString CellLine::text() const
{
    const auto typed = m_line->text();
    if (!m_calendar->isVisible())
        return typed;
    return completedDateTime(typed.trimmed(), QTimeZone::systemTimeZone(), QDateTime::currentDateTime())
        .value_or(typed);
}

void CellLine::pickMoment()
{
    auto *picker = new DateTimePicker(m_appearance, readDateTime(text()), QTimeZone::systemTimeZone(), this);
    connect(picker, &DateTimePicker::picked, this, [this](const QDateTime &instant) {
        m_line->setText(rfc3339(instant));
        m_line->setFocus(Qt::OtherFocusReason);
    });
    picker->openUnder(*m_line);
}

QString CellLine::refusal() const
{
    return m_refusal->text();
}

void CellLine::take(Then then, bool isLeaving)
{
    emit entered(then, isLeaving);
}

bool CellLine::event(QEvent *event)
{
    // Escape leaves the line before it is anybody's shortcut.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

bool CellLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line || isHidden())
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            take(Then::Stay, true);
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto &pressed = *static_cast<QKeyEvent *>(event);
    if (m_calendar->isVisible() && pressed.key() == Qt::Key_Down && pressed.modifiers() == Qt::AltModifier) {
        pickMoment();
        return true;
    }
    switch (pressed.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(Then::Stay, false);
        return true;
    case Qt::Key_Tab:
        take(Then::Next, false);
        return true;
    case Qt::Key_Backtab:
        take(Then::Previous, false);
        return true;
    case Qt::Key_Escape:
        close();
        emit cancelled();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace ui
