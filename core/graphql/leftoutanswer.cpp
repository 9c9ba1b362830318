#include "core/graphql/baretokens.h"
#include "core/graphql/leftout.h"
#include "core/graphql/operationfacts.h"
#include "core/graphql/stringvalue.h"

#include <algorithm>
#include <array>

namespace graphql {
namespace {

/// Shorter ones stand in other texts by chance.
constexpr std::size_t shortestTelling = 4;

class AnswerScan
{
public:
    AnswerScan(const SecretNames &names, const std::vector<std::string> &values) : m_names(names), m_values(values) { }

    /// By a list of our own: an answer may nest ten thousand deep.
    void read(json::Value root)
    {
        m_left.push_back({root, false});
        while (!m_left.empty()) {
            const auto [value, isSecret] = m_left.back();
            m_left.pop_back();
            if (value.isArray())
                value.forEachItem([&, isSecret = isSecret](json::Value item) { m_left.push_back({item, isSecret}); });
            else if (value.isObject())
                value.forEachMember([&, isSecret = isSecret](std::string_view key, json::Value member) {
                    m_left.push_back({member, isSecretMember(key, member, isSecret)});
                });
            else if (isSecret ? value.isString() || value.kind() == json::Kind::Number : isSecretLeaf(value))
                leaveOut(value);
        }
        std::sort(spans.begin(), spans.end(), [](text::Span a, text::Span b) { return a.begin < b.begin; });
    }

    std::vector<text::Span> spans;

private:
    struct Left
    {
        json::Value value;
        bool isSecret = false; ///< Everything in it is.
    };

    bool isSecretMember(std::string_view key, json::Value value, bool isInSecret) const
    {
        // Authgear's User has whole authenticators under these names.
        if (value.isObject() && (key == "primaryPassword" || key == "secondaryPassword"))
            return isInSecret;
        if (isInSecret)
            return key != "id" && key != "__typename";
        return isSecretPlace({}, key) || m_names.responseKeys.contains(std::string(key));
    }

    void leaveOut(json::Value value)
    {
        if (value.raw() != "\"\"")
            spans.push_back(value.span());
    }

    bool isSecretLeaf(json::Value value) const
    {
        if (value.isNull() || value.kind() == json::Kind::Boolean)
            return false;
        if (value.isString() && !bareTokens(value.raw()).empty())
            return true;
        const bool mayHoldJson = value.isString() && value.raw().find_first_of("{[") != std::string_view::npos;
        if (m_values.empty() && !mayHoldJson)
            return false;
        const auto text = value.isString() ? value.string() : std::string(value.raw());
        if (mayHoldJson && holdsSecretJson(text))
            return true;
        return std::any_of(m_values.begin(), m_values.end(), [&](const std::string &secret) {
            return text == secret || (secret.size() >= shortestTelling && text.find(secret) != std::string::npos);
        });
    }

    const SecretNames &m_names;
    const std::vector<std::string> &m_values;
    std::vector<Left> m_left;
};

} // namespace

std::vector<text::Span> secretAnswers(const json::Tape &answer, const SecretNames &names,
                                      const std::vector<std::string> &values)
{
    AnswerScan scan(names, values);
    scan.read(answer.root());
    return std::move(scan.spans);
}

std::vector<std::string> plainValues(std::string_view source, const std::vector<text::Span> &spans)
{
    std::vector<std::string> values;
    const auto take = [&](std::string_view text) {
        std::string plain;
        if (text.size() >= 6 && text.starts_with("\"\"\"") && text.ends_with("\"\"\""))
            plain = decodeBlockString(text.substr(3, text.size() - 6));
        else if (text.size() >= 2 && text.starts_with('"') && text.ends_with('"'))
            plain = decodeString(text.substr(1, text.size() - 2));
        else
            plain = std::string(text);
        if (!plain.empty())
            values.push_back(std::move(plain));
    };
    // Of a line that was left out because nobody knows where its value ends: the likeliest ends.
    const auto takeUnquoted = [&](std::string_view text) {
        static constexpr std::array<std::array<std::string_view, 2>, 4> quotes {
            {{"'", "'"}, {"\u2018", "\u2019"}, {"\u201c", "\u201d"}, {"`", "`"}}};
        for (const auto &[open, close] : quotes) {
            if (text.starts_with(open)) {
                const auto inner = text.substr(open.size());
                return take(inner.substr(0, inner.find(close)));
            }
        }
        if (!text.starts_with('"'))
            take(text.substr(0, text.find_first_of(" \t,)}]")));
    };
    for (const auto span : spans) {
        const auto text = span.of(source);
        if (!text.starts_with('[') && !text.starts_with('{')) {
            take(text);
            takeUnquoted(text);
            continue;
        }
        // The strings and the longer numbers of a list or an object that was left out as a whole.
        constexpr std::string_view digits = "0123456789";
        for (std::size_t at = text.find_first_of("\"0123456789"); at != std::string_view::npos;
             at = text.find_first_of("\"0123456789", at)) {
            const auto begin = at++;
            if (text[begin] != '"') {
                at = std::min(text.find_first_not_of(digits, at), text.size());
                if (at - begin >= shortestTelling)
                    take(text.substr(begin, at - begin));
                continue;
            }
            while (at < text.size() && text[at] != '"' && text[at] != '\n')
                at += text[at] == '\\' ? 2 : 1;
            at = std::min(at + 1, text.size());
            take(text.substr(begin, at - begin));
        }
    }
    return values;
}

} // namespace graphql
