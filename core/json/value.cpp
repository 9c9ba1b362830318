#include "core/json/value.h"

#include "core/json/tape.h"
#include "core/json/unescape.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace json {

namespace {

bool endsLeaf(char c)
{
    return c == ',' || c == ']' || c == '}' || c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Where the leaf that begins at \a begin ends. The bytes passed the Tape's grammar, so nothing is checked twice.
std::uint32_t endOfLeaf(std::string_view bytes, std::uint32_t begin)
{
    std::size_t at = begin;
    if (bytes[at] != '"') {
        while (at < bytes.size() && !endsLeaf(bytes[at]))
            ++at;
        return static_cast<std::uint32_t>(at);
    }
    for (;;) {
        at = bytes.find('"', at + 1);
        // A quote is text when an odd number of backslashes stands before it.
        std::size_t backslashes = 0;
        while (bytes[at - 1 - backslashes] == '\\')
            ++backslashes;
        if (backslashes % 2 == 0)
            return static_cast<std::uint32_t>(at + 1);
    }
}

/// The next byte that is neither space nor a comma or colon: between children nothing else can stand.
std::uint32_t skipToChild(std::string_view bytes, std::uint32_t at)
{
    while (bytes[at] == ',' || bytes[at] == ':' || bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t'
           || bytes[at] == '\r')
        ++at;
    return at;
}

} // namespace

Kind Value::kind() const
{
    switch (m_tape->m_bytes[m_offset]) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case 't':
    case 'f':
        return Kind::Boolean;
    case 'n':
        return Kind::Null;
    default:
        return Kind::Number;
    }
}

bool Value::isContainer() const
{
    const char first = m_tape->m_bytes[m_offset];
    return first == '{' || first == '[';
}

text::Span Value::span() const
{
    if (isContainer())
        return {m_offset, m_tape->m_containers[m_container].end};
    return {m_offset, endOfLeaf(m_tape->m_bytes, m_offset)};
}

std::string_view Value::raw() const
{
    return span().of(m_tape->m_bytes);
}

bool Value::boolean() const
{
    return m_tape->m_bytes[m_offset] == 't';
}

std::string Value::string() const
{
    if (!isString())
        return {};
    const std::string_view quoted = raw();
    return unescaped(quoted.substr(1, quoted.size() - 2));
}

std::optional<std::string_view> Value::plainText() const
{
    if (!isString())
        return std::nullopt;
    const std::string_view quoted = raw();
    const std::string_view inner = quoted.substr(1, quoted.size() - 2);
    return plainRun(inner, 0) == inner.size() ? std::optional(inner) : std::nullopt;
}

bool Value::equals(std::string_view text) const
{
    if (!isString())
        return false;
    const std::string_view quoted = raw();
    const std::string_view inner = quoted.substr(1, quoted.size() - 2);
    return inner.find('\\') == std::string_view::npos ? inner == text : unescaped(inner) == text;
}

std::optional<std::int64_t> Value::integer() const
{
    if (kind() != Kind::Number)
        return std::nullopt;
    const std::string_view digits = raw();
    std::int64_t result = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return result;
}

double Value::number() const
{
    if (kind() != Kind::Number)
        return 0;
    const std::string_view digits = raw();
    double result = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), result).ec != std::errc::result_out_of_range)
        return result;
    const bool isTiny = digits.find("e-") != std::string_view::npos || digits.find("E-") != std::string_view::npos
        || digits.substr(0, 2) == "0." || digits.substr(0, 3) == "-0.";
    return std::copysign(isTiny ? 0.0 : std::numeric_limits<double>::infinity(), digits.front() == '-' ? -1.0 : 1.0);
}

std::uint32_t Value::size() const
{
    return isContainer() ? m_tape->m_containers[m_container].count : 0;
}

Value Value::firstChild() const
{
    return {*m_tape, skipToChild(m_tape->m_bytes, m_offset + 1), m_container + 1};
}

Value Value::nextChild() const
{
    const std::uint32_t container = isContainer() ? m_tape->m_containers[m_container].next : m_container;
    return {*m_tape, skipToChild(m_tape->m_bytes, span().end), container};
}

Value Value::valueAfter(std::size_t length) const
{
    return {*m_tape, skipToChild(m_tape->m_bytes, m_offset + static_cast<std::uint32_t>(length)), m_container};
}

Child Value::firstOfChildren() const
{
    const auto first = firstChild();
    if (isArray())
        return {0, std::nullopt, first};
    return {0, first, first.nextChild()};
}

void Value::advance(Child &child) const
{
    ++child.index;
    const auto next = child.value.nextChild();
    if (child.key)
        child.key = next;
    child.value = child.key ? next.nextChild() : next;
}

Child Value::child(std::uint32_t index) const
{
    auto child = firstOfChildren();
    // A stride is the place of a value: the key of the next one is behind it, its own is not.
    if (const auto *stride = index == 0 ? nullptr : m_tape->strideBefore(m_container, index - 1, false))
        child = {stride->child, child.key, Value(*m_tape, stride->value)};
    while (child.index < index)
        advance(child);
    return child;
}

std::optional<Child> Value::childAt(std::uint32_t offset) const
{
    if (size() == 0)
        return std::nullopt;
    const auto beginOf = [](const Child &child) {
        return child.key ? child.key->m_offset : child.value.m_offset;
    };
    auto found = firstOfChildren();
    if (beginOf(found) > offset)
        return std::nullopt;
    if (const auto *stride = m_tape->strideBefore(m_container, offset, true))
        found = child(stride->child);
    while (found.index + 1 < size()) {
        auto next = found;
        advance(next);
        if (beginOf(next) > offset)
            break;
        found = next;
    }
    return found;
}

std::vector<Value> Value::items() const
{
    std::vector<Value> result;
    if (!isArray() || size() == 0)
        return result;
    result.reserve(size());
    result.push_back(firstChild());
    while (result.size() < size())
        result.push_back(result.back().nextChild());
    return result;
}

std::vector<std::pair<Value, Value>> Value::members() const
{
    std::vector<std::pair<Value, Value>> result;
    if (!isObject() || size() == 0)
        return result;
    result.reserve(size());
    Value key = firstChild();
    result.emplace_back(key, key.nextChild());
    while (result.size() < size()) {
        key = result.back().second.nextChild();
        result.emplace_back(key, key.nextChild());
    }
    return result;
}

std::optional<Value> Value::find(std::string_view key) const
{
    std::optional<Value> found;
    if (!isObject() || size() == 0)
        return found;
    Value name = firstChild();
    for (std::uint32_t left = size();;) {
        const Value value = name.nextChild();
        if (name.equals(key))
            found = value;
        if (--left == 0)
            return found;
        name = value.nextChild();
    }
}

} // namespace json
