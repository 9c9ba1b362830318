#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace graphql {

/// What is asked of a list that comes in pages.
struct PageWish
{
    /// The cursor that the page begins behind; without one, the page that the document asks for as it is.
    std::optional<std::string> after;
    /// Ask for `pageInfo { hasNextPage endCursor }` too, under PageEndKey, where the document does not.
    bool withEnd = false;
    /// Where the document says how many rows a page has: at least these, and never more than \a most. 0: as it says.
    std::uint32_t least = 0;
    std::uint32_t most = 0;
};

/// Under which key PageWish::withEnd is answered, in the connection.
inline constexpr std::string_view PageEndKey = "gatehousePageEnd";

/// A document and variables that differ from a person's in nothing but the page.
struct PageQuestion
{
    std::string document;
    std::string variables;
    /// The page is asked for with another number of rows than the document's, or it is known to be in its bounds.
    bool isSized = false;
    std::string problem; ///< Why the list cannot be paged, a sentence; empty otherwise.
};

/// Asks for another page of the connection under \a keys (see fieldsAt()). `after` is set through its variable where
/// that stands for nothing else, and otherwise in the document, and `first` likewise; what both say besides stays byte
/// for byte, so that everything around the list is what it was. \a variables: JSON as typed, or empty. \a schema may be
/// null: then only a list that is paged already (`first`, `after`) is known to be one.
PageQuestion pageQuestion(const Document &document, const OperationDefinition &operation, std::string_view variables,
                          std::span<const std::string> keys, const PageWish &wish, const Schema *schema);

} // namespace graphql
