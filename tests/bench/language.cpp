#include "core/graphql/document.h"
#include "core/graphql/edits/format.h"
#include "core/graphql/schema.h"
#include "core/graphql/validation.h"
#include "core/json/tape.h"
#include "tests/bench/benchmark.h"

#include <QFile>

namespace bench {
namespace {

std::string sandboxSdl()
{
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// A valid document of at least \a lines lines against the Admin API's schema.
std::string longDocument(int lines)
{
    std::string text;
    for (int number = 0, line = 0; line < lines; ++number, line += 15)
        text += "query Q" + std::to_string(number)
            + "($first: Int, $key: String!) {\n  users(first: $first, searchKeyword: $key, sortBy: CREATED_AT) {\n"
              "    totalCount\n    edges {\n      cursor\n      node {\n        id\n        formattedName\n"
              "        standardAttributes\n        roles {\n          edges { node { key name } }\n        }\n"
              "      }\n    }\n  }\n}\n";
    return text;
}

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

std::string repeated(const std::string &text, int count)
{
    std::string result;
    for (int i = 0; i < count; ++i)
        result += text;
    return result;
}

/// `{ users { edges { …`, never closed.
std::string deeplyNested(int count)
{
    return repeated("{ users ", count);
}

/// Fragments that each spread the next and one further on, and the last the first again.
std::string fragmentsInCircles(int count)
{
    std::string text = "{ ...F0 }\n";
    for (int i = 0; i < count; ++i)
        text += "fragment F" + std::to_string(i) + " on Query { ...F" + std::to_string((i + 1) % count) + " ...F"
            + std::to_string((i * 7 + 3) % count) + " }\n";
    return text;
}

/// Every key stands twice, over fields with selections of their own.
std::string overlappingAliases(int count)
{
    std::string text = "{\n";
    for (int i = 0; i < count; ++i)
        text += "  a" + std::to_string(i % (count / 2)) + ": users(first: 1) { totalCount }\n";
    return text + "}\n";
}

std::string identicalFields(int count)
{
    return "{ users { " + repeated("totalCount ", count) + "} }";
}

std::string conflictingAliases(int count)
{
    std::string text = "{ users {";
    for (int i = 0; i < count; ++i)
        text += i % 2 == 0 ? " a: totalCount" : " a: __typename";
    return text + " } }";
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
    report.addValue("time per line, 100,000 lines to 1,000", perLine(100000, 10) / perLine(1000, 300), "times", 1.3);
}

/// For what costs n log n, ten times as many cost 13.3 times the time; the rest of the allowance is for caches.
void measureHostile(Report &report, const graphql::Schema &schema)
{
    constexpr int few = 1000;
    constexpr int many = 10 * few;
    constexpr double allowance = 20;
    struct Case
    {
        const char *name;
        std::string (*text)(int count);
        double target;
    };
    const Case cases[] {{"nested selections, unclosed", deeplyNested, 0},
                        {"fragments in circles", fragmentsInCircles, 0},
                        {"aliases of overlapping fields", overlappingAliases, 0},
                        {"identical fields", identicalFields, 50},
                        {"conflicting aliases", conflictingAliases, 0}};
    for (const auto &[name, text, target] : cases) {
        const auto some = parseAndValidate(schema, text(few), 20);
        const auto ten = parseAndValidate(schema, text(many), 5);
        report.add(std::string("10,000 ").append(name), ten, target);
        report.addValue(std::string("10,000 ").append(name).append(" to 1,000"), ten.min() / some.min(), "times",
                        allowance);
    }
}

} // namespace

void measureLanguage(Report &report)
{
    const auto sdl = sandboxSdl();
    const auto schema = graphql::schemaFromSdl(sdl).schema;
    if (!schema)
        return report.fail("language", "the sandbox's schema could not be read");
    report.add("schema from the Admin API's SDL", measure(20, [&] { graphql::schemaFromSdl(sdl); }));

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
