#pragma once

#include "core/json/path.h"
#include "core/json/tape.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace results {

/// What a Relay connection of an answer says about itself. Nothing of it is believed without need: servers give totals
/// of other lists, promise pages that are empty, and leave out what they do not know.
struct PageFacts
{
    std::uint32_t rows = 0;
    std::optional<std::int64_t> total; ///< `totalCount`, where it is a number.
    std::optional<bool> hasNextPage;
    std::string endCursor; ///< Of `pageInfo`; empty: none.
    std::string lastCursor; ///< Of the last edge; empty: none.
};

/// A Relay connection of an answer, as the place of a list that may go on.
struct Connection
{
    json::Path path; ///< From the root of the answer on.
    PageFacts facts;
    bool isInList = false; ///< There is one such connection for each row of another list; this is the first of them.

    /// The response keys below `data`, without indexes.
    std::vector<std::string> keys() const;
};

/// The connections in `data`, in the order in which they are met. Of a list only the first row that has any is looked
/// into, so the cost is that of stepping over the outermost rows, whatever their size.
std::vector<Connection> connections(const json::Tape &tape);

constexpr std::size_t MostConnections = 100;

/// \a endKey: where else than in `pageInfo` the end of the page may stand; empty: nowhere.
PageFacts pageFacts(const json::Value &connection, std::string_view endKey = {});

} // namespace results
