#pragma once

#include "core/graphql/schema.h"
#include "core/sandbox/input.h"

#include <map>
#include <string>
#include <vector>

namespace sandbox {

/// Coerced variables by name, without `$`. One that was neither given nor has a default is absent.
using VariableValues = std::map<std::string, Input, std::less<>>;

/// A validated literal, or a variable in its place, as a value of \a type. \a literal may be null.
Input valueFromLiteral(const graphql::Value *literal, graphql::TypeRef type, const VariableValues &variables);

/// The default of an argument or input field, which the schema keeps as GraphQL text; absent when there is none.
Input defaultValueOf(const graphql::InputValue &definition);

/// The arguments of a field or directive, defaults filled in, absent ones left out.
Arguments argumentValues(const std::vector<graphql::InputValue> &definitions,
                         graphql::List<graphql::Argument> arguments, const VariableValues &variables);

/// What is wrong with a literal, in graphql-go's words, one line a problem; none when it fits. \a literal may be null
/// (not given). Variables inside always fit.
std::vector<std::string> literalProblems(const graphql::Value *literal, graphql::TypeRef type);

} // namespace sandbox
