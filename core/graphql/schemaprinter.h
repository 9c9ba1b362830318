#pragma once

#include "core/graphql/schema.h"

#include <string>

namespace graphql {

/// The schema as SDL in the layout of graphql-js' printSchema: definitions by name, members in schema order or,
/// with \a lexicographic, by name too. Built-in scalars, directives and introspection types are left out.
std::string printSchema(const Schema &schema, bool lexicographic = true);

/// The schema as an introspection answer, `{"__schema": …}`, with everything the specification knows.
std::string introspectionJson(const Schema &schema);

} // namespace graphql
