#include "ui/results/jsontreeview.h"

#include "core/results/textsearch.h"
#include "ui/results/jsontreedelegate.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <deque>

namespace ui {
namespace {

/// How many rows an answer shows before anybody has opened anything: a screen.
constexpr int FirstRows = 60;
constexpr int RoomForTypes = 560;
/// Opening everything below a row stops here: beyond it, nobody reads and the view only gets slow.
constexpr int MostOpenedRows = 20'000;

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
}

void JsonTreeView::setTape(std::shared_ptr<const json::Tape> tape)
{
    m_places.clear();
    m_model.setTape(std::move(tape));
    expandFirstRows();
    setCurrentIndex(m_model.index(0, 0));
    resizeColumnToContents(results::JsonTreeModel::KeyColumn);
    const int room = std::max(160, viewport()->width() / 2);
    header()->resizeSection(results::JsonTreeModel::KeyColumn,
                            std::clamp(columnWidth(results::JsonTreeModel::KeyColumn) + 16, 120, room));
}

void JsonTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    // Colours tell the kind too; where there is little room, the value needs it more.
    setColumnHidden(results::JsonTreeModel::TypeColumn, viewport()->width() < RoomForTypes);
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

void JsonTreeView::expandAllBelow(const QModelIndex &top)
{
    std::deque<QModelIndex> waiting {top.siblingAtColumn(0)};
    for (int rows = 0; !waiting.empty() && rows < MostOpenedRows;) {
        const auto index = waiting.front();
        waiting.pop_front();
        expand(index);
        const int children = m_model.rowCount(index);
        rows += children;
        for (int row = 0; row < std::min(children, MostOpenedRows); ++row)
            if (const auto child = m_model.index(row, 0, index); m_model.hasChildren(child))
                waiting.push_back(child);
    }
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

int JsonTreeView::search(const QString &text, bool caseSensitive)
{
    m_places.clear();
    if (m_model.tape() && !text.isEmpty())
        m_places = results::findText(*m_model.tape(), text.toStdString(), caseSensitive, MostPlaces);
    if (m_places.empty())
        return 0;
    const auto here = m_model.valueAt(currentIndex());
    const auto next = std::lower_bound(m_places.begin(), m_places.end(), here ? here->span().begin : 0U);
    goToPlace(next == m_places.end() ? 0 : static_cast<std::size_t>(next - m_places.begin()));
    return static_cast<int>(m_places.size());
}

int JsonTreeView::step(bool backwards)
{
    if (!m_places.empty())
        goToPlace((m_place + (backwards ? m_places.size() - 1 : 1)) % m_places.size());
    return current();
}

void JsonTreeView::goToPlace(std::size_t place)
{
    m_place = place;
    const auto index = m_model.indexAt(m_places[place]);
    setCurrentIndex(index);
    scrollTo(index, EnsureVisible);
}

void JsonTreeView::copyValue() const
{
    QApplication::clipboard()->setText(m_model.textOf(currentIndex()));
}

void JsonTreeView::copyPath() const
{
    QApplication::clipboard()->setText(m_model.pathOf(currentIndex()));
}

void JsonTreeView::copyJson() const
{
    QApplication::clipboard()->setText(m_model.jsonOf(currentIndex()));
}

void JsonTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyValue();
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
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *copy = menu->addAction(tr("Copy value"), this, [this] { copyValue(); });
    copy->setShortcut(QKeySequence::Copy);
    menu->addAction(tr("Copy path"), this, [this] { copyPath(); });
    menu->addAction(tr("Copy as JSON"), this, [this] { copyJson(); });
    if (m_model.hasChildren(index.siblingAtColumn(0))) {
        menu->addSeparator();
        menu->addAction(tr("Open all below"), this, [this, index] { expandAllBelow(index); });
        menu->addAction(tr("Close"), this, [this, index] { collapse(index.siblingAtColumn(0)); });
    }
    const auto where = event->reason() == QContextMenuEvent::Mouse
        ? event->globalPos()
        : viewport()->mapToGlobal(visualRect(index).bottomLeft());
    menu->popup(where);
}

} // namespace ui
