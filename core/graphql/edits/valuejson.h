#pragma once

#include "core/graphql/ast.h"
#include "core/graphql/schema.h"
#include "core/json/value.h"

#include <string>

namespace graphql {

/// A literal without variables as JSON, as the value of a variable. Whole numbers that stand for an ID and that a
/// JavaScript server could not read exactly become strings.
std::string jsonOf(const Value &literal, TypeRef type);

/// What a server cannot read as a literal, although the specification allows it.
struct LiteralLimits
{
    bool noNull = false;
    bool noObjectsInScalars = false; ///< For a scalar of its own, only leaf values can be written.
};

/// A JSON value as the GraphQL literal of its type, or why there is none, as a sentence.
struct Literal
{
    std::string text;
    std::string problem;
};
Literal literalOf(const json::Value &value, TypeRef type, LiteralLimits limits);

} // namespace graphql
