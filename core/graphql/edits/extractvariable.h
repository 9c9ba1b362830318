#pragma once

#include "core/graphql/document.h"
#include "core/graphql/edits/refactoring.h"
#include "core/graphql/edits/valuejson.h"
#include "core/graphql/schema.h"

#include <string>
#include <unordered_set>

namespace graphql {

/// A variable that took the place of a literal.
struct ExtractedVariable
{
    std::string name; ///< Without `$`.
    std::string type; ///< As in its definition.
    std::string json; ///< Its value for the variables of the request; empty when it became the default.
    bool operator==(const ExtractedVariable &) const = default;
};

/// The edit, and the values that left the document by it.
struct Extraction
{
    Refactoring refactoring;
    std::vector<ExtractedVariable> variables; ///< In the order of the text.
};

/// Where the value of an extracted literal goes: to the caller, for the request's variables, or into the definition.
enum class ExtractedValue : std::uint8_t { ForRequest, AsDefault };

/// Replaces a literal by a new variable, named after its argument or input field and typed as its place is. The
/// literal is the innermost one that encloses \a selection; a mere caret may also stand on the argument's name. The
/// definition is added to the operation, or to every one that reaches the fragment. Other selections of the same field
/// that must keep equal arguments (spec §5.3.2) get the variable too. \a limits are those that the literal was written
/// for: the server must take the variable's value for the same. \a taken, which may be null, are names that the request
/// has values under: a new variable would get one of those, or take its place.
Extraction extractVariable(const Schema &schema, const Document &document, text::Span selection,
                           ExtractedValue value = ExtractedValue::ForRequest, LiteralLimits limits = {},
                           const std::unordered_set<std::string> *taken = nullptr);

/// The same for all arguments of the operation's own fields at once: the largest literals without variables in them.
/// Equal literals under one name share a variable. What directives are given stays: it belongs to the query's shape.
Extraction extractVariables(const Schema &schema, const Document &document, const OperationDefinition &operation,
                            LiteralLimits limits = {}, const std::unordered_set<std::string> *taken = nullptr);

} // namespace graphql
