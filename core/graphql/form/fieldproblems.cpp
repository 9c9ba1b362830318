#include "core/graphql/form/fieldproblems.h"

#include "core/graphql/valuesample.h"

#include <algorithm>

namespace graphql {

namespace {

std::uint32_t beginOf(const Diagnostic &finding)
{
    return finding.spans.front().begin;
}

/// `Variable "$a" got invalid value … at "a.b"; what is wrong` without its front.
std::string withoutPlace(const std::string &message, const std::string &sample)
{
    constexpr std::string_view begin = " got invalid value ";
    const auto got = message.find(begin);
    if (got == std::string::npos)
        return message;
    auto from = got + begin.size();
    if (message.compare(from, sample.size(), sample) == 0)
        from += sample.size();
    const auto end = message.find("; ", from);
    return end == std::string::npos ? message : message.substr(end + 2);
}

} // namespace

FieldProblems::FieldProblems(std::vector<Diagnostic> findings) : m_findings(std::move(findings))
{
    std::erase_if(m_findings, [](const Diagnostic &finding) { return finding.spans.empty(); });
    std::stable_sort(m_findings.begin(), m_findings.end(),
                     [](const auto &left, const auto &right) { return beginOf(left) < beginOf(right); });
}

std::vector<std::string> FieldProblems::about(const json::Value &value, bool isSecret) const
{
    std::vector<std::string> messages;
    const auto span = value.span();
    auto finding = std::lower_bound(m_findings.begin(), m_findings.end(), span.begin,
                                    [](const auto &left, std::uint32_t begin) { return beginOf(left) < begin; });
    std::string sample;
    for (; finding != m_findings.end() && beginOf(*finding) == span.begin; ++finding) {
        if (finding->spans.front() != span)
            continue;
        // A field that is missing says so itself.
        if (value.isObject() && finding->message.ends_with("was not provided."))
            continue;
        if (sample.empty())
            sample = valueSample(value, isSecret);
        messages.push_back(withoutPlace(finding->message, sample));
    }
    return messages;
}

std::vector<std::string> FieldProblems::aboutKey(text::Span key) const
{
    std::vector<std::string> messages;
    for (const auto &finding : m_findings)
        if (finding.spans.front() == key)
            messages.push_back(withoutPlace(finding.message, {}));
    return messages;
}

std::size_t FieldProblems::countInside(const json::Value &value) const
{
    const auto span = value.span();
    const auto isBefore = [](const auto &left, std::uint32_t begin) {
        return beginOf(left) < begin;
    };
    const auto first = std::lower_bound(m_findings.begin(), m_findings.end(), span.begin, isBefore);
    const auto last = std::lower_bound(first, m_findings.end(), span.end, isBefore);
    return static_cast<std::size_t>(std::count_if(first, last, [&](const Diagnostic &finding) {
        return finding.spans.front() != span || (value.isObject() && finding.message.ends_with("was not provided."));
    }));
}

} // namespace graphql
