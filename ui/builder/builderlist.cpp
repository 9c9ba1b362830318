#include "ui/builder/builderlist.h"

#include "core/base/visibletext.h"
#include "ui/builder/builderaccess.h"
#include "ui/builder/linepainter.h"
#include "ui/theme/appearance.h"
#include "ui/theme/plaintext.h"

#include <QAbstractListModel>
#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <algorithm>

namespace ui {

class BuilderList::Model final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    const std::vector<BuilderLine> &rows() const { return m_rows; }
    const BuilderLine &row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    /// Tells the view of no more than differs, so that it stays where it is.
    void set(std::vector<BuilderLine> rows)
    {
        const auto sameKey = [](const BuilderLine &was, const BuilderLine &is) {
            return was.key == is.key;
        };
        const auto front = static_cast<int>(
            std::mismatch(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), sameKey).first - m_rows.begin());
        const auto back = std::min(
            {static_cast<int>(std::mismatch(m_rows.rbegin(), m_rows.rend(), rows.rbegin(), rows.rend(), sameKey).first
                              - m_rows.rbegin()),
             static_cast<int>(m_rows.size()) - front, static_cast<int>(rows.size()) - front});
        const int gone = static_cast<int>(m_rows.size()) - front - back;
        const int come = static_cast<int>(rows.size()) - front - back;
        if (gone > 0) {
            beginRemoveRows({}, front, front + gone - 1);
            m_rows.erase(m_rows.begin() + front, m_rows.begin() + front + gone);
            endRemoveRows();
        }
        if (come > 0) {
            beginInsertRows({}, front, front + come - 1);
            m_rows.insert(m_rows.begin() + front, rows.begin() + front, rows.begin() + front + come);
            endInsertRows();
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (m_rows[i] == rows[i])
                continue;
            m_rows[i] = std::move(rows[i]);
            emit dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
        }
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        switch (const auto &shown = row(index.row()); role) {
        case Qt::DisplayRole: // What type-ahead looks at.
            return base::visibleText(shown.alias.isEmpty() ? shown.name : shown.alias);
        case Qt::AccessibleTextRole:
            return base::visibleText(shown.spoken());
        default:
            return {};
        }
    }

private:
    std::vector<BuilderLine> m_rows;
};

class BuilderList::Delegate final : public QStyledItemDelegate
{
public:
    explicit Delegate(BuilderList &list) : QStyledItemDelegate(&list), m_list(list) { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {80, RowHeight}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const LineState state {index == m_list.currentIndex(), option.state.testFlag(QStyle::State_MouseOver),
                               m_list.hasFocus()};
        paintLine(*painter, m_list.m_model->row(index.row()), option.rect, state, m_list.m_appearance);
        painter->restore();
    }

private:
    BuilderList &m_list;
};

BuilderList::BuilderList(const Appearance &appearance, QWidget *parent)
    : QListView(parent),
      m_appearance(appearance),
      m_model(new Model(this))
{
    installBuilderAccess();
    setModel(m_model);
    setItemDelegate(new Delegate(*this));
    setUniformItemSizes(true);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("What can be selected"));
    connect(&appearance, &Appearance::themeChanged, viewport(), qOverload<>(&QWidget::update));
}

BuilderList::~BuilderList() = default;

void BuilderList::show(std::vector<BuilderLine> rows)
{
    const int before = currentRow();
    const auto was = before < 0 ? BuilderLine() : m_model->row(before);
    // A row that moves is not followed by the view's own index.
    const int offset = before < 0 ? 0 : visualRect(currentIndex()).top();
    const bool wasInView = offset > -RowHeight && offset < viewport()->height();
    const int scrolled = verticalScrollBar()->value();
    m_model->set(std::move(rows));
    if (before < 0)
        return;
    const int now = rowOf(was.key);
    const int row = now >= 0 ? now : std::min(before, m_model->rowCount() - 1);
    const QSignalBlocker quiet(selectionModel());
    setCurrentIndex(m_model->index(row));
    executeDelayedItemsLayout();
    verticalScrollBar()->setSingleStep(RowHeight);
    if (now >= 0 && wasInView)
        verticalScrollBar()->setValue(row * RowHeight - offset);
    else
        verticalScrollBar()->setValue(scrolled);
    viewport()->update();
    if (now >= 0)
        tellChange(was, now);
}

/// Who hears the line hears what has become of it.
void BuilderList::tellChange(const BuilderLine &was, int row)
{
    const auto &now = m_model->row(row);
    QAccessible::State changed;
    changed.checked = was.mark != now.mark;
    changed.expanded = changed.collapsed = was.isExpanded != now.isExpanded;
    if (changed.checked || changed.expanded) {
        QAccessibleStateChangeEvent event(this, changed);
        event.setChild(row);
        QAccessible::updateAccessibility(&event);
    }
    if (was.value != now.value) {
        QAccessibleEvent event(this, QAccessible::NameChanged);
        event.setChild(row);
        QAccessible::updateAccessibility(&event);
    }
}

const std::vector<BuilderLine> &BuilderList::rows() const
{
    return m_model->rows();
}

QString BuilderList::detailOf(int row) const
{
    return row < 0 || !m_details ? QString() : m_details(m_model->row(row));
}

void BuilderList::setCurrentRow(int row)
{
    setCurrentIndex(m_model->index(std::clamp(row, 0, std::max(0, m_model->rowCount() - 1))));
}

int BuilderList::rowOf(const BuilderKey &key) const
{
    const auto &all = m_model->rows();
    const auto found = std::find_if(all.begin(), all.end(), [&](const BuilderLine &row) { return row.key == key; });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

int BuilderList::parentOf(int row) const
{
    if (row < 0 || row >= m_model->rowCount())
        return -1;
    int above = row - 1;
    while (above >= 0 && m_model->row(above).depth >= m_model->row(row).depth)
        --above;
    return above;
}

QRect BuilderList::markRect(int row) const
{
    return partsOf(m_model->row(row), visualRect(m_model->index(row))).mark;
}

QRect BuilderList::chevronRect(int row) const
{
    return partsOf(m_model->row(row), visualRect(m_model->index(row))).chevron;
}

QRect BuilderList::nameRect(int row) const
{
    return partsOf(m_model->row(row), visualRect(m_model->index(row))).name;
}

QRect BuilderList::valueRect(int row) const
{
    return partsOf(m_model->row(row), visualRect(m_model->index(row))).value;
}

QRect BuilderList::moreRect(int row) const
{
    return partsOf(m_model->row(row), visualRect(m_model->index(row))).more;
}

BuilderList::Spot BuilderList::spotAt(QPoint position) const
{
    const int row = indexAt(position).row();
    if (row < 0)
        return {};
    const auto parts = partsOf(m_model->row(row), visualRect(m_model->index(row)));
    // Small things are hit over the height of their row.
    const auto holds = [&](const QRect &part, int around) {
        return !part.isEmpty() && position.x() >= part.left() - around && position.x() <= part.right() + around;
    };
    if (holds(parts.chevron, 1))
        return {row, Part::Chevron};
    if (holds(parts.mark, 3))
        return {row, Part::Mark};
    if (holds(parts.more, 1))
        return {row, Part::More};
    if (holds(parts.value, 2))
        return {row, Part::Value};
    return {row, Part::None};
}

void BuilderList::say(Wish wish)
{
    m_typed.clear();
    if (currentRow() >= 0)
        emit wanted(currentRow(), wish);
}

void BuilderList::rename()
{
    say(Wish::Rename);
}

void BuilderList::goToDefinition()
{
    say(Wish::OpenDocs);
}

void BuilderList::explain()
{
    if (currentRow() < 0)
        return;
    const auto detail = detailOf(currentRow());
    if (detail.isEmpty())
        return;
    scrollTo(currentIndex());
    const auto rect = visualRect(currentIndex());
    QToolTip::showText(viewport()->mapToGlobal(rect.bottomLeft() + QPoint(24, -12)), plainToolTip(detail), viewport(),
                       rect);
}

/// Qt's own would take the letters behind a tick for more of the word before it.
void BuilderList::keyboardSearch(const QString &letters)
{
    if (letters.isEmpty() || currentRow() < 0)
        return;
    const bool goesOn =
        !m_typed.isEmpty() && m_typedAt.isValid() && m_typedAt.elapsed() < QApplication::keyboardInputInterval();
    m_typed = goesOn ? m_typed + letters : letters;
    m_typedAt.start();
    if (!goesOn)
        m_typedFrom = currentRow();
    // One letter over and over goes from one to the next.
    const bool isRepeated = m_typed.count(m_typed.at(0)) == m_typed.size();
    const auto wanted = isRepeated ? m_typed.left(1) : m_typed;
    // More of a word may be that of the row where it began.
    const int from = isRepeated ? currentRow() + 1 : m_typedFrom;
    const auto found = m_model->match(m_model->index(from % m_model->rowCount()), Qt::DisplayRole, wanted, 1,
                                      Qt::MatchStartsWith | Qt::MatchWrap);
    if (!found.isEmpty())
        setCurrentRow(found.front().row());
}

void BuilderList::goIn()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const auto &current = m_model->row(row);
    if (current.isExpandable && !current.isExpanded)
        emit wanted(row, Wish::Expand);
    else if (row + 1 < m_model->rowCount() && m_model->row(row + 1).depth > current.depth)
        setCurrentRow(row + 1);
}

void BuilderList::goOut()
{
    const int row = currentRow();
    if (row < 0)
        return;
    if (m_model->row(row).isExpanded)
        emit wanted(row, Wish::Collapse);
    else if (const int outer = parentOf(row); outer >= 0)
        setCurrentRow(outer);
}

bool BuilderList::event(QEvent *event)
{
    // The menu names these keys for whatever has the focus; here they are ours before they are anybody's shortcut.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo) || key->matches(QKeySequence::Find)) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

bool BuilderList::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QListView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = indexAt(help->pos()).row();
    const auto detail = detailOf(row);
    if (detail.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainToolTip(detail), viewport(), visualRect(m_model->index(row)));
    return true;
}

void BuilderList::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->matches(QKeySequence::Find))
        return emit searchWanted();
    if (event->matches(QKeySequence::Undo))
        return emit undoWanted();
    if (event->matches(QKeySequence::Redo))
        return emit redoWanted();
    if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_I)
        return explain();
    if (modifiers == Qt::ShiftModifier && event->key() == Qt::Key_F10)
        return openMenu(); // Qt knows the menu key alone.
    if (modifiers == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        return say(event->key() == Qt::Key_Up ? Wish::MoveUp : Wish::MoveDown);
    if (modifiers == Qt::NoModifier) {
        switch (event->key()) {
        case Qt::Key_Right:
            return goIn();
        case Qt::Key_Left:
            return goOut();
        case Qt::Key_Space:
            return say(Wish::Toggle);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return say(Wish::Activate);
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            return say(Wish::Remove);
        case Qt::Key_F2:
            return rename();
        case Qt::Key_F12:
            return goToDefinition();
        case Qt::Key_Slash:
            return emit searchWanted();
        default:
            break;
        }
    }
    if (event->text() == QLatin1String("$"))
        return say(Wish::MakeVariable);
    // What is a key of the window is not a letter to go to.
    if (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void BuilderList::mousePressEvent(QMouseEvent *event)
{
    m_pressed = {};
    const auto spot = spotAt(event->position().toPoint());
    if (spot.row >= 0)
        setCurrentRow(spot.row);
    if (event->button() == Qt::LeftButton)
        m_pressed = spot;
    else
        event->setAccepted(event->button() == Qt::RightButton);
}

void BuilderList::mouseReleaseEvent(QMouseEvent *event)
{
    const auto pressed = std::exchange(m_pressed, {});
    if (pressed.row < 0 || spotAt(event->position().toPoint()) != pressed)
        return;
    switch (pressed.part) {
    case Part::Chevron:
        emit wanted(pressed.row, m_model->row(pressed.row).isExpanded ? Wish::Collapse : Wish::Expand);
        break;
    case Part::Mark:
        emit wanted(pressed.row, Wish::Click);
        break;
    case Part::Value:
        emit wanted(pressed.row, Wish::Edit);
        break;
    case Part::More:
        emit menuWanted(pressed.row, viewport()->mapToGlobal(moreRect(pressed.row).bottomLeft()));
        break;
    case Part::None:
        if (m_model->row(pressed.row).kind == BuilderLine::Kind::NewElement)
            emit wanted(pressed.row, Wish::Click);
        break;
    }
}

void BuilderList::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
    // The second click on a mark is one more click on it; on a name it is what Enter is.
    if (m_pressed.row >= 0 && m_pressed.part == Part::None) {
        const int row = std::exchange(m_pressed, {}).row;
        emit wanted(row, Wish::Activate);
    }
}

void BuilderList::openMenu()
{
    if (currentRow() < 0)
        return;
    scrollTo(currentIndex());
    emit menuWanted(currentRow(), viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft() + QPoint(24, 0)));
}

void BuilderList::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() != QContextMenuEvent::Mouse)
        return openMenu();
    if (const int row = indexAt(event->pos()).row(); row >= 0)
        emit menuWanted(row, event->globalPos());
}

void BuilderList::focusInEvent(QFocusEvent *event)
{
    if (currentRow() < 0 && event->reason() != Qt::MouseFocusReason) {
        // What is chosen is where the work is.
        const auto &all = m_model->rows();
        const auto chosen = std::find_if(all.begin(), all.end(), [](const BuilderLine &line) {
            return line.mark == BuilderLine::Mark::On || line.mark == BuilderLine::Mark::Partly;
        });
        setCurrentRow(chosen == all.end() ? 0 : static_cast<int>(chosen - all.begin()));
    }
    QListView::focusInEvent(event);
    viewport()->update();
}

void BuilderList::focusOutEvent(QFocusEvent *event)
{
    QListView::focusOutEvent(event);
    viewport()->update();
}

} // namespace ui
