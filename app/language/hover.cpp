#include "app/language/hover.h"

#include "app/exitcode.h"
#include "app/language/caret.h"
#include "app/language/report.h"
#include "core/graphql/help/hover.h"

#include <algorithm>

namespace app {
namespace {

std::string hoverJson(const std::optional<graphql::Hover> &hover, std::string_view source)
{
    if (!hover)
        return "null\n";
    json::Writer writer;
    writer.beginObject();
    writer.key("signature").value(hover->signature);
    writer.key("description").value(hover->description);
    writer.key("deprecation").value(hover->deprecation);
    writer.key("markdown").value(graphql::markdown(*hover));
    writer.key("range");
    writeRange(writer, text::LineMap(source), hover->span);
    writer.endObject();
    return std::move(writer).text() + '\n';
}

std::string hoverText(const std::optional<graphql::Hover> &hover)
{
    if (!hover)
        return {};
    // Line by line: what is not drawable is marked, but the lines stay.
    const std::string text = graphql::markdown(*hover);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out += drawable(std::string_view(text).substr(at, end - at)) + '\n';
        at = end + 1;
    }
    return out;
}

} // namespace

const Syntax &hoverSyntax()
{
    static const Syntax syntax = [] {
        Syntax made {"gatehouse hover", "FILE|-", "Tells what is known about a name.", 1, caretOptionTable()};
        made.options.push_back({"--json", nullptr, "as JSON; null where nothing is known"});
        return made;
    }();
    return syntax;
}

int runHover(const SortedWords &words)
{
    const auto input = readCaretInput(words);
    if (!input)
        return reportCaret(input.error(), hoverSyntax());
    const auto hover = graphql::hoverAt(input->schema.get(), *input->document, input->offset);
    return printAll(words.has("--json") ? hoverJson(hover, input->document->source()) : hoverText(hover), Done);
}

} // namespace app
