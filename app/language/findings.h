#pragma once

#include "core/graphql/diagnostic.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// What was found in one text of a request.
struct Findings
{
    std::string name; ///< Of the file, as it was given.
    std::string_view in; ///< "document" or "variables".
    std::string_view source; ///< Must outlive this.
    std::vector<graphql::Diagnostic> list; ///< In the order of the text.
};

bool hasErrors(const Findings &findings);

/// `file:line:column: error: message [Rule]`, a line each. Lines and columns count from 1, columns in UTF-16 units.
std::string findingsText(const std::vector<Findings> &all);
/// An array of `{"rule","severity","message","in","locations":[{"line","column"}]}`, one object a line.
std::string findingsJson(const std::vector<Findings> &all);

} // namespace app
