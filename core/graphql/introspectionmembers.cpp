#include "core/graphql/introspectionmembers.h"

#include "core/graphql/document.h"
#include "core/graphql/lexer.h"

#include <algorithm>

namespace graphql {
namespace {

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

} // namespace

/// Some engines fill in a reason for what is not deprecated; the flag decides where there is one.
class IntrospectionMembers::Deprecation
{
public:
    void read(std::string_view key, json::Cursor &at)
    {
        if (isKey(key, "isDeprecated"))
            m_flag = at.boolean();
        else if (isKey(key, "deprecationReason"))
            m_text = optionalText(at);
    }
    std::optional<std::string> reason()
    {
        if (!m_flag.value_or(m_text.has_value()))
            return std::nullopt;
        return m_text ? std::move(*m_text) : "No longer supported";
    }

private:
    std::optional<bool> m_flag;
    std::optional<std::string> m_text;
};

std::optional<std::string> optionalText(json::Cursor &at)
{
    const auto text = at.text();
    return text.isString ? std::optional(text.string()) : std::nullopt;
}

void IntrospectionMembers::readFields(Type &type, json::Cursor &list)
{
    type.fields.reserve(type.fields.size() + list.size());
    list.eachItem([&] { readField(type, list); });
}

void IntrospectionMembers::readEnumValues(Type &type, json::Cursor &list)
{
    type.values.reserve(type.values.size() + list.size());
    list.eachItem([&] { readEnumValue(type, list); });
}

std::vector<InputValue> IntrospectionMembers::inputValues(json::Cursor &list)
{
    std::vector<InputValue> values;
    values.reserve(list.size());
    list.eachItem([&] { readInputValue(values, list); });
    return values;
}

void IntrospectionMembers::readField(Type &type, json::Cursor &at)
{
    const auto place = at.value();
    auto &field = type.fields.emplace_back();
    Deprecation deprecation;
    bool isTyped = false;
    at.eachMember([&](std::string_view key) {
        isTyped = isTyped || isKey(key, "type");
        if (isKey(key, "name"))
            field.name = at.text().string();
        else if (isKey(key, "description"))
            field.description = optionalText(at);
        else if (isKey(key, "args"))
            field.arguments = inputValues(at);
        else if (isKey(key, "type"))
            field.type = reference(at);
        else
            deprecation.read(key, at);
    });
    field.deprecationReason = deprecation.reason();
    if (!isTyped)
        m_builder.report("Schema", "The introspection answer lists a member without a type.", {place.span()});
    if (field.type && !field.type.named()->isOutput()) {
        m_builder.report("Schema",
                         "The type of " + type.name + "." + field.name
                             + " must be Output Type but got: " + field.type.toString() + ".",
                         {place.span()});
        field.type = {};
    }
    dropNameless(type.fields, place);
}

void IntrospectionMembers::readEnumValue(Type &type, json::Cursor &at)
{
    const auto place = at.value();
    auto &value = type.values.emplace_back();
    Deprecation deprecation;
    at.eachMember([&](std::string_view key) {
        if (isKey(key, "name"))
            value.name = at.text().string();
        else if (isKey(key, "description"))
            value.description = optionalText(at);
        else
            deprecation.read(key, at);
    });
    value.deprecationReason = deprecation.reason();
    dropNameless(type.values, place);
}

void IntrospectionMembers::readInputValue(std::vector<InputValue> &values, json::Cursor &at)
{
    const auto place = at.value();
    auto &input = values.emplace_back();
    Deprecation deprecation;
    bool isTyped = false;
    at.eachMember([&](std::string_view key) {
        isTyped = isTyped || isKey(key, "type");
        if (isKey(key, "name"))
            input.name = at.text().string();
        else if (isKey(key, "description"))
            input.description = optionalText(at);
        else if (isKey(key, "type"))
            input.type = reference(at);
        else if (isKey(key, "defaultValue"))
            input.defaultValue = defaultValue(at);
        else
            deprecation.read(key, at);
    });
    input.deprecationReason = deprecation.reason();
    if (!isTyped)
        m_builder.report("Schema", "The introspection answer lists a member without a type.", {place.span()});
    if (input.type && !input.type.named()->isInput()) {
        m_builder.report("Schema",
                         "The type of " + input.name + " must be Input Type but got: " + input.type.toString() + ".",
                         {place.span()});
        input.type = {};
    }
    dropNameless(values, place);
}

/// Members are read in the place where they stay; \a place is where the last one came from.
template <typename Member>
void IntrospectionMembers::dropNameless(std::vector<Member> &members, const json::Value &place)
{
    if (!members.back().name.empty())
        return;
    m_builder.report("Schema", "The introspection answer lists a member without a name.", {place.span()});
    members.pop_back();
}

std::optional<std::string> IntrospectionMembers::defaultValue(json::Cursor &at)
{
    const auto place = at.value();
    auto text = optionalText(at);
    if (!text || isConstant(*text))
        return text;
    m_builder.report("Schema", "A default value is no GraphQL value.", {place.span()});
    return std::nullopt;
}

void IntrospectionMembers::readTypes(const Type &owner, std::vector<const Type *> &types, json::Cursor &list,
                                     TypeKind wanted)
{
    list.eachItem([&] {
        const auto place = list.value();
        std::optional<json::Value> namePlace;
        json::Cursor::Text name;
        list.eachMember([&](std::string_view key) {
            if (!isKey(key, "name"))
                return;
            namePlace = list.value();
            name = list.text();
        });
        const auto *type = namePlace ? named(name, *namePlace) : nullptr;
        if (!type)
            return;
        if (type->kind != wanted || type == &owner)
            m_builder.report("Schema", "Type " + owner.name + " cannot list " + type->name + " here.", {place.span()});
        else if (std::find(types.begin(), types.end(), type) == types.end())
            types.push_back(type);
    });
}

/// Keys may come in any order, and the last of the same key counts: levels are taken down first and judged after.
void IntrospectionMembers::readLevel(json::Cursor &at)
{
    const auto depth = m_levels.size();
    m_levels.push_back({at.value(), {}, {}, std::nullopt});
    at.eachMember([&](std::string_view key) {
        if (isKey(key, "kind")) {
            m_levels[depth].kind = at.text();
        } else if (isKey(key, "name")) {
            m_levels[depth].namePlace = at.value();
            m_levels[depth].name = at.text();
        } else if (isKey(key, "ofType")) {
            m_levels.erase(m_levels.begin() + static_cast<std::ptrdiff_t>(depth + 1), m_levels.end());
            if (at.isObject() && depth < TypeRef::MaxWrappers)
                readLevel(at);
        }
    });
}

TypeRef IntrospectionMembers::reference(json::Cursor &at)
{
    m_levels.clear();
    readLevel(at);
    std::size_t depth = 0;
    for (; m_levels[depth].isWrapper(); ++depth) {
        if (depth + 1 < m_levels.size())
            continue;
        m_builder.report("Schema",
                         "A type is wrapped deeper than the introspection query asked; ask with more levels of ofType.",
                         {m_levels[depth].place.span()});
        return {};
    }
    const auto &innermost = m_levels[depth];
    if (!innermost.namePlace)
        m_builder.report("Schema", "The introspection answer refers to a type without a name.",
                         {innermost.place.span()});
    const auto *type = innermost.namePlace ? named(innermost.name, *innermost.namePlace) : nullptr;
    if (!type)
        return {};
    TypeRef wrapped(type);
    while (depth-- > 0)
        wrapped = m_levels[depth].kind.equals("LIST") ? wrapped.inList() : wrapped.nonNull();
    return wrapped;
}

const Type *IntrospectionMembers::named(const json::Cursor::Text &name, const json::Value &place)
{
    const auto *type = name.isPlain && name.isString ? m_builder.find(name.inner) : m_builder.find(name.string());
    if (!type)
        m_builder.report("KnownTypeNames",
                         "Unknown type \"" + name.string() + "\". The introspection answer does not list it.",
                         {place.span()});
    return type;
}

} // namespace graphql
