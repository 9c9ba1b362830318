#pragma once

#include "core/graphql/document.h"
#include "core/run/answer.h"

#include <optional>

namespace ui {

/// Where in \a document the field stands that an error of the server is about, by its path; or, of an error about a
/// variable, its definition. Of what is not there the nearest that is around it; nothing when that is nowhere.
std::optional<text::Span> errorPlace(const graphql::Document &document, const QString &operationName,
                                     const run::AnswerError &error);

} // namespace ui
