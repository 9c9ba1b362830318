#include "core/sandbox/gojson.h"

#include "core/json/tape.h"
#include "core/json/writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace sandbox {

namespace {

/// The shortest digits that name \a value, as d.ddde±x taken apart.
struct Shortest
{
    bool negative = false;
    std::string digits;
    int exponent = 0; ///< Of the first digit.
};

Shortest shortestDigits(double value)
{
    std::array<char, 32> buffer {};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific).ptr;
    std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    Shortest shortest;
    if (text.starts_with('-')) {
        shortest.negative = true;
        text.remove_prefix(1);
    }
    const std::size_t mark = text.find('e');
    for (const char c : text.substr(0, mark)) {
        if (c != '.')
            shortest.digits += c;
    }
    std::string_view exponent = text.substr(mark + 1);
    if (exponent.starts_with('+'))
        exponent.remove_prefix(1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), shortest.exponent);
    return shortest;
}

std::string plainDigits(const Shortest &number)
{
    std::string text = number.negative ? "-" : "";
    const int count = static_cast<int>(number.digits.size());
    if (number.exponent < 0) {
        text += "0." + std::string(static_cast<std::size_t>(-number.exponent - 1), '0') + number.digits;
    } else if (number.exponent + 1 >= count) {
        text += number.digits + std::string(static_cast<std::size_t>(number.exponent + 1 - count), '0');
    } else {
        const auto point = static_cast<std::size_t>(number.exponent + 1);
        text += number.digits.substr(0, point) + '.' + number.digits.substr(point);
    }
    return text;
}

std::string scientificDigits(const Shortest &number, int exponentWidth)
{
    std::string text = number.negative ? "-" : "";
    text += number.digits.substr(0, 1);
    if (number.digits.size() > 1)
        text += '.' + number.digits.substr(1);
    std::string exponent = std::to_string(std::abs(number.exponent));
    while (static_cast<int>(exponent.size()) < exponentWidth)
        exponent.insert(0, 1, '0');
    return text + 'e' + (number.exponent < 0 ? '-' : '+') + exponent;
}

using GoMap = std::map<std::string, json::Value>;

GoMap goMap(const json::Value &object)
{
    GoMap map;
    for (const auto &[key, value] : object.members())
        map.insert_or_assign(key.string(), value);
    return map;
}

void appendCanonical(std::string &out, const json::Value &value)
{
    switch (value.kind()) {
    case json::Kind::Null:
    case json::Kind::Boolean:
        out += value.raw();
        return;
    case json::Kind::Number:
        out += goNumber(value.number());
        return;
    case json::Kind::String:
        appendGoQuoted(out, value.string());
        return;
    case json::Kind::Array: {
        out += '[';
        bool first = true;
        for (const json::Value &item : value.items()) {
            if (!std::exchange(first, false))
                out += ',';
            appendCanonical(out, item);
        }
        out += ']';
        return;
    }
    case json::Kind::Object: {
        out += '{';
        bool first = true;
        for (const auto &[key, member] : goMap(value)) {
            if (!std::exchange(first, false))
                out += ',';
            appendGoQuoted(out, key);
            out += ':';
            appendCanonical(out, member);
        }
        out += '}';
        return;
    }
    }
}

} // namespace

void appendGoQuoted(std::string &out, std::string_view text)
{
    const std::size_t begin = out.size();
    json::appendQuoted(out, text);
    for (std::size_t at = out.find_first_of("<>&", begin); at != std::string::npos; at = out.find_first_of("<>&", at)) {
        const std::string_view escape = out[at] == '<' ? "\\u003c" : out[at] == '>' ? "\\u003e" : "\\u0026";
        out.replace(at, 1, escape);
        at += escape.size();
    }
}

std::string goCanonical(const json::Value &value)
{
    std::string out;
    appendCanonical(out, value);
    return out;
}

std::string goCanonical(const std::string &text)
{
    const auto tape = json::Tape::parse(text);
    return tape ? goCanonical(tape->root()) : "null";
}

std::string goNumber(double value)
{
    const Shortest number = shortestDigits(value);
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-6 || size >= 1e21))
        return scientificDigits(number, 1); // Go removes the zero of e-09.
    return plainDigits(number);
}

std::string goFormat(const json::Value &value)
{
    switch (value.kind()) {
    case json::Kind::Null:
        return "<nil>";
    case json::Kind::Boolean:
        return std::string(value.raw());
    case json::Kind::Number: {
        const Shortest number = shortestDigits(value.number());
        // Where %g changes over when the digits are the shortest ones.
        return number.exponent < -4 || number.exponent >= 6 ? scientificDigits(number, 2) : plainDigits(number);
    }
    case json::Kind::String:
        return value.string();
    case json::Kind::Array: {
        std::string text = "[";
        for (const json::Value &item : value.items())
            text += (text.size() > 1 ? " " : "") + goFormat(item);
        return text + ']';
    }
    case json::Kind::Object: {
        std::string text = "map[";
        for (const auto &[key, member] : goMap(value))
            text += (text.size() > 4 ? " " : "") + key + ':' + goFormat(member);
        return text + ']';
    }
    }
    return {};
}

} // namespace sandbox
