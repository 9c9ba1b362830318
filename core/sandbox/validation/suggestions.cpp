#include "core/sandbox/validation/suggestions.h"

#include <algorithm>

namespace sandbox {

namespace {

/// Insertions, deletions and substitutions between two names.
std::size_t editDistance(std::string_view left, std::string_view right)
{
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t k = 0; k <= right.size(); ++k)
        row[k] = k;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t k = 1; k <= right.size(); ++k) {
            const std::size_t substitution = diagonal + (left[i - 1] == right[k - 1] ? 0 : 1);
            diagonal = row[k];
            row[k] = std::min({row[k] + 1, row[k - 1] + 1, substitution});
        }
    }
    return row.back();
}

} // namespace

std::vector<std::string> suggestionsFor(std::string_view input, const std::vector<std::string> &names)
{
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string &name : names) {
        const std::size_t threshold = std::max({input.size() / 2, name.size() / 2, std::size_t {1}});
        if (const std::size_t distance = editDistance(input, name); distance <= threshold)
            near.emplace_back(distance, name);
    }
    std::sort(near.begin(), near.end());
    std::vector<std::string> result;
    for (auto &[distance, name] : near)
        result.push_back(std::move(name));
    return result;
}

std::string didYouMean(const std::vector<std::string> &names, std::string_view lead)
{
    const std::size_t count = std::min<std::size_t>(names.size(), 5);
    if (count == 0)
        return {};
    std::string text = " Did you mean " + std::string(lead);
    for (std::size_t i = 0; i < count; ++i) {
        const bool isLast = i + 1 == count;
        text += i == 0 ? "" : isLast ? (count > 2 ? ", or " : " or ") : ", ";
        text += '"' + names[i] + '"';
    }
    return text + '?';
}

} // namespace sandbox
