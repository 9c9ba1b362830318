#pragma once

#include "core/json/reader.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace graphql {

/// Where things stand in an introspection answer: what a schema is made of, in the order it came, nothing decoded and
/// nothing judged yet. Names must be known before anything can refer to them, and a large answer is long: it is read
/// once into this, and once more here. Every key may be missing; of the same key twice the last counts. Inside
/// core/graphql only.
struct IntrospectionAnswer
{
    using Text = json::Reader::Text;
    /// Part of one of the lists below.
    struct Range
    {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    /// A type with its wrappers, or by its name alone.
    struct Reference
    {
        enum class Problem : std::uint8_t { None, TooDeep, Nameless };
        text::Span place; ///< The whole, or the part that has the problem.
        Text name; ///< Without a place, when there is none.
        std::uint32_t wrappers = 0; ///< Two bits each, the outermost lowest: 1 is a list, 2 a non-null.
        Problem problem = Problem::None;
    };
    /// What fields, arguments, input fields and enum values have in common.
    struct Element
    {
        text::Span place;
        Text name;
        Text description;
        Text deprecationReason;
        std::optional<bool> isDeprecated;
    };
    struct Input : Element
    {
        std::optional<Reference> type;
        Text defaultValue;
    };
    struct Field : Element
    {
        std::optional<Reference> type;
        Range arguments; ///< In inputs.
    };
    struct Type : Element
    {
        Text kind;
        Text specifiedByUrl;
        bool isOneOf = false;
        Range fields;
        Range inputFields; ///< In inputs.
        Range values;
        Range interfaces; ///< In references.
        Range possibleTypes; ///< In references.
    };
    struct Directive : Element
    {
        bool isRepeatable = false;
        Range arguments; ///< In inputs.
        std::vector<Text> locations;
        /// Before `locations`, engines answered with three booleans; some still answer with both.
        bool onOperation = false;
        bool onFragment = false;
        bool onField = false;
    };

    text::Span place; ///< Of `__schema`.
    Text description;
    std::array<std::optional<Reference>, 3> roots; ///< By OperationType.
    bool hasTypes = false;
    std::vector<Type> types;
    std::vector<Field> fields;
    std::vector<Input> inputs;
    std::vector<Element> values;
    std::vector<Reference> references;
    std::vector<Directive> directives;
};

/// What was read, or why there is nothing to read: then \a problem is a sentence about \a place.
struct IntrospectionReading
{
    std::optional<IntrospectionAnswer> answer;
    std::string problem;
    text::Span place;
};

/// From the whole answer, its `data`, or `{"__schema": …}`.
IntrospectionReading readIntrospection(std::string_view json);

} // namespace graphql
