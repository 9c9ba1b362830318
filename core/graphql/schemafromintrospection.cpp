#include "core/graphql/builtins.h"
#include "core/graphql/introspectionmembers.h"
#include "core/graphql/parser.h"
#include "core/graphql/schema.h"
#include "core/graphql/sdlreader.h"

#include <algorithm>

namespace graphql {
namespace {

std::optional<TypeKind> typeKindOf(const json::Cursor::Text &word)
{
    static constexpr std::pair<std::string_view, TypeKind> kinds[] {
        {"OBJECT", TypeKind::Object},       {"SCALAR", TypeKind::Scalar},
        {"ENUM", TypeKind::Enum},           {"INPUT_OBJECT", TypeKind::InputObject},
        {"INTERFACE", TypeKind::Interface}, {"UNION", TypeKind::Union}};
    for (const auto &[name, kind] : kinds)
        if (word.equals(name))
            return kind;
    return std::nullopt;
}

/// Reads the answer to an introspection query into a SchemaBuilder. Engines differ in what they leave out, so every
/// key may be missing; one that is needed and is not there becomes a problem.
class IntrospectionReader
{
public:
    explicit IntrospectionReader(SchemaBuilder &builder) : m_builder(builder), m_members(builder) { }

    void declareTypes(const json::Value &schema)
    {
        const auto types = schema.find("types");
        if (!types || !types->isArray())
            return m_builder.report(
                "Schema", "The introspection answer has no list of types; ask again with a full introspection query.",
                {schema.span()});
        m_heads.reserve(types->size());
        json::Cursor at(*types);
        at.eachItem([&] { readHead(at.value()); });
        // The order of the answer may be random (the real server's is), so ours is made by name before it is kept.
        std::stable_sort(m_heads.begin(), m_heads.end(), [](const Head &a, const Head &b) { return a.name < b.name; });
        for (auto &head : m_heads) {
            head.type = m_builder.declare(head.kind, head.name);
            if (!head.type)
                m_builder.report("UniqueTypeNames", "There can be only one type named \"" + head.name + "\".",
                                 {head.span});
            else
                m_builder.setSpan(*head.type, head.span);
        }
    }

    void fill(const json::Value &schema)
    {
        for (const auto &head : m_heads)
            if (head.type)
                fillType(*head.type, json::Cursor(head.value));
        json::Cursor at(schema);
        at.eachMember([&](std::string_view key) {
            if (isKey(key, "queryType"))
                setRoot(OperationType::Query, at.value());
            else if (isKey(key, "mutationType"))
                setRoot(OperationType::Mutation, at.value());
            else if (isKey(key, "subscriptionType"))
                setRoot(OperationType::Subscription, at.value());
            else if (isKey(key, "description"))
                m_builder.setDescription(optionalText(at));
            else if (isKey(key, "directives"))
                at.eachItem([&] { readDirective(at); });
        });
    }

private:
    /// What must be known of every type before any of them can be filled.
    struct Head
    {
        std::string name;
        TypeKind kind = TypeKind::Scalar;
        text::Span span;
        json::Value value;
        Type *type = nullptr;
    };

    void readHead(const json::Value &value)
    {
        std::optional<json::Value> namePlace;
        json::Cursor::Text name;
        json::Cursor::Text kindWord;
        json::Cursor at(value);
        at.eachMember([&](std::string_view key) {
            if (isKey(key, "name")) {
                namePlace = at.value();
                name = at.text();
            } else if (isKey(key, "kind")) {
                kindWord = at.text();
            }
        });
        const auto kind = typeKindOf(kindWord);
        if (!name.isString || !kind)
            return m_builder.report(
                "Schema", "The introspection answer lists a type without a name or of no known kind.", {value.span()});
        m_heads.push_back({name.string(), *kind, namePlace->span(), value, nullptr});
    }

    void setRoot(OperationType operation, const json::Value &reference)
    {
        if (!reference.isObject())
            return;
        const auto name = reference.find("name");
        const auto *type = name ? m_members.named(json::Cursor(*name).text(), *name) : nullptr;
        if (type && type->kind == TypeKind::Object)
            m_builder.setRoot(operation, type);
        else if (type)
            m_builder.report("Schema", "A root type must be Object type, it cannot be " + type->name + ".",
                             {reference.span()});
    }

    void fillType(Type &type, json::Cursor at)
    {
        const bool hasFields = type.kind == TypeKind::Object || type.kind == TypeKind::Interface;
        at.eachMember([&](std::string_view key) {
            if (isKey(key, "description"))
                type.description = optionalText(at);
            else if (hasFields && isKey(key, "fields"))
                m_members.readFields(type, at);
            else if (hasFields && isKey(key, "interfaces"))
                m_members.readTypes(type, type.interfaces, at, TypeKind::Interface);
            else if (type.kind == TypeKind::Union && isKey(key, "possibleTypes"))
                m_members.readTypes(type, type.possibleTypes, at, TypeKind::Object);
            else if (type.kind == TypeKind::Enum && isKey(key, "enumValues"))
                m_members.readEnumValues(type, at);
            else if (type.kind == TypeKind::InputObject && isKey(key, "inputFields"))
                type.inputFields = m_members.inputValues(at);
            else if (type.kind == TypeKind::InputObject && isKey(key, "isOneOf"))
                type.isOneOf = at.boolean();
            else if (type.kind == TypeKind::Scalar && isKey(key, "specifiedByURL"))
                type.specifiedByUrl = optionalText(at);
        });
    }

    void readDirective(json::Cursor &at)
    {
        const auto value = at.value();
        DirectiveType directive;
        const auto addAll = [&](std::initializer_list<const char *> locations) {
            for (const auto *location : locations)
                if (std::find(directive.locations.begin(), directive.locations.end(), location)
                    == directive.locations.end())
                    directive.locations.emplace_back(location);
        };
        at.eachMember([&](std::string_view key) {
            if (isKey(key, "name"))
                directive.name = at.text().string();
            else if (isKey(key, "description"))
                directive.description = optionalText(at);
            else if (isKey(key, "isRepeatable"))
                directive.isRepeatable = at.boolean();
            else if (isKey(key, "args"))
                directive.arguments = m_members.inputValues(at);
            else if (isKey(key, "locations"))
                at.eachItem([&] { readLocation(directive, at); });
        });
        // Before `locations`, engines answered with three booleans; some still answer with both.
        if (directive.locations.empty()) {
            const auto says = [&](std::string_view key) {
                const auto flag = value.find(key);
                return flag && flag->boolean();
            };
            if (says("onOperation"))
                addAll({"QUERY", "MUTATION", "SUBSCRIPTION"});
            if (says("onFragment"))
                addAll({"FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"});
            if (says("onField"))
                addAll({"FIELD"});
        }
        if (directive.name.empty())
            return m_builder.report("Schema", "The introspection answer lists a directive without a name.",
                                    {value.span()});
        if (directive.locations.empty())
            return m_builder.report("Schema", "Directive @" + directive.name + " must include one or more locations.",
                                    {value.span()});
        if (auto *added = m_builder.addDirective(directive.name))
            *added = std::move(directive);
        else
            m_builder.report("UniqueDirectiveNames",
                             "There can be only one directive named \"@" + directive.name + "\".", {value.span()});
    }

    void readLocation(DirectiveType &directive, json::Cursor &at)
    {
        const auto place = at.value();
        std::string name = at.text().string();
        if (isDirectiveLocation(name))
            directive.locations.push_back(std::move(name));
        else
            m_builder.report("Schema", "The introspection answer lists a directive for a place that does not exist.",
                             {place.span()});
    }

    SchemaBuilder &m_builder;
    IntrospectionMembers m_members;
    std::vector<Head> m_heads;
};

SchemaResult nothingRead(std::string message, text::Span span)
{
    return {nullptr, {{Diagnostic::Severity::Error, std::move(message), {span}, "Schema"}}};
}

} // namespace

SchemaResult schemaFromIntrospection(std::string_view json)
{
    const auto tape = json::Tape::parse(std::string(json));
    if (!tape)
        return nothingRead("The introspection answer is not JSON: " + tape.error().message,
                           {tape.error().offset, tape.error().offset});

    auto root = tape->root();
    if (const auto data = root.find("data"))
        root = *data;
    const auto found = root.find("__schema");
    if (!found || !found->isObject())
        return nothingRead("This is no introspection answer: it has no \"__schema\".", root.span());

    SchemaBuilder builder;
    IntrospectionReader reader(builder);
    const auto builtIns = parse(std::string(builtInSdl()));
    SdlReader builtInReader(builder, *builtIns, SdlReader::Origin::BuiltIn);
    reader.declareTypes(*found);
    builtInReader.declareTypes();
    reader.fill(*found);
    builtInReader.fillTypes();
    builder.sortMembers();
    return builder.finish();
}

} // namespace graphql
