#pragma once

#include <string>

namespace graphql {

/// What to ask a server about its schema. Asking an old engine for a field it does not have fails the whole query
/// (the real server's engine is one), so the newer parts are options and the plain form asks for none.
struct IntrospectionOptions
{
    bool schemaDescription = false;
    bool specifiedByUrl = false;
    bool directiveIsRepeatable = false;
    bool inputValueDeprecation = false;
    bool oneOf = false;
    static IntrospectionOptions everything() { return {true, true, true, true, true}; }
    bool operator==(const IntrospectionOptions &) const = default;
};

std::string introspectionQuery(IntrospectionOptions options = {});

} // namespace graphql
