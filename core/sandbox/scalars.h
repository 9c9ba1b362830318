#pragma once

#include "core/graphql/schema.h"
#include "core/json/value.h"
#include "core/sandbox/input.h"
#include "core/sandbox/output.h"

#include <optional>
#include <string>

/// What graphql-go 0.8.1 makes of the values of scalars and enums. It is more generous with variables than with
/// literals, and more generous than the specification with both.
namespace sandbox {

/// A literal as a value of a leaf type; nothing when it is none. \a literal is no variable.
std::optional<Input> leafFromLiteral(const graphql::Type &type, const graphql::Value &literal);
/// A variable's value, never null, as a value of a leaf type; nothing when it is none.
std::optional<Input> leafFromJson(const graphql::Type &type, const json::Value &value);
/// JSON text of a resolver's value; nothing (null in the answer) when the type cannot hold it.
std::optional<std::string> leafToJson(const graphql::Type &type, const Output &value);

/// RFC 3339 with a zone, as Go reads it; an invalid QDateTime otherwise. Finer than a millisecond is cut off.
QDateTime fromRfc3339(const std::string &text);
/// In UTC with `Z`, without trailing zeros in the fraction.
std::string toRfc3339(const QDateTime &moment);

} // namespace sandbox
