#include "ui/results/tableview.h"

#include "core/results/flattext.h"
#include "ui/results/tabledelegate.h"
#include "ui/theme/appearance.h"
#include "ui/theme/plaintext.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <set>

namespace ui {
namespace {

constexpr int TableRowHeight = 32;
constexpr int NarrowestColumn = 56;
constexpr int WidestColumn = 260;
/// The same where there is room to spare.
constexpr int WidestWhole = 600;
/// An ID is for copying, not for reading.
constexpr int WidestId = 120;
/// A column is made as wide as its first rows need; to ask all of a hundred thousand would take seconds.
constexpr int RowsMeasured = 60;
constexpr int LongestTitleInMenu = 60;

QString titleOf(const results::Table &table, int column)
{
    return QString::fromStdString(table.columns()[static_cast<std::size_t>(column)].title());
}

/// Titles whose line goes on behind the last column, as those of the rows do.
class TableTitles final : public QHeaderView
{
public:
    TableTitles(const Appearance &appearance, QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent),
          m_appearance(appearance)
    { }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QHeaderView::paintEvent(event);
        const int end = length() - offset();
        QPainter painter(viewport());
        painter.fillRect(end, height() - 1, std::max(0, width() - end), 1, m_appearance.color(Role::Line));
    }

private:
    const Appearance &m_appearance;
};

} // namespace

TableView::TableView(const Appearance &appearance, QWidget *parent) : QTableView(parent), m_appearance(appearance)
{
    setHorizontalHeader(new TableTitles(appearance, this));
    setModel(&m_model);
    setItemDelegate(new TableDelegate(appearance, this));
    setAccessibleName(tr("Answer as a table"));
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(TableRowHeight);
    verticalHeader()->hide();
    auto *titles = horizontalHeader();
    titles->setAccessibleName(tr("Titles of the columns"));
    titles->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    titles->setMinimumSectionSize(NarrowestColumn);
    titles->setSectionsMovable(true);
    titles->setSectionsClickable(true);
    titles->setHighlightSections(false);
    titles->setTextElideMode(Qt::ElideMiddle); // Paths differ at both ends.
    titles->setContextMenuPolicy(Qt::CustomContextMenu);
    // QTableView chooses a cell of the column, whose rows are about to move: who sorts would lose the place.
    disconnect(titles, &QHeaderView::sectionPressed, this, nullptr);
    connect(titles, &QHeaderView::sectionClicked, this, &TableView::sortBy);
    connect(titles, &QHeaderView::sectionMoved, this, &TableView::noteOrder);
    connect(titles, &QHeaderView::sectionResized, this, [this](int, int before, int now) {
        // Nought is what hiding and showing do.
        if (!m_isSpreading && before > 0 && now > 0)
            noteWidths();
    });
    connect(titles, &QWidget::customContextMenuRequested, this, &TableView::openTitleMenu);
    connect(&appearance, &Appearance::themeChanged, viewport(), qOverload<>(&QWidget::update));
}

void TableView::setTable(std::shared_ptr<const results::Table> table, const TableLayout &layout)
{
    m_layout = layout;
    // Scroll bars come and go with the model's reset, so the view is laid out before its columns are measured.
    m_wishes.clear();
    m_model.setTable(std::move(table));
    arrange();
    fitColumns();
    showSort();
    scrollToTop();
    if (const auto columns = shownColumns(); !columns.empty())
        setCurrentIndex(m_model.index(0, static_cast<int>(columns.front())));
}

void TableView::setRows(results::RowList rows)
{
    const auto current = currentIndex();
    const auto before = current.isValid() ? m_model.rows()[static_cast<std::size_t>(current.row())] : 0U;
    m_model.setRows(std::move(rows));
    const auto &shown = m_model.rows();
    const auto now = std::find(shown.begin(), shown.end(), before);
    const int row = now == shown.end() ? 0 : static_cast<int>(now - shown.begin());
    if (current.isValid())
        setCurrentIndex(m_model.index(row, current.column()));
}

void TableView::fitColumns()
{
    m_wishes.clear();
    const auto metrics = fontMetrics();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics titleMetrics(bold);
    constexpr int titlePadding = 20;
    constexpr int arrowWidth = 18;
    constexpr int cellPadding = 20;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const auto title = m_model.headerData(column, Qt::Horizontal).toString();
        int width = titleMetrics.horizontalAdvance(title) + titlePadding + arrowWidth;
        for (int row = 0; row < std::min(m_model.rowCount(), RowsMeasured); ++row) {
            const auto text = m_model.index(row, column).data().toString();
            width = std::max(width, metrics.horizontalAdvance(text) + cellPadding);
        }
        const bool isId =
            title == QLatin1String("id") || title.endsWith(QLatin1String(".id")) || title.endsWith(QLatin1String("ID"));
        const int narrow = std::clamp(width, NarrowestColumn, isId ? WidestId : WidestColumn);
        m_wishes.push_back({narrow, std::clamp(width, narrow, WidestWhole)});
    }
    spreadColumns();
}

void TableView::spreadColumns()
{
    if (m_wishes.size() != static_cast<std::size_t>(m_model.columnCount()))
        return;
    const auto shown = shownColumns();
    std::vector<ColumnWish> wishes;
    for (const auto column : shown)
        wishes.push_back(m_wishes[column]);
    const bool isByHand = !m_layout.widths.isEmpty();
    const auto widths = columnWidths(wishes, isByHand ? 0 : viewport()->width());
    const QScopedValueRollback spreading(m_isSpreading, true);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto column = static_cast<int>(shown[i]);
        setColumnWidth(column, m_layout.widths.value(titleOf(*m_model.table(), column), widths[i]));
    }
}

void TableView::noteWidths()
{
    for (const auto shown : shownColumns()) {
        const auto column = static_cast<int>(shown);
        m_layout.widths.insert(titleOf(*m_model.table(), column), columnWidth(column));
    }
    emit widthsChanged();
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        spreadColumns();
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    // A row goes on behind its last column: lines that end in the middle of nothing look broken.
    const int end = horizontalHeader()->length() - horizontalHeader()->offset();
    if (end >= viewport()->width() || m_model.rowCount() == 0)
        return;
    QPainter painter(viewport());
    const int last = rowAt(viewport()->height() - 1);
    for (int row = rowAt(0); row <= (last < 0 ? m_model.rowCount() - 1 : last); ++row)
        painter.fillRect(end, rowViewportPosition(row) + rowHeight(row) - 1, viewport()->width() - end, 1,
                         m_appearance.color(Role::Line));
}

void TableView::arrange()
{
    auto *titles = horizontalHeader();
    const QSignalBlocker quiet(titles);
    // Of the same number of columns the order of the table before would stay.
    for (int column = 0; column < m_model.columnCount(); ++column)
        titles->moveSection(titles->visualIndex(column), column);
    int place = 0;
    for (const auto &title : std::as_const(m_layout.order))
        for (int column = 0; column < m_model.columnCount(); ++column)
            if (titleOf(*m_model.table(), column) == title)
                titles->moveSection(titles->visualIndex(column), place++);
    for (int column = 0; column < m_model.columnCount(); ++column)
        setColumnHidden(column, m_layout.hidden.contains(titleOf(*m_model.table(), column)));
}

void TableView::noteOrder()
{
    m_layout.order.clear();
    for (int place = 0; place < m_model.columnCount(); ++place)
        m_layout.order += titleOf(*m_model.table(), horizontalHeader()->logicalIndex(place));
    emit columnsChanged();
}

std::vector<std::size_t> TableView::shownColumns() const
{
    std::vector<std::size_t> columns;
    for (int place = 0; place < m_model.columnCount(); ++place)
        if (const int column = horizontalHeader()->logicalIndex(place); !isColumnHidden(column))
            columns.push_back(static_cast<std::size_t>(column));
    return columns;
}

void TableView::setColumnShown(int column, bool isShown)
{
    const auto title = titleOf(*m_model.table(), column);
    if (isShown)
        m_layout.hidden.remove(title);
    else
        m_layout.hidden.insert(title);
    setColumnHidden(column, !isShown);
    spreadColumns();
    emit columnsChanged();
}

int TableView::sortColumn() const
{
    for (int column = 0; column < m_model.columnCount(); ++column)
        if (!m_layout.sortedBy.isEmpty() && titleOf(*m_model.table(), column) == m_layout.sortedBy)
            return column;
    return -1;
}

void TableView::sortBy(int column)
{
    using enum results::SortDirection;
    if (column != sortColumn()) {
        m_layout.sortedBy = titleOf(*m_model.table(), column);
        m_layout.direction = Ascending;
    } else if (m_layout.direction == Ascending) {
        m_layout.direction = Descending;
    } else {
        m_layout.sortedBy.clear();
    }
    showSort();
    emit sortChanged();
}

void TableView::showSort()
{
    const int column = sortColumn();
    auto *titles = horizontalHeader();
    titles->setSortIndicatorShown(column >= 0);
    if (column >= 0)
        titles->setSortIndicator(
            column, m_layout.direction == results::SortDirection::Ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
}

results::TableSelection TableView::selection() const
{
    std::set<int> rows;
    std::set<int> columns;
    auto selected = selectionModel()->selectedIndexes();
    if (selected.isEmpty() && currentIndex().isValid())
        selected += currentIndex();
    for (const auto &index : std::as_const(selected)) {
        rows.insert(index.row());
        columns.insert(index.column());
    }
    results::TableSelection selection;
    for (const int row : rows)
        selection.rows.push_back(m_model.rows()[static_cast<std::size_t>(row)]);
    for (const auto column : shownColumns())
        if (columns.count(static_cast<int>(column)) > 0)
            selection.columns.push_back(column);
    return selection;
}

void TableView::copyCells() const
{
    const auto chosen = selection();
    if (chosen.rows.empty() || chosen.columns.empty())
        return;
    // One value is wanted as it is; several are for a spreadsheet, which needs its quotes.
    const auto text = chosen.rows.size() == 1 && chosen.columns.size() == 1
        ? m_model.table()->text(chosen.rows.front(), chosen.columns.front())
        : results::tabSeparated(*m_model.table(), chosen);
    QApplication::clipboard()->setText(QString::fromStdString(text));
}

void TableView::copyPath() const
{
    if (currentIndex().isValid())
        QApplication::clipboard()->setText(titleOf(*m_model.table(), currentIndex().column()));
}

void TableView::copyRowsAsJson() const
{
    const auto rows = selection().rows;
    if (rows.empty())
        return;
    const auto text = rows.size() == 1 ? std::string(m_model.table()->row(rows.front()).raw())
                                       : results::rowsAsJson(*m_model.table(), rows);
    QApplication::clipboard()->setText(QString::fromStdString(text));
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyCells();
    else
        QTableView::keyPressEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    if (isMouse)
        if (const auto under = indexAt(event->pos()); under.isValid() && !selectionModel()->isSelected(under))
            setCurrentIndex(under);
    const auto index = currentIndex();
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool areSeveral = selectionModel()->selectedIndexes().size() > 1;
    auto *copy = menu->addAction(areSeveral ? tr("Copy cells") : tr("Copy value"), this, [this] { copyCells(); });
    copy->setShortcut(QKeySequence::Copy);
    menu->addAction(selection().rows.size() > 1 ? tr("Copy rows as JSON") : tr("Copy row as JSON"), this,
                    [this] { copyRowsAsJson(); });
    menu->addAction(tr("Copy the column's name"), this, [this] { copyPath(); });
    menu->addSeparator();
    const auto value = m_model.valueAt(index);
    const auto text = value ? QString::fromStdString(results::flatText(*value)) : QString();
    if (!text.isEmpty() && text.size() <= LongestTitleInMenu)
        menu->addAction(tr("Only rows with “%1”").arg(plainCaption(text)), this,
                        [this, text] { emit filterWanted(text); });
    menu->addAction(tr("Sort by this column"), this, [this, column = index.column()] { sortBy(column); });
    menu->addAction(tr("Hide this column"), this, [this, column = index.column()] { setColumnShown(column, false); });
    menu->popup(isMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

void TableView::openTitleMenu(const QPoint &at)
{
    const int column = horizontalHeader()->logicalIndexAt(at);
    if (column < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Sort by this column"), this, [this, column] { sortBy(column); });
    menu->addAction(tr("Hide this column"), this, [this, column] { setColumnShown(column, false); });
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

} // namespace ui
