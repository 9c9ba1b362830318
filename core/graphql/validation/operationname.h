#pragma once

#include "core/graphql/diagnostic.h"
#include "core/graphql/document.h"

namespace graphql::validation {

/// Ends a message with \a in and the name of \a operation, where it has one.
inline void endWithName(Diagnostic &finding, std::string_view in, const OperationDefinition &operation)
{
    if (operation.name) {
        std::string words(in);
        finding.addVarying(words.append("\"").append(operation.name.value).append("\""));
    }
    finding.message.append(".");
}

} // namespace graphql::validation
