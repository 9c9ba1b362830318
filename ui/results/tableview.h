#pragma once

#include "core/results/tableexport.h"
#include "core/results/tablemodel.h"
#include "ui/results/columnwidths.h"
#include "ui/results/tablelayout.h"

#include <QTableView>

namespace ui {

class Appearance;

/// The grid of a table. Everything in it is text from outside and drawn as plain text. A click on a title sorts up,
/// down and not at all; columns are dragged, hidden and shown again; Ctrl+C copies cells as they came, several of them
/// for a spreadsheet.
class TableView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableView)

public:
    explicit TableView(const Appearance &appearance, QWidget *parent = nullptr);

    void setTable(std::shared_ptr<const results::Table> table, const TableLayout &layout);
    void setRows(results::RowList rows);
    const results::TableModel &tableModel() const { return m_model; }
    /// As it is on screen now.
    const TableLayout &tableLayout() const { return m_layout; }
    /// Numbers of the columns that are on screen, from the left.
    std::vector<std::size_t> shownColumns() const;
    void setColumnShown(int column, bool isShown);
    /// The column to sort by; -1: in the order of the answer.
    int sortColumn() const;

    void copyCells() const;
    void copyPath() const;
    void copyRowsAsJson() const;
    /// What is selected, or else the current cell.
    results::TableSelection selection() const;

signals:
    /// The order of rows was chosen anew.
    void sortChanged();
    /// Columns were hidden, shown or moved.
    void columnsChanged();
    /// A column was made wider or narrower by the person.
    void widthsChanged();
    /// The person wants only the rows that have this text.
    void filterWanted(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// Measures what is in view, and gives it room.
    void fitColumns();
    /// Gives each its room, or, once a person has sized one, the width it had then.
    void spreadColumns();
    void noteWidths();
    void arrange();
    void sortBy(int column);
    void showSort();
    void openTitleMenu(const QPoint &at);
    void noteOrder();

    const Appearance &m_appearance;
    results::TableModel m_model;
    TableLayout m_layout;
    std::vector<ColumnWish> m_wishes; ///< By the numbers of the columns; none until they are measured.
    bool m_isSpreading = false;
};

} // namespace ui
