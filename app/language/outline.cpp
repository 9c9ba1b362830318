#include "app/language/outline.h"

#include "app/exitcode.h"
#include "app/language/caret.h"
#include "app/language/report.h"
#include "app/language/source.h"
#include "core/graphql/help/outline.h"

namespace app {
namespace {

using graphql::OutlineItem;

/// Recursion is as deep as the document, which the parser bounds.
void writeOutline(json::Writer &writer, const text::LineMap &lines, const std::vector<OutlineItem> &items)
{
    writer.beginArray();
    for (const OutlineItem &item : items) {
        writer.beginObject();
        writer.key("kind").value(nameOf(item.kind));
        writer.key("name").value(item.name);
        writer.key("detail").value(item.detail);
        writer.key("range");
        writeRange(writer, lines, item.span);
        writer.key("children");
        writeOutline(writer, lines, item.children);
        writer.endObject();
    }
    writer.endArray();
}

void appendOutline(std::string &out, const text::LineMap &lines, const std::vector<OutlineItem> &items,
                   const std::string &margin)
{
    for (const OutlineItem &item : items) {
        std::string line(nameOf(item.kind));
        for (const std::string *part : {&item.name, &item.detail}) {
            if (!part->empty())
                line.append(" ").append(*part);
        }
        const auto position = lines.position(item.span.begin);
        out += margin + drawable(line) + " (" + std::to_string(position.line) + ':' + std::to_string(position.column)
            + ")\n";
        appendOutline(out, lines, item.children, margin + "  ");
    }
}

} // namespace

const Syntax &outlineSyntax()
{
    static const Syntax syntax {
        "gatehouse outline",
        "FILE|-",
        "Shows what a document is made of.",
        1,
        {
            {"--schema", "FILE", "allowed as for the other commands, not needed"},
            {"--json", nullptr, "as JSON, with ranges and children"},
        },
    };
    return syntax;
}

int runOutline(const SortedWords &words)
{
    auto source = readSource(words.operands.front());
    if (!source)
        return failedPlainly(source.error());
    const auto document = graphql::parse(std::move(*source));
    const auto items = graphql::outline(*document);
    const text::LineMap lines(document->source());
    std::string out;
    if (words.has("--json")) {
        json::Writer writer;
        writeOutline(writer, lines, items);
        out = std::move(writer).text() + '\n';
    } else {
        appendOutline(out, lines, items, {});
    }
    return printAll(out, Done);
}

} // namespace app
