#pragma once

#include "core/graphql/schemausage.h"

#include <unordered_map>

namespace graphql {

/// What a connection is a list of (`edges { node }`); null when \a type is no connection.
const Type *nodeOf(const Type &type);

/// Which types of a schema only wrap others, as the conventions of Relay ask for. Told by their shape first, and by
/// their names only where shapes say too little. Built once for a schema, on any thread.
class RelayWrappers
{
public:
    enum class Kind { None, Connection, Edge, PageInfo, NodeInterface, Payload, Input };

    explicit RelayWrappers(const SchemaUsage &usage);

    Kind kindOf(const Type &type) const;
    bool isWrapper(const Type *type) const { return type && kindOf(*type) != Kind::None; }
    /// What a person means: the type itself, or for a connection the list of its nodes.
    TypeRef unwrapped(TypeRef type) const;
    /// The input object of a mutation whose one argument only carries it; else null.
    const Type *inputOf(const Field &field) const;
    /// The payload of a mutation, when it only carries what the mutation gives back; else null.
    const Type *payloadOf(const Field &field) const;

private:
    std::unordered_map<const Type *, Kind> m_kinds;
};

} // namespace graphql
