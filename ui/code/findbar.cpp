#include "ui/code/findbar.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace ui {
namespace {

QToolButton *findBarButton(const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setIconSize({16, 16});
    return button;
}

} // namespace

FindBar::FindBar(const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_line(new QLineEdit(this)),
      m_count(new PlainLabel({}, PlainLabel::Look::Caption, this)),
      m_case(findBarButton(tr("Match upper and lower case"), this)),
      m_previous(findBarButton(tr("Previous (Shift+F3)"), this)),
      m_next(findBarButton(tr("Next (F3)"), this)),
      m_close(findBarButton(tr("Close (Esc)"), this))
{
    m_line->setPlaceholderText(tr("Find"));
    m_line->setAccessibleName(tr("Find"));
    m_line->installEventFilter(this);
    m_case->setText(QStringLiteral("Aa"));
    m_case->setCheckable(true);
    m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(tr("%1 of %2").arg(999).arg(999)));
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    // Both fields end at one edge.
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 6, 8, 6);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    auto *beside = new QHBoxLayout;
    beside->setSpacing(4);
    beside->addWidget(m_count);
    beside->addSpacing(4);
    for (auto *button : {m_case, m_previous, m_next, m_close})
        beside->addWidget(button);
    grid->addWidget(m_line, 0, 0);
    grid->addLayout(beside, 0, 1);
    addReplaceRow(*grid);
    setTabOrder(m_line, m_replacement);
    setFocusProxy(m_line);
    hide();

    const auto search = [this] {
        emit searched(text(), isCaseSensitive());
    };
    connect(m_line, &QLineEdit::textChanged, this, search);
    connect(m_case, &QToolButton::toggled, this, search);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousWanted);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextWanted);
    connect(m_close, &QToolButton::clicked, this, &FindBar::closed);
    connect(&appearance, &Appearance::themeChanged, this, &FindBar::applyIcons);
    applyIcons();
}

void FindBar::addReplaceRow(QGridLayout &grid)
{
    m_replacement = new QLineEdit(this);
    m_replacement->setObjectName(QStringLiteral("replacement"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replacement->setAccessibleName(m_replacement->placeholderText());
    m_replacement->installEventFilter(this);
    grid.addWidget(m_replacement, 1, 0);
    m_replaceActs = new QWidget(this);
    auto *row = new QHBoxLayout(m_replaceActs);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    grid.addWidget(m_replaceActs, 1, 1);
    auto *one = new QPushButton(tr("Replace"));
    one->setObjectName(QStringLiteral("replaceOne"));
    one->setToolTip(tr("Replace what is selected and go on (Enter)"));
    auto *all = new QPushButton(tr("All"));
    all->setObjectName(QStringLiteral("replaceAll"));
    all->setToolTip(tr("Replace everything that is found"));
    row->addWidget(one);
    row->addWidget(all);
    row->addStretch(1);
    connect(one, &QPushButton::clicked, this, [this] { emit replaceWanted(replacement()); });
    connect(all, &QPushButton::clicked, this, [this] { emit replaceAllWanted(replacement()); });
    showReplaceRow(false);
}

void FindBar::showReplaceRow(bool shown)
{
    m_replacement->setVisible(shown);
    m_replaceActs->setVisible(shown);
}

QString FindBar::text() const
{
    return m_line->text();
}

bool FindBar::isCaseSensitive() const
{
    return m_case->isChecked();
}

QString FindBar::replacement() const
{
    return m_replacement->text();
}

void FindBar::openToReplace(const QString &text)
{
    open(text);
    showReplaceRow(true);
}

void FindBar::open(const QString &text)
{
    const bool same = text.isEmpty() || text == m_line->text();
    showReplaceRow(false);
    show();
    m_line->setFocus(Qt::ShortcutFocusReason);
    if (same)
        emit searched(m_line->text(), isCaseSensitive());
    else
        m_line->setText(text);
    m_line->selectAll();
}

void FindBar::showMatches(int current, int total, bool more)
{
    const bool nothing = total == 0 && !text().isEmpty();
    m_previous->setEnabled(total > 0);
    m_next->setEnabled(total > 0);
    m_count->setText(text().isEmpty() ? QString()
                         : nothing    ? tr("No matches")
                         : current > 0
                         ? tr("%1 of %2%3").arg(current).arg(total).arg(more ? QStringLiteral("+") : QString())
                         : tr("%1 in all").arg(total));
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.color(Role::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_appearance.color(Role::Line));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    // Behind the bar lies the text, with a match selected that any key would be typed over.
    event->accept();
}

bool FindBar::focusNextPrevChild(bool next)
{
    // The box around has other uses for Tab: it goes round here, and Escape leaves.
    auto *from = window()->focusWidget();
    if (!from || !isAncestorOf(from))
        return false;
    auto *to = from;
    do {
        to = next ? to->nextInFocusChain() : to->previousInFocusChain();
    } while (to != from
             && (!isAncestorOf(to) || (to->focusPolicy() & Qt::TabFocus) == 0 || !to->isVisible() || !to->isEnabled()));
    to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if ((watched == m_line || watched == m_replacement) && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool back = key->modifiers().testFlag(Qt::ShiftModifier);
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_F3:
            // With Ctrl it is the window's Run.
            if (key->modifiers().testFlag(Qt::ControlModifier))
                return false;
            if (watched == m_replacement && key->key() != Qt::Key_F3)
                emit replaceWanted(replacement());
            else
                emit(back ? previousWanted() : nextWanted());
            return true;
        case Qt::Key_Escape:
            emit closed();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::applyIcons()
{
    const auto &theme = m_appearance.theme();
    m_previous->setIcon(icon(QStringLiteral("back"), theme));
    m_next->setIcon(icon(QStringLiteral("forward"), theme));
    m_close->setIcon(icon(QStringLiteral("close"), theme));
}

} // namespace ui
