#include "core/graphql/document.h"
#include "core/graphql/folding.h"
#include "core/graphql/printer.h"
#include "core/text/linemap.h"
#include "tests/core/graphql/spancheck.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/treetext.h"

#include <string>

namespace {

void requireSoundFolds(const graphql::Document &document)
{
    const std::uint32_t lineCount = text::LineMap(document.source()).lineCount();
    std::uint32_t begin = 0;
    for (const graphql::Fold &fold : graphql::foldRanges(document)) {
        fuzz::require(fold.firstLine >= 1 && fold.firstLine < fold.lastLine && fold.lastLine <= lineCount,
                      "a fold spans lines that exist");
        fuzz::require(fold.span.begin >= begin, "folds are in order");
        begin = fold.span.begin;
    }
}

} // namespace

/// Any text gives a tree whose places hold, and the print of a valid text reads back as the same tree.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view source = fuzz::textOf(data, size);
    const auto document = graphql::parse(std::string(source));
    fuzz::require(document->source() == source, "a document keeps its text");
    fuzz::require(SpanCheck::holdsFor(*document), "nodes, comments and errors are in their places");
    fuzz::requireSound(document->syntaxErrors(), source);
    requireSoundFolds(*document);
    for (const std::uint32_t offset : fuzz::offsetsIn(source))
        document->operationAt(offset);

    const std::string printed = graphql::print(*document);
    if (!document->syntaxErrors().empty())
        return 0;
    fuzz::require(!document->definitions().empty(), "a text without a definition is an error");
    const auto again = graphql::parse(printed);
    fuzz::require(again->syntaxErrors().empty(), "a print has no errors");
    fuzz::requireEqual(fuzz::treeText(*again), fuzz::treeText(*document), "a print reads back as the same tree");
    fuzz::requireEqual(graphql::print(*again), printed, "a print of a print is the same");
    return 0;
}
