#pragma once

#include "core/text/textedit.h"

namespace graphql {

using text::applied;
using text::moved;
using text::TextEdit;

} // namespace graphql
