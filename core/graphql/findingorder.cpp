#include "core/graphql/findingorder.h"

#include <algorithm>
#include <iterator>

namespace graphql {

void append(std::vector<Diagnostic> &all, std::vector<Diagnostic> more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void sortByPlace(std::vector<Diagnostic> &findings)
{
    const auto place = [](const Diagnostic &finding) {
        return finding.spans.empty() ? 0 : finding.spans.front().begin;
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Diagnostic &left, const Diagnostic &right) { return place(left) < place(right); });
}

} // namespace graphql
