#pragma once

#include "core/graphql/document.h"
#include "core/graphql/help/names.h"

#include <string_view>

namespace graphql {

/// True when a field of the document answers under \a key and can come into the same object of an answer as the field
/// that has \a alias. Told from the text alone: two fields can when their parents have the same key, or stand at the
/// top of the same operation, through whatever fragments.
bool isResponseKeyTaken(const Document &document, const DocumentNames &names, const DocumentName &alias,
                        std::string_view key);

} // namespace graphql
