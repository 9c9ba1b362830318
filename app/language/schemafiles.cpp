#include "app/language/schemafiles.h"

#include "app/exitcode.h"
#include "app/language/replacement.h"
#include "app/language/report.h"
#include "app/language/source.h"
#include "core/graphql/schemadiff.h"
#include "core/graphql/schemaprinter.h"
#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "core/json/writer.h"

#include <algorithm>

namespace app {
namespace {

std::string convertedSchema(const graphql::Schema &schema, bool toJson)
{
    if (!toJson)
        return graphql::printSchema(schema) + '\n';
    const auto tape = json::Tape::parse(graphql::introspectionJson(schema));
    return json::pretty(tape->root()) + '\n';
}

std::string changesJson(const std::vector<graphql::SchemaChange> &changes)
{
    std::string out = "[";
    std::string_view separator = "\n";
    for (const graphql::SchemaChange &change : changes) {
        json::Writer writer;
        writer.beginObject();
        writer.key("change").value(nameOf(change.kind));
        writer.key("breaking").value(change.impact == graphql::SchemaChange::Impact::Breaking);
        writer.key("impact").value(nameOf(change.impact));
        writer.key("type").value(change.rule);
        writer.key("element").value(change.element);
        writer.key("message").value(change.message);
        writer.endObject();
        out.append(separator).append(writer.text());
        separator = ",\n";
    }
    return out + (changes.empty() ? "]\n" : "\n]\n");
}

std::string changesText(const std::vector<graphql::SchemaChange> &changes)
{
    std::string out;
    for (const graphql::SchemaChange &change : changes) {
        std::string line(nameOf(change.impact));
        line.append(": ").append(change.message).append(" [").append(change.rule).append("]");
        out += drawable(line) + '\n';
    }
    return out;
}

} // namespace

const Syntax &convertSchemaSyntax()
{
    static const Syntax syntax {
        "gatehouse schema --from FILE",
        "",
        "Converts a schema in a file; sends nothing.",
        0,
        {
            {"--from", "FILE", "the schema: SDL or an introspection answer, or -"},
            {"--format", "sdl|json", "schema language, or an introspection answer (sdl)"},
            {"--out", "FILE", "write it there instead of standard output"},
        },
    };
    return syntax;
}

int runConvertSchema(const SortedWords &words)
{
    const std::string format = words.value("--format").value_or("sdl");
    if (format != "sdl" && format != "json")
        return wrongUsePlainly("--format takes sdl or json, not " + format + '.', convertSchemaSyntax().command);
    const auto schema = readSchema(*words.value("--from"));
    if (!schema)
        return failedPlainly(schema.error());
    const std::string text = convertedSchema(**schema, format == "json");
    const auto path = words.value("--out");
    if (!path)
        return printAll(text, Done);
    const auto written = writeContent(*path, text);
    return written ? int(Done) : failedPlainly(written.error());
}

const Syntax &diffSchemasSyntax()
{
    static const Syntax syntax {
        "gatehouse schema diff",
        "BEFORE AFTER",
        "Lists what changed between two schemas.",
        2,
        {{"--json", nullptr, "changes as JSON instead of lines"}},
        "Ends with 1 when a change is breaking.",
    };
    return syntax;
}

int runDiffSchemas(const SortedWords &words)
{
    if (words.operands[0] == "-" && words.operands[1] == "-")
        return wrongUsePlainly("Standard input can be only one of BEFORE and AFTER.", diffSchemasSyntax().command);
    const auto before = readSchema(words.operands[0]);
    if (!before)
        return failedPlainly(before.error());
    const auto after = readSchema(words.operands[1]);
    if (!after)
        return failedPlainly(after.error());
    const auto changes = graphql::schemaChanges(**before, **after);
    const bool isBreaking = std::any_of(changes.begin(), changes.end(), [](const graphql::SchemaChange &change) {
        return change.impact == graphql::SchemaChange::Impact::Breaking;
    });
    return printAll(words.has("--json") ? changesJson(changes) : changesText(changes), isBreaking ? Failed : Done);
}

} // namespace app
