#pragma once

#include <string_view>

namespace graphql {

/// What every server has (spec §3.5, §3.13, §4), as SDL: the five scalars, the directives and the types of
/// introspection. Inside core/graphql only.
std::string_view builtInSdl();

/// Scalars and introspection types: what a printed schema leaves out.
bool isBuiltInType(std::string_view typeName);
bool isBuiltInDirective(std::string_view directiveName);

} // namespace graphql
