#pragma once

#include "core/graphql/edits/textedit.h"
#include "core/graphql/edits/valuejson.h"
#include "core/graphql/validation.h"
#include "tests/core/graphql/ruletest.h"

#include <QTest>

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// What the tests of edits share: documents that are valid for ruletest::schema(), and what must be true of every list
/// of edits.
namespace edittest {

inline std::string complaints(const std::string &text, const graphql::Schema &schema = ruletest::schema())
{
    const auto document = graphql::parse(text);
    std::string all;
    for (const auto &error : document->syntaxErrors())
        all.append("Syntax: ").append(error.message).append("\n");
    for (const auto &finding : graphql::validate(schema, *document))
        all.append(finding.rule).append(": ").append(finding.message).append("\n");
    return all;
}

/// In order, apart, and inside the text.
inline bool areSound(const std::vector<graphql::TextEdit> &edits, std::string_view source)
{
    std::uint32_t end = 0;
    for (const auto &edit : edits) {
        if (edit.span.begin < end || edit.span.end < edit.span.begin || edit.span.end > source.size())
            return false;
        end = edit.span.end;
    }
    return true;
}

/// Compares as text, so that a difference is shown on lines of its own.
inline void compareTexts(const std::string &found, const std::string &expected)
{
    QCOMPARE(QString::fromStdString(found), QString::fromStdString(expected));
}

/// Valid documents with variables, fragments, lists, inputs, comments and every layout we care about.
inline constexpr std::array<std::string_view, 9> validDocuments {
    "{ dog { name } }",
    "query ($id: ID!) { node(id: $id) { id ... on Human { name pets { id name(surname: true) } } } }",
    "# head\nquery Find(\n  $name: String, # the name\n  $tags: [String!]\n  $limit: Int! = 5\n) {\n  # what we look "
    "for\n"
    "  find(filter: {name: $name, tags: $tags, limit: $limit}, required: {id: \"1\"}) {\n    ...Identity # everyone\n  "
    "}\n"
    "}\n\n# who\nfragment Identity on Node {\n  # the key\n  id # of all\n  ... on Human { name }\n}\n",
    "query A($x: Int) { pet { ...P } }\nquery B($x: Int = 3, $c: Command!) { dog { knows(command: $c) ...P } }\n"
    "fragment P on Pet { id friends(first: $x, after: \"c\") { id } ...on Dog { volume(unit: SONE) } }",
    "query Scalars { scalars(int: 1, float: 1.5, string: \"s\\n\\\"\", boolean: true, id: 7, unit: SONE, intRequired: "
    "2)\n"
    "  again: scalars(string: \"\"\"\n    block\n      text\n  \"\"\", int: null) }",
    "{\n\tfind(\n\t\tplaces: [{lat: 1, lon: 2.5}, {lat: -1e3, lon: 0, label: \"x\"}]\n\t\tgrid: [[1, 2], "
    "[3]]\n\t\tany: "
    "{a: [1, {b: null}], c: RED}\n\t\trequired: {place: {lat: 0, lon: 0}}\n\t) { id }\n}",
    "query Same($first: Int) { dog { friends(first: 3) { id } } dog { friends(first: 3) { name } } cat { "
    "friends(first: $first) { id } } }",
    "mutation M { rename(id: \"1\", name: null) { id } }\nsubscription S { barked { name @onField(level: 3) } }",
    "query Directives($if: Boolean! = true) @onQuery { dog @include(if: $if) { name @skip(if: false) ... on Pet "
    "@include(if: $if) { id } ...D @skip(if: $if) } }\r\nfragment D on Dog { barks, owner { name, }, }",
};

/// A schema with a scalar of which the Admin API reads literals as strings that hold JSON.
inline const graphql::Schema &jsonSchema()
{
    static const auto schema = graphql::schemaFromSdl(R"(
        scalar DateTime
        scalar UserCustomAttributes
        input Change { at: DateTime custom: UserCustomAttributes all: [UserCustomAttributes!] }
        type Query { find(change: Change, custom: UserCustomAttributes, all: [UserCustomAttributes!], at: DateTime): Int }
    )")
                                   .schema;
    return *schema;
}

inline constexpr graphql::LiteralLimits serverLimits {.noNull = true, .noObjectsInScalars = true};

} // namespace edittest
