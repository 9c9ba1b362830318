#pragma once

#include "core/text/span.h"

#include <string>
#include <string_view>
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
    /// What of the message may become other words while the finding stays the same one, because an edit gave the
    /// operation another name or counts another field. In order, apart.
    std::vector<text::Span> varying = {};
    bool operator==(const Diagnostic &) const = default;

    void addVarying(std::string_view words)
    {
        const auto begin = static_cast<std::uint32_t>(message.size());
        message.append(words);
        varying.push_back({begin, static_cast<std::uint32_t>(message.size())});
    }
};

} // namespace graphql
