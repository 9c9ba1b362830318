#pragma once

#include "core/safety/effect.h"

#include <span>
#include <string_view>

namespace safety {

/// What is known about one mutation of the Admin API: how much it hurts when it was not meant, what undoes it, and
/// what happens beside the change itself. Plain text for a person.
struct CatalogueEntry
{
    std::string_view name;
    Risk risk = Risk::Irreversible;
    const char *wayBack = "";
    const char *alsoHappens = "";
    /// A member of the input that makes a reversible change disruptive when it is given; empty: none.
    std::string_view raisedBy {};
};

/// In byte order of names.
std::span<const CatalogueEntry> catalogue();
/// Null for a mutation that is not known, which then counts as irreversible.
const CatalogueEntry *findMutation(std::string_view name);

} // namespace safety
