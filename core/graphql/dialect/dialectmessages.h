#pragma once

#include "core/graphql/diagnostic.h"
#include "core/graphql/document.h"

#include <string>
#include <string_view>

/// Sentences that are said about documents and about variables alike. Inside dialect/ only.
namespace graphql {

constexpr std::string_view DateTimeMessage =
    "The Admin API takes a date and time with its zone, as in \"2026-01-31T12:00:00Z\".";

inline std::string requiredListMessage(const std::string &place)
{
    return "The Admin API fails with \"unexpected error\" when " + place
        + " is not there, although the schema calls it optional: give a list, which may be empty.";
}

/// Begins a message about \a operation: with its name, where a document has several.
inline void beginWithName(Diagnostic &finding, const Document &document, const OperationDefinition &operation)
{
    if (!operation.name || document.operations().size() < 2)
        return;
    std::string prefix = "Operation \"";
    finding.addVarying(prefix.append(operation.name.value).append("\": "));
}

} // namespace graphql
