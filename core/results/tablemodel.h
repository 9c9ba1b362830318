#pragma once

#include "core/results/roworder.h"

#include <QAbstractTableModel>

namespace results {

/// Shows a Table, in the order and with the rows that it is told: both are found elsewhere, on another thread where
/// there is much. Cells are made as they are painted. Colours and fonts are the view's.
class TableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableModel)

public:
    enum Role {
        KindRole = Qt::UserRole, ///< int: json::Kind of the value; none where there is no value.
    };

    explicit TableModel(QObject *parent = nullptr);

    /// All rows in the order of the answer; null shows nothing.
    void setTable(std::shared_ptr<const Table> table);
    void setRows(RowList rows);
    const std::shared_ptr<const Table> &table() const { return m_table; }
    const RowList &rows() const { return m_rows; }
    std::optional<json::Value> valueAt(const QModelIndex &index) const;
    /// The cell that holds byte \a offset of the tape, or else the row that does; invalid when it is not shown.
    QModelIndex indexAt(std::uint32_t offset) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const Table> m_table;
    RowList m_rows;
};

} // namespace results
