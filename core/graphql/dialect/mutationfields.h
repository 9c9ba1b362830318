#pragma once

#include "core/graphql/document.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace graphql {

/// How many top-level fields of a mutation the server runs at most in a request.
constexpr std::int64_t MutationFieldLimit = 5;

/// What the server counts before it runs anything.
struct MutationFieldCount
{
    std::int64_t fields = 0;
    /// The fragment at which a cycle was met, which the server refuses while it counts; empty: none.
    std::string_view cycle;
};

/// Counts as the server does, before it validates: fragments as often as they are spread, aliases and `__typename`
/// too. A fragment is looked at once, so that fragments that spread each other do not cost exponential time, and
/// without recursion, so that a chain of them may be as long as it likes.
class MutationFieldCounter
{
public:
    explicit MutationFieldCounter(const Document &document) : m_document(document) { }
    MutationFieldCount count(const OperationDefinition &operation);

private:
    const Document &m_document;
    std::unordered_map<std::string_view, std::int64_t> m_counts; ///< By fragment; negative: under way.
};

} // namespace graphql
