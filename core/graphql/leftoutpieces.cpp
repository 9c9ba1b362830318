#include "core/graphql/leftoutpieces.h"

#include <algorithm>

namespace graphql {

bool isHarmlessWord(std::string_view word)
{
    return word == "true" || word == "false" || word == "null";
}

std::vector<text::Span> joined(std::vector<text::Span> spans, const std::vector<text::Span> &others)
{
    spans.insert(spans.end(), others.begin(), others.end());
    std::sort(spans.begin(), spans.end(), [](text::Span a, text::Span b) { return a.begin < b.begin; });
    std::vector<text::Span> apart;
    for (const auto span : spans) {
        if (!apart.empty() && span.begin < apart.back().end)
            apart.back().end = std::max(apart.back().end, span.end);
        else
            apart.push_back(span);
    }
    return apart;
}

} // namespace graphql
