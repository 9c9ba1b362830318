#pragma once

#include "core/graphql/schema.h"

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace graphql {

/// Where a schema mentions a type: a field, an argument of a field, or a field of an input object.
struct SchemaUse
{
    const Type *owner = nullptr;
    const Field *field = nullptr;
    const InputValue *input = nullptr; ///< With a field: its argument. Alone: a field of an input object.

    /// `Query.users`, `Query.users(first)`, `CreateUserInput.email`.
    std::string place() const;
};

/// A way from a field of the query type to a type. Each step is a field, or `... on` a type where the last field can be
/// many things.
struct SchemaWay
{
    struct Step
    {
        const Field *field = nullptr;
        const Type *owner = nullptr; ///< Of the field.
        const Type *condition = nullptr; ///< Instead of a field.
    };
    std::vector<Step> steps; ///< The first is a field of the query type.
};

/// Who uses what in a schema, looked up backwards. Built once for a schema, on any thread, and immutable; it keeps the
/// schema alive. Introspection types do not count as users.
class SchemaUsage
{
public:
    explicit SchemaUsage(std::shared_ptr<const Schema> schema);

    const Schema &schema() const { return *m_schema; }
    /// Fields whose value is a \a type, or a list of them; those of the root types first.
    std::span<const SchemaUse> returnedBy(const Type &type) const;
    /// Arguments and input fields that take a \a type, in the same order.
    std::span<const SchemaUse> takenBy(const Type &type) const;
    /// Unions that \a type is a member of.
    std::span<const Type *const> memberOf(const Type &type) const;
    /// For every field of the query type that can lead to \a type the shortest way, the shortest of them first.
    /// Costs a walk over the schema.
    std::vector<SchemaWay> waysTo(const Type &type) const;

private:
    struct Uses
    {
        std::vector<SchemaUse> returned;
        std::vector<SchemaUse> taken;
        std::vector<const Type *> unions;
    };
    const Uses &of(const Type &type) const;
    void add(const Type &owner);

    std::shared_ptr<const Schema> m_schema;
    std::unordered_map<const Type *, Uses> m_uses;
};

} // namespace graphql
