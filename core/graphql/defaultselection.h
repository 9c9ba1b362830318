#pragma once

#include "core/graphql/schema.h"

#include <string>
#include <vector>

namespace graphql {

/// A field that is selected when nobody says which, with what is selected inside it.
struct DefaultField
{
    std::string_view name;
    std::vector<DefaultField> fields;
};

/// What a selection of \a type holds to begin with: `id` where there is one, else the way through a connection
/// (`edges { node { id } }`), else all leaf fields, else the first record inside (what a mutation answers with), and
/// `__typename` where nothing better is possible. Fields with required arguments and deprecated ones are left out.
/// Never empty; views into the schema.
std::vector<DefaultField> defaultSelection(const Type &type);

} // namespace graphql
