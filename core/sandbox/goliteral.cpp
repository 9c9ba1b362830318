#include "core/sandbox/goliteral.h"

#include <array>
#include <cstdio>

namespace sandbox {

namespace {

std::string escapedControl(unsigned char byte)
{
    constexpr std::string_view codes = "\a\b\t\n\v\f\r";
    constexpr std::string_view letters = "abtnvfr";
    if (const std::size_t known = codes.find(static_cast<char>(byte)); known != std::string_view::npos)
        return {'\\', letters[known]};
    std::array<char, 8> text {};
    std::snprintf(text.data(), text.size(), "\\x%02x", byte);
    return text.data();
}

std::string goQuoted(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            quoted += {'\\', c};
        else if (byte < 0x20 || byte == 0x7f)
            quoted += escapedControl(byte);
        else
            quoted += c;
    }
    return quoted + '"';
}

} // namespace

std::string goPrinted(const graphql::Value &value)
{
    switch (value.kind) {
    case graphql::Value::Kind::Variable:
        return '$' + std::string(value.text);
    case graphql::Value::Kind::String:
        return goQuoted(value.text);
    case graphql::Value::Kind::List: {
        std::string text = "[";
        for (const graphql::Value *item : value.items)
            text += (text.size() > 1 ? ", " : "") + goPrinted(*item);
        return text + ']';
    }
    case graphql::Value::Kind::Object: {
        std::string text = "{";
        for (const graphql::ObjectField &field : value.fields)
            text += (text.size() > 1 ? ", " : "") + std::string(field.name.value) + ": " + goPrinted(*field.value);
        return text + '}';
    }
    default:
        return std::string(value.text);
    }
}

std::string goPrinted(const graphql::TypeReference &type)
{
    switch (type.kind) {
    case graphql::TypeReference::Kind::Named:
        return std::string(type.name.value);
    case graphql::TypeReference::Kind::List:
        return '[' + goPrinted(*type.of) + ']';
    case graphql::TypeReference::Kind::NonNull:
        return goPrinted(*type.of) + '!';
    }
    return {};
}

} // namespace sandbox
