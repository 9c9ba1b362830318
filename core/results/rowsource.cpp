#include "core/results/rowsource.h"

#include "core/results/memberorder.h"

#include <algorithm>
#include <deque>

namespace results {
namespace {

/// Deeper lists are not offered; recursion stays as shallow.
constexpr int DeepestRowSource = 64;

bool isList(const json::Value &value)
{
    return value.isArray() || isConnection(value);
}

/// What is met under one way of names.
struct Way
{
    std::string name;
    const Way *parent = nullptr;
    std::vector<Way *> children;
    std::uint32_t rows = 0;
    bool isList = false;
    bool isConnection = false;
    std::uint32_t lists = 0;
    std::string total;

    std::vector<std::string> path() const
    {
        std::vector<std::string> names;
        for (const auto *way = this; way->parent; way = way->parent)
            names.push_back(way->name);
        std::reverse(names.begin(), names.end());
        return names;
    }
};

class Ways
{
public:
    explicit Ways(const json::Value &root)
    {
        m_all.emplace_back();
        walk(root, m_all.front(), 0);
    }

    const std::deque<Way> &all() const { return m_all; }

private:
    void walk(const json::Value &value, Way &way, int depth)
    {
        if (depth > DeepestRowSource)
            return;
        if (isList(value)) {
            way.isList = true;
            way.isConnection = way.isConnection || !value.isArray();
            const auto total = value.isObject() ? value.find("totalCount") : std::nullopt;
            way.total = ++way.lists == 1 && total && total->kind() == json::Kind::Number ? total->raw() : "";
            forEachRow(value, [&](const json::Value &row) {
                ++way.rows;
                if (row.isObject() && !isConnection(row))
                    walkMembers(row, way, depth);
            });
        } else if (value.isObject()) {
            walkMembers(value, way, depth);
        }
    }

    void walkMembers(const json::Value &object, Way &way, int depth)
    {
        std::size_t expected = 0;
        object.forEachMember([&](std::string_view name, const json::Value &member) {
            if (!member.isObject() && !member.isArray())
                return;
            if (auto *next = child(way, name, expected))
                walk(member, *next, depth + 1);
        });
    }

    Way *child(Way &way, std::string_view name, std::size_t &expected)
    {
        if (auto *known = findInOrder(way.children, name, expected))
            return known;
        if (m_all.size() >= MostRowSources)
            return nullptr;
        auto &made = m_all.emplace_back();
        made.name = name;
        made.parent = &way;
        return way.children.emplace_back(&made);
    }

    std::deque<Way> m_all; ///< Addresses never move.
};

void collectRows(const json::Value &value, const std::vector<std::string> &path, std::size_t step,
                 std::vector<json::Value> &rows)
{
    if (isList(value))
        forEachRow(value, [&](const json::Value &row) {
            if (step == path.size())
                rows.push_back(row);
            else if (row.isObject())
                if (const auto member = row.find(path[step]))
                    collectRows(*member, path, step + 1, rows);
        });
    else if (step == path.size() && value.isObject())
        rows.push_back(value);
    else if (value.isObject())
        if (const auto member = value.find(path[step]))
            collectRows(*member, path, step + 1, rows);
}

/// `data { node { … } }`: the object that a person asked for, not what is around it.
RowSource onlyObject(const json::Tape &tape)
{
    RowSource source {{}, 1, false, false, {}};
    auto value = tape.root();
    for (const auto isData = value.find("data"); source.path.size() < 2 && value.isObject();) {
        std::optional<std::pair<std::string, json::Value>> first;
        value.forEachMember([&](std::string_view name, const json::Value &member) {
            if (!first && member.isObject() && (!isData || !source.path.empty() || name == "data"))
                first.emplace(name, member);
        });
        if (!first)
            break;
        source.path.push_back(first->first);
        value = first->second;
    }
    return source;
}

} // namespace

bool isConnection(const json::Value &value)
{
    if (!value.isObject())
        return false;
    if (const auto edges = value.find("edges"); edges && edges->isArray()) {
        bool areEdges = true;
        if (edges->size() > 0) {
            bool isFirst = true;
            edges->forEachItem([&](const json::Value &edge) {
                if (std::exchange(isFirst, false))
                    areEdges = edge.isObject() && edge.find("node").has_value();
            });
        }
        return areEdges;
    }
    const auto nodes = value.find("nodes");
    return nodes && nodes->isArray();
}

std::vector<RowSource> rowSources(const json::Tape &tape)
{
    const Ways ways(tape.root());
    std::vector<RowSource> sources;
    for (const auto &way : ways.all())
        if (way.isList)
            sources.push_back({way.path(), way.rows, true, way.isConnection, way.total});
    if (sources.empty()) {
        if (tape.root().isObject())
            sources.push_back(onlyObject(tape));
        return sources;
    }
    // The errors of an answer are a list too, but not what somebody asked for.
    const auto isBetter = [](const RowSource &left, const RowSource &right) {
        const auto rank = [](const RowSource &source) {
            const bool isAside = !source.path.empty() && source.path.front() != "data";
            return std::tuple(isAside, source.rows == 0, source.path.size(), -std::int64_t {source.rows});
        };
        return rank(left) < rank(right);
    };
    const auto best = std::min_element(sources.begin(), sources.end(), isBetter);
    std::rotate(sources.begin(), best, best + 1);
    return sources;
}

std::vector<json::Value> rowsOf(const json::Tape &tape, const RowSource &source)
{
    std::vector<json::Value> rows;
    rows.reserve(source.rows);
    collectRows(tape.root(), source.path, 0, rows);
    return rows;
}

} // namespace results
