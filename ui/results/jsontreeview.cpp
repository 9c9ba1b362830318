#include "ui/results/jsontreeview.h"

#include "ui/results/jsontreedelegate.h"
#include "ui/theme/appearance.h"
#include "ui/theme/chosenrow.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <deque>

namespace ui {
namespace {

/// How many rows an answer shows before anybody has opened anything: a screen.
constexpr int FirstRows = 60;
constexpr int RoomForTypes = 560;
constexpr int NarrowestKeys = 120;
constexpr int BehindKeys = 20;
constexpr int MeasuredLetters = 100;

} // namespace

JsonTreeView::JsonTreeView(const Appearance &appearance, QWidget *parent) : QTreeView(parent), m_appearance(appearance)
{
    setModel(&m_model);
    setItemDelegate(new JsonTreeDelegate(appearance, this));
    setUniformRowHeights(true);
    setIndentation(18);
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Answer as a tree"));
    setHeaderHidden(true);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(48);
    header()->setSectionResizeMode(results::JsonTreeModel::KeyColumn, QHeaderView::Interactive);
    header()->setSectionResizeMode(results::JsonTreeModel::ValueColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(results::JsonTreeModel::TypeColumn, QHeaderView::Fixed);
    header()->resizeSection(results::JsonTreeModel::TypeColumn, 72);
    connect(&appearance, &Appearance::themeChanged, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_isTold)
            makeRoomForKeys(m_model.index(0, 0, index));
    });
}

void JsonTreeView::setTape(std::shared_ptr<const json::Tape> tape)
{
    m_isTold = true;
    m_model.setTape(std::move(tape));
    expandFirstRows();
    setCurrentIndex(m_model.index(0, 0));
    m_isTold = false;
    m_keyWidth = NarrowestKeys;
    makeRoomForKeys(m_model.index(0, 0));
}

void JsonTreeView::makeRoomForKeys(QModelIndex from)
{
    const QFontMetrics metrics(Theme::codeFont());
    for (int rows = 0; from.isValid() && rows < FirstRows; ++rows, from = indexBelow(from)) {
        int indent = indentation();
        for (auto parent = from.parent(); parent.isValid(); parent = parent.parent())
            indent += indentation();
        const int text = metrics.horizontalAdvance(from.data().toString().left(MeasuredLetters));
        m_keyWidth = std::max(m_keyWidth, indent + text + BehindKeys);
    }
    fitKeys();
}

void JsonTreeView::fitKeys()
{
    // The value needs room for itself, however deep the keys are.
    const int most = std::max(NarrowestKeys, viewport()->width() * 3 / 5);
    header()->resizeSection(results::JsonTreeModel::KeyColumn, std::min(m_keyWidth, most));
}

void JsonTreeView::setLonger(std::shared_ptr<const json::Tape> tape)
{
    // A way of row numbers, because bytes and indexes move.
    using Way = std::vector<int>;
    const auto wayTo = [](QModelIndex index) {
        Way way;
        for (; index.isValid(); index = index.parent())
            way.push_back(index.row());
        return way;
    };
    const auto at = [this](const Way &way) {
        QModelIndex index;
        for (auto row = way.rbegin(); row != way.rend(); ++row)
            index = m_model.index(*row, 0, index);
        return index;
    };
    std::vector<Way> open;
    for (auto index = m_model.index(0, 0); index.isValid() && open.size() < std::size_t(MostOpenedRows);
         index = indexBelow(index))
        if (isExpanded(index))
            open.push_back(wayTo(index));
    const auto current = wayTo(currentIndex());
    const int top = verticalScrollBar()->value();
    m_isTold = true;
    m_model.setTape(std::move(tape));
    for (const auto &way : open)
        expand(at(way));
    setCurrentIndex(at(current));
    m_isTold = false;
    verticalScrollBar()->setValue(top);
}

void JsonTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    // Colours tell the kind too; where there is little room, the value needs it more.
    setColumnHidden(results::JsonTreeModel::TypeColumn, viewport()->width() < RoomForTypes);
    fitKeys();
}

void JsonTreeView::expandFirstRows()
{
    std::deque<QModelIndex> waiting {QModelIndex()};
    int rows = 0;
    while (!waiting.empty()) {
        const auto index = waiting.front();
        waiting.pop_front();
        const int children = m_model.rowCount(index);
        // One that does not fit stays closed, but smaller ones beside it may still be opened.
        if (rows + children > FirstRows && index.isValid())
            continue;
        rows += children;
        if (index.isValid())
            expand(index);
        for (int row = 0; row < std::min(children, FirstRows); ++row)
            if (const auto child = m_model.index(row, 0, index); m_model.hasChildren(child))
                waiting.push_back(child);
    }
}

void JsonTreeView::expandBelow(const QModelIndex &top, int depth)
{
    // One layout at the end, not one for each row.
    scheduleDelayedItemsLayout();
    m_isTold = true;
    std::deque<std::pair<QModelIndex, int>> waiting {{top, 0}};
    for (int rows = 0; !waiting.empty() && rows < MostOpenedRows;) {
        const auto [index, level] = waiting.front();
        waiting.pop_front();
        if (index.isValid())
            expand(index);
        const int children = m_model.rowCount(index);
        rows += children;
        if (level == depth)
            continue;
        for (int row = 0; row < std::min(children, MostOpenedRows); ++row)
            if (const auto child = m_model.index(row, 0, index); m_model.hasChildren(child))
                waiting.emplace_back(child, level + 1);
    }
    m_isTold = false;
    makeRoomForKeys(top.isValid() ? top : m_model.index(0, 0));
}

void JsonTreeView::openBelow()
{
    expandBelow(currentIndex().siblingAtColumn(0), MostOpenedRows);
}

void JsonTreeView::openTo(int depth)
{
    collapseAll();
    if (depth > 0)
        expandBelow({}, depth);
    scrollTo(currentIndex());
}

void JsonTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QTreeView::drawRow(painter, option, index);
    if (selectionModel()->isSelected(index))
        paintChosenBar(*painter, option.rect, m_appearance.theme());
}

void JsonTreeView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!m_model.hasChildren(index.siblingAtColumn(0)))
        return;
    const auto name =
        isExpanded(index.siblingAtColumn(0)) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
    const QRect place(rect.right() - indentation() + 2, rect.center().y() - 7, 15, 15);
    icon(name, m_appearance.theme()).paint(painter, place);
}

std::optional<std::uint32_t> JsonTreeView::chosen() const
{
    const auto value = m_model.valueAt(currentIndex());
    return value ? std::optional(value->span().begin) : std::nullopt;
}

void JsonTreeView::choose(std::uint32_t offset)
{
    const auto index = m_model.indexAt(offset);
    if (!index.isValid())
        return;
    m_isTold = true;
    setCurrentIndex(index);
    m_isTold = false;
    scrollTo(index, EnsureVisible);
}

void JsonTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (const auto offset = chosen(); offset && !m_isTold)
        emit chosenChanged(*offset);
}

void JsonTreeView::copyValue() const
{
    QApplication::clipboard()->setText(m_model.textOf(currentIndex()));
}

void JsonTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyValue();
    else if (event->key() == Qt::Key_Asterisk)
        openBelow(); // QTreeView's own knows no end.
    else
        QTreeView::keyPressEvent(event);
}

void JsonTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        if (const auto under = indexAt(event->pos()); under.isValid())
            setCurrentIndex(under);
    const auto index = currentIndex();
    if (!index.isValid())
        return;
    const auto where = event->reason() == QContextMenuEvent::Mouse
        ? event->globalPos()
        : viewport()->mapToGlobal(visualRect(index).bottomLeft());
    emit menuWanted(where);
}

} // namespace ui
