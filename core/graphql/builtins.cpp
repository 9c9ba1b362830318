#include "core/graphql/builtins.h"

#include <algorithm>
#include <array>

namespace graphql {

std::string_view builtInSdl()
{
    return R"SDL(
"A whole number of 32 bits with a sign."
scalar Int
"A number with a fraction, in double precision."
scalar Float
"Text, as UTF-8."
scalar String
"true or false."
scalar Boolean
"Names one thing. Written as a string; a whole number is taken too."
scalar ID

"Leaves out the field or fragment unless the argument is true."
directive @include(
  "Kept when true."
  if: Boolean!
) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

"Leaves out the field or fragment when the argument is true."
directive @skip(
  "Left out when true."
  if: Boolean!
) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

"Marks what should no longer be used."
directive @deprecated(
  "Why, and what to use instead, in Markdown."
  reason: String = "No longer supported"
) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE | DIRECTIVE_DEFINITION

"Says where the format of a scalar is described."
directive @specifiedBy(
  "The address of the description."
  url: String!
) on SCALAR

"Asks for exactly one of the input object's fields."
directive @oneOf on INPUT_OBJECT

"What a server can do: its types, its directives, and the types where operations begin."
type __Schema {
  description: String
  "Every named type."
  types: [__Type!]!
  "Where queries begin."
  queryType: __Type!
  "Where mutations begin, if there are any."
  mutationType: __Type
  "Where subscriptions begin, if there are any."
  subscriptionType: __Type
  "Every directive."
  directives(includeDeprecated: Boolean! = false): [__Directive!]!
}

"A type: a named one, or a list or non-null wrapper of another. Its kind says which of the fields have a value."
type __Type {
  kind: __TypeKind!
  name: String
  description: String
  specifiedByURL: String
  fields(includeDeprecated: Boolean = false): [__Field!]
  interfaces: [__Type!]
  possibleTypes: [__Type!]
  enumValues(includeDeprecated: Boolean = false): [__EnumValue!]
  inputFields(includeDeprecated: Boolean = false): [__InputValue!]
  ofType: __Type
  isOneOf: Boolean
}

"A field of an object or interface."
type __Field {
  name: String!
  description: String
  args(includeDeprecated: Boolean = false): [__InputValue!]!
  type: __Type!
  isDeprecated: Boolean!
  deprecationReason: String
}

"An argument of a field or directive, or a field of an input object."
type __InputValue {
  name: String!
  description: String
  type: __Type!
  "The default, as GraphQL text."
  defaultValue: String
  isDeprecated: Boolean!
  deprecationReason: String
}

"One value of an enum."
type __EnumValue {
  name: String!
  description: String
  isDeprecated: Boolean!
  deprecationReason: String
}

"A directive: a note that changes how a part of a document is run or checked."
type __Directive {
  name: String!
  description: String
  isRepeatable: Boolean!
  locations: [__DirectiveLocation!]!
  args(includeDeprecated: Boolean = false): [__InputValue!]!
  isDeprecated: Boolean!
  deprecationReason: String
}

"What a type is."
enum __TypeKind {
  SCALAR
  "Has fields and interfaces."
  OBJECT
  "Has fields, interfaces and possible types."
  INTERFACE
  "Has possible types."
  UNION
  "Has enum values."
  ENUM
  "Has input fields."
  INPUT_OBJECT
  "A list of ofType."
  LIST
  "ofType, never null."
  NON_NULL
}

"Where a directive may stand."
enum __DirectiveLocation {
  QUERY
  MUTATION
  SUBSCRIPTION
  FIELD
  FRAGMENT_DEFINITION
  FRAGMENT_SPREAD
  INLINE_FRAGMENT
  VARIABLE_DEFINITION
  SCHEMA
  SCALAR
  OBJECT
  FIELD_DEFINITION
  ARGUMENT_DEFINITION
  INTERFACE
  UNION
  ENUM
  ENUM_VALUE
  INPUT_OBJECT
  INPUT_FIELD_DEFINITION
  DIRECTIVE_DEFINITION
}
)SDL";
}

namespace {

template <std::size_t Count>
bool listHolds(const std::array<std::string_view, Count> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

bool isBuiltInType(std::string_view typeName)
{
    static constexpr std::array<std::string_view, 13> names {
        "Int",     "Float",        "String",      "Boolean",     "ID",         "__Schema",           "__Type",
        "__Field", "__InputValue", "__EnumValue", "__Directive", "__TypeKind", "__DirectiveLocation"};
    return listHolds(names, typeName);
}

bool isBuiltInDirective(std::string_view directiveName)
{
    static constexpr std::array<std::string_view, 5> names {"include", "skip", "deprecated", "specifiedBy", "oneOf"};
    return listHolds(names, directiveName);
}

} // namespace graphql
