#include "core/graphql/stringprint.h"

#include "core/text/utf8.h"

namespace graphql {

namespace {

void appendCodeUnitEscape(std::string &out, unsigned unit)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    out += "\\u00";
    out += digits[(unit >> 4U) & 0xFU];
    out += digits[unit & 0xFU];
}

void appendAsciiEscape(std::string &out, char c)
{
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\b':
        out += "\\b";
        break;
    case '\t':
        out += "\\t";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\f':
        out += "\\f";
        break;
    case '\r':
        out += "\\r";
        break;
    default:
        appendCodeUnitEscape(out, static_cast<unsigned char>(c));
    }
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Whether every line but the first is empty or indented: without a line break in front, reading it back would
/// take that indentation away.
bool laterLinesAreIndented(std::string_view value)
{
    std::size_t at = value.find('\n');
    if (at == std::string_view::npos)
        return false;
    for (; at != std::string_view::npos; at = value.find('\n', at + 1)) {
        const std::string_view line = value.substr(at + 1);
        if (!line.empty() && line.front() != '\n' && !isBlank(line.front()))
            return false;
    }
    return true;
}

void appendLineBreak(std::string &out, std::size_t indent)
{
    out += '\n';
    out.append(indent, ' ');
}

} // namespace

void appendString(std::string &out, std::string_view value)
{
    out += '"';
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto byte = static_cast<unsigned char>(value[i]);
        const auto next = static_cast<unsigned char>(i + 1 < value.size() ? value[i + 1] : 0);
        if (byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F)
            appendAsciiEscape(out, value[i]);
        else if (byte == 0xC2 && next >= 0x80 && next <= 0x9F) // U+0080 to U+009F.
            appendCodeUnitEscape(out, static_cast<unsigned char>(value[++i]));
        else
            out += value[i];
    }
    out += '"';
}

void appendBlockString(std::string &out, std::string_view value, std::size_t indent)
{
    constexpr std::string_view quotes = "\"\"\"";
    const bool isSingleLine = value.find('\n') == std::string_view::npos;
    const bool leadingBreak = laterLinesAreIndented(value);
    const bool endsInTripleQuotes = value.ends_with(quotes);
    const bool trailingBreak = (value.ends_with('"') && !endsInTripleQuotes) || value.ends_with('\\');
    const bool ownLines =
        !isSingleLine || text::utf16Length(value) > 70 || trailingBreak || leadingBreak || endsInTripleQuotes;
    // A break in front of a single line would cost it its leading blanks.
    const bool keepsFirstLine = isSingleLine && !value.empty() && isBlank(value.front());

    out += quotes;
    if ((ownLines && !keepsFirstLine) || leadingBreak)
        appendLineBreak(out, indent);
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\n') {
            appendLineBreak(out, indent);
        } else if (value.substr(i, quotes.size()) == quotes) {
            out += '\\';
            out += quotes;
            i += quotes.size() - 1;
        } else {
            out += value[i];
        }
    }
    if (ownLines)
        appendLineBreak(out, indent);
    out += quotes;
}

} // namespace graphql
