#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace results {

/// The child of that name, or null. Members of objects come in the same order from row to row, so the one at
/// \a expected, which follows the last that was asked for, is looked at first; it is moved on.
template <typename Pointer>
auto *findInOrder(const std::vector<Pointer> &children, std::string_view name, std::size_t &expected)
{
    if (expected >= children.size() || children[expected]->name != name) {
        const auto known =
            std::find_if(children.begin(), children.end(), [&](const Pointer &each) { return each->name == name; });
        expected = static_cast<std::size_t>(known - children.begin());
    }
    auto *const found = expected < children.size() ? &*children[expected] : nullptr;
    ++expected;
    return found;
}

} // namespace results
