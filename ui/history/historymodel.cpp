#include "ui/history/historymodel.h"

#include "core/base/visibletext.h"
#include "ui/history/whenrun.h"
#include "ui/results/formats.h"

#include <algorithm>

namespace ui {

HistoryModel::HistoryModel(const base::Clock &clock, QObject *parent) : QAbstractTableModel(parent), m_clock(clock) { }

void HistoryModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void HistoryModel::append(const QList<history::Row> &rows)
{
    if (rows.isEmpty())
        return;
    const auto first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    m_rows.append(rows);
    endInsertRows();
}

int HistoryModel::rowOf(qint64 id) const
{
    const auto found =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [id](const history::Row &row) { return row.id == id; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const auto &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return base::visibleText(text(row, index.column()));
    case Qt::AccessibleTextRole:
        return base::visibleText(spoken(row));
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Operation:
        return tr("Operation");
    case Project:
        return tr("Project");
    case Status:
        return tr("Status");
    case Duration:
        return tr("Took");
    default:
        return tr("Size");
    }
}

QString HistoryModel::text(const history::Row &row, int column) const
{
    switch (column) {
    case Time:
        return whenRun(row.time, m_clock.now().toMSecsSinceEpoch());
    case Operation:
        return row.operation.isEmpty() ? tr("unnamed") : row.operation;
    case Project:
        return row.projectName;
    case Status:
        return statusText(row);
    case Duration:
        return durationText(std::chrono::microseconds(row.duration));
    default:
        return row.status > 0 ? sizeText(static_cast<std::size_t>(row.size)) : QString();
    }
}

QString HistoryModel::spoken(const history::Row &row) const
{
    return tr("%1 %2, %3, %4, %5")
        .arg(kindText(row.kind), text(row, Operation), text(row, Time), row.projectName, statusText(row));
}

QString statusText(const history::Row &row)
{
    if (row.result == history::Result::Failed)
        return HistoryModel::tr("no answer");
    const auto status = QString::number(row.status);
    return row.result == history::Result::Errors && row.status == 200 ? HistoryModel::tr("%1, errors").arg(status)
                                                                      : status;
}

QString kindText(history::Kind kind)
{
    return kind == history::Kind::Mutation ? QStringLiteral("mutation") : QStringLiteral("query");
}

} // namespace ui
