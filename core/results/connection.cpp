#include "core/results/connection.h"

#include "core/results/rowsource.h"

namespace results {
namespace {

/// Connections deeper than this are nobody's first question.
constexpr int DeepestConnection = 32;
/// Rows may be null, or of a type that has no connection.
constexpr std::uint32_t MostRowsToTry = 20;

class ConnectionSearch
{
public:
    explicit ConnectionSearch(json::Path from) : m_path(std::move(from)) { }

    void search(const json::Value &value, bool isInList)
    {
        if (m_path.size() > DeepestConnection || m_found.size() >= MostConnections)
            return;
        if (isConnection(value)) {
            m_found.push_back({m_path, pageFacts(value), isInList});
            const auto edges = value.find("edges");
            const bool hasEdges = edges && edges->isArray();
            m_path.emplace_back(hasEdges ? "edges" : "nodes");
            searchRows(hasEdges ? *edges : *value.find("nodes"));
            m_path.pop_back();
        } else if (value.isArray()) {
            searchRows(value);
        } else if (value.isObject()) {
            value.forEachMember([&](std::string_view name, const json::Value &member) {
                if (!member.isObject() && !member.isArray())
                    return;
                m_path.emplace_back(std::string(name));
                search(member, isInList);
                m_path.pop_back();
            });
        }
    }

    std::vector<Connection> found() && { return std::move(m_found); }

private:
    void searchRows(const json::Value &list)
    {
        std::uint32_t index = 0;
        const auto before = m_found.size();
        list.forEachItem([&](const json::Value &row) {
            if (index < MostRowsToTry && m_found.size() == before && row.isObject()) {
                m_path.emplace_back(index);
                search(row, true);
                m_path.pop_back();
            }
            ++index;
        });
    }

    json::Path m_path;
    std::vector<Connection> m_found;
};

std::string textIn(const std::optional<json::Value> &object, std::string_view key)
{
    const auto value = object && object->isObject() ? object->find(key) : std::nullopt;
    return value && value->isString() ? value->string() : std::string();
}

std::optional<json::Value> lastOf(const json::Value &list)
{
    std::optional<json::Value> last;
    list.forEachItem([&](const json::Value &item) { last = item; });
    return last;
}

} // namespace

std::vector<std::string> Connection::keys() const
{
    std::vector<std::string> names;
    for (const auto &step : path)
        if (const auto *name = std::get_if<std::string>(&step))
            names.push_back(*name);
    if (!names.empty())
        names.erase(names.begin());
    return names;
}

std::vector<Connection> connections(const json::Tape &tape)
{
    ConnectionSearch search({json::PathStep("data")});
    const auto root = tape.root();
    if (const auto data = root.isObject() ? root.find("data") : std::nullopt; data && data->isObject())
        search.search(*data, false);
    return std::move(search).found();
}

PageFacts pageFacts(const json::Value &connection, std::string_view endKey)
{
    PageFacts facts;
    const auto edges = connection.find("edges");
    const auto list = edges && edges->isArray() ? edges : connection.find("nodes");
    facts.rows = list ? list->size() : 0;
    if (const auto total = connection.find("totalCount"))
        facts.total = total->integer();
    for (const auto key : {std::string_view("pageInfo"), endKey}) {
        const auto ends = key.empty() ? std::nullopt : connection.find(key);
        const auto more = ends && ends->isObject() ? ends->find("hasNextPage") : std::nullopt;
        if (!facts.hasNextPage && more && more->kind() == json::Kind::Boolean)
            facts.hasNextPage = more->boolean();
        if (facts.endCursor.empty())
            facts.endCursor = textIn(ends, "endCursor");
    }
    if (edges && edges->isArray())
        facts.lastCursor = textIn(lastOf(*edges), "cursor");
    return facts;
}

} // namespace results
