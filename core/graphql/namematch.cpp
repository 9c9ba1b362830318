#include "core/graphql/namematch.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <optional>

namespace graphql {
namespace {

using Letters = std::uint64_t; ///< A set of places in a name.
constexpr std::size_t MostLetters = 64;

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isSameLetter(char left, char right)
{
    return text::lowerAscii(left) == text::lowerAscii(right);
}

/// The first letter, a capital behind a small one or before one, a letter behind `_`, the first of some digits.
bool beginsHump(std::string_view name, std::size_t at)
{
    if (at == 0 || name[at - 1] == '_')
        return true;
    const auto isDigit = [&](std::size_t i) {
        return name[i] >= '0' && name[i] <= '9';
    };
    if (!isCapital(name[at]))
        return isDigit(at) && !isDigit(at - 1);
    return !isCapital(name[at - 1]) || (at + 1 < name.size() && name[at + 1] >= 'a' && name[at + 1] <= 'z');
}

Letters humpsOf(std::string_view name)
{
    Letters humps = 0;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (beginsHump(name, i))
            humps |= Letters(1) << i;
    return humps;
}

Letters placesOf(std::string_view name, char letter)
{
    Letters places = 0;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (isSameLetter(name[i], letter))
            places |= Letters(1) << i;
    return places;
}

/// Where the next letter may stand: right behind the one before, or at any later hump.
Letters behind(Letters before, Letters humps)
{
    const auto first = before & (~before + 1);
    return (before << 1) | (humps & ~((first << 1) - 1));
}

bool fitsHumps(std::string_view name, std::string_view word)
{
    name = name.substr(0, MostLetters);
    if (word.size() > name.size())
        return false;
    const auto humps = humpsOf(name);
    auto places = placesOf(name, word.front()) & humps;
    for (std::size_t i = 1; i < word.size() && places != 0; ++i)
        places = placesOf(name, word[i]) & behind(places, humps);
    return places != 0;
}

/// Without regard to case; none: not there.
std::optional<std::size_t> findWord(std::string_view name, std::string_view word)
{
    const auto found = std::search(name.begin(), name.end(), word.begin(), word.end(), isSameLetter);
    return found == name.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - name.begin()));
}

std::vector<text::Span> humpSpans(std::string_view name, std::string_view word)
{
    const auto humps = humpsOf(name);
    std::array<Letters, MostLetters> places {};
    places[0] = placesOf(name, word.front()) & humps;
    for (std::size_t i = 1; i < word.size(); ++i)
        places[i] = placesOf(name, word[i]) & behind(places[i - 1], humps);
    // Back from the last letter, beside the one behind it where that is possible.
    std::vector<text::Span> spans;
    int at = std::countr_zero(places[word.size() - 1]);
    for (auto i = word.size(); i-- > 0;) {
        const auto begin = static_cast<std::uint32_t>(at);
        if (!spans.empty() && spans.back().begin == begin + 1)
            spans.back().begin = begin;
        else
            spans.push_back({begin, begin + 1});
        if (i == 0)
            break;
        const auto before = places[i - 1] & ((Letters(1) << begin) - 1);
        at = 63 - std::countl_zero(before);
    }
    std::reverse(spans.begin(), spans.end());
    return spans;
}

} // namespace

NameRank nameRank(std::string_view name, std::string_view word)
{
    if (word.empty() || word.size() > name.size())
        return NameRank::No;
    if (std::equal(word.begin(), word.end(), name.begin(), isSameLetter)) {
        if (name.size() > word.size())
            return NameRank::Prefix;
        return name == word ? NameRank::Same : NameRank::SameButCase;
    }
    if (fitsHumps(name, word))
        return NameRank::Humps;
    return findWord(name, word) ? NameRank::Inside : NameRank::No;
}

std::vector<text::Span> nameSpans(std::string_view name, std::string_view word)
{
    const auto rank = nameRank(name, word);
    if (rank == NameRank::No)
        return {};
    if (rank == NameRank::Humps)
        return humpSpans(name.substr(0, MostLetters), word);
    const auto begin = static_cast<std::uint32_t>(*findWord(name, word));
    return {{begin, begin + static_cast<std::uint32_t>(word.size())}};
}

bool isScattered(std::string_view name, std::string_view word)
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < name.size() && found < word.size(); ++i)
        found += isSameLetter(name[i], word[found]) ? 1 : 0;
    return found == word.size();
}

std::vector<text::Span> scatteredSpans(std::string_view name, std::string_view word)
{
    std::vector<text::Span> spans;
    if (!isScattered(name, word))
        return spans;
    std::uint32_t at = 0;
    for (const char letter : word) {
        while (!isSameLetter(name[at], letter))
            ++at;
        if (!spans.empty() && spans.back().end == at)
            ++spans.back().end;
        else
            spans.push_back({at, at + 1});
        ++at;
    }
    return spans;
}

} // namespace graphql
