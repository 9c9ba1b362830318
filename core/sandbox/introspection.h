#pragma once

#include "core/graphql/schema.h"
#include "core/sandbox/resolver.h"

#include <memory>
#include <string_view>

namespace sandbox {

/// The introspection types of graphql-go 0.8.1 as SDL: older than the specification, with onOperation, onFragment and
/// onField, without specifiedByURL, isOneOf, isRepeatable and deprecation of inputs. Asking for those is a validation
/// error, as on the real server. To be put in front of a schema's SDL.
std::string_view oldIntrospectionSdl();

/// False for `Float` when nothing uses it: the real engine knows only the scalars that its schema uses.
bool isInTypeMap(const graphql::Schema &schema, const graphql::Type &type);
/// True for the three directives that the real engine has.
bool isOldDirective(std::string_view name);

/// Adds the resolvers of `__schema`, `__type` and the types below them over \a schema, which they keep. The order of
/// types, enum values, input fields, arguments and interface fields is drawn once, from \a seed, because the real
/// server's order changes with every start of its process; only the fields of objects are sorted.
void registerIntrospection(Resolvers &resolvers, std::shared_ptr<const graphql::Schema> schema, quint64 seed);

} // namespace sandbox
