#include "core/graphql/lexer.h"

#include "core/graphql/characters.h"
#include "core/graphql/stringvalue.h"
#include "core/text/utf8.h"

#include <array>

namespace graphql {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

TokenKind punctuatorKind(unsigned char byte)
{
    switch (byte) {
    case '!':
        return TokenKind::Bang;
    case '$':
        return TokenKind::Dollar;
    case '&':
        return TokenKind::Ampersand;
    case '(':
        return TokenKind::ParenLeft;
    case ')':
        return TokenKind::ParenRight;
    case ':':
        return TokenKind::Colon;
    case '=':
        return TokenKind::Equals;
    case '@':
        return TokenKind::At;
    case '[':
        return TokenKind::BracketLeft;
    case ']':
        return TokenKind::BracketRight;
    case '{':
        return TokenKind::BraceLeft;
    case '|':
        return TokenKind::Pipe;
    default:
        return TokenKind::BraceRight;
    }
}

} // namespace

std::string_view describe(TokenKind kind)
{
    static constexpr std::array<std::string_view, 21> names {
        "<EOF>", "\"!\"", "\"$\"", "\"&\"", "\"(\"", "\")\"", "\"...\"", "\":\"",  "\"=\"",       "\"@\"",   "\"[\"",
        "\"]\"", "\"{\"", "\"|\"", "\"}\"", "Name",  "Int",   "Float",   "String", "BlockString", "Comment",
    };
    return names[static_cast<std::size_t>(kind)];
}

Token Lexer::next()
{
    while (!atEnd()) {
        switch (classOf(byte())) {
        case CharacterClass::Blank:
            // Most blanks are indentation, and come in runs.
            do
                ++m_at;
            while (!atEnd() && m_source[m_at] == ' ');
            continue;
        case CharacterClass::Punctuator:
            return punctuator(punctuatorKind(byte()), 1);
        case CharacterClass::NameStart:
            return readName();
        case CharacterClass::Digit:
        case CharacterClass::Minus:
            return readNumber();
        case CharacterClass::Quote:
            return byte(1) == '"' && byte(2) == '"' ? readBlockString() : readString();
        case CharacterClass::Hash:
            return readComment();
        case CharacterClass::Dot:
            if (startsWith("..."))
                return punctuator(TokenKind::Spread, 3);
            break;
        case CharacterClass::Other:
            if (startsWith(byteOrderMark)) {
                m_at += 3;
                continue;
            }
            break;
        }
        skipUnexpected();
    }
    const auto end = static_cast<std::uint32_t>(m_source.size());
    return {TokenKind::EndOfFile, false, {end, end}};
}

Token Lexer::punctuator(TokenKind kind, std::uint32_t length)
{
    const std::uint32_t begin = m_at;
    m_at += length;
    return {kind, false, {begin, m_at}};
}

Token Lexer::readName()
{
    const std::uint32_t begin = m_at;
    const auto size = static_cast<std::uint32_t>(m_source.size());
    std::uint32_t at = begin + 1;
    while (at < size && isNameContinue(static_cast<unsigned char>(m_source[at])))
        ++at;
    m_at = at;
    return {TokenKind::Name, false, {begin, at}};
}

Token Lexer::readComment()
{
    const std::uint32_t begin = m_at++;
    while (!atEnd() && byte() != '\n' && byte() != '\r') {
        if (byte() < 0x80)
            ++m_at;
        else
            stepOverCharacter("in a comment");
    }
    return {TokenKind::Comment, false, {begin, m_at}};
}

bool Lexer::readDigits()
{
    if (!isDigitByte(byte())) {
        reportBadNumber("expected digit but got");
        return false;
    }
    while (isDigitByte(byte()))
        ++m_at;
    return true;
}

Token Lexer::readNumber()
{
    const std::uint32_t begin = m_at;
    bool isFloat = false;
    bool good = true;
    if (byte() == '-')
        ++m_at;
    if (byte() == '0') {
        ++m_at;
        if (isDigitByte(byte())) {
            reportBadNumber("unexpected digit after 0");
            good = false;
        }
    } else {
        good = readDigits();
    }
    if (good && byte() == '.') {
        isFloat = true;
        ++m_at;
        good = readDigits();
    }
    if (good && (byte() == 'e' || byte() == 'E')) {
        isFloat = true;
        ++m_at;
        if (byte() == '+' || byte() == '-')
            ++m_at;
        good = readDigits();
    }
    if (good && (byte() == '.' || isNameStart(byte()))) {
        reportBadNumber("expected digit but got");
        good = false;
    }
    // What cannot follow a number belongs to the same slip of the pen: one message for `12abc`, not three.
    while (!good && (isNameContinue(byte()) || (byte() == '.' && byte(1) != '.')))
        ++m_at;
    return {isFloat ? TokenKind::Float : TokenKind::Int, false, {begin, m_at}};
}

Token Lexer::readString()
{
    const std::uint32_t begin = m_at++;
    bool escaped = false;
    while (!atEnd() && byte() != '\n' && byte() != '\r') {
        const unsigned char current = byte();
        if (current == '"') {
            ++m_at;
            return {TokenKind::String, escaped, {begin, m_at}};
        }
        if (current == '\\') {
            escaped = true;
            m_at += readEscape();
        } else if (current < 0x80) {
            ++m_at;
        } else {
            stepOverCharacter("within String");
        }
    }
    report(m_at, 0, "Unterminated string.");
    return {TokenKind::String, escaped, {begin, m_at}};
}

std::uint32_t Lexer::readEscape()
{
    const Escape escape = readEscapeSequence(m_source, m_at);
    if (!escape.valid) {
        const std::string_view shown = m_source.substr(m_at, escape.length);
        std::string message =
            escape.isUnicode ? "Invalid Unicode escape sequence: \"" : "Invalid character escape sequence: \"";
        message += text::isValidUtf8(shown) ? shown : shown.substr(0, 1);
        message += "\".";
        report(m_at, escape.length, std::move(message));
        // The rest of a broken escape reads as plain text, so that a closing quote in it still closes.
        return 1;
    }
    return escape.length;
}

Token Lexer::readBlockString()
{
    const std::uint32_t begin = m_at;
    bool escaped = false;
    m_at += 3;
    while (!atEnd()) {
        const unsigned char current = byte();
        if (current == '"' && byte(1) == '"' && byte(2) == '"') {
            m_at += 3;
            return {TokenKind::BlockString, escaped, {begin, m_at}};
        }
        if (current == '\\') {
            const bool quotes = startsWith("\\\"\"\"");
            escaped = escaped || quotes;
            m_at += quotes ? 4 : 1;
        } else if (current < 0x80) {
            ++m_at;
        } else {
            stepOverCharacter("within String");
        }
    }
    report(m_at, 0, "Unterminated string.");
    return {TokenKind::BlockString, escaped, {begin, m_at}};
}

void Lexer::skipUnexpected()
{
    const text::CodePoint point = text::decode(m_source, m_at);
    if (!point.valid)
        report(m_at, 1, "Invalid character: " + describeCharacter(m_at) + '.');
    else if (point.value == '\'')
        report(m_at, 1, "Unexpected single quote character ('), did you mean to use a double quote (\")?");
    else
        report(m_at, point.length, "Unexpected character: " + describeCharacter(m_at) + '.');
    m_at += point.length;
    // One message for a run of them: a pasted word in another script is one mistake.
    while (!atEnd() && (classOf(byte()) == CharacterClass::Other || classOf(byte()) == CharacterClass::Dot)
           && !startsWith("...") && !startsWith(byteOrderMark))
        m_at += text::decode(m_source, m_at).length;
}

void Lexer::stepOverCharacter(std::string_view place)
{
    const text::CodePoint point = text::decode(m_source, m_at);
    if (!point.valid)
        report(m_at, 1, "Invalid character " + std::string(place) + ": " + describeCharacter(m_at) + '.');
    m_at += point.length;
}

std::string Lexer::describeCharacter(std::uint32_t offset) const
{
    if (offset >= m_source.size())
        return std::string(describe(TokenKind::EndOfFile));
    constexpr std::string_view digits = "0123456789ABCDEF";
    const text::CodePoint point = text::decode(m_source, offset);
    if (!point.valid) {
        const auto bad = static_cast<unsigned char>(m_source[offset]);
        return std::string("byte 0x") + digits[bad >> 4U] + digits[bad & 0xFU] + ", which is not UTF-8";
    }
    if (point.value == '"')
        return "'\"'";
    if (point.value >= 0x20 && point.value <= 0x7E)
        return std::string("\"") + static_cast<char>(point.value) + '"';
    std::string hex;
    for (std::uint32_t rest = point.value; rest != 0 || hex.size() < 4; rest >>= 4U)
        hex.insert(hex.begin(), digits[rest & 0xFU]);
    return "U+" + hex;
}

void Lexer::report(std::uint32_t offset, std::uint32_t length, std::string message)
{
    if (m_errors && m_errors->size() < mostSyntaxErrors)
        m_errors->push_back({Diagnostic::Severity::Error, "Syntax Error: " + message, {{offset, offset + length}}, {}});
}

void Lexer::reportBadNumber(std::string_view problem)
{
    const std::uint32_t length = atEnd() ? 0 : text::decode(m_source, m_at).length;
    report(m_at, length, "Invalid number, " + std::string(problem) + ": " + describeCharacter(m_at) + '.');
}

} // namespace graphql
