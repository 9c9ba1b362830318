#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"

#include <string>
#include <vector>

/// Selections that are one field of the answer. Inside builder/ only.
namespace graphql {

/// A selection, and the operation or fragment whose text it is in.
struct FieldTwin
{
    Definition definition;
    const Selection *selection = nullptr;
};

struct FieldTwins
{
    std::vector<FieldTwin> twins; ///< Without the field itself.
    std::string refusal; ///< Why they cannot be changed with it.
};

/// The other selections that the answer has one field for, as for \a selection of \a definition: under the same key in
/// the same place, be it through fragments, where both may apply. They have to be given the same arguments (spec
/// §5.3.2). Refused where one of them is in a fragment that an operation uses which \a selection is no part of: that
/// one would ask for something else then, and nobody looks at it.
FieldTwins fieldTwins(const Schema &schema, const Document &document, const Definition &definition,
                      const Selection &selection);

} // namespace graphql
