#include "core/results/tablemodel.h"

#include "core/base/visibletext.h"
#include "core/results/flattext.h"

#include <algorithm>

namespace results {
namespace {

/// No cell shows more characters than this; the whole is for the clipboard.
constexpr qsizetype LongestShown = 300;
/// Of a longer value only its beginning is looked at, because it would be read anew for each paint.
constexpr std::size_t LargestRead = 20'000;

QString shownText(const json::Value &value)
{
    if (value.isNull())
        return QStringLiteral("–");
    const auto raw = value.raw();
    auto text =
        QString::fromStdString(raw.size() > LargestRead ? std::string(raw.substr(0, LongestShown)) : flatText(value));
    if (text.size() > LongestShown)
        text = text.left(LongestShown) + QChar(0x2026);
    return base::visibleText(text);
}

} // namespace

TableModel::TableModel(QObject *parent) : QAbstractTableModel(parent) { }

void TableModel::setTable(std::shared_ptr<const Table> table)
{
    beginResetModel();
    m_table = std::move(table);
    m_rows = m_table ? allRows(*m_table) : RowList();
    endResetModel();
}

void TableModel::setRows(RowList rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

std::optional<json::Value> TableModel::valueAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    return m_table->cell(m_rows[static_cast<std::size_t>(index.row())], static_cast<std::size_t>(index.column()));
}

QModelIndex TableModel::indexAt(std::uint32_t offset) const
{
    const auto wanted = m_table ? m_table->rowAt(offset) : std::nullopt;
    const auto shown = wanted ? std::find(m_rows.begin(), m_rows.end(), *wanted) : m_rows.end();
    if (shown == m_rows.end())
        return {};
    const auto row = static_cast<int>(shown - m_rows.begin());
    for (int column = 0; column < columnCount(); ++column)
        if (const auto value = valueAt(index(row, column)); value && value->span().contains(offset))
            return index(row, column);
    return index(row, 0);
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->columns().size());
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    const auto value = valueAt(index);
    if (!value)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shownText(*value);
    case Qt::TextAlignmentRole: {
        const bool isNumber = value->kind() == json::Kind::Number;
        return static_cast<int>(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    case KindRole:
        return static_cast<int>(value->kind());
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        // Where it stood in the answer, whatever the order on screen.
        if (role == Qt::DisplayRole && section >= 0 && section < rowCount())
            return m_rows[static_cast<std::size_t>(section)] + 1;
        return {};
    }
    if (section < 0 || section >= columnCount())
        return {};
    const auto &column = m_table->columns()[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return base::visibleText(QString::fromStdString(column.title()));
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter
                                | (column.type == ColumnType::Number ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace results
