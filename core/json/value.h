#pragma once

#include "core/text/span.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace json {

class Tape;
struct Child;

enum class Kind : std::uint8_t { Null, Boolean, Number, String, Array, Object };

/// A value without its tape, in half the space: for who keeps millions of them.
struct Place
{
    std::uint32_t offset = 0; ///< First byte.
    std::uint32_t container = 0; ///< Its entry in the index, or that of the first container after it.
};

/// One value inside a Tape: a place in its bytes, nothing decoded. Cheap to copy; the Tape must outlive it.
/// Numbers are text, because a number of the server must be shown as it was sent.
class Value
{
public:
    /// \a place is that of a value of the same tape.
    Value(const Tape &tape, Place place) : Value(tape, place.offset, place.container) { }
    Place place() const { return {m_offset, m_container}; }

    Kind kind() const;
    bool isNull() const { return kind() == Kind::Null; }
    bool isObject() const { return kind() == Kind::Object; }
    bool isArray() const { return kind() == Kind::Array; }
    bool isString() const { return kind() == Kind::String; }
    /// Where it stands in the tape's bytes, quotes and brackets included.
    text::Span span() const;
    /// Its bytes as they came, quotes and brackets included.
    std::string_view raw() const;

    /// True for `true` only.
    bool boolean() const;
    /// A string, decoded; empty for any other kind. A lone surrogate escape and a malformed byte become U+FFFD.
    std::string string() const;
    /// A string of ASCII without escapes, as nearly all are: its text without a copy. Nothing for any other.
    std::optional<std::string_view> plainText() const;
    /// Whether it is a string that decodes to \a text; allocates only when there are escapes.
    bool equals(std::string_view text) const;
    /// A number as an integer, if it is written as one and fits.
    std::optional<std::int64_t> integer() const;
    /// The nearest double, infinite beyond its range; 0 for any other kind.
    double number() const;

    /// How many members or items; 0 for a leaf. O(1).
    std::uint32_t size() const;
    /// The one of that number, which is below size(). However wide the container, this looks at some hundred at most.
    Child child(std::uint32_t index) const;
    /// The last one that begins at byte \a offset of the tape or before it: what is there, if anything is. Nothing when
    /// it has no children or the first begins behind. As quick.
    std::optional<Child> childAt(std::uint32_t offset) const;
    /// Items of an array in order. Walks the bytes once, and steps over nested containers in O(1).
    std::vector<Value> items() const;
    /// Members of an object in the order they came, duplicates included. Keys are values too (strings).
    std::vector<std::pair<Value, Value>> members() const;
    /// The same without a list: calls \a action with each item.
    template <typename Action>
    void forEachItem(Action action) const
    {
        auto left = isArray() ? size() : 0;
        if (left == 0)
            return;
        for (Value item = firstChild();; item = item.nextChild()) {
            action(item);
            if (--left == 0)
                return;
        }
    }
    /// Calls \a action with each key, decoded, and its value.
    template <typename Action>
    void forEachMember(Action action) const
    {
        auto left = isObject() ? size() : 0;
        if (left == 0)
            return;
        for (Value key = firstChild();;) {
            const std::string_view quoted = key.raw();
            const Value value = key.valueAfter(quoted.size());
            const std::string_view name = quoted.substr(1, quoted.size() - 2);
            if (name.find('\\') == std::string_view::npos)
                action(name, value);
            else
                action(std::string_view(key.string()), value);
            if (--left == 0)
                return;
            key = value.nextChild();
        }
    }
    /// Calls \a action with some of its members or items, in order.
    template <typename Action>
    void forEachChildFrom(std::uint32_t first, std::uint32_t most, Action action) const;
    /// The last member of that name, as every JSON reader in use decides on duplicates.
    std::optional<Value> find(std::string_view key) const;
    /// Follows several keys: at("data", "users").
    template <typename... Keys>
    std::optional<Value> at(std::string_view first, Keys... rest) const
    {
        const auto member = find(first);
        if constexpr (sizeof...(rest) == 0)
            return member;
        else
            return member ? member->at(rest...) : std::nullopt;
    }

private:
    friend class Tape;
    Value(const Tape &tape, std::uint32_t offset, std::uint32_t container)
        : m_tape(&tape),
          m_offset(offset),
          m_container(container)
    { }
    bool isContainer() const;
    Child firstOfChildren() const;
    void advance(Child &child) const;
    /// In an object, keys and values are children in turn.
    Value firstChild() const;
    Value nextChild() const;
    /// Of a key of \a length bytes.
    Value valueAfter(std::size_t length) const;

    const Tape *m_tape = nullptr;
    std::uint32_t m_offset = 0; ///< As in Place.
    std::uint32_t m_container = 0;
};

/// A member or item.
struct Child
{
    std::uint32_t index = 0;
    std::optional<Value> key; ///< In an object only.
    Value value;
};

template <typename Action>
void Value::forEachChildFrom(std::uint32_t first, std::uint32_t most, Action action) const
{
    if (first >= size())
        return;
    auto next = child(first);
    for (auto left = std::min(most, size() - first);; advance(next)) {
        action(std::as_const(next));
        if (--left == 0)
            return;
    }
}

} // namespace json
