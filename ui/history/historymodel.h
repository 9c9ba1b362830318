#pragma once

#include "core/base/clock.h"
#include "core/history/run.h"

#include <QAbstractTableModel>
#include <QList>

namespace ui {

/// The rows of a search in the history, as they come. Holds facts only: ten thousand of them take a few megabytes, and
/// texts are read when somebody looks at a run.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryModel)

public:
    enum Column { Time, Operation, Project, Status, Duration, Size, ColumnCount };

    /// \a clock is not owned.
    explicit HistoryModel(const base::Clock &clock, QObject *parent = nullptr);

    void clear();
    void append(const QList<history::Row> &rows);
    const history::Row &row(int row) const { return m_rows[row]; }
    /// -1: it is not among them.
    int rowOf(qint64 id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const history::Row &row, int column) const;
    QString spoken(const history::Row &row) const;

    const base::Clock &m_clock;
    QList<history::Row> m_rows;
};

/// `200`, `200, errors`, `no answer`: what a row says about how it ended.
QString statusText(const history::Row &row);
/// Whether it was a query or a mutation, in the language's own word.
QString kindText(history::Kind kind);

} // namespace ui
