#pragma once

#include "core/graphql/validation.h"
#include "tests/core/graphql/findings.h"

#include <QTest>

/// What the tests of validation rules share: a schema with a bit of everything, and rows of documents in which the
/// expected places are marked. A test looks at the findings of its own rule only.
namespace ruletest {

inline const graphql::Schema &schema()
{
    static const auto result = graphql::schemaFromSdl(R"(
        schema { query: Query mutation: Mutation subscription: Subscription }
        interface Node { id: ID! }
        interface Pet implements Node { id: ID! name(surname: Boolean): String friends(first: Int, after: String): [Pet] }
        type Dog implements Pet & Node {
            id: ID! name(surname: Boolean): String friends(first: Int, after: String): [Pet]
            barks: Boolean! volume(unit: Unit! = DECIBEL): Int knows(command: Command!): Boolean! owner: Human size: Int
        }
        type Cat implements Pet & Node {
            id: ID! name(surname: Boolean): String friends(first: Int, after: String): [Pet]
            meows: Boolean! volume: String size: Int! owner: Human
        }
        type Human implements Node { id: ID! name: String pets: [Pet!]! size: [Int] }
        union DogOrHuman = Dog | Human
        enum Unit { DECIBEL SONE }
        enum Command { SIT HEEL DOWN }
        scalar Json
        input Filter { name: String tags: [String!] age: Int not: Filter unit: Unit = SONE limit: Int! = 10 }
        input Place { lat: Float! lon: Float! label: String }
        input Key @oneOf { id: ID name: String place: Place }
        type Query {
            dog: Dog cat: Cat pet: Pet human(id: ID): Human dogOrHuman: DogOrHuman node(id: ID!): Node
            find(filter: Filter, place: Place, places: [Place!], key: Key, required: Key!, any: Json, grid: [[Int!]]): [Node]
            scalars(int: Int, float: Float, string: String, boolean: Boolean, id: ID, unit: Unit, intRequired: Int! = 1): Int
        }
        type Mutation { rename(id: ID!, name: String): Pet }
        type Subscription { barked: Dog meowed: Cat }
        directive @onQuery on QUERY
        directive @onField(level: Int!, note: String) on FIELD
        directive @many repeatable on FIELD
        directive @onVariable(json: Json) on VARIABLE_DEFINITION
    )");
    if (!result.problems.empty())
        qFatal("%s", result.problems.front().message.c_str());
    return *result.schema;
}

inline void columns()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QStringList>("expected");
}

inline void row(const char *name, const char *marked, std::initializer_list<const char *> expected)
{
    QTest::newRow(name) << QByteArray(marked) << lines(expected);
}

/// Compares the findings of \a rule with the row's; they are written without the rule's name.
inline void compare(const QString &rule)
{
    QFETCH(QByteArray, marked);
    QFETCH(QStringList, expected);
    const support::MarkedText input(marked.toStdString(), support::MarkedText::Bars::AreText);
    const auto document = graphql::parse(input.text);
    QVERIFY2(document->syntaxErrors().empty(), "the row is no GraphQL");
    QStringList found;
    for (const auto &line : findings(graphql::validate(schema(), *document), input))
        if (line.startsWith(rule + QStringLiteral(": ")))
            found << line.mid(rule.size() + 2);
    QCOMPARE(found, expected);
}

} // namespace ruletest
