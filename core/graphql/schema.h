#pragma once

#include "core/graphql/ast.h"
#include "core/graphql/diagnostic.h"
#include "core/graphql/namehash.h"

#include <bit>
#include <cstdint>
#include <deque>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A schema as the rest of the program looks at it: named types that point at each other, with look-ups by name.
/// Made from an introspection answer or from SDL, then immutable and shared.
namespace graphql {

class Document;
struct Type;

/// A type with its list and non-null wrappers: `[User!]!`. Two words in size, compared by value.
class TypeRef
{
public:
    static constexpr std::size_t MaxWrappers = 16;

    TypeRef() = default;
    explicit TypeRef(const Type *named) : m_named(named) { }

    /// The innermost, named type; null when the reference could not be resolved.
    const Type *named() const { return m_named; }
    bool isNonNull() const { return (m_wrappers & 3U) == NonNull; }
    bool isList() const { return (m_wrappers & 3U) == List; }
    bool isNamed() const { return m_wrappers == 0; }
    /// Without its outermost wrapper.
    TypeRef unwrapped() const { return {m_named, m_wrappers >> 2U}; }
    TypeRef nullable() const { return isNonNull() ? unwrapped() : *this; }
    TypeRef inList() const { return {m_named, (m_wrappers << 2U) | List}; }
    TypeRef nonNull() const { return isNonNull() ? *this : TypeRef {m_named, (m_wrappers << 2U) | NonNull}; }
    std::string toString() const;
    explicit operator bool() const { return m_named != nullptr; }
    bool operator==(const TypeRef &) const = default;

private:
    enum : std::uint32_t { List = 1, NonNull = 2 };
    TypeRef(const Type *named, std::uint32_t wrappers) : m_named(named), m_wrappers(wrappers) { }

    const Type *m_named = nullptr;
    std::uint32_t m_wrappers = 0; ///< Two bits a wrapper, the outermost lowest: up to MaxWrappers.
};

/// Finds a member of a list by its name without walking the list: Query and Mutation of a real schema have hundreds
/// of fields. Lists of a handful are walked, because that is faster.
class NameIndex
{
public:
    template <typename Member>
    static NameIndex over(const std::vector<Member> &members)
    {
        NameIndex index;
        if (members.size() > SmallList) {
            index.reserve(members.size());
            for (std::size_t i = 0; i < members.size(); ++i)
                index.insert(members[i].name, static_cast<std::uint32_t>(i + 1),
                             [&](std::uint32_t slot) -> std::string_view { return members[slot - 1].name; });
        }
        return index;
    }

    /// The first member of that name, or null. \a members is the list that over() was given.
    template <typename Member>
    const Member *find(const std::vector<Member> &members, std::string_view name) const
    {
        if (m_slots.empty()) {
            for (const auto &member : members)
                if (member.name == name)
                    return &member;
            return nullptr;
        }
        const auto mask = m_slots.size() - 1;
        for (auto i = NameHash {}(name)&mask; m_slots[i] != 0; i = (i + 1) & mask)
            if (members[m_slots[i] - 1].name == name)
                return &members[m_slots[i] - 1];
        return nullptr;
    }

private:
    static constexpr std::size_t SmallList = 8;

    void reserve(std::size_t count) { m_slots.assign(std::bit_ceil(count * 2), 0); }
    template <typename NameAt>
    void insert(std::string_view name, std::uint32_t slot, NameAt nameAt)
    {
        const auto mask = m_slots.size() - 1;
        auto i = NameHash {}(name)&mask;
        for (; m_slots[i] != 0; i = (i + 1) & mask)
            if (nameAt(m_slots[i]) == name)
                return;
        m_slots[i] = slot;
    }

    std::vector<std::uint32_t> m_slots; ///< Open addressing; a member's place in its list plus one, 0 is free.
};

/// Prose of a schema, absent or empty: the two are told apart, so that a schema prints as it came. The schema keeps the
/// bytes.
using OptionalText = std::optional<std::string_view>;

/// An argument or an input field.
struct InputValue
{
    std::string name;
    OptionalText description;
    TypeRef type;
    OptionalText defaultValue; ///< GraphQL text.
    OptionalText deprecationReason;
    bool isRequired() const { return type.isNonNull() && !defaultValue; }
};

/// Of an object or interface type, spec §3.6.
struct Field
{
    std::string name;
    OptionalText description;
    std::vector<InputValue> arguments;
    TypeRef type;
    OptionalText deprecationReason;
    const InputValue *argument(std::string_view name) const;
};

/// Spec §3.9.
struct EnumValue
{
    std::string name;
    OptionalText description;
    OptionalText deprecationReason;
};

/// A named type of any kind, spec §3.4. One struct for all, as in __Type: only the lists of its kind are filled.
struct Type
{
    TypeKind kind = TypeKind::Scalar;
    std::string name;
    OptionalText description;
    std::vector<Field> fields; ///< Object, interface.
    std::vector<const Type *> interfaces; ///< Object, interface.
    std::vector<const Type *> possibleTypes; ///< Interface (objects that implement it), union (its members).
    std::vector<EnumValue> values; ///< Enum.
    std::vector<InputValue> inputFields; ///< Input object.
    OptionalText specifiedByUrl; ///< Scalar.
    bool isOneOf = false; ///< Input object.

    // Filled by the builder, so that questions about a type do not walk its lists.
    NameIndex fieldIndex;
    NameIndex inputFieldIndex;
    NameIndex valueIndex;
    std::uint32_t ordinal = 0; ///< Object: its bit in possibleSet of others.
    std::vector<std::uint64_t> possibleSet; ///< Composite: the objects a value of it can be, an object itself.

    bool isLeaf() const { return kind == TypeKind::Scalar || kind == TypeKind::Enum; }
    bool isComposite() const
    {
        return kind == TypeKind::Object || kind == TypeKind::Interface || kind == TypeKind::Union;
    }
    bool isAbstract() const { return kind == TypeKind::Interface || kind == TypeKind::Union; }
    bool isInput() const { return isLeaf() || kind == TypeKind::InputObject; }
    bool isOutput() const { return kind != TypeKind::InputObject; }
    const Field *field(std::string_view name) const;
    const InputValue *inputField(std::string_view name) const;
    const EnumValue *value(std::string_view name) const;
};

/// Types by their names: open addressing over pointers, because every reference of a schema and every name of a
/// document is looked up here.
class TypeTable
{
public:
    const Type *find(std::string_view name) const;
    /// Whether the name was free.
    bool insert(const Type &type);

private:
    std::size_t placeOf(std::string_view name) const;
    void grow();

    std::vector<const Type *> m_slots; ///< A power of two of them, null where free.
    std::size_t m_count = 0;
};

/// What a schema says of a directive, spec §3.13.
struct DirectiveType
{
    std::string name;
    OptionalText description;
    std::vector<InputValue> arguments;
    std::vector<std::string> locations;
    bool isRepeatable = false;
    const InputValue *argument(std::string_view name) const;
};

/// A schema that is complete and does not change: types point at each other, so it is neither copied nor moved, and is
/// shared between threads.
class Schema
{
public:
    Schema(const Schema &) = delete;
    Schema &operator=(const Schema &) = delete;

    OptionalText description() const { return m_description; }
    const Type *query() const { return m_query; }
    const Type *mutation() const { return m_mutation; }
    const Type *subscription() const { return m_subscription; }
    const Type *root(OperationType operation) const;
    const Type *type(std::string_view name) const;
    const DirectiveType *directive(std::string_view name) const;
    /// Every named type, built-in scalars and introspection types included, in canonical (byte) order of names,
    /// because the real server's own order is random.
    const std::vector<const Type *> &types() const { return m_types; }
    /// The same in the order of the source (of names, when it was introspection), what was added comes last.
    const std::deque<Type> &declarations() const { return m_storage; }
    const std::vector<DirectiveType> &directives() const { return m_directives; }
    /// Looks a field up on a composite type, with the meta fields `__typename`, `__schema` and `__type`.
    const Field *field(const Type &parent, std::string_view name) const;
    /// True when an object of type \a object can stand where \a abstract is asked for.
    bool isPossible(const Type &abstract, const Type &object) const;
    bool overlap(const Type &left, const Type &right) const;

private:
    friend class SchemaBuilder;
    Schema() = default;

    std::pmr::monotonic_buffer_resource m_texts; ///< What every OptionalText looks at.
    OptionalText m_description;
    std::deque<Type> m_storage; ///< Addresses never move.
    std::vector<const Type *> m_types;
    TypeTable m_byName;
    std::vector<DirectiveType> m_directives;
    NameIndex m_directiveIndex;
    const Type *m_query = nullptr;
    const Type *m_mutation = nullptr;
    const Type *m_subscription = nullptr;
    Field m_typenameField;
    Field m_schemaField;
    Field m_typeField;
};

/// A schema and what was wrong with its source: what is usable stays usable.
struct SchemaResult
{
    std::shared_ptr<const Schema> schema; ///< Null only when nothing could be read at all.
    std::vector<Diagnostic> problems;
};

/// From SDL. Type system extensions are merged in.
SchemaResult schemaFromSdl(const Document &document);
SchemaResult schemaFromSdl(std::string sdl);
/// From the JSON of an introspection answer: the whole answer, its `data`, or `{"__schema": …}`.
SchemaResult schemaFromIntrospection(std::string_view json);

} // namespace graphql
