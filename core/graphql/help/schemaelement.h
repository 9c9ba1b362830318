#pragma once

#include <string>

namespace graphql {

/// Names a part of a schema: a type, a field, an input field or an enum value of it, an argument, a directive. Owns
/// its names, so that it outlives the schema it was found in and finds the same in the next one.
struct SchemaElement
{
    std::string type; ///< Empty for directives.
    std::string member; ///< A field, an input field or an enum value; empty for the type itself.
    std::string argument; ///< Of the field or the directive; empty for those themselves.
    std::string directive;
    bool operator==(const SchemaElement &) const = default;
};

/// As a schema coordinate (spec §3.14): `User`, `User.name`, `Query.users(first:)`, `@include(if:)`.
std::string coordinate(const SchemaElement &element);

} // namespace graphql
