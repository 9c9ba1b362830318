#pragma once

#include "core/graphql/ast.h"
#include "core/graphql/schema.h"
#include "core/json/value.h"

#include <string>

namespace graphql {

/// What a server cannot read as a literal, although the specification allows it.
struct LiteralLimits
{
    bool noNull = false;
    /// For a scalar of the schema's own no list or object can be written. Where the scalar is JSON (isJsonScalar()),
    /// its literal is a string that holds the JSON: the same string as a variable would be nothing but a string.
    bool noObjectsInScalars = false;
};

/// A value in the other notation, or why there is none, as a sentence.
struct ConvertedValue
{
    std::string text;
    std::string problem;
};

/// A literal without variables as JSON: the variable that a server with these \a limits takes for the same. Whole
/// numbers that stand for an ID and that a JavaScript server could not read exactly become strings.
ConvertedValue jsonOf(const Value &literal, TypeRef type, LiteralLimits limits);

/// A JSON value as the GraphQL literal of its type.
ConvertedValue literalOf(const json::Value &value, TypeRef type, LiteralLimits limits);

/// The scalar inside \a type for which \a literal holds what a server with these \a limits cannot read; null: none.
const Type *scalarOutOfLimits(const Value &literal, TypeRef type, LiteralLimits limits);

} // namespace graphql
