#pragma once

#include "core/graphql/edits/textedit.h"

#include <string>
#include <vector>

namespace graphql {

/// What a command would change, or why it cannot be done here, as a sentence for the person who asked. Neither edits
/// nor a refusal: everything is as the command would have it already.
struct Refactoring
{
    std::vector<TextEdit> edits;
    std::string refusal;
};

} // namespace graphql
