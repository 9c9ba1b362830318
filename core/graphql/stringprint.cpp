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

constexpr std::string_view blockQuotes = "\"\"\"";

/// A quote or a backslash at the end would run into the closing quotes.
bool needsBreakBehind(std::string_view value)
{
    return (value.ends_with('"') && !value.ends_with(blockQuotes)) || value.ends_with('\\');
}

void appendBlockStringLines(std::string &out, std::string_view value, std::size_t indent)
{
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\n') {
            appendLineBreak(out, indent);
        } else if (value.substr(i, blockQuotes.size()) == blockQuotes) {
            out += '\\';
            out += blockQuotes;
            i += blockQuotes.size() - 1;
        } else {
            out += value[i];
        }
    }
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
    constexpr std::size_t longestInLine = 70;
    const bool isSingleLine = value.find('\n') == std::string_view::npos;
    const bool leadingBreak = laterLinesAreIndented(value);
    const bool ownLines = !isSingleLine || leadingBreak || needsBreakBehind(value) || value.ends_with(blockQuotes)
        || text::utf16Length(value) > longestInLine;
    // A break in front of a single line would cost it its leading blanks.
    const bool keepsFirstLine = isSingleLine && !value.empty() && isBlank(value.front());

    out += blockQuotes;
    if ((ownLines && !keepsFirstLine) || leadingBreak)
        appendLineBreak(out, indent);
    appendBlockStringLines(out, value, indent);
    if (ownLines)
        appendLineBreak(out, indent);
    out += blockQuotes;
}

void appendMinimalBlockString(std::string &out, std::string_view value)
{
    out += blockQuotes;
    if (laterLinesAreIndented(value))
        appendLineBreak(out, 0);
    appendBlockStringLines(out, value, 0);
    if (needsBreakBehind(value))
        appendLineBreak(out, 0);
    out += blockQuotes;
}

} // namespace graphql
