#include "core/graphql/introspectionanswer.h"

#include "core/graphql/ast.h"
#include "core/graphql/schema.h"

namespace graphql {
namespace {

/// Whether \a key is that of \a word: compared without a call, because an answer has a hundred thousand of them.
template <std::size_t Size>
bool isKey(std::string_view key, const char (&word)[Size])
{
    return key.size() == Size - 1 && std::char_traits<char>::compare(key.data(), word, Size - 1) == 0;
}

template <typename Item>
std::uint32_t endOf(const std::vector<Item> &list)
{
    return static_cast<std::uint32_t>(list.size());
}

class IntrospectionReader
{
public:
    explicit IntrospectionReader(std::string_view json) : m_at(json) { }

    IntrospectionReading run()
    {
        const auto begin = m_at.offset();
        std::optional<text::Span> data;
        m_at.eachMember([&](std::string_view key) {
            if (isKey(key, "data")) {
                const auto dataBegin = m_at.offset();
                m_found.reset();
                m_at.eachMember([&](std::string_view inner) { readSchemaMember(inner); });
                data = m_at.spanFrom(dataBegin);
            } else if (!data) {
                readSchemaMember(key);
            }
        });
        const auto whole = data.value_or(m_at.spanFrom(begin));
        if (auto error = m_at.finish())
            return {std::nullopt,
                    "The introspection answer is not JSON: " + error->message,
                    {error->offset, error->offset}};
        if (!m_found)
            return {std::nullopt, "This is no introspection answer: it has no \"__schema\".", whole};
        return {std::move(m_found), {}, {}};
    }

private:
    using Answer = IntrospectionAnswer;
    using Text = Answer::Text;

    void readSchemaMember(std::string_view key)
    {
        if (!isKey(key, "__schema"))
            return;
        m_found.reset();
        if (m_at.isObject())
            readSchema(m_found.emplace());
    }

    void readSchema(Answer &answer)
    {
        const auto begin = m_at.offset();
        m_at.eachMember([&](std::string_view key) {
            if (isKey(key, "types"))
                readTypes(answer);
            else if (isKey(key, "queryType"))
                readRoot(answer, OperationType::Query);
            else if (isKey(key, "mutationType"))
                readRoot(answer, OperationType::Mutation);
            else if (isKey(key, "subscriptionType"))
                readRoot(answer, OperationType::Subscription);
            else if (isKey(key, "description"))
                answer.description = m_at.text();
            else if (isKey(key, "directives"))
                m_at.eachItem([&] { readDirective(answer); });
        });
        answer.place = m_at.spanFrom(begin);
    }

    void readRoot(Answer &answer, OperationType operation)
    {
        auto &root = answer.roots[static_cast<std::size_t>(operation)];
        root.reset();
        if (m_at.isObject())
            root = readReference();
    }

    void readTypes(Answer &answer)
    {
        answer.types.clear();
        answer.hasTypes = m_at.isArray();
        m_at.eachItem([&] { readType(answer, answer.types.emplace_back()); });
    }

    void readType(Answer &answer, Answer::Type &type)
    {
        const auto begin = m_at.offset();
        m_at.eachMember([&](std::string_view key) {
            if (isKey(key, "kind"))
                type.kind = m_at.text();
            else if (isKey(key, "fields"))
                type.fields = range(answer.fields, [&](auto &field) { readField(answer, field); });
            else if (isKey(key, "inputFields"))
                type.inputFields = range(answer.inputs, [&](auto &input) { readInput(input); });
            else if (isKey(key, "enumValues"))
                type.values = range(answer.values, [&](auto &value) { readValue(value); });
            else if (isKey(key, "interfaces"))
                type.interfaces = range(answer.references, [&](auto &reference) { reference = readReference(); });
            else if (isKey(key, "possibleTypes"))
                type.possibleTypes = range(answer.references, [&](auto &reference) { reference = readReference(); });
            else if (isKey(key, "specifiedByURL"))
                type.specifiedByUrl = m_at.text();
            else if (isKey(key, "isOneOf"))
                type.isOneOf = m_at.boolean();
            else
                readElement(type, key);
        });
        type.place = m_at.spanFrom(begin);
    }

    void readElement(Answer::Element &element, std::string_view key)
    {
        if (isKey(key, "name"))
            element.name = m_at.text();
        else if (isKey(key, "description"))
            element.description = m_at.text();
        else if (isKey(key, "isDeprecated"))
            element.isDeprecated = m_at.boolean();
        else if (isKey(key, "deprecationReason"))
            element.deprecationReason = m_at.text();
    }

    void readField(Answer &answer, Answer::Field &field)
    {
        const auto begin = m_at.offset();
        m_at.eachMember([&](std::string_view key) {
            if (isKey(key, "type"))
                field.type = readReference();
            else if (isKey(key, "args"))
                field.arguments = range(answer.inputs, [&](auto &input) { readInput(input); });
            else
                readElement(field, key);
        });
        field.place = m_at.spanFrom(begin);
    }

    void readInput(Answer::Input &input)
    {
        const auto begin = m_at.offset();
        m_at.eachMember([&](std::string_view key) {
            if (isKey(key, "type"))
                input.type = readReference();
            else if (isKey(key, "defaultValue"))
                input.defaultValue = m_at.text();
            else
                readElement(input, key);
        });
        input.place = m_at.spanFrom(begin);
    }

    void readValue(Answer::Element &value)
    {
        const auto begin = m_at.offset();
        m_at.eachMember([&](std::string_view key) { readElement(value, key); });
        value.place = m_at.spanFrom(begin);
    }

    void readDirective(Answer &answer)
    {
        auto &directive = answer.directives.emplace_back();
        const auto begin = m_at.offset();
        m_at.eachMember([&](std::string_view key) {
            if (isKey(key, "args"))
                directive.arguments = range(answer.inputs, [&](auto &input) { readInput(input); });
            else if (isKey(key, "isRepeatable"))
                directive.isRepeatable = m_at.boolean();
            else if (isKey(key, "locations"))
                m_at.eachItem([&] { directive.locations.push_back(m_at.text()); });
            else if (isKey(key, "onOperation"))
                directive.onOperation = m_at.boolean();
            else if (isKey(key, "onFragment"))
                directive.onFragment = m_at.boolean();
            else if (isKey(key, "onField"))
                directive.onField = m_at.boolean();
            else
                readElement(directive, key);
        });
        directive.place = m_at.spanFrom(begin);
    }

    /// The items of an array, read to the end of \a list.
    template <typename Item, typename Read>
    Answer::Range range(std::vector<Item> &list, Read read)
    {
        const auto begin = endOf(list);
        m_at.eachItem([&] { read(list.emplace_back()); });
        return {begin, endOf(list)};
    }

    /// Keys may come in any order, and the last of the same key counts: levels are taken down first and judged after.
    Answer::Reference readReference()
    {
        readLevel(0);
        Answer::Reference reference;
        for (std::size_t depth = 0;; ++depth) {
            const auto &level = m_levels[depth];
            const bool isList = is(level.kind, "LIST");
            reference.place = level.place;
            if (!isList && !is(level.kind, "NON_NULL")) {
                reference.name = level.name;
                if (level.name.span.isEmpty())
                    reference.problem = Answer::Reference::Problem::Nameless;
                else if (depth > 0)
                    reference.place = m_levels[0].place;
                return reference;
            }
            if (depth == m_innermost) {
                reference.problem = Answer::Reference::Problem::TooDeep;
                return reference;
            }
            reference.wrappers |= (isList ? 1U : 2U) << (2 * depth);
        }
    }

    void readLevel(std::size_t depth)
    {
        const auto begin = m_at.offset();
        m_innermost = depth;
        auto &level = m_levels[depth] = {};
        m_at.eachMember([&](std::string_view key) {
            if (isKey(key, "kind")) {
                level.kind = m_at.text();
            } else if (isKey(key, "name")) {
                level.name = m_at.text();
            } else if (isKey(key, "ofType")) {
                m_innermost = depth;
                if (m_at.isObject() && depth < TypeRef::MaxWrappers)
                    readLevel(depth + 1);
            }
        });
        level.place = m_at.spanFrom(begin);
    }

    bool is(const Text &text, std::string_view word) const
    {
        return text.isPlain ? text.inner(m_at.bytes()) == word : text.string(m_at.bytes()) == word;
    }

    /// One level of a type as introspection writes it: a wrapper around the next level, or a name.
    struct Level
    {
        text::Span place;
        Text kind;
        Text name;
    };

    json::Reader m_at;
    std::optional<Answer> m_found;
    std::array<Level, TypeRef::MaxWrappers + 1> m_levels;
    std::size_t m_innermost = 0; ///< Of m_levels.
};

} // namespace

IntrospectionReading readIntrospection(std::string_view json)
{
    return IntrospectionReader(json).run();
}

} // namespace graphql
