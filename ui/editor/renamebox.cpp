#include "ui/editor/renamebox.h"

#include "ui/theme/plainlabel.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int RenameMargin = 4;
constexpr int RenameInset = 13; ///< What stands left of the first letter: margin, border and padding.
constexpr int NarrowestRename = 180;
constexpr int NarrowestRefusal = 320;

} // namespace

RenameBox::RenameBox(QWidget *parent) : QFrame(parent), m_line(new QLineEdit), m_refusal(new PlainLabel)
{
    setProperty("card", QStringLiteral("info"));
    setAttribute(Qt::WA_StyledBackground);
    m_line->setObjectName(QStringLiteral("newName"));
    m_line->setAccessibleName(tr("New name"));
    m_line->setFont(Theme::codeFont());
    m_line->installEventFilter(this);
    parent->installEventFilter(this);
    m_refusal->setProperty("look", QStringLiteral("captionError"));
    m_refusal->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(RenameMargin, RenameMargin, RenameMargin, RenameMargin);
    column->setSpacing(RenameMargin);
    column->addWidget(m_line);
    column->addWidget(m_refusal);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this] { refuse({}); });
    hide();
}

void RenameBox::open(const QString &name, const QRect &anchor)
{
    m_anchor = anchor;
    m_line->setText(name);
    m_line->selectAll();
    refuse({});
    show();
    raise();
    m_line->setFocus(Qt::PopupFocusReason);
}

void RenameBox::refuse(const QString &reason)
{
    m_refusal->setText(reason);
    m_refusal->setVisible(!reason.isEmpty());
    // Whoever does not see it hears it.
    m_line->setAccessibleDescription(reason);
    place();
}

void RenameBox::close()
{
    if (!isOpen())
        return;
    const bool hadFocus = window()->focusWidget() == m_line;
    hide();
    if (hadFocus)
        parentWidget()->setFocus(Qt::OtherFocusReason);
}

QString RenameBox::name() const
{
    return m_line->text();
}

QString RenameBox::refusal() const
{
    return m_refusal->text();
}

void RenameBox::place()
{
    const auto bounds = parentWidget()->rect();
    const int text = m_line->fontMetrics().horizontalAdvance(m_line->text()) + 40;
    const int wanted = std::max({text, NarrowestRename, refusal().isEmpty() ? 0 : NarrowestRefusal});
    const int width = std::min(wanted, bounds.width());
    layout()->activate();
    const int height =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : layout()->sizeHint().height();
    // The letters of the line over those of the text.
    setGeometry(std::clamp(m_anchor.left() - RenameInset, 0, bounds.width() - width),
                std::clamp(m_anchor.top() - RenameMargin, 0, std::max(0, bounds.height() - height)), width, height);
}

bool RenameBox::event(QEvent *event)
{
    // Escape leaves the line before it is anybody's shortcut.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

bool RenameBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        close();
    if (watched == m_line && event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            hide();
    }
    return QFrame::eventFilter(watched, event);
}

void RenameBox::keyPressEvent(QKeyEvent *event)
{
    // What the line has no use for is not for the text below it either.
    event->accept();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit entered(name());
    else if (event->key() == Qt::Key_Escape)
        close();
}

} // namespace ui
