#pragma once

#include "core/graphql/schema.h"

#include <string>
#include <vector>

namespace graphql {

/// One difference between two schemas.
struct SchemaChange
{
    enum class Kind : std::uint8_t { Added, Removed, Changed };
    /// Breaking: a document that was valid may not be any more. Dangerous: it stays valid and may come to mean, or to
    /// answer, something new. As graphql-js' findBreakingChanges and findDangerousChanges decide.
    enum class Impact : std::uint8_t { Safe, Dangerous, Breaking };

    Kind kind = Kind::Changed;
    Impact impact = Impact::Safe;
    std::string rule; ///< `FIELD_REMOVED`: graphql-js' name where it has one.
    std::string element; ///< `User`, `User.name`, `Query.users(first:)`, `@include(if:)`: where it is.
    std::string message;
    bool operator==(const SchemaChange &) const = default;
};

/// What changed from \a before to \a after: types in the order of their names, then directives, then root types.
/// Built-in scalars and introspection types are left out. Pure: any thread.
std::vector<SchemaChange> schemaChanges(const Schema &before, const Schema &after);

/// `added`, `breaking`: for people and machines.
std::string_view nameOf(SchemaChange::Kind kind);
std::string_view nameOf(SchemaChange::Impact impact);

} // namespace graphql
