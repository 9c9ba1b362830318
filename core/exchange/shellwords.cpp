#include "core/exchange/shellwords.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace exchange {
namespace {

base::Error cannotRead(const QString &message)
{
    return {base::Error::Kind::InvalidInput, message, {}};
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Words front to back. Each reader takes what belongs to it and leaves the place behind it.
class ShellReader
{
public:
    explicit ShellReader(const QByteArray &text) : m_text(text) { }

    base::Result<QList<QByteArray>> read()
    {
        while (m_at < m_text.size() && !m_ended) {
            if (const auto read = readNext(); !read)
                return tl::unexpected(read.error());
        }
        finishWord();
        return std::move(m_words);
    }

private:
    base::Result<void> readNext()
    {
        const char c = m_text[m_at];
        switch (c) {
        case '\'':
            ++m_at;
            return readSingleQuoted();
        case '"':
            ++m_at;
            return readDoubleQuoted();
        case '\\':
            ++m_at;
            readEscaped();
            return {};
        case '$':
            if (next() == '\'') {
                m_at += 2;
                return readAnsiQuoted();
            }
            return refuseExpansion();
        case '`':
            return refuseExpansion();
        case '#':
            if (m_inWord)
                break;
            m_at = m_text.indexOf('\n', m_at);
            if (m_at < 0)
                m_at = m_text.size();
            return {};
        case ' ':
        case '\t':
            finishWord();
            ++m_at;
            return {};
        case '\n':
        case '\r':
        case ';':
        case '|':
        case '&':
        case '>':
        case '<':
            finishWord();
            m_ended = !m_words.isEmpty();
            ++m_at;
            return {};
        default:
            break;
        }
        add(c);
        ++m_at;
        return {};
    }

    static base::Result<void> refuseExpansion()
    {
        return tl::unexpected(
            cannotRead(QStringLiteral("The command asks the shell for a value ($… or `…`): only the shell it was "
                                      "written for knows it. Put the value in its place.")));
    }

    static base::Result<void> unclosed()
    {
        return tl::unexpected(cannotRead(QStringLiteral("A quote of the command is never closed: copy all of it.")));
    }

    base::Result<void> readSingleQuoted()
    {
        const auto end = m_text.indexOf('\'', m_at);
        if (end < 0)
            return unclosed();
        m_inWord = true;
        m_word += m_text.mid(m_at, end - m_at);
        m_at = end + 1;
        return {};
    }

    base::Result<void> readDoubleQuoted()
    {
        m_inWord = true;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return {};
            }
            if (c == '$' || c == '`')
                return refuseExpansion();
            if (c == '\\' && m_at + 1 < m_text.size()) {
                const char escaped = m_text[++m_at];
                if (escaped == '\n')
                    continue;
                if (escaped != '"' && escaped != '\\' && escaped != '$' && escaped != '`')
                    m_word += '\\';
                m_word += escaped;
                continue;
            }
            m_word += c;
        }
        return unclosed();
    }

    base::Result<void> readAnsiQuoted()
    {
        m_inWord = true;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '\'')
                return {};
            if (c == '\\' && m_at < m_text.size())
                readAnsiEscape(m_text[m_at++]);
            else
                m_word += c;
        }
        return unclosed();
    }

    void readAnsiEscape(char c)
    {
        static constexpr std::string_view letters = "abefnrtv";
        static constexpr std::string_view meanings = "\a\b\x1b\f\n\r\t\v";
        if (const auto at = letters.find(c); at != std::string_view::npos)
            m_word += meanings[at];
        else if (c == 'x')
            m_word += static_cast<char>(readHex(2));
        else if (c == 'u')
            addCodePoint(readHex(4));
        else if (c == 'U')
            addCodePoint(readHex(8));
        else
            m_word += c;
    }

    char32_t readHex(int most)
    {
        char32_t value = 0;
        for (int i = 0; i < most && m_at < m_text.size() && hexDigit(m_text[m_at]) >= 0; ++i, ++m_at)
            value = value * 16 + static_cast<char32_t>(hexDigit(m_text[m_at]));
        return value;
    }

    void addCodePoint(char32_t value)
    {
        // Browsers write what is outside of the first plane as two escapes.
        if (value >= 0xD800 && value < 0xDC00 && m_text.mid(m_at, 2) == "\\u") {
            m_at += 2;
            const char32_t low = readHex(4);
            value = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00) : U'\uFFFD';
        }
        std::string encoded;
        text::append(encoded, value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? U'\uFFFD' : value);
        m_word.append(encoded.data(), static_cast<qsizetype>(encoded.size()));
    }

    void readEscaped()
    {
        if (m_at >= m_text.size())
            return;
        const bool isContinuation = m_text[m_at] == '\n' || m_text.mid(m_at, 2) == "\r\n";
        if (!isContinuation)
            add(m_text[m_at++]);
        else
            m_at += m_text[m_at] == '\n' ? 1 : 2;
    }

    char next() const { return m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0'; }
    void add(char c)
    {
        m_inWord = true;
        m_word += c;
    }
    void finishWord()
    {
        if (m_inWord)
            m_words.append(std::exchange(m_word, {}));
        m_inWord = false;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    QByteArray m_word;
    bool m_inWord = false;
    bool m_ended = false;
    QList<QByteArray> m_words;
};

/// Whether the carets inside of quotes escape too. For cmd.exe they do not, but there were browsers that wrote them:
/// before every brace and percent sign, or before none.
bool hasCaretsInQuotes(const QByteArray &command)
{
    static constexpr std::string_view escaped = "{%";
    const auto first =
        std::find_if(command.begin(), command.end(), [](char c) { return escaped.find(c) != std::string_view::npos; });
    return first != command.begin() && first != command.end() && *(first - 1) == '^';
}

bool endsInOddBackslash(const QByteArray &text)
{
    auto begin = text.size();
    while (begin > 0 && text[begin - 1] == '\\')
        --begin;
    return (text.size() - begin) % 2 == 1;
}

/// The first command of \a command as cmd.exe hands it on.
QByteArray withoutCarets(const QByteArray &command)
{
    const bool everywhere = hasCaretsInQuotes(command);
    QByteArray plain;
    bool inQuotes = false;
    for (qsizetype at = 0; at < command.size(); ++at) {
        const char c = command[at];
        if (c == '^' && at + 1 < command.size() && (everywhere || !inQuotes)) {
            ++at;
            // A line end behind a caret is none; where one is meant, another follows.
            if (command.mid(at, 2) == "\r\n")
                ++at;
            else if (command[at] != '\n')
                plain += command[at];
            continue;
        }
        if (!inQuotes && std::string_view("&|<>").find(c) != std::string_view::npos)
            break;
        if (c == '"' && !endsInOddBackslash(plain))
            inQuotes = !inQuotes;
        plain += c;
    }
    return plain;
}

} // namespace

base::Result<QList<QByteArray>> shellWords(const QByteArray &command)
{
    return ShellReader(command).read();
}

base::Result<QList<QByteArray>> cmdWords(const QByteArray &command)
{
    // First the carets; then words, as programs on Windows do: a backslash only escapes a quote or another backslash.
    const QByteArray plain = withoutCarets(command);
    QList<QByteArray> words;
    QByteArray word;
    bool inWord = false;
    bool inQuotes = false;
    for (qsizetype at = 0; at < plain.size(); ++at) {
        const char c = plain[at];
        if (c == '\\' && at + 1 < plain.size() && (plain[at + 1] == '"' || plain[at + 1] == '\\')) {
            word += plain[++at];
            inWord = true;
        } else if (c == '"') {
            inQuotes = !inQuotes;
            inWord = true;
        } else if (!inQuotes && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
            if (inWord)
                words.append(std::exchange(word, {}));
            inWord = false;
        } else {
            word += c;
            inWord = true;
        }
    }
    if (inQuotes)
        return tl::unexpected(cannotRead(QStringLiteral("A quote of the command is never closed: copy all of it.")));
    if (inWord)
        words.append(word);
    return words;
}

} // namespace exchange
