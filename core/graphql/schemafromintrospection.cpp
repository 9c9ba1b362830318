#include "core/graphql/builtins.h"
#include "core/graphql/parser.h"
#include "core/graphql/schema.h"
#include "core/graphql/sdlreader.h"
#include "core/json/tape.h"

#include <algorithm>

namespace graphql {
namespace {

std::optional<TypeKind> typeKindOf(const json::Value &word)
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

std::optional<std::string> optionalText(const json::Value &value)
{
    return value.isString() ? std::optional(value.string()) : std::nullopt;
}

/// Whether \a text is one value without variables and without comments, and so fits wherever a default value stands.
bool isConstant(std::string_view text)
{
    std::vector<Diagnostic> errors;
    Lexer lexer(text, &errors);
    const Token first = lexer.next();
    const bool isPlain = first.kind == TokenKind::Name || first.kind == TokenKind::Int || first.kind == TokenKind::Float
        || first.kind == TokenKind::String;
    if (isPlain && first.span.length() == text.size())
        return errors.empty();

    constexpr std::string_view before = "query($v:T=";
    constexpr std::string_view after = "){a}";
    std::string source(before);
    source.append(text).append(after);
    const auto document = parse(std::move(source));
    if (!document->syntaxErrors().empty() || !document->comments().empty() || document->definitions().size() != 1)
        return false;
    const auto variables = document->definitions().front().operation->variables;
    return variables.size() == 1 && variables.front().defaultValue && variables.front().directives.empty();
}

/// Reads the answer to an introspection query into a SchemaBuilder. Engines differ in what they leave out, so every
/// key may be missing; one that is needed and is not there becomes a problem.
class IntrospectionReader
{
public:
    explicit IntrospectionReader(SchemaBuilder &builder) : m_builder(builder) { }

    void declareTypes(const json::Value &schema)
    {
        const auto types = schema.find("types");
        if (!types || !types->isArray())
            return m_builder.report(
                "Schema", "The introspection answer has no list of types; ask again with a full introspection query.",
                {schema.span()});
        m_heads.reserve(types->size());
        types->forEachItem([this](const json::Value &value) { readHead(value); });
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
                fillType(*head.type, head.value);
        schema.forEachMember([&](std::string_view key, const json::Value &value) {
            if (key == "queryType")
                setRoot(OperationType::Query, value);
            else if (key == "mutationType")
                setRoot(OperationType::Mutation, value);
            else if (key == "subscriptionType")
                setRoot(OperationType::Subscription, value);
            else if (key == "description")
                m_builder.setDescription(optionalText(value));
            else if (key == "directives")
                value.forEachItem([this](const json::Value &directive) { readDirective(directive); });
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
        const auto name = value.find("name");
        const auto kindWord = value.find("kind");
        const auto kind = kindWord ? typeKindOf(*kindWord) : std::nullopt;
        if (!name || !name->isString() || !kind)
            return m_builder.report(
                "Schema", "The introspection answer lists a type without a name or of no known kind.", {value.span()});
        m_heads.push_back({name->string(), *kind, name->span(), value, nullptr});
    }

    void setRoot(OperationType operation, const json::Value &reference)
    {
        if (!reference.isObject())
            return;
        const auto name = reference.find("name");
        const auto *type = name ? named(*name) : nullptr;
        if (type && type->kind == TypeKind::Object)
            m_builder.setRoot(operation, type);
        else if (type)
            m_builder.report("Schema", "A root type must be Object type, it cannot be " + type->name + ".",
                             {reference.span()});
    }

    void fillType(Type &type, const json::Value &value)
    {
        const bool hasFields = type.kind == TypeKind::Object || type.kind == TypeKind::Interface;
        value.forEachMember([&](std::string_view key, const json::Value &member) {
            if (key == "description")
                type.description = optionalText(member);
            else if (hasFields && key == "fields")
                readFields(type, member);
            else if (hasFields && key == "interfaces")
                readTypes(type, type.interfaces, member, TypeKind::Interface);
            else if (type.kind == TypeKind::Union && key == "possibleTypes")
                readTypes(type, type.possibleTypes, member, TypeKind::Object);
            else if (type.kind == TypeKind::Enum && key == "enumValues")
                readEnumValues(type, member);
            else if (type.kind == TypeKind::InputObject && key == "inputFields")
                type.inputFields = readInputValues(member);
            else if (type.kind == TypeKind::InputObject && key == "isOneOf")
                type.isOneOf = member.boolean();
            else if (type.kind == TypeKind::Scalar && key == "specifiedByURL")
                type.specifiedByUrl = optionalText(member);
        });
    }

    void readFields(Type &type, const json::Value &list)
    {
        type.fields.reserve(type.fields.size() + list.size());
        list.forEachItem([&](const json::Value &field) { readField(type, field); });
    }

    void readEnumValues(Type &type, const json::Value &list)
    {
        type.values.reserve(type.values.size() + list.size());
        list.forEachItem([&](const json::Value &value) { readEnumValue(type, value); });
    }

    void readField(Type &type, const json::Value &value)
    {
        Field field;
        Deprecation deprecation;
        std::optional<json::Value> typeValue;
        value.forEachMember([&](std::string_view key, const json::Value &member) {
            if (key == "name")
                field.name = member.string();
            else if (key == "description")
                field.description = optionalText(member);
            else if (key == "args")
                field.arguments = readInputValues(member);
            else if (key == "type")
                typeValue = member;
            else
                deprecation.read(key, member);
        });
        field.type = typeOf(value, typeValue);
        field.deprecationReason = std::move(deprecation).reason();
        if (field.type && !field.type.named()->isOutput()) {
            m_builder.report("Schema",
                             "The type of " + type.name + "." + field.name
                                 + " must be Output Type but got: " + field.type.toString() + ".",
                             {value.span()});
            field.type = {};
        }
        keep(type.fields, std::move(field), value);
    }

    void readEnumValue(Type &type, const json::Value &value)
    {
        EnumValue enumValue;
        Deprecation deprecation;
        value.forEachMember([&](std::string_view key, const json::Value &member) {
            if (key == "name")
                enumValue.name = member.string();
            else if (key == "description")
                enumValue.description = optionalText(member);
            else
                deprecation.read(key, member);
        });
        enumValue.deprecationReason = std::move(deprecation).reason();
        keep(type.values, std::move(enumValue), value);
    }

    std::vector<InputValue> readInputValues(const json::Value &list)
    {
        std::vector<InputValue> values;
        values.reserve(list.size());
        list.forEachItem([&](const json::Value &value) {
            InputValue input;
            Deprecation deprecation;
            std::optional<json::Value> typeValue;
            value.forEachMember([&](std::string_view key, const json::Value &member) {
                if (key == "name")
                    input.name = member.string();
                else if (key == "description")
                    input.description = optionalText(member);
                else if (key == "type")
                    typeValue = member;
                else if (key == "defaultValue")
                    input.defaultValue = defaultValue(member);
                else
                    deprecation.read(key, member);
            });
            input.type = typeOf(value, typeValue);
            input.deprecationReason = std::move(deprecation).reason();
            if (input.type && !input.type.named()->isInput()) {
                m_builder.report("Schema",
                                 "The type of " + input.name + " must be Input Type but got: " + input.type.toString()
                                     + ".",
                                 {value.span()});
                input.type = {};
            }
            keep(values, std::move(input), value);
        });
        return values;
    }

    void readDirective(const json::Value &value)
    {
        DirectiveType directive;
        const auto addAll = [&](std::initializer_list<const char *> locations) {
            for (const auto *location : locations)
                if (std::find(directive.locations.begin(), directive.locations.end(), location)
                    == directive.locations.end())
                    directive.locations.emplace_back(location);
        };
        value.forEachMember([&](std::string_view key, const json::Value &member) {
            if (key == "name")
                directive.name = member.string();
            else if (key == "description")
                directive.description = optionalText(member);
            else if (key == "isRepeatable")
                directive.isRepeatable = member.boolean();
            else if (key == "args")
                directive.arguments = readInputValues(member);
            else if (key == "locations")
                member.forEachItem([&](const json::Value &location) { readLocation(directive, location); });
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

    /// Some engines fill in a reason for what is not deprecated; the flag decides where there is one.
    struct Deprecation
    {
        std::optional<bool> flag;
        std::optional<std::string> text;

        void read(std::string_view key, const json::Value &value)
        {
            if (key == "isDeprecated")
                flag = value.boolean();
            else if (key == "deprecationReason")
                text = optionalText(value);
        }
        std::optional<std::string> reason() &&
        {
            if (!flag.value_or(text.has_value()))
                return std::nullopt;
            return text ? std::move(*text) : "No longer supported";
        }
    };

    template <typename Member>
    void keep(std::vector<Member> &members, Member &&member, const json::Value &value)
    {
        if (member.name.empty())
            m_builder.report("Schema", "The introspection answer lists a member without a name.", {value.span()});
        else
            members.push_back(std::move(member));
    }

    void readLocation(DirectiveType &directive, const json::Value &location)
    {
        std::string name = location.string();
        if (isDirectiveLocation(name))
            directive.locations.push_back(std::move(name));
        else
            m_builder.report("Schema", "The introspection answer lists a directive for a place that does not exist.",
                             {location.span()});
    }

    std::optional<std::string> defaultValue(const json::Value &value)
    {
        auto text = optionalText(value);
        if (!text || isConstant(*text))
            return text;
        m_builder.report("Schema", "A default value is no GraphQL value.", {value.span()});
        return std::nullopt;
    }

    TypeRef typeOf(const json::Value &member, const std::optional<json::Value> &type)
    {
        if (type)
            return reference(*type);
        m_builder.report("Schema", "The introspection answer lists a member without a type.", {member.span()});
        return {};
    }

    void readTypes(const Type &owner, std::vector<const Type *> &types, const json::Value &list, TypeKind wanted)
    {
        list.forEachItem([&](const json::Value &item) {
            const auto name = item.find("name");
            const auto *type = name ? named(*name) : nullptr;
            if (!type)
                return;
            if (type->kind != wanted || type == &owner)
                m_builder.report("Schema", "Type " + owner.name + " cannot list " + type->name + " here.",
                                 {item.span()});
            else if (std::find(types.begin(), types.end(), type) == types.end())
                types.push_back(type);
        });
    }

    TypeRef reference(const json::Value &value)
    {
        std::vector<bool> lists; // True: a list, false: non-null. The outermost first.
        auto current = value;
        for (;;) {
            std::optional<json::Value> kind;
            std::optional<json::Value> name;
            std::optional<json::Value> inner;
            current.forEachMember([&](std::string_view key, const json::Value &member) {
                if (key == "kind")
                    kind = member;
                else if (key == "name")
                    name = member;
                else if (key == "ofType")
                    inner = member;
            });
            const bool isList = kind && kind->equals("LIST");
            if (!isList && !(kind && kind->equals("NON_NULL"))) {
                if (!name)
                    m_builder.report("Schema", "The introspection answer refers to a type without a name.",
                                     {current.span()});
                const auto *innermost = name ? named(*name) : nullptr;
                if (!innermost)
                    return {};
                TypeRef type(innermost);
                for (auto wrapper = lists.rbegin(); wrapper != lists.rend(); ++wrapper)
                    type = *wrapper ? type.inList() : type.nonNull();
                return type;
            }
            if (!inner || !inner->isObject() || lists.size() == TypeRef::MaxWrappers) {
                m_builder.report(
                    "Schema",
                    "A type is wrapped deeper than the introspection query asked; ask with more levels of ofType.",
                    {current.span()});
                return {};
            }
            lists.push_back(isList);
            current = *inner;
        }
    }

    const Type *named(const json::Value &name)
    {
        if (const auto plain = name.plainText())
            if (const auto *type = m_builder.find(*plain))
                return type;
        const auto text = name.string();
        const auto *type = m_builder.find(text);
        if (!type)
            m_builder.report("KnownTypeNames",
                             "Unknown type \"" + text + "\". The introspection answer does not list it.",
                             {name.span()});
        return type;
    }

    SchemaBuilder &m_builder;
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
