// What nobody writes by hand and a server, a clipboard or a spiteful neighbour may send: the time it takes must grow
// with it, and not with its square.
#include "core/graphql/dialect/dialect.h"
#include "core/graphql/document.h"
#include "core/graphql/edits/extractvariable.h"
#include "core/graphql/edits/fillleafs.h"
#include "core/graphql/edits/format.h"
#include "core/graphql/edits/mergefragments.h"
#include "core/graphql/edits/variabledefinitions.h"
#include "core/graphql/help/completion.h"
#include "core/graphql/help/outline.h"
#include "core/graphql/help/rename.h"
#include "core/graphql/help/variablescompletion.h"
#include "core/graphql/namematch.h"
#include "core/graphql/schema.h"
#include "core/graphql/validation.h"
#include "core/graphql/variables.h"
#include "core/json/typed.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/documents.h"

namespace bench {
namespace {

using graphql::Document;
using graphql::Schema;

constexpr int Few = 1'000;
constexpr int Many = 10 * Few;
/// For what costs n log n, ten times as many cost 13.3 times the time; the rest of the allowance is for caches.
constexpr double Allowance = 20;

/// `{ users { edges { …`, never closed.
std::string deeplyNested(int count)
{
    return numbered("{ users ", count);
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
    return "{ users { " + numbered("totalCount ", count) + "} }";
}

std::string conflictingAliases(int count)
{
    std::string text = "{ users {";
    for (int i = 0; i < count; ++i)
        text += i % 2 == 0 ? " a: totalCount" : " a: __typename";
    return text + " } }";
}

/// On one line: what an edit costs must not depend on how long its line is.
std::string emptySelections(int count)
{
    return "{" + numbered(" a#: users", count) + " }";
}

std::string spreadOnOneLine(int count)
{
    return "{" + numbered(" a#: users { ...F }", count) + " } fragment F on UserConnection { totalCount }";
}

std::string unusedVariables(int count)
{
    return "query (" + numbered(" $v#: Int", count) + ") { users(first: $v0) { totalCount } }";
}

std::string literals(int count)
{
    return "{" + numbered(" a#: users(first: #) { totalCount }", count) + " }";
}

/// One thing that is done with a text, told apart from reading it.
struct Work
{
    const char *name;
    void (*run)(const Schema &schema, const Document &document);
};

std::uint32_t endOf(const Document &document)
{
    return static_cast<std::uint32_t>(document.source().size());
}

constexpr Work Completing {"completion at the end", [](const Schema &schema, const Document &document) {
                               graphql::complete(&schema, document, endOf(document));
                           }};
constexpr Work Outlining {"outline", [](const Schema &, const Document &document) {
                              graphql::outline(document);
                          }};
constexpr Work Formatting {"format", [](const Schema &, const Document &document) {
                               graphql::format(document);
                           }};
constexpr Work Filling {"fill fields", [](const Schema &schema, const Document &document) {
                            graphql::fillLeafs(schema, document);
                        }};
constexpr Work Merging {"merge fragments", [](const Schema &schema, const Document &document) {
                            graphql::mergeFragments(schema, document);
                        }};
constexpr Work Cleaning {"remove unused variables", [](const Schema &schema, const Document &document) {
                             graphql::removeUnusedVariables(schema, document);
                         }};
constexpr Work Extracting {"extract variables", [](const Schema &schema, const Document &document) {
                               graphql::extractVariables(schema, document, *document.operations().front());
                           }};
constexpr Work Renaming {"rename the first alias", [](const Schema &, const Document &document) {
                             graphql::rename(document, static_cast<std::uint32_t>(document.source().find("a0")), "b");
                         }};

void reportGrowth(Report &report, const std::string &name, const std::function<void()> &few,
                  const std::function<void()> &many, Limit limit = {})
{
    const auto some = measureCpu(20, few);
    const auto ten = measureCpu(5, many);
    report.add("10,000 " + name, ten, limit);
    report.addValue("10,000 " + name + " to 1,000", ten.min() / some.min(), "times", {Allowance});
}

/// From the text, because that is what a keystroke costs.
void measureChecks(Report &report, const Schema &schema)
{
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
        const auto check = [&schema, source = text](int count) {
            return [&schema, made = source(count)] {
                graphql::validate(schema, *graphql::parse(made));
            };
        };
        reportGrowth(report, name, check(Few), check(Many), {target});
    }
}

/// From a finished analysis.
void measureWork(Report &report, const Schema &schema)
{
    struct Case
    {
        const char *name;
        std::string (*text)(int count);
        std::vector<Work> works;
    };
    const Case cases[] {
        {"nested selections, unclosed", deeplyNested, {Completing, Outlining, Formatting}},
        {"fragments in circles", fragmentsInCircles, {Completing, Outlining, Formatting, Merging}},
        {"aliases of overlapping fields", overlappingAliases, {Completing, Outlining, Formatting, Merging, Renaming}},
        {"identical fields", identicalFields, {Completing, Outlining, Formatting, Merging}},
        {"empty selections on one line", emptySelections, {Completing, Formatting, Filling}},
        {"spreads on one line", spreadOnOneLine, {Completing, Formatting, Merging}},
        {"unused variables on one line", unusedVariables, {Completing, Formatting, Cleaning}},
        {"literals on one line", literals, {Completing, Formatting, Extracting, Renaming}}};
    for (const auto &[name, text, works] : cases) {
        const auto few = graphql::parse(text(Few));
        const auto many = graphql::parse(text(Many));
        for (const auto &work : works)
            reportGrowth(
                report, std::string(name).append(": ").append(work.name), [&] { work.run(schema, *few); },
                [&] { work.run(schema, *many); });
    }
}

void measureVariables(Report &report, const Schema &schema)
{
    struct Variables
    {
        explicit Variables(int count)
            : document(graphql::parse("query (" + numbered(" $v#: String", count)
                                      + ") { users(searchKeyword: $v0) { totalCount } }")),
              json("{\n" + numbered("  \"v#\": \"v\", // #\n", count) + "  \"v"),
              tape(json::parseTyped(json + "\": 1}"))
        { }
        std::shared_ptr<const Document> document;
        std::string json; ///< A name is just being typed at the end.
        tl::expected<json::Tape, json::SyntaxError> tape;
    };
    const Variables few(Few);
    const Variables many(Many);
    if (!few.tape || !many.tape)
        return report.fail("10,000 variables", "their JSON could not be read");
    const auto complete = [&](const Variables &variables) {
        return [&] {
            graphql::completeVariables(&schema, variables.document->operations().front(), variables.json,
                                       static_cast<std::uint32_t>(variables.json.size()));
        };
    };
    const auto check = [&](const Variables &variables) {
        return [&] {
            graphql::checkVariables(schema, *variables.document->operations().front(), *variables.tape);
            graphql::checkVariablesDialect(schema, *variables.document, variables.document->operations(),
                                           *variables.tape);
        };
    };
    reportGrowth(report, "variables: completion at the end of their JSON", complete(few), complete(many), {16});
    reportGrowth(report, "variables: check", check(few), check(many));
}

/// An introspection answer whose lists are as long as the schema and name everything twice.
std::string longLists(int count)
{
    const auto listed = numbered(R"({"name":"I#"},)", count);
    return R"({"__schema":{"queryType":{"name":"Q"},"types":[)"
        + numbered(R"({"kind":"INTERFACE","name":"I#","fields":[{"name":"a","type":{"name":"Int"}}]},)", count)
        + R"({"kind":"OBJECT","name":"Q","interfaces":[)" + listed + listed
        + R"({"name":"I0"}],"fields":[{"name":"a","type":{"name":"Int"}}]}],"directives":[)"
        + numbered(R"({"name":"d#","locations":["FIELD"]},)", count) + R"({"name":"d0","locations":["FIELD"]}]}})";
}

void measureSchemas(Report &report)
{
    const auto read = [](const std::string &answer) {
        return [answer] {
            graphql::schemaFromIntrospection(answer);
        };
    };
    const auto few = longLists(Few);
    const auto [schema, problems] = graphql::schemaFromIntrospection(few);
    if (!schema || problems.size() != 1 || schema->query()->interfaces.size() != std::size_t {Few})
        return report.fail("10,000 interfaces and directives", "the answer was not read as it was meant");
    reportGrowth(report, "interfaces listed twice, and as many directives", read(few), read(longLists(Many)));
}

void measureNames(Report &report)
{
    const auto match = [](int count) {
        return [name = std::string(static_cast<std::size_t>(count), 'A'),
                typed = std::string(static_cast<std::size_t>(count / 10), 'a') + 'b'] {
            graphql::nameRank(name, typed);
        };
    };
    report.add("a name of 5,000 letters matched with 500", measureCpu(20, match(5'000)), {16});
}

} // namespace

void measureHostile(Report &report, const Schema &schema)
{
    measureChecks(report, schema);
    measureWork(report, schema);
    measureVariables(report, schema);
    measureSchemas(report);
    measureNames(report);
}

} // namespace bench
