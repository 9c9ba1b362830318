#pragma once

#include "core/graphql/builder/builderfinish.h"

/// The parts of edits that several of them share. Inside builder/ only.
namespace graphql {

/// Writes a place that is not in the text, and all around it that is not.
BuilderFinish insertedPlace(const BuilderTree &tree, const BuilderPlace &place, const BuilderValue &value);
/// The same; under an alias, where the field's key in the answer is taken by something else.
BuilderEdit insertPlace(const BuilderTree &tree, const BuilderPlace &place, const BuilderValue &value);
/// Takes out an argument, input field or list item.
BuilderEdit removeInput(const BuilderTree &tree, const BuilderPlace &place);

/// A new operation around \a body, which is a selection written for one level of indentation, behind all else. The
/// one that has no name gets one, because two of them need names.
std::vector<TextEdit> withOperation(const Document &document, OperationType type, const std::string &title,
                                    const std::string &body);

} // namespace graphql
