#pragma once

#include "core/results/comparison.h"

#include <QAbstractTableModel>
#include <QTreeView>

namespace ui {

class Appearance;

/// The differences of two answers as rows: what happened, where, and the values. All of it is text from outside.
class DifferenceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Sign, Path, Left, Right, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setComparison(std::shared_ptr<const results::Comparison> comparison);
    const results::Difference &difference(int row) const
    {
        return m_comparison->differences[static_cast<std::size_t>(row)];
    }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const results::Comparison> m_comparison;
};

/// Lists them; Ctrl+C copies the selected ones as text.
class DifferenceList final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DifferenceList)

public:
    explicit DifferenceList(QWidget *parent = nullptr);

    void setComparison(std::shared_ptr<const results::Comparison> comparison);
    void copySelected() const;

signals:
    /// The first line of the difference that became the current one.
    void lineChosen(quint32 line);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    DifferenceModel m_model;
    std::shared_ptr<const results::Comparison> m_comparison;
};

} // namespace ui
