#include "core/sandbox/introspection.h"

namespace sandbox {

std::string_view oldIntrospectionSdl()
{
    return R"SDL(
"What this server can do: its types, its directives, and the types where operations begin."
type __Schema {
    "The directives this server knows."
    directives: [__Directive!]!
    "Where mutations begin, if there are any."
    mutationType: __Type
    "Where queries begin."
    queryType: __Type!
    "Where subscriptions begin, if there are any."
    subscriptionType: __Type
    "Every type of this server."
    types: [__Type!]!
}

"A type of the schema, or a list or non-null wrapper around one. Its kind says which fields mean something."
type __Type {
    description: String
    enumValues(includeDeprecated: Boolean = false): [__EnumValue!]
    fields(includeDeprecated: Boolean = false): [__Field!]
    inputFields: [__InputValue!]
    interfaces: [__Type!]
    kind: __TypeKind!
    name: String
    ofType: __Type
    possibleTypes: [__Type!]
}

"A field of an object or interface: its name, its arguments and the type of its value."
type __Field {
    args: [__InputValue!]!
    deprecationReason: String
    description: String
    isDeprecated: Boolean!
    name: String!
    type: __Type!
}

"An argument, or a field of an input object."
type __InputValue {
    "The default in GraphQL notation."
    defaultValue: String
    description: String
    name: String!
    type: __Type!
}

"One value of an enum."
type __EnumValue {
    deprecationReason: String
    description: String
    isDeprecated: Boolean!
    name: String!
}

"A directive, and where it may stand."
type __Directive {
    args: [__InputValue!]!
    description: String
    locations: [__DirectiveLocation!]!
    name: String!
    onField: Boolean! @deprecated(reason: "Use `locations`.")
    onFragment: Boolean! @deprecated(reason: "Use `locations`.")
    onOperation: Boolean! @deprecated(reason: "Use `locations`.")
}

"What sort of type a __Type is."
enum __TypeKind {
    "A scalar."
    SCALAR
    "An object: it has fields and interfaces."
    OBJECT
    "An interface: it has fields and possible types."
    INTERFACE
    "A union: it has possible types."
    UNION
    "An enum: it has values."
    ENUM
    "An input object: it has input fields."
    INPUT_OBJECT
    "A list: it wraps a type."
    LIST
    "A non-null type: it wraps a type."
    NON_NULL
}

"A place where a directive may stand."
enum __DirectiveLocation {
    "At a query."
    QUERY
    "At a mutation."
    MUTATION
    "At a subscription."
    SUBSCRIPTION
    "At a field."
    FIELD
    "At a fragment definition."
    FRAGMENT_DEFINITION
    "At a fragment spread."
    FRAGMENT_SPREAD
    "At an inline fragment."
    INLINE_FRAGMENT
    "At a schema definition."
    SCHEMA
    "At a scalar definition."
    SCALAR
    "At an object definition."
    OBJECT
    "At a field definition."
    FIELD_DEFINITION
    "At an argument definition."
    ARGUMENT_DEFINITION
    "At an interface definition."
    INTERFACE
    "At a union definition."
    UNION
    "At an enum definition."
    ENUM
    "At an enum value definition."
    ENUM_VALUE
    "At an input object definition."
    INPUT_OBJECT
    "At an input field definition."
    INPUT_FIELD_DEFINITION
}

"Keeps the field or fragment only when its argument is true."
directive @include(
    "Kept when true."
    if: Boolean!
) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

"Leaves the field or fragment out when its argument is true."
directive @skip(
    "Left out when true."
    if: Boolean!
) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

"Marks what should no longer be used."
directive @deprecated(
    "Why, and what to use in its place, in Markdown."
    reason: String = "No longer supported"
) on FIELD_DEFINITION | ENUM_VALUE

)SDL";
}

} // namespace sandbox
