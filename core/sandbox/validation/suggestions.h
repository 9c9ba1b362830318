#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sandbox {

/// Names near to \a input, the nearest first, by graphql-go's measure.
std::vector<std::string> suggestionsFor(std::string_view input, const std::vector<std::string> &names);
/// ` Did you mean "a", "b", or "c"?` of at most five, or nothing for none.
std::string didYouMean(const std::vector<std::string> &names, std::string_view lead = "");

} // namespace sandbox
