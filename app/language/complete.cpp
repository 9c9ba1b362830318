#include "app/language/complete.h"

#include "app/exitcode.h"
#include "app/language/caret.h"
#include "app/language/report.h"
#include "core/graphql/help/completion.h"

namespace app {
namespace {

std::string completionJson(const graphql::Completion &completion)
{
    std::string out = "[";
    std::string_view separator = "\n";
    for (const graphql::CompletionItem &item : completion.items) {
        json::Writer writer;
        writer.beginObject();
        writer.key("label").value(item.label);
        writer.key("kind").value(nameOf(item.kind));
        writer.key("insertText").value(item.insertText);
        if (item.instead) {
            writer.key("insteadOf").beginObject();
            writer.key("begin").value(static_cast<std::int64_t>(item.instead->begin));
            writer.key("end").value(static_cast<std::int64_t>(item.instead->end));
            writer.endObject();
        }
        if (!item.besides.empty()) {
            writer.key("besides").beginArray();
            for (const auto &edit : item.besides) {
                writer.beginObject();
                writer.key("begin").value(static_cast<std::int64_t>(edit.span.begin));
                writer.key("end").value(static_cast<std::int64_t>(edit.span.end));
                writer.key("text").value(edit.replacement);
                writer.endObject();
            }
            writer.endArray();
        }
        writer.key("type").value(item.type);
        writer.key("deprecated").value(item.isDeprecated());
        writer.key("documentation").value(item.documentation);
        writer.endObject();
        out.append(separator).append(writer.text());
        separator = ",\n";
    }
    return out + (completion.items.empty() ? "]\n" : "\n]\n");
}

std::string completionText(const graphql::Completion &completion)
{
    std::string out;
    for (const graphql::CompletionItem &item : completion.items) {
        std::string line = item.label;
        if (!item.type.empty())
            line.append(": ").append(item.type);
        line.append(" (").append(nameOf(item.kind)).append(item.isDeprecated() ? ", deprecated)" : ")");
        out += drawable(line) + '\n';
    }
    return out;
}

} // namespace

const Syntax &completeSyntax()
{
    static const Syntax syntax = [] {
        Syntax made {"gatehouse complete", "FILE|-", "Lists what can be written at a place.", 1, caretOptionTable()};
        made.options.push_back({"--json", nullptr, "as JSON, with what to insert"});
        made.notes = "Best first.";
        return made;
    }();
    return syntax;
}

int runComplete(const SortedWords &words)
{
    const auto input = readCaretInput(words);
    if (!input)
        return reportCaret(input.error(), completeSyntax());
    const auto completion = graphql::complete(input->schema.get(), *input->document, input->offset);
    return printAll(words.has("--json") ? completionJson(completion) : completionText(completion), Done);
}

} // namespace app
