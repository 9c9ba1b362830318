#include "core/graphql/baretokens.h"
#include "core/graphql/leftout.h"
#include "core/graphql/leftoutpieces.h"
#include "core/graphql/masking.h"
#include "core/graphql/operationfacts.h"
#include "core/graphql/stringvalue.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace graphql {
namespace {

/// Variables as they are typed: strings, words, marks and comments, whatever their order.
class JsonScan
{
public:
    enum class Inside { Text, Comment };
    JsonScan(std::string_view text, const SecretNames &names, std::uint32_t offset = 0, Inside inside = Inside::Text)
        : m_text(text),
          m_names(names),
          m_offset(offset),
          m_inside(inside)
    {
        while (next(m_token))
            step();
    }
    std::vector<text::Span> spans;

private:
    enum class Sort { Mark, String, Word };
    struct Piece
    {
        Sort sort = Sort::Mark;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    struct Container
    {
        char close = '}';
        bool isSecret = false;
    };

    std::string_view of(const Piece &piece) const { return m_text.substr(piece.begin, piece.end - piece.begin); }
    static bool endsWord(char c)
    {
        return std::isspace(static_cast<unsigned char>(c)) != 0
            || std::string_view("{}[],:\"#").find(c) != std::string_view::npos;
    }

    bool next(Piece &piece)
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (std::isspace(static_cast<unsigned char>(c)) != 0) {
                ++m_at;
            } else if (c == '#' || m_text.substr(m_at, 2) == "//" || m_text.substr(m_at, 2) == "/*") {
                if (m_inside == Inside::Text)
                    stepOverComment();
                else
                    ++m_at;
            } else {
                piece.begin = m_at;
                read(piece, c);
                piece.end = m_at;
                return true;
            }
        }
        return false;
    }

    void read(Piece &piece, char first)
    {
        ++m_at;
        if (std::string_view("{}[],:").find(first) != std::string_view::npos) {
            piece.sort = Sort::Mark;
            return;
        }
        piece.sort = first == '"' ? Sort::String : Sort::Word;
        if (first != '"') {
            while (m_at < m_text.size() && !endsWord(m_text[m_at]))
                ++m_at;
            return;
        }
        // One that is not closed yet ends with its line.
        while (m_at < m_text.size() && m_text[m_at] != '\n') {
            const char c = m_text[m_at++];
            if (c == '"')
                return;
            if (c == '\\' && m_at < m_text.size() && m_text[m_at] != '\n')
                ++m_at;
        }
    }

    void stepOverComment()
    {
        const auto begin = m_at;
        const bool isBlock = m_text.substr(m_at, 2) == "/*";
        const auto mark = isBlock ? m_text.find("*/", m_at + 2) : m_text.find('\n', m_at);
        m_at = static_cast<std::uint32_t>(std::min(mark, m_text.size()));
        const auto opening = m_text[begin] == '#' ? 1U : 2U;
        const auto inside = m_text.substr(begin + opening, m_at - std::min(m_at, begin + opening));
        const auto found = JsonScan(inside, m_names, m_offset + begin + opening, Inside::Comment).spans;
        spans.insert(spans.end(), found.begin(), found.end());
        if (isBlock && m_at < m_text.size())
            m_at += 2;
    }

    bool isSecretHere() const { return !m_open.empty() && m_open.back().isSecret; }

    void step()
    {
        const auto token = m_token;
        if (token.sort == Sort::Mark) {
            stepOverMark(m_text[token.begin], isSecretHere());
            return;
        }
        // A name has a colon behind it.
        const auto behind = m_at;
        Piece colon;
        if (const auto kept = spans.size(); next(colon) && colon.sort == Sort::Mark && m_text[colon.begin] == ':') {
            const auto name = nameOf(token);
            if (isSecretPlace({}, name) || m_names.variables.contains(name) || isSecretHere())
                stepOverSecret();
            return;
        } else {
            // It is read again, with the comments in between.
            spans.resize(kept);
            m_at = behind;
        }
        if (isSecretHere())
            leaveOut(token);
        else if (token.sort == Sort::String
                 && (!bareTokens(of(token)).empty() || holdsSecretJson(decodeString(inner(token)))))
            spans.push_back({m_offset + token.begin, m_offset + token.end});
    }

    void stepOverMark(char mark, bool isSecret)
    {
        if (mark == '{' || mark == '[') {
            m_open.push_back({mark == '{' ? '}' : ']', isSecret});
            ++m_waiting[mark == '{'];
        } else if (mark == '}' || mark == ']') {
            // What closes nothing is stepped over without a look at all that is open.
            while (m_waiting[mark == '}'] > 0) {
                const char close = m_open.back().close;
                m_open.pop_back();
                --m_waiting[close == '}'];
                if (close == mark)
                    break;
            }
        }
    }

    void stepOverSecret()
    {
        const auto before = m_at;
        const auto keptBefore = spans.size();
        Piece value;
        if (!next(value))
            return;
        if (value.sort != Sort::Mark) {
            // What has a colon behind it is the next name: this place is still empty.
            const auto behind = m_at;
            const auto kept = spans.size();
            Piece colon;
            const bool isName = next(colon) && colon.sort == Sort::Mark && m_text[colon.begin] == ':'
                && (value.sort == Sort::String || colon.begin != value.end || !goesOn(colon.begin));
            spans.resize(isName ? keptBefore : kept);
            m_at = isName ? before : behind;
            if (!isName && endsCleanly(value))
                leaveOut(value);
            else if (!isName)
                leaveOutLine(value);
            return;
        }
        const char mark = m_text[value.begin];
        if (mark != '{' && mark != '[') {
            spans.resize(keptBefore);
            m_at = before;
            return;
        }
        const auto inside = m_at;
        const auto kept = spans.size();
        std::vector<char> open {mark == '{' ? '}' : ']'};
        Piece piece;
        while (value.begin >= m_uncertainUntil && next(piece)) {
            if (piece.sort != Sort::Mark)
                continue;
            const char c = m_text[piece.begin];
            if (c == '{' || c == '[')
                open.push_back(c == '{' ? '}' : ']');
            if (c != '}' && c != ']')
                continue;
            if (open.back() != c)
                break;
            open.pop_back();
            if (open.empty()) {
                spans.resize(kept);
                spans.push_back({m_offset + value.begin, m_offset + piece.end});
                return;
            }
        }
        // Its end is not certain: its leaves go, which costs less of the text. So do those of all inside of it: looked
        // for one by one, their ends would take as long as all of the text each.
        m_uncertainUntil = std::max(m_uncertainUntil, m_at);
        spans.resize(kept);
        m_at = inside;
        stepOverMark(mark, true);
    }

    /// Whether what follows \a value cannot be a part of it: it may be written with the wrong quotes, or with none.
    bool endsCleanly(const Piece &value)
    {
        const auto text = of(value);
        const auto isPlain = [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("_.+-").find(c) < 4;
        };
        if (value.sort == Sort::Word && !std::all_of(text.begin(), text.end(), isPlain))
            return false;
        const auto at = m_text.find_first_not_of(" \t", value.end);
        if (value.sort == Sort::Word && at == value.end && goesOn(at))
            return false;
        if (at == std::string_view::npos || std::string_view(",}]\r\n").find(m_text[at]) != std::string_view::npos)
            return true;
        if (at == value.end)
            return false;
        const auto rest = m_text.substr(at);
        if (rest.starts_with('#') || rest.starts_with("//") || rest.starts_with("/*"))
            return true;
        // The next name may lack its comma.
        const auto kept = spans.size();
        Piece name;
        Piece colon;
        const bool isName = next(name) && name.sort != Sort::Mark && next(colon) && of(colon) == ":";
        spans.resize(kept);
        m_at = value.end;
        return isName;
    }

    /// Behind a value without quotes: `hunter,2` and no end of a value.
    bool goesOn(std::size_t sign) const
    {
        return sign + 1 < m_text.size()
            && (std::isalnum(static_cast<unsigned char>(m_text[sign + 1])) != 0
                || std::string_view(" \t\r\n\"'{}[],#/").find(m_text[sign + 1]) == std::string_view::npos);
    }

    void leaveOutLine(const Piece &value)
    {
        m_at = static_cast<std::uint32_t>(std::min(m_text.find_first_of("\r\n", value.begin), m_text.size()));
        spans.push_back({m_offset + value.begin, m_offset + m_at});
    }

    void leaveOut(const Piece &piece)
    {
        const auto text = of(piece);
        if (!isHarmlessWord(text) && text != "\"\"" && text != "\"")
            spans.push_back({m_offset + piece.begin, m_offset + piece.end});
    }

    std::string_view inner(const Piece &piece) const
    {
        auto text = of(piece);
        if (piece.sort != Sort::String)
            return text;
        text.remove_prefix(1);
        if (text.ends_with('"'))
            text.remove_suffix(1);
        return text;
    }
    std::string nameOf(const Piece &piece) const { return decodeString(inner(piece)); }

    std::string_view m_text;
    const SecretNames &m_names;
    std::uint32_t m_offset;
    Inside m_inside;
    std::uint32_t m_at = 0;
    std::uint32_t m_uncertainUntil = 0; ///< What is open before has no end that was found.
    Piece m_token;
    std::vector<Container> m_open;
    std::array<std::size_t, 2> m_waiting {}; ///< How many of them are lists, and objects.
};

} // namespace

std::vector<text::Span> secretValues(std::string_view typed, const SecretNames &names)
{
    return joined(JsonScan(typed, names).spans, bareTokens(typed));
}

bool holdsSecretJson(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || (text[first] != '{' && text[first] != '['))
        return false;
    const auto tape = json::Tape::parse(text);
    if (!tape)
        return !secretValues(text, {}).empty();
    json::Writer masked;
    writeMasked(masked, tape->root(), nullptr);
    return masked.text().find(secretMask) != std::string::npos;
}

} // namespace graphql
