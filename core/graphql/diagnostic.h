#pragma once

#include "core/text/span.h"

#include <string>
#include <vector>

namespace graphql {

/// One finding about a document: where, what, and by which rule (graphql-js' name of the rule; empty for syntax).
/// Several places are kept, because a conflict has two sides.
struct Diagnostic
{
    enum class Severity : std::uint8_t { Error, Warning, Hint };
    Severity severity = Severity::Error;
    std::string message;
    std::vector<text::Span> spans;
    std::string rule;
    bool operator==(const Diagnostic &) const = default;
};

} // namespace graphql
