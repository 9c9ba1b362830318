#include "core/graphql/document.h"
#include "core/graphql/edits/format.h"
#include "core/graphql/schema.h"
#include "core/graphql/schemaprinter.h"
#include "core/graphql/validation.h"
#include "core/json/tape.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/documents.h"

namespace bench {
namespace {

/// \a text with a comment behind every brace that opens, and one of its own in front of every third field.
std::string withComments(const std::string &text)
{
    std::string commented;
    int fields = 0;
    for (const char c : text) {
        commented += c;
        if (c == '{')
            commented += " # why it is asked for\n";
        else if (c == '\n' && ++fields % 3 == 0)
            commented += "# what follows\n";
    }
    return commented;
}

std::string formatted(const std::string &text)
{
    return graphql::applied(text, graphql::format(*graphql::parse(text)).edits);
}

/// An answer of about \a megabytes with the shapes of a users list.
std::string longAnswer(int megabytes)
{
    std::string text = R"({"data":{"users":{"edges":[)";
    const auto wanted = static_cast<std::size_t>(megabytes) * 1024 * 1024;
    for (int i = 0; text.size() < wanted; ++i) {
        if (i > 0)
            text += ',';
        text +=
            R"({"cursor":"b2Zmc2V0OjE","node":{"createdAt":"2026-01-02T03:04:05.678901Z","formattedName":"Ann \"A\" Lee","id":"VXNlcjo)"
            + std::to_string(i)
            + R"(","isDisabled":false,"roles":{"edges":[]},"standardAttributes":{"email":"ann@example.com","n":)"
            + std::to_string(i) + ".50}}}";
    }
    return text + "]}}}";
}

/// Both in one figure, because that is what a keystroke costs.
Samples parseAndValidate(const graphql::Schema &schema, const std::string &text, int times)
{
    return measure(times, [&] { graphql::validate(schema, *graphql::parse(text)); });
}

void measureGrowth(Report &report, const graphql::Schema &schema)
{
    const auto perLine = [&](int lines, int times) {
        return parseAndValidate(schema, longDocument(lines), times).min() / lines;
    };
    report.addValue("time per line, 100,000 lines to 1,000", perLine(100000, 10) / perLine(1000, 300), "times", {1.3});
}

} // namespace

void measureLanguage(Report &report)
{
    const auto sdl = sandboxSdl();
    const auto schema = graphql::schemaFromSdl(sdl).schema;
    if (!schema)
        return report.fail("language", "the sandbox's schema could not be read");
    report.add("schema from the Admin API's SDL", measure(20, [&] { graphql::schemaFromSdl(sdl); }));
    const auto introspection = graphql::introspectionJson(*schema);
    report.add("schema from the Admin API's introspection",
               measure(20, [&] { graphql::schemaFromIntrospection(introspection); }));

    const auto text = longDocument(1000);
    report.add("parse 1,000 lines", measure(50, [&] { graphql::parse(text); }));
    const auto document = graphql::parse(text);
    if (const auto findings = graphql::validate(*schema, *document); !findings.empty())
        return report.fail("validate 1,000 lines", "the document has a finding: " + findings.front().message);
    report.add("validate 1,000 lines", measure(50, [&] { graphql::validate(*schema, *document); }));

    const auto longText = longDocument(10000);
    const auto commentedText = withComments(longText);
    if (const auto errors = graphql::parse(commentedText)->syntaxErrors(); !errors.empty())
        return report.fail("format 10,000 lines", "the document has an error: " + errors.front().message);
    report.add("format 10,000 lines from text", measure(20, [&] { formatted(longText); }));
    report.add("format 10,000 lines with comments from text", measure(20, [&] { formatted(commentedText); }));

    measureGrowth(report, *schema);
    measureHostile(report, *schema);

    const auto answer = longAnswer(50);
    report.add("index an answer of 50 MB", measure(5, [&] { json::Tape::parse(answer); }));
}

} // namespace bench
