#include "core/results/jsontreemodel.h"

#include "core/base/visibletext.h"
#include "core/json/pretty.h"

#include <algorithm>

namespace results {
namespace {

/// No cell shows more of a string than this; the whole is for the clipboard.
constexpr std::size_t LongestCell = 2000;

QString fromUtf8(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// How many bytes one character takes, as it is written inside a JSON string: `é`, `\n`, `\ud83d\ude00`.
std::size_t writtenLength(std::string_view raw, std::size_t at)
{
    if (raw[at] != '\\') {
        std::size_t length = 1;
        while (at + length < raw.size() && (static_cast<unsigned char>(raw[at + length]) & 0xC0U) == 0x80U)
            ++length;
        return length;
    }
    if (raw[at + 1] != 'u')
        return 2;
    const char third = raw[at + 3];
    const bool isHighSurrogate = (raw[at + 2] == 'd' || raw[at + 2] == 'D')
        && (third == '8' || third == '9' || third == 'a' || third == 'A' || third == 'b' || third == 'B');
    return isHighSurrogate && raw.substr(at + 6, 2) == "\\u" ? 12 : 6;
}

/// The text of a string, or of its beginning: a cell of a megabyte would be decoded anew for each paint.
QString cellText(const json::Value &string)
{
    const auto raw = string.raw();
    if (raw.size() <= LongestCell)
        return fromUtf8(string.string());
    std::size_t end = 1;
    for (auto next = end; next <= LongestCell; next += writtenLength(raw, next))
        end = next;
    const auto head = json::Tape::parse(std::string(raw.substr(0, end)) + '"');
    return (head ? fromUtf8(head->root().string()) : QString()) + QChar(0x2026);
}

bool isName(const QString &key)
{
    const auto isLetter = [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('A') && c <= QLatin1Char('Z'))
            || c == QLatin1Char('_');
    };
    return !key.isEmpty() && isLetter(key.front()) && std::all_of(key.begin(), key.end(), [&](QChar c) {
        return isLetter(c) || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
    });
}

bool isContainer(const json::Value &value)
{
    return value.isObject() || value.isArray();
}

} // namespace

JsonTreeModel::JsonTreeModel(QObject *parent) : QAbstractItemModel(parent) { }

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setTape(std::shared_ptr<const json::Tape> tape)
{
    beginResetModel();
    m_branches.clear();
    m_tape = std::move(tape);
    if (m_tape) {
        const auto root = m_tape->root();
        if (isContainer(root)) {
            m_branches.push_back(listed(root, 0, 0));
        } else {
            Branch lonely;
            lonely.values.push_back(root);
            m_branches.push_back(std::move(lonely));
        }
    }
    endResetModel();
}

JsonTreeModel::Branch JsonTreeModel::listed(const json::Value &container, quint32 parent, int row) const
{
    if (container.size() <= MostRows)
        return listed(container, 0, parent, row);
    Branch branch;
    branch.parent = parent;
    branch.row = row;
    branch.values.push_back(container);
    branch.parts = (container.size() + MostRows - 1) / MostRows;
    return branch;
}

JsonTreeModel::Branch JsonTreeModel::listed(const json::Value &container, std::uint32_t first, quint32 parent,
                                            int row) const
{
    Branch branch;
    branch.parent = parent;
    branch.row = row;
    branch.first = first;
    container.forEachChildFrom(first, MostRows, [&](const json::Child &child) {
        if (child.key)
            branch.keys.push_back(*child.key);
        branch.values.push_back(child.value);
    });
    return branch;
}

quint32 JsonTreeModel::branchUnder(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return 0;
    const auto number = static_cast<quint32>(parent.internalId());
    const auto known = m_branches[number].branches.find(parent.row());
    if (known != m_branches[number].branches.end())
        return known->second;
    const auto added = static_cast<quint32>(m_branches.size());
    const auto container = *valueAt(parent);
    m_branches.push_back(
        isPart(parent) ? listed(container, static_cast<std::uint32_t>(parent.row()) * MostRows, number, parent.row())
                       : listed(container, number, parent.row()));
    m_branches[number].branches.emplace(parent.row(), added);
    return added;
}

const JsonTreeModel::Branch &JsonTreeModel::branchOf(const QModelIndex &index) const
{
    return m_branches[static_cast<std::size_t>(index.internalId())];
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column, static_cast<quintptr>(branchUnder(parent)))
                                         : QModelIndex();
}

QModelIndex JsonTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const auto &branch = branchOf(child);
    return createIndex(branch.row, KeyColumn, static_cast<quintptr>(branch.parent));
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_tape || parent.column() > KeyColumn)
        return 0;
    const auto rowsOf = [](std::uint32_t children) {
        return static_cast<int>(children <= MostRows ? children : (children + MostRows - 1) / MostRows);
    };
    if (!parent.isValid()) {
        const auto &root = m_branches.front();
        return root.parts > 0 ? static_cast<int>(root.parts) : static_cast<int>(root.values.size());
    }
    const auto size = valueAt(parent)->size();
    if (isPart(parent))
        return static_cast<int>(std::min(MostRows, size - static_cast<std::uint32_t>(parent.row()) * MostRows));
    return rowsOf(size);
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool JsonTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

std::optional<json::Value> JsonTreeModel::valueAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    const auto &branch = branchOf(index);
    return branch.parts > 0 ? branch.values.front() : branch.values[static_cast<std::size_t>(index.row())];
}

QString JsonTreeModel::partText(const QModelIndex &index) const
{
    const auto first = static_cast<std::uint32_t>(index.row()) * MostRows;
    const auto size = branchOf(index).values.front().size();
    return tr("%1 … %2").arg(first).arg(std::min(first + MostRows, size) - 1);
}

QString JsonTreeModel::keyText(const QModelIndex &index) const
{
    const auto &branch = branchOf(index);
    if (!branch.keys.empty())
        return cellText(branch.keys[static_cast<std::size_t>(index.row())]);
    return isContainer(m_tape->root()) ? QString::number(branch.first + static_cast<std::uint32_t>(index.row()))
                                       : QString();
}

QString JsonTreeModel::valueText(const json::Value &value) const
{
    switch (value.kind()) {
    case json::Kind::String:
        return base::visibleText(cellText(value));
    case json::Kind::Array:
        return value.size() == 1 ? tr("1 item") : tr("%1 items").arg(value.size());
    case json::Kind::Object:
        return value.size() == 1 ? tr("1 key") : tr("%1 keys").arg(value.size());
    case json::Kind::Null:
    case json::Kind::Boolean:
    case json::Kind::Number:
        break;
    }
    return fromUtf8(value.raw());
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto value = *valueAt(index);
    switch (role) {
    case KindRole:
        return static_cast<int>(value.kind());
    case BeginRole:
        return value.span().begin;
    case EndRole:
        return value.span().end;
    case IsIndexRole:
        return branchOf(index).keys.empty();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    if (isPart(index)) {
        const bool isOfArray = value.isArray();
        if (index.column() == KeyColumn)
            return partText(index);
        if (index.column() != ValueColumn)
            return {};
        return isOfArray ? tr("%1 items").arg(rowCount(index.siblingAtColumn(KeyColumn)))
                         : tr("%1 keys").arg(rowCount(index.siblingAtColumn(KeyColumn)));
    }
    switch (index.column()) {
    case KeyColumn:
        return base::visibleText(keyText(index));
    case ValueColumn:
        return valueText(value);
    default:
        break;
    }
    switch (value.kind()) {
    case json::Kind::Null:
        return tr("null");
    case json::Kind::Boolean:
        return tr("boolean");
    case json::Kind::Number:
        return tr("number");
    case json::Kind::String:
        return tr("string");
    case json::Kind::Array:
        return tr("array");
    case json::Kind::Object:
        break;
    }
    return tr("object");
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KeyColumn:
        return tr("Key");
    case ValueColumn:
        return tr("Value");
    case TypeColumn:
        return tr("Type");
    default:
        return {};
    }
}

QString JsonTreeModel::pathOf(const QModelIndex &index) const
{
    QString path;
    for (auto at = index; at.isValid(); at = at.parent()) {
        if (isPart(at))
            continue;
        QString step;
        if (branchOf(at).keys.empty()) {
            if (isContainer(m_tape->root()))
                step = QStringLiteral("[%1]").arg(branchOf(at).first + static_cast<std::uint32_t>(at.row()));
        } else {
            const auto &key = branchOf(at).keys[static_cast<std::size_t>(at.row())];
            const auto name = fromUtf8(key.string());
            step = isName(name) ? name : QLatin1Char('[') + fromUtf8(key.raw()) + QLatin1Char(']');
        }
        if (!path.isEmpty() && !path.startsWith(QLatin1Char('[')))
            step += QLatin1Char('.');
        path.prepend(step);
    }
    return path;
}

QString JsonTreeModel::textOf(const QModelIndex &index) const
{
    const auto value = valueAt(index);
    if (!value)
        return {};
    return value->isString() ? fromUtf8(value->string()) : jsonOf(index);
}

QString JsonTreeModel::jsonOf(const QModelIndex &index) const
{
    const auto value = valueAt(index);
    if (!value)
        return {};
    return isContainer(*value) ? fromUtf8(json::pretty(*value)) : fromUtf8(value->raw());
}

QModelIndex JsonTreeModel::indexAt(std::uint32_t offset) const
{
    if (!m_tape)
        return {};
    auto around = m_tape->root();
    if (!isContainer(around))
        return around.span().contains(offset) ? index(0, ValueColumn) : QModelIndex();
    QModelIndex found;
    while (const auto child = around.childAt(offset)) {
        const bool inKey = child->key && child->key->span().contains(offset);
        if (!inKey && !child->value.span().contains(offset))
            break;
        if (around.size() > MostRows)
            found = index(static_cast<int>(child->index / MostRows), KeyColumn, found);
        const bool isLast = inKey || !isContainer(child->value);
        const auto row = around.size() > MostRows ? child->index % MostRows : child->index;
        found = index(static_cast<int>(row), isLast && !inKey ? ValueColumn : KeyColumn, found);
        if (isLast)
            break;
        around = child->value;
    }
    return found;
}

} // namespace results
