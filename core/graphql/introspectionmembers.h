#pragma once

#include "core/graphql/schemabuilder.h"
#include "core/json/cursor.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace graphql {

/// Whether \a key is that of \a word: compared without a call, because an answer has a hundred thousand of them.
template <std::size_t Size>
bool isKey(std::string_view key, const char (&word)[Size])
{
    return key.size() == Size - 1 && std::char_traits<char>::compare(key.data(), word, Size - 1) == 0;
}

/// Reads what stands inside the types of an introspection answer. Every type must be declared before. Engines differ in
/// what they leave out, so every key may be missing; one that is needed and is not there becomes a problem, and what
/// cannot be used is left out. Inside core/graphql only.
class IntrospectionMembers
{
public:
    explicit IntrospectionMembers(SchemaBuilder &builder) : m_builder(builder) { }

    void readFields(Type &type, json::Cursor &list);
    void readEnumValues(Type &type, json::Cursor &list);
    std::vector<InputValue> inputValues(json::Cursor &list);
    /// The named types of a list, once each.
    void readTypes(const Type &owner, std::vector<const Type *> &types, json::Cursor &list, TypeKind wanted);
    /// The declared type of that name, or null with a problem.
    const Type *named(const json::Cursor::Text &name, const json::Value &place);

private:
    class Deprecation;
    /// One level of a type as introspection writes it: a wrapper around the next level, or a name.
    struct Level
    {
        json::Value place;
        json::Cursor::Text kind;
        json::Cursor::Text name;
        std::optional<json::Value> namePlace;
        bool isWrapper() const { return kind.equals("LIST") || kind.equals("NON_NULL"); }
    };

    void readField(Type &type, json::Cursor &at);
    void readEnumValue(Type &type, json::Cursor &at);
    void readInputValue(std::vector<InputValue> &values, json::Cursor &at);
    void readLevel(json::Cursor &at);
    TypeRef reference(json::Cursor &at);
    std::optional<std::string> defaultValue(json::Cursor &at);
    template <typename Member>
    void dropNameless(std::vector<Member> &members, const json::Value &place);

    SchemaBuilder &m_builder;
    std::vector<Level> m_levels; ///< Of the type that is being read, the outermost first.
};

/// A string, decoded; nothing for any other kind.
std::optional<std::string> optionalText(json::Cursor &at);

} // namespace graphql
