#pragma once

#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// A fragment does not spread itself, not even through others: its answer would never end (spec §5.5.2.2).
class NoFragmentCycles
{
public:
    explicit NoFragmentCycles(Context &context) : m_context(context) { }

    void end(const std::vector<const Uses *> &operations);

private:
    struct Step
    {
        FragmentNumber name = NoFragment; ///< What the fragment's name means, which may be another of that name.
        std::vector<Spread> spreads;
        std::size_t next = 0;
    };
    void search(FragmentNumber name, FragmentNumber start);
    void reportCycle(const std::vector<Step> &path, std::size_t begin);
    std::vector<Spread> spreadsOf(FragmentNumber fragment) const;

    static constexpr std::string_view Rule = "NoFragmentCycles";
    static constexpr std::size_t NotOnPath = static_cast<std::size_t>(-1);
    Context &m_context;
    std::size_t m_stepsToTell = 10'000; ///< In the whole document.
    std::vector<bool> m_visited;
    std::vector<std::size_t> m_placeOnPath;
};

} // namespace graphql::validation
