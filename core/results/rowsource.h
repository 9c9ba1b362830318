#pragma once

#include "core/json/tape.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace results {

/// A list of an answer, as rows of a table: the names that lead to it from the root. Every list and Relay connection
/// on the way is opened, so `data › users › roles` are the roles of all users, one row each.
struct RowSource
{
    std::vector<std::string> path;
    std::uint32_t rows = 0;
    bool isList = true; ///< False for the object that stands in where there is no list.
    bool isConnection = false;
    std::string
        total; ///< The connection's own `totalCount` as it was sent; empty when it has none, or there are several.
    bool operator==(const RowSource &) const = default;
};

/// The lists of an answer, in the order in which they are met, and the one to show first in front: the outermost with
/// the most rows. Where there is no list, the first object that holds something, as one row. Values that are not lists
/// of anything, as the JSON of an attribute can hold by the thousand, stop the count at MostRowSources.
std::vector<RowSource> rowSources(const json::Tape &tape);

constexpr std::size_t MostRowSources = 200;

/// Whether it is an object with `edges { node }` or `nodes`, as the Relay specification has connections.
bool isConnection(const json::Value &value);

/// Calls \a action with each item of an array, or with each node of a connection (null nodes too).
template <typename Action>
void forEachRow(const json::Value &list, Action action)
{
    if (list.isArray()) {
        list.forEachItem(action);
    } else if (const auto edges = list.find("edges"); edges && edges->isArray()) {
        edges->forEachItem([&](const json::Value &edge) {
            if (const auto node = edge.find("node"))
                action(*node);
        });
    } else if (const auto nodes = list.find("nodes")) {
        nodes->forEachItem(action);
    }
}

/// The values that \a source says are rows, in the order of the answer.
std::vector<json::Value> rowsOf(const json::Tape &tape, const RowSource &source);

} // namespace results
