#include "core/graphql/suggestions.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace graphql {
namespace {

std::string asciiLower(std::string_view text)
{
    std::string lower(text);
    for (auto &c : lower)
        c = text::lowerAscii(c);
    return lower;
}

/// The number of edits between two names, as long as it does not pass \a threshold.
class EditDistance
{
public:
    explicit EditDistance(std::string_view input) : m_input(input), m_lower(asciiLower(input)) { }

    std::optional<std::size_t> to(std::string_view option, std::size_t threshold)
    {
        if (m_input == option)
            return 0;
        const auto lower = asciiLower(option);
        if (m_lower == lower)
            return 1; // However many letters differ in case, it is one slip.

        std::string_view longer = lower;
        std::string_view shorter = m_lower;
        if (longer.size() < shorter.size())
            std::swap(longer, shorter);
        if (longer.size() - shorter.size() > threshold)
            return std::nullopt;

        for (auto &row : m_rows)
            row.assign(shorter.size() + 1, 0);
        for (std::size_t j = 0; j <= shorter.size(); ++j)
            m_rows[0][j] = j;
        for (std::size_t i = 1; i <= longer.size(); ++i)
            if (fillRow(longer, shorter, i) > threshold)
                return std::nullopt;
        const auto distance = m_rows[longer.size() % 3][shorter.size()];
        return distance <= threshold ? std::optional(distance) : std::nullopt;
    }

private:
    std::size_t fillRow(std::string_view longer, std::string_view shorter, std::size_t i)
    {
        const auto &above = m_rows[(i - 1) % 3];
        auto &row = m_rows[i % 3];
        row[0] = i;
        auto smallest = i;
        for (std::size_t j = 1; j <= shorter.size(); ++j) {
            const std::size_t cost = longer[i - 1] == shorter[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + cost});
            if (i > 1 && j > 1 && longer[i - 1] == shorter[j - 2] && longer[i - 2] == shorter[j - 1])
                row[j] = std::min(row[j], m_rows[(i - 2) % 3][j - 2] + 1);
            smallest = std::min(smallest, row[j]);
        }
        return smallest;
    }

    std::string_view m_input;
    std::string m_lower;
    std::array<std::vector<std::size_t>, 3> m_rows;
};

bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The number at \a position, which moves behind it; as large as it gets when it is larger than that.
std::uint64_t digitsAt(std::string_view text, std::size_t &position)
{
    constexpr auto limit = std::numeric_limits<std::uint64_t>::max() / 10 - 1;
    std::uint64_t number = 0;
    for (; position < text.size() && isAsciiDigit(text[position]); ++position)
        number = number > limit ? limit : number * 10 + static_cast<std::uint64_t>(text[position] - '0');
    return number;
}

} // namespace

std::vector<std::string_view> suggestions(std::string_view input, const std::vector<std::string_view> &options)
{
    // A name of kilobytes is no slip of the fingers, and measuring it would take seconds.
    constexpr std::size_t longestName = 256;
    if (input.size() > longestName)
        return {};

    struct Candidate
    {
        std::string_view name;
        std::size_t distance;
    };
    EditDistance distance(input);
    const auto threshold = input.size() * 2 / 5 + 1;
    std::vector<Candidate> candidates;
    for (const auto option : options)
        if (const auto edits = distance.to(option, threshold))
            candidates.push_back({option, *edits});
    std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        return a.distance != b.distance ? a.distance < b.distance : naturalCompare(a.name, b.name) < 0;
    });

    std::vector<std::string_view> names;
    for (const auto &candidate : candidates)
        if (names.empty() || names.back() != candidate.name)
            names.push_back(candidate.name);
    return names;
}

std::string didYouMean(const std::vector<std::string_view> &suggested, std::string_view before)
{
    constexpr std::size_t most = 5;
    const auto count = std::min(suggested.size(), most);
    if (count == 0)
        return {};
    std::string message = " Did you mean ";
    if (!before.empty())
        message.append(before).append(" ");
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            message += i + 1 < count ? ", " : count == 2 ? " or " : ", or ";
        message.append("\"").append(suggested[i]).append("\"");
    }
    return message + '?';
}

int naturalCompare(std::string_view left, std::string_view right)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < left.size() && j < right.size()) {
        if (isAsciiDigit(left[i]) && isAsciiDigit(right[j])) {
            const auto a = digitsAt(left, i);
            const auto b = digitsAt(right, j);
            if (a != b)
                return a < b ? -1 : 1;
        } else {
            if (left[i] != right[j])
                return static_cast<unsigned char>(left[i]) < static_cast<unsigned char>(right[j]) ? -1 : 1;
            ++i;
            ++j;
        }
    }
    if (left.size() == right.size())
        return 0;
    return left.size() < right.size() ? -1 : 1;
}

} // namespace graphql
