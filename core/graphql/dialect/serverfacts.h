#pragma once

#include <string_view>

/// Tables of what is true of the Admin API and stands in no schema.
namespace graphql {

/// Scalars that are any JSON. In a variable they may be sent as they are; a literal has to be a string that holds
/// the JSON.
bool isJsonScalar(std::string_view scalar);

/// Lists that the schema calls nullable, though the server crashes when they are not there.
bool isRequiredList(std::string_view inputType, std::string_view field);

/// What introspection lacks there, though the specification has it.
bool isMissingIntrospection(std::string_view type, std::string_view field);
bool isMissingIntrospectionArgument(std::string_view type, std::string_view field, std::string_view argument);

/// What the scalar DateTime takes: RFC 3339 with a time zone, as Go reads it, which is strict.
bool isServerDateTime(std::string_view text);

} // namespace graphql
