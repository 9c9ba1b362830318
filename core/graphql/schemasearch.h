#pragma once

#include "core/graphql/schema.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace graphql {

class RelayWrappers;

/// One thing of a schema that has a name, as pointers into it.
struct SchemaEntry
{
    enum class Kind : std::uint8_t { Type, Field, Argument, InputField, EnumValue, Directive };
    Kind kind = Kind::Type;
    bool isRootField = false;
    const Type *owner = nullptr; ///< The type itself, or the type it is a member of.
    const Field *field = nullptr; ///< The field, or the field of an argument.
    const InputValue *input = nullptr;
    const EnumValue *value = nullptr;
    const DirectiveType *directive = nullptr;

    std::string_view name() const;
    std::string_view description() const;
    bool isDeprecated() const;
    /// `User`, `User.email`, `Query.users(first)`, `@include`.
    std::string place() const;
    /// Where it belongs: `User`, `Query.users`; empty for types and directives.
    std::string ownerPlace() const;
};

/// Where the words of a search stand, so that a result can show why it is one.
struct SchemaMatch
{
    std::vector<text::Span> inName;
    /// The description around the first word found there, on one line, without marks of Markdown; the beginning of it
    /// when no word stands in it. An ellipsis where it was cut.
    std::string excerpt;
    std::vector<text::Span> inExcerpt;
};

/// Every name and every description of a schema, as it reads, to be searched while somebody types. Built once for a
/// schema, on any thread, and immutable; it keeps the schema alive. Introspection types are left out.
class SchemaSearch
{
public:
    explicit SchemaSearch(std::shared_ptr<const Schema> schema);

    const SchemaEntry &entry(std::uint32_t number) const { return m_entries[number]; }
    std::size_t size() const { return m_entries.size(); }

    struct Found
    {
        std::vector<std::uint32_t> best; ///< Numbers of entries, best first.
        std::size_t total = 0;
    };
    /// The best \a limit entries. Every word of \a wanted has to be found: as a whole name, at its begin, at its camel
    /// humps (`gubsa` finds getUsersByStandardAttribute), somewhere inside it, or in the description; in this order of
    /// worth, which several words add up. One of several words may also name the owner; `User.em` asks for members of
    /// a type. Among equals what begins a query comes first, and short names before long ones. What \a hidden names
    /// is left out, with its members.
    Found find(std::string_view wanted, std::size_t limit, const RelayWrappers *hidden = nullptr) const;
    SchemaMatch match(std::uint32_t number, std::string_view wanted) const;

private:
    struct Word
    {
        std::string text;
        std::vector<std::uint32_t> entries;
    };
    void add(SchemaEntry entry);
    void readDescriptions();
    void orderNames();
    void rankDescriptions(std::string_view word, std::vector<std::uint8_t> &ranks) const;

    std::shared_ptr<const Schema> m_schema;
    std::vector<SchemaEntry> m_entries;
    std::vector<std::uint32_t> m_order; ///< Of each entry, its place when all are put in order of names.
    std::vector<Word> m_words; ///< Of descriptions, small letters, in byte order.
};

} // namespace graphql
