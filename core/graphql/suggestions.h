#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace graphql {

/// Those of \a options that \a input may have meant, nearest first: at most 40 % of it and one edit away, where a
/// change of case or a swap of neighbours is one edit (graphql-js' measure).
std::vector<std::string_view> suggestions(std::string_view input, const std::vector<std::string_view> &options);

/// ` Did you mean "a", "b", or "c"?`, at most five; empty, when there is nothing to suggest. \a before stands
/// before the list: `to use an inline fragment on`.
std::string didYouMean(const std::vector<std::string_view> &suggested, std::string_view before = {});

/// Both at once, for a list of things that have a name.
template <typename Members>
std::string didYouMeanOneOf(const Members &members, std::string_view input, std::string_view before = {})
{
    std::vector<std::string_view> names;
    names.reserve(members.size());
    for (const auto &member : members)
        names.push_back(member.name);
    return didYouMean(suggestions(input, names), before);
}

/// Order of people: runs of digits compare as numbers, everything else by bytes. Under zero, zero, over zero.
int naturalCompare(std::string_view left, std::string_view right);

} // namespace graphql
