#pragma once

#include "app/syntax.h"
#include "core/graphql/document.h"
#include "core/graphql/schema.h"
#include "core/json/writer.h"
#include "core/text/linemap.h"

#include <memory>

namespace app {

/// A place in a document, as the commands that answer about one are told it.
struct CaretInput
{
    std::shared_ptr<const graphql::Schema> schema; ///< Null: none was given.
    std::shared_ptr<const graphql::Document> document;
    std::uint32_t offset = 0;
};

/// Why there is none: a wrong command line, or files that do not fit it.
struct CaretFailure
{
    std::string sentence;
    bool isWrongUse = false;
};

/// The options --schema, --line and --column, for a command's table.
std::vector<Option> caretOptionTable();
/// Reads the document that is the first operand, and the rest from the options.
tl::expected<CaretInput, CaretFailure> readCaretInput(const SortedWords &words);
int reportCaret(const CaretFailure &failure, const Syntax &syntax);

/// Writes `{"start":{"line","column"},"end":{…}}`.
void writeRange(json::Writer &writer, const text::LineMap &lines, text::Span span);

} // namespace app
