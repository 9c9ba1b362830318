#pragma once

#include "core/graphql/schema.h"

#include <string>

namespace ui {

/// A field as text for a query: with its required arguments, as empty values of their types, and a small selection
/// where the type needs one (`id`, the nodes of a connection, or the first thing that can be asked for).
std::string fieldText(const graphql::Field &field);

} // namespace ui
