#include "core/results/table.h"

#include "core/results/flattext.h"
#include "core/results/memberorder.h"
#include "core/results/timestamp.h"

#include <algorithm>

namespace results {
namespace {

/// The columns as they are found: a tree of names, because what is null in one row can be an object in the next.
class ColumnTree
{
public:
    void add(std::uint32_t row, const json::Value &value) { put(m_root, row, value, 0); }

    template <typename Action>
    void forEachColumn(Action action)
    {
        std::vector<std::string> path;
        visit(m_root, path, action);
    }

private:
    struct Node
    {
        std::string name;
        std::vector<std::unique_ptr<Node>> children;
        std::vector<json::Place> cells;
        bool isMoreThanNull = false;
    };

    void put(Node &node, std::uint32_t row, const json::Value &value, int depth)
    {
        const bool isSpread =
            value.isObject() && value.size() > 0 && depth < Table::DeepestColumn && !isConnection(value);
        if (isSpread && spread(node, row, value, depth))
            return;
        if (node.cells.empty())
            ++m_columns;
        if (node.cells.size() <= row)
            node.cells.resize(row + 1);
        node.cells[row] = value.place();
        node.isMoreThanNull = node.isMoreThanNull || !value.isNull();
    }

    /// False when there is no room for its columns.
    bool spread(Node &node, std::uint32_t row, const json::Value &object, int depth)
    {
        if (m_columns + object.size() > Table::MostColumns && !knowsAll(node, object))
            return false;
        std::size_t expected = 0;
        object.forEachMember([&](std::string_view name, const json::Value &member) {
            put(child(node, name, expected), row, member, depth + 1);
        });
        return true;
    }

    static bool knowsAll(const Node &node, const json::Value &object)
    {
        bool areKnown = true;
        object.forEachMember([&](std::string_view name, const json::Value &) {
            areKnown = areKnown && std::any_of(node.children.begin(), node.children.end(), [&](const auto &known) {
                           return known->name == name;
                       });
        });
        return areKnown;
    }

    static Node &child(Node &node, std::string_view name, std::size_t &expected)
    {
        if (auto *known = findInOrder(node.children, name, expected))
            return *known;
        auto &made = node.children.emplace_back(std::make_unique<Node>());
        made->name = name;
        return *made;
    }

    template <typename Action>
    void visit(Node &node, std::vector<std::string> &path, Action &action)
    {
        // Null where other rows have an object says nothing that the object's columns do not say.
        if (!node.cells.empty() && (node.isMoreThanNull || node.children.empty()))
            action(path, std::move(node.cells));
        for (const auto &child : node.children) {
            path.push_back(child->name);
            visit(*child, path, action);
            path.pop_back();
        }
    }

    Node m_root;
    std::size_t m_columns = 0;
};

ColumnType typeOf(const json::Value &value)
{
    switch (value.kind()) {
    case json::Kind::Null:
        return ColumnType::Empty;
    case json::Kind::Boolean:
        return ColumnType::Boolean;
    case json::Kind::Number:
        return ColumnType::Number;
    case json::Kind::String: {
        const auto plain = value.plainText();
        return plain && timestamp(*plain) ? ColumnType::Time : ColumnType::Text;
    }
    case json::Kind::Array:
        return ColumnType::List;
    case json::Kind::Object:
        return isConnection(value) ? ColumnType::List : ColumnType::Mixed;
    }
    return ColumnType::Mixed;
}

ColumnType common(ColumnType left, ColumnType right)
{
    if (left == right || right == ColumnType::Empty)
        return left;
    if (left == ColumnType::Empty)
        return right;
    const auto isText = [](ColumnType type) {
        return type == ColumnType::Text || type == ColumnType::Time;
    };
    return isText(left) && isText(right) ? ColumnType::Text : ColumnType::Mixed;
}

ColumnType commonType(const json::Tape &tape, const std::vector<json::Place> &cells)
{
    auto type = ColumnType::Empty;
    for (const auto place : cells) {
        if (place.offset == 0)
            continue;
        // Whether a string is a time matters only as long as all others were.
        if (type == ColumnType::Text && tape.bytes()[place.offset] == '"')
            continue;
        type = common(type, typeOf({tape, place}));
        if (type == ColumnType::Mixed)
            break;
    }
    return type;
}

} // namespace

std::string Column::title() const
{
    std::string title;
    for (const auto &name : path)
        title.append(title.empty() ? "" : ".").append(name);
    return title.empty() ? "value" : title;
}

Table::Table(std::shared_ptr<const json::Tape> tape, const RowSource &source) : Table(tape, rowsOf(*tape, source)) { }

Table::Table(std::shared_ptr<const json::Tape> tape, const std::vector<json::Value> &rows) : m_tape(std::move(tape))
{
    ColumnTree tree;
    for (const auto &row : rows) {
        tree.add(rowCount(), row);
        m_rows.push_back(row.place());
    }
    tree.forEachColumn([&](const std::vector<std::string> &path, std::vector<json::Place> cells) {
        m_columns.push_back({path, commonType(*m_tape, cells)});
        m_cells.push_back(std::move(cells));
    });
}

std::optional<json::Value> Table::cell(std::uint32_t row, std::size_t column) const
{
    const auto &cells = m_cells[column];
    if (row >= cells.size() || cells[row].offset == 0)
        return std::nullopt;
    return json::Value(*m_tape, cells[row]);
}

std::optional<std::uint32_t> Table::rowAt(std::uint32_t offset) const
{
    const auto behind = std::upper_bound(m_rows.begin(), m_rows.end(), offset,
                                         [](std::uint32_t at, const json::Place &place) { return at < place.offset; });
    if (behind == m_rows.begin())
        return std::nullopt;
    const auto found = static_cast<std::uint32_t>(std::prev(behind) - m_rows.begin());
    return row(found).span().contains(offset) ? std::optional(found) : std::nullopt;
}

std::string Table::text(std::uint32_t row, std::size_t column) const
{
    const auto value = cell(row, column);
    return value ? flatText(*value) : std::string();
}

} // namespace results
