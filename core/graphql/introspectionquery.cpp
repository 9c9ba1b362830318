#include "core/graphql/introspectionquery.h"

#include "core/graphql/schema.h"

namespace graphql {

std::string introspectionQuery(IntrospectionOptions options)
{
    const auto when = [](bool wanted, const char *text) {
        return wanted ? std::string(text) : std::string();
    };
    const auto deprecatedInputs = when(options.inputValueDeprecation, "(includeDeprecated: true)");

    std::string ofType;
    for (std::size_t i = 0; i < TypeRef::MaxWrappers; ++i)
        ofType = "ofType { kind name " + ofType + (ofType.empty() ? "}" : " }");

    return "query IntrospectionQuery {\n"
           "  __schema {\n"
        + when(options.schemaDescription, "    description\n")
        + "    queryType { name }\n"
          "    mutationType { name }\n"
          "    subscriptionType { name }\n"
          "    types { ...FullType }\n"
          "    directives {\n"
          "      name\n"
          "      description\n"
        + when(options.directiveIsRepeatable, "      isRepeatable\n")
        + "      locations\n"
          "      args"
        + deprecatedInputs
        + " { ...InputValue }\n"
          "    }\n"
          "  }\n"
          "}\n"
          "\n"
          "fragment FullType on __Type {\n"
          "  kind\n"
          "  name\n"
          "  description\n"
        + when(options.specifiedByUrl, "  specifiedByURL\n") + when(options.oneOf, "  isOneOf\n")
        + "  fields(includeDeprecated: true) {\n"
          "    name\n"
          "    description\n"
          "    args"
        + deprecatedInputs
        + " { ...InputValue }\n"
          "    type { ...TypeRef }\n"
          "    isDeprecated\n"
          "    deprecationReason\n"
          "  }\n"
          "  inputFields"
        + deprecatedInputs
        + " { ...InputValue }\n"
          "  interfaces { kind name }\n"
          "  enumValues(includeDeprecated: true) {\n"
          "    name\n"
          "    description\n"
          "    isDeprecated\n"
          "    deprecationReason\n"
          "  }\n"
          "  possibleTypes { kind name }\n"
          "}\n"
          "\n"
          "fragment InputValue on __InputValue {\n"
          "  name\n"
          "  description\n"
          "  type { ...TypeRef }\n"
          "  defaultValue\n"
        + when(options.inputValueDeprecation,
               "  isDeprecated\n"
               "  deprecationReason\n")
        + "}\n"
          "\n"
          "fragment TypeRef on __Type {\n"
          "  kind\n"
          "  name\n"
          "  "
        + ofType
        + "\n"
          "}\n";
}

} // namespace graphql
