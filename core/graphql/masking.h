#pragma once

#include "core/graphql/schema.h"
#include "core/json/value.h"
#include "core/json/writer.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace graphql {

/// What stands for a secret.
inline constexpr std::string_view secretMask = "•••";

/// Writes \a value with everything at a secret place masked: inside objects by their keys, and in strings that hold
/// JSON, which is how JSON scalars are written as literals. \a type, an input type, may be null. `null`, booleans and
/// empty strings stay: they are no secrets, and an empty password means something to the server.
void writeMasked(json::Writer &writer, const json::Value &value, const Type *type);
/// The same for a value that stands at a secret place itself.
void writeSecret(json::Writer &writer, const json::Value &value);

/// The values of type ID inside \a value, a value of the argument or input field \a name, by the name of the field
/// that held them. Without a schema, names that end in ID or IDs tell.
void collectNodeIds(std::vector<std::pair<std::string, std::string>> &ids, std::string_view name,
                    const json::Value &value, const Type *type, bool hasSchema);

} // namespace graphql
