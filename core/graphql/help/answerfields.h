#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"

#include <span>
#include <string>
#include <vector>

namespace graphql {

/// A field whose value stands in an answer, and the type that it is selected on: null where no schema says so.
struct AnswerField
{
    const Selection *field = nullptr;
    const Type *parent = nullptr;
};

/// The fields of \a operation whose values come together under \a keys, the response keys from the top of `data` on
/// (those of lists without their indexes): several where a document asks for one key more than once. Through fragments,
/// in order of the text's reading, each once; the cost is a reading of the document for each key. \a schema may be
/// null.
std::vector<AnswerField> fieldsAt(const Document &document, const OperationDefinition &operation,
                                  std::span<const std::string> keys, const Schema *schema);

} // namespace graphql
