#include "core/graphql/builtins.h"
#include "core/graphql/introspectionanswer.h"
#include "core/graphql/lexer.h"
#include "core/graphql/parser.h"
#include "core/graphql/sdlreader.h"

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

std::optional<TypeKind> typeKindOf(std::string_view word)
{
    static constexpr std::pair<std::string_view, TypeKind> kinds[] {
        {"OBJECT", TypeKind::Object},       {"SCALAR", TypeKind::Scalar},
        {"ENUM", TypeKind::Enum},           {"INPUT_OBJECT", TypeKind::InputObject},
        {"INTERFACE", TypeKind::Interface}, {"UNION", TypeKind::Union}};
    for (const auto &[name, kind] : kinds)
        if (word == name)
            return kind;
    return std::nullopt;
}

/// Makes what an introspection answer tells known to a SchemaBuilder, every list in order of names. Engines differ in
/// what they leave out: what is needed and is not there becomes a problem, and what cannot be used is left out.
class AnswerReader
{
public:
    AnswerReader(SchemaBuilder &builder, const IntrospectionAnswer &answer, std::string_view json)
        : m_builder(builder),
          m_answer(answer),
          m_json(json)
    { }

    void declareTypes()
    {
        if (!m_answer.hasTypes)
            return report("Schema",
                          "The introspection answer has no list of types; ask again with a full introspection query.",
                          m_answer.place);
        std::vector<Named> order;
        order.reserve(m_answer.types.size());
        putInOrder(order, m_answer.types, {0, static_cast<std::uint32_t>(m_answer.types.size())},
                   "The introspection answer lists a type without a name or of no known kind.",
                   [&](const Answer::Type &type) { return typeKindOf(meaning(type.kind)).has_value(); });
        m_declared.reserve(order.size());
        for (const auto &[name, place] : order) {
            const auto &source = m_answer.types[place];
            if (auto *type = m_builder.declare(*typeKindOf(meaning(source.kind)), name)) {
                m_builder.setSpan(*type, source.name.span);
                m_declared.push_back({type, &source});
            } else {
                report("UniqueTypeNames", std::string("There can be only one type named \"").append(name).append("\"."),
                       source.name.span);
            }
        }
    }

    void fill()
    {
        for (const auto &[type, source] : m_declared)
            fillType(*type, *source);
        m_builder.setDescription(text(m_answer.description));
        for (const auto operation : {OperationType::Query, OperationType::Mutation, OperationType::Subscription})
            if (const auto &root = m_answer.roots[static_cast<std::size_t>(operation)])
                setRoot(operation, *root);
        putInOrder(m_outerOrder, m_answer.directives, {0, static_cast<std::uint32_t>(m_answer.directives.size())},
                   "The introspection answer lists a directive without a name.");
        for (const auto &[name, place] : m_outerOrder)
            addDirective(name, m_answer.directives[place]);
    }

private:
    using Answer = IntrospectionAnswer;

    struct Declared
    {
        Type *type;
        const Answer::Type *source;
    };
    struct Named
    {
        std::string_view name;
        std::uint32_t place;
    };

    void report(std::string rule, std::string message, text::Span place)
    {
        m_builder.report(std::move(rule), std::move(message), {place});
    }

    /// A string, decoded and kept; nothing for any other kind.
    std::optional<std::string_view> text(const Answer::Text &text)
    {
        if (!text.isString)
            return std::nullopt;
        return text.isPlain ? m_builder.keep(text.inner(m_json)) : m_builder.keep(text.string(m_json));
    }
    /// The same for what is only looked at: the answer outlives the reading.
    std::string_view meaning(const Answer::Text &name)
    {
        return name.isPlain ? name.inner(m_json) : text(name).value_or(std::string_view());
    }

    std::optional<std::string_view> deprecationReason(const Answer::Element &element)
    {
        // Some engines fill in a reason for what is not deprecated; the flag decides where there is one.
        if (!element.isDeprecated.value_or(element.deprecationReason.isString))
            return std::nullopt;
        const auto reason = text(element.deprecationReason);
        return reason ? reason : "No longer supported";
    }

    /// Lists names and places of \a range in order of names, without those that \a isFine does not like.
    template <typename Element, typename IsFine>
    void putInOrder(std::vector<Named> &order, const std::vector<Element> &list, Answer::Range range,
                    const char *complaint, IsFine isFine)
    {
        order.clear();
        for (auto place = range.begin; place < range.end; ++place) {
            const auto name = meaning(list[place].name);
            if (name.empty() || !isFine(list[place]))
                report("Schema", complaint, list[place].place);
            else
                order.push_back({name, place});
        }
        const auto isBefore = [](const Named &a, const Named &b) {
            const auto difference = a.name.compare(b.name);
            return difference < 0 || (difference == 0 && a.place < b.place);
        };
        if (!std::is_sorted(order.begin(), order.end(), isBefore))
            std::sort(order.begin(), order.end(), isBefore);
    }
    template <typename Element>
    void putInOrder(std::vector<Named> &order, const std::vector<Element> &list, Answer::Range range,
                    const char *complaint = "The introspection answer lists a member without a name.")
    {
        putInOrder(order, list, range, complaint, [](const Element &) { return true; });
    }

    void fillType(Type &type, const Answer::Type &source)
    {
        type.description = text(source.description);
        switch (type.kind) {
        case TypeKind::Object:
        case TypeKind::Interface:
            readTypes(type, type.interfaces, source.interfaces, TypeKind::Interface);
            readFields(type, source.fields);
            break;
        case TypeKind::Union:
            readTypes(type, type.possibleTypes, source.possibleTypes, TypeKind::Object);
            break;
        case TypeKind::Enum:
            readValues(type, source.values);
            break;
        case TypeKind::InputObject:
            type.isOneOf = source.isOneOf;
            readInputs(type.inputFields, source.inputFields);
            break;
        case TypeKind::Scalar:
            type.specifiedByUrl = text(source.specifiedByUrl);
            break;
        }
    }

    void readFields(Type &type, Answer::Range range)
    {
        putInOrder(m_outerOrder, m_answer.fields, range);
        type.fields.reserve(m_outerOrder.size());
        for (const auto &[name, place] : m_outerOrder) {
            const auto &source = m_answer.fields[place];
            auto &field = type.fields.emplace_back();
            field.name = name;
            field.description = text(source.description);
            readInputs(field.arguments, source.arguments);
            field.type = typeOf(source);
            field.deprecationReason = deprecationReason(source);
            if (!field.type || field.type.named()->isOutput())
                continue;
            report("Schema",
                   "The type of " + type.name + "." + field.name
                       + " must be Output Type but got: " + field.type.toString() + ".",
                   source.place);
            field.type = {};
        }
    }

    void readInputs(std::vector<InputValue> &inputs, Answer::Range range)
    {
        putInOrder(m_innerOrder, m_answer.inputs, range);
        inputs.reserve(m_innerOrder.size());
        for (const auto &[name, place] : m_innerOrder) {
            const auto &source = m_answer.inputs[place];
            auto &input = inputs.emplace_back();
            input.name = name;
            input.description = text(source.description);
            input.type = typeOf(source);
            input.defaultValue = defaultValue(source.defaultValue);
            input.deprecationReason = deprecationReason(source);
            if (!input.type || input.type.named()->isInput())
                continue;
            report("Schema",
                   "The type of " + input.name + " must be Input Type but got: " + input.type.toString() + ".",
                   source.place);
            input.type = {};
        }
    }

    void readValues(Type &type, Answer::Range range)
    {
        putInOrder(m_outerOrder, m_answer.values, range);
        type.values.reserve(m_outerOrder.size());
        for (const auto &[name, place] : m_outerOrder) {
            const auto &source = m_answer.values[place];
            type.values.push_back({std::string(name), text(source.description), deprecationReason(source)});
        }
    }

    /// The named types of a list, once each.
    void readTypes(const Type &owner, std::vector<const Type *> &types, Answer::Range range, TypeKind wanted)
    {
        types.reserve(range.end - range.begin);
        for (auto place = range.begin; place < range.end; ++place) {
            const auto &source = m_answer.references[place];
            const auto *type = source.name.span.isEmpty() ? nullptr : named(source.name);
            if (type && (type->kind != wanted || type == &owner))
                report("Schema", "Type " + owner.name + " cannot list " + type->name + " here.", source.place);
            else if (type)
                types.push_back(type);
        }
        std::sort(types.begin(), types.end(), [](const Type *a, const Type *b) { return a->name < b->name; });
        types.erase(std::unique(types.begin(), types.end()), types.end());
    }

    template <typename Member>
    TypeRef typeOf(const Member &member)
    {
        using Problem = Answer::Reference::Problem;
        if (!member.type) {
            report("Schema", "The introspection answer lists a member without a type.", member.place);
            return {};
        }
        switch (member.type->problem) {
        case Problem::None:
            break;
        case Problem::TooDeep:
            report("Schema",
                   "A type is wrapped deeper than the introspection query asked; ask with more levels of ofType.",
                   member.type->place);
            return {};
        case Problem::Nameless:
            report("Schema", "The introspection answer refers to a type without a name.", member.type->place);
            return {};
        }
        const auto *type = named(member.type->name);
        return type ? wrapped(TypeRef(type), member.type->wrappers) : TypeRef();
    }

    static TypeRef wrapped(TypeRef type, std::uint32_t wrappers)
    {
        if (wrappers == 0)
            return type;
        type = wrapped(type, wrappers >> 2U);
        return (wrappers & 3U) == 1 ? type.inList() : type.nonNull();
    }

    const Type *named(const Answer::Text &name)
    {
        const auto wanted = meaning(name);
        const auto *type = m_builder.find(wanted);
        if (!type)
            report(
                "KnownTypeNames",
                std::string("Unknown type \"").append(wanted).append("\". The introspection answer does not list it."),
                name.span);
        return type;
    }

    std::optional<std::string_view> defaultValue(const Answer::Text &source)
    {
        const auto value = text(source);
        if (!value || isConstant(*value))
            return value;
        report("Schema", "A default value is no GraphQL value.", source.span);
        return std::nullopt;
    }

    void setRoot(OperationType operation, const Answer::Reference &root)
    {
        const auto *type = root.name.span.isEmpty() ? nullptr : named(root.name);
        if (type && type->kind == TypeKind::Object)
            m_builder.setRoot(operation, type);
        else if (type)
            report("Schema", "A root type must be Object type, it cannot be " + type->name + ".", root.place);
    }

    void addDirective(std::string_view name, const Answer::Directive &source)
    {
        DirectiveType directive;
        directive.name = name;
        directive.description = text(source.description);
        directive.isRepeatable = source.isRepeatable;
        readInputs(directive.arguments, source.arguments);
        directive.locations = locations(source);
        if (directive.locations.empty())
            report("Schema", "Directive @" + directive.name + " must include one or more locations.", source.place);
        else if (auto *added = m_builder.addDirective(name))
            *added = std::move(directive);
        else
            report("UniqueDirectiveNames", "There can be only one directive named \"@" + directive.name + "\".",
                   source.place);
    }

    std::vector<std::string> locations(const Answer::Directive &source)
    {
        std::vector<std::string> locations;
        for (const auto &place : source.locations) {
            if (const auto name = meaning(place); isDirectiveLocation(name))
                locations.emplace_back(name);
            else
                report("Schema", "The introspection answer lists a directive for a place that does not exist.",
                       place.span);
        }
        if (locations.empty()) {
            if (source.onOperation)
                locations.insert(locations.end(), {"QUERY", "MUTATION", "SUBSCRIPTION"});
            if (source.onFragment)
                locations.insert(locations.end(), {"FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"});
            if (source.onField)
                locations.insert(locations.end(), {"FIELD"});
        }
        std::sort(locations.begin(), locations.end());
        return locations;
    }

    SchemaBuilder &m_builder;
    const Answer &m_answer;
    std::string_view m_json;
    std::vector<Declared> m_declared;
    // Kept for their memory: there is a list for every type and field.
    std::vector<Named> m_outerOrder;
    std::vector<Named> m_innerOrder;
};

} // namespace

SchemaResult schemaFromIntrospection(std::string_view json)
{
    const auto reading = readIntrospection(json);
    if (!reading.answer)
        return {nullptr, {{Diagnostic::Severity::Error, reading.problem, {reading.place}, "Schema"}}};

    SchemaBuilder builder;
    AnswerReader reader(builder, *reading.answer, json);
    const auto builtIns = parse(std::string(builtInSdl()));
    SdlReader builtInReader(builder, *builtIns, SdlReader::Origin::BuiltIn);
    reader.declareTypes();
    builtInReader.declareTypes();
    reader.fill();
    builtInReader.fillTypes();
    return builder.finish();
}

} // namespace graphql
