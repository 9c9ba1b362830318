#include "core/graphql/introspectionquery.h"

#include "core/graphql/schema.h"
#include "core/json/tape.h"

#include <array>

namespace graphql {
namespace {

constexpr std::array<std::string_view, 5> IntrospectionTypes {"__Schema", "__Type", "__Field", "__InputValue",
                                                              "__Directive"};

/// \a has tells whether a type of introspection has a field or, with a third name, a field with that argument.
template <typename Has>
IntrospectionOptions optionsWhere(Has has)
{
    IntrospectionOptions options;
    options.schemaDescription = has("__Schema", "description", "");
    options.specifiedByUrl = has("__Type", "specifiedByURL", "");
    options.oneOf = has("__Type", "isOneOf", "");
    options.directiveIsRepeatable = has("__Directive", "isRepeatable", "");
    options.inputValueDeprecation =
        has("__InputValue", "isDeprecated", "") && has("__InputValue", "deprecationReason", "");
    options.deprecatedArguments = has("__Field", "args", "includeDeprecated");
    options.deprecatedDirectiveArguments = has("__Directive", "args", "includeDeprecated");
    options.deprecatedInputFields = has("__Type", "inputFields", "includeDeprecated");
    options.subscriptions = has("__Schema", "subscriptionType", "");
    options.directiveLocations = has("__Directive", "locations", "");
    return options;
}

/// The item of that name; the list may be missing.
std::optional<json::Value> memberNamed(const std::optional<json::Value> &list, std::string_view name)
{
    std::optional<json::Value> found;
    if (list)
        list->forEachItem([&](const json::Value &item) {
            if (const auto itsName = item.find("name"); itsName && itsName->equals(name))
                found = item;
        });
    return found;
}

} // namespace

IntrospectionOptions IntrospectionOptions::everything()
{
    return optionsWhere([](std::string_view, std::string_view, std::string_view) { return true; });
}

IntrospectionOptions introspectionOptions(const Schema &schema)
{
    return optionsWhere([&](std::string_view typeName, std::string_view fieldName, std::string_view argument) {
        const auto *type = schema.type(typeName);
        const auto *field = type ? type->field(fieldName) : nullptr;
        return field && (argument.empty() || field->argument(argument));
    });
}

std::string introspectionProbe()
{
    std::string text = "query IntrospectionProbe {\n";
    for (const auto type : IntrospectionTypes)
        text.append("  ").append(type.substr(2)).append(": __type(name: \"").append(type).append("\") { ...Parts }\n");
    return text + "}\n\nfragment Parts on __Type {\n  fields {\n    name\n    args { name }\n  }\n}\n";
}

std::optional<IntrospectionOptions> introspectionOptionsFromProbe(std::string_view json)
{
    const auto tape = json::Tape::parse(std::string(json));
    const auto data = tape ? tape->root().find("data") : std::nullopt;
    if (!data || !data->isObject())
        return std::nullopt;
    for (const auto type : IntrospectionTypes)
        if (const auto answer = data->find(type.substr(2)); !answer || !answer->isObject())
            return std::nullopt;
    return optionsWhere([&](std::string_view typeName, std::string_view fieldName, std::string_view argument) {
        const auto field = memberNamed(data->at(typeName.substr(2), "fields"), fieldName);
        return field && (argument.empty() || memberNamed(field->find("args"), argument));
    });
}

std::string introspectionQuery(IntrospectionOptions options)
{
    const auto when = [](bool wanted, const char *text) {
        return wanted ? std::string(text) : std::string();
    };
    const auto deprecatedToo = [&](bool wanted) {
        return when(wanted, "(includeDeprecated: true)");
    };

    std::string ofType;
    for (std::size_t i = 0; i < TypeRef::MaxWrappers; ++i)
        ofType = "ofType { kind name " + ofType + (ofType.empty() ? "}" : " }");

    return "query IntrospectionQuery {\n"
           "  __schema {\n"
        + when(options.schemaDescription, "    description\n")
        + "    queryType { name }\n"
          "    mutationType { name }\n"
        + when(options.subscriptions, "    subscriptionType { name }\n")
        + "    types { ...FullType }\n"
          "    directives {\n"
          "      name\n"
          "      description\n"
        + when(options.directiveIsRepeatable, "      isRepeatable\n")
        + when(options.directiveLocations, "      locations\n")
        + when(!options.directiveLocations, "      onOperation\n      onFragment\n      onField\n") + "      args"
        + deprecatedToo(options.deprecatedDirectiveArguments)
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
        + deprecatedToo(options.deprecatedArguments)
        + " { ...InputValue }\n"
          "    type { ...TypeRef }\n"
          "    isDeprecated\n"
          "    deprecationReason\n"
          "  }\n"
          "  inputFields"
        + deprecatedToo(options.deprecatedInputFields)
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
