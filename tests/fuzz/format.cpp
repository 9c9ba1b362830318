#include "core/graphql/edits/format.h"

#include "core/graphql/edits/minify.h"
#include "core/graphql/printer.h"
#include "tests/fuzz/edits.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/treetext.h"

#include <string>

namespace {

std::vector<std::string> commentsOf(const graphql::Document &document)
{
    std::vector<std::string> comments;
    for (const text::Span span : document.comments()) {
        std::string comment(span.of(document.source()));
        comment.resize(comment.find_last_not_of(" \t,\xEF\xBB\xBF") + 1);
        comments.push_back(std::move(comment));
    }
    return comments;
}

void requireSameMinified(const graphql::Document &document, const std::string &tree)
{
    const std::string_view source = document.source();
    const graphql::LayoutEdits minified = graphql::minify(source);
    fuzz::requireSound(minified.edits, source);
    const std::string text = graphql::applied(source, minified.edits);
    fuzz::requireEqual(graphql::applied(text, graphql::minify(text).edits), text, "minifying again changes nothing");
    if (document.syntaxErrors().empty())
        fuzz::requireEqual(fuzz::treeText(*graphql::parse(text)), tree, "minified text means the same");
}

} // namespace

/// A valid text means the same when it is laid out anew, keeps its comments, and a second time changes nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto document = graphql::parse(std::string(fuzz::textOf(data, size)));
    const std::string tree = fuzz::treeText(*document);
    requireSameMinified(*document, tree);

    const graphql::LayoutEdits formatted = graphql::format(*document);
    fuzz::requireSound(formatted.edits, document->source());
    fuzz::require(formatted.error.has_value() == !document->syntaxErrors().empty(), "only broken text is left alone");
    if (formatted.error) {
        fuzz::require(formatted.edits.empty(), "broken text is left alone");
        return 0;
    }
    const std::string text = graphql::applied(document->source(), formatted.edits);
    const auto again = graphql::parse(text);
    fuzz::require(again->syntaxErrors().empty(), "formatted text has no errors");
    fuzz::requireEqual(fuzz::treeText(*again), tree, "formatted text means the same");
    fuzz::require(commentsOf(*again) == commentsOf(*document), "comments stay");
    fuzz::requireEqual(graphql::applied(text, graphql::format(*again).edits), text, "formatting again changes nothing");
    if (document->comments().empty())
        fuzz::requireEqual(text, graphql::print(*document), "without comments it is the print");
    return 0;
}
