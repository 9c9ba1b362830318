#include "core/json/writer.h"

#include "core/text/utf8.h"

namespace json {

namespace {

void appendHexEscape(std::string &out, std::uint32_t unit)
{
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(unit >> static_cast<unsigned>(shift)) & 0xFU];
}

void appendEscaped(std::string &out, char character)
{
    switch (character) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\b':
        out += "\\b";
        break;
    case '\f':
        out += "\\f";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        appendHexEscape(out, static_cast<unsigned char>(character));
    }
}

} // namespace

void appendQuoted(std::string &out, std::string_view text)
{
    out += '"';
    std::size_t plain = 0; // Everything from here to i needs no change.
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\') {
            ++i;
            continue;
        }
        if (byte < 0x80) {
            out.append(text, plain, i - plain);
            appendEscaped(out, text[i]);
            plain = ++i;
            continue;
        }
        const text::CodePoint point = text::decode(text, i);
        if (!point.valid || point.value == 0x2028 || point.value == 0x2029) {
            out.append(text, plain, i - plain);
            if (point.valid)
                appendHexEscape(out, point.value);
            else
                text::append(out, point.value);
            plain = i + point.length;
        }
        i += point.length;
    }
    out.append(text, plain);
    out += '"';
}

std::string quoted(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 2);
    appendQuoted(out, text);
    return out;
}

void Writer::separate()
{
    if (m_needsComma)
        m_text += ',';
    m_needsComma = true;
}

Writer &Writer::beginObject()
{
    separate();
    m_text += '{';
    m_needsComma = false;
    return *this;
}

Writer &Writer::endObject()
{
    m_text += '}';
    m_needsComma = true;
    return *this;
}

Writer &Writer::beginArray()
{
    separate();
    m_text += '[';
    m_needsComma = false;
    return *this;
}

Writer &Writer::endArray()
{
    m_text += ']';
    m_needsComma = true;
    return *this;
}

Writer &Writer::key(std::string_view name)
{
    separate();
    appendQuoted(m_text, name);
    m_text += ':';
    m_needsComma = false;
    return *this;
}

Writer &Writer::value(std::string_view text)
{
    separate();
    appendQuoted(m_text, text);
    return *this;
}

Writer &Writer::value(bool value)
{
    return raw(value ? "true" : "false");
}

Writer &Writer::value(std::int64_t value)
{
    return raw(std::to_string(value));
}

Writer &Writer::null()
{
    return raw("null");
}

Writer &Writer::raw(std::string_view json)
{
    separate();
    m_text += json;
    return *this;
}

} // namespace json
