#pragma once

#include "core/graphql/schema.h"

#include <string>
#include <vector>

namespace graphql {

/// Something that makes a schema as a whole invalid (spec §3.3, the "Type Validation" parts of §3), although every
/// reference in it resolves.
struct SchemaProblem
{
    const Type *type = nullptr; ///< Null: the schema itself.
    std::string message;
};

/// Inside core/graphql only: what the readers cannot see while they read.
std::vector<SchemaProblem> schemaProblems(const Schema &schema);

/// \a named with the lists and non-nulls of a written type; null, when there are more than TypeRef::MaxWrappers.
TypeRef wrappedAs(const TypeReference &written, const Type &named);

/// A written type as one of the schema's; null, when its innermost type is unknown.
TypeRef typeFromReference(const Schema &schema, const TypeReference *reference);

/// True when a value of type \a sub can stand where \a super is asked for (spec §3.6.1, §5.8.5).
bool isSubType(const Schema &schema, TypeRef sub, TypeRef super);

} // namespace graphql
