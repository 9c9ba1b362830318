#include "core/graphql/leftout.h"
#include "core/graphql/operationfacts.h"
#include "core/graphql/stringvalue.h"

#include <algorithm>

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
        m_left.push_back(root);
        while (!m_left.empty()) {
            const auto value = m_left.back();
            m_left.pop_back();
            if (value.isArray())
                value.forEachItem([&](json::Value item) { m_left.push_back(item); });
            else if (value.isObject())
                value.forEachMember([&](std::string_view key, json::Value member) { readMember(key, member); });
            else
                readLeaf(value);
        }
        std::sort(spans.begin(), spans.end(), [](text::Span a, text::Span b) { return a.begin < b.begin; });
    }

    std::vector<text::Span> spans;

private:
    void readMember(std::string_view key, json::Value value)
    {
        const bool isSecret = isSecretPlace({}, key) || m_names.responseKeys.contains(std::string(key));
        const bool isHarmless =
            value.isNull() || value.kind() == json::Kind::Boolean || value.raw() == "\"\"" || value.isObject();
        if (isSecret && value.isArray())
            leaveOutLeaves(value);
        else if (isSecret && !isHarmless)
            spans.push_back(value.span());
        else
            m_left.push_back(value);
    }

    /// Recovery codes come as a list. Objects in it have names of their own.
    void leaveOutLeaves(json::Value list)
    {
        list.forEachItem([&](json::Value item) {
            if (item.kind() == json::Kind::String || item.kind() == json::Kind::Number)
                spans.push_back(item.span());
            else
                m_left.push_back(item);
        });
    }

    void readLeaf(json::Value value)
    {
        if (m_values.empty() || value.isNull() || value.kind() == json::Kind::Boolean)
            return;
        const auto text = value.isString() ? value.string() : std::string(value.raw());
        const bool tells = std::any_of(m_values.begin(), m_values.end(), [&](const std::string &secret) {
            return text == secret || (secret.size() >= shortestTelling && text.find(secret) != std::string::npos);
        });
        if (tells)
            spans.push_back(value.span());
    }

    const SecretNames &m_names;
    const std::vector<std::string> &m_values;
    std::vector<json::Value> m_left;
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
    for (const auto span : spans) {
        const auto text = span.of(source);
        if (!text.starts_with('[') && !text.starts_with('{')) {
            take(text);
            continue;
        }
        // The strings of a list or an object that was left out as a whole.
        for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at)) {
            const auto begin = at++;
            while (at < text.size() && text[at] != '"' && text[at] != '\n')
                at += text[at] == '\\' ? 2 : 1;
            at = std::min(at + 1, text.size());
            take(text.substr(begin, at - begin));
        }
    }
    return values;
}

} // namespace graphql
