#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

#include <ctime>
#include <functional>

/// What no single rule shows: order, broken documents, and documents made to be expensive.
class tst_Validation : public QObject
{
    Q_OBJECT

private slots:
    void findingsComeInTheOrderOfTheText();
    void cyclesAndConflictsComeFirstAtOnePlace();
    void brokenDocumentsAreValidatedAsFarAsTheyGo_data();
    void brokenDocumentsAreValidatedAsFarAsTheyGo();
    void hostileDocumentsEnd_data();
    void hostileDocumentsEnd();
};

void tst_Validation::findingsComeInTheOrderOfTheText()
{
    const auto document = graphql::parse(R"(
        query A($unused: Int) { dog { nope1 ...Gone nope2(a: 1) } }
        fragment Lost on Dog { id @gone }
    )");
    std::vector<std::uint32_t> begins;
    QStringList rules;
    for (const auto &finding : graphql::validate(ruletest::schema(), *document)) {
        begins.push_back(finding.spans.front().begin);
        rules << QString::fromStdString(finding.rule);
    }
    QVERIFY(std::is_sorted(begins.begin(), begins.end()));
    QCOMPARE(rules,
             lines({"NoUnusedVariables", "FieldsOnCorrectType", "KnownFragmentNames", "FieldsOnCorrectType",
                    "NoUnusedFragments", "KnownDirectives"}));
}

/// graphql-js looks at a fragment or selection set as a whole before it looks at what is inside.
void tst_Validation::cyclesAndConflictsComeFirstAtOnePlace()
{
    const auto document = graphql::parse("{ dog { a: nope a: name(x: 1) } } fragment C on Cat { id ...D }"
                                         "fragment D on Dog { id ...C }");
    QStringList rules;
    for (const auto &finding : graphql::validate(ruletest::schema(), *document)) {
        const auto rule = QString::fromStdString(finding.rule);
        if (!rule.startsWith(QLatin1String("NoUnused")))
            rules << rule;
    }
    QCOMPARE(rules,
             lines({"OverlappingFieldsCanBeMerged", "FieldsOnCorrectType", "KnownArgumentNames", "NoFragmentCycles",
                    "PossibleFragmentSpreads", "PossibleFragmentSpreads"}));
}

void tst_Validation::brokenDocumentsAreValidatedAsFarAsTheyGo_data()
{
    ruletest::columns();
    using ruletest::row;
    row("still being typed", "{ dog { «nope» ",
        {"FieldsOnCorrectType: Cannot query field \"nope\" on type \"Dog\". Did you mean \"name\"? [0]"});
    row("no names", "query ($: , $a:) { : {} ( : ) @ ... on { } @( : $) } fragment on on {", {});
    row("no values", "{ dog { name(surname: ) «nope» } human(id: $) { id } }",
        {"FieldsOnCorrectType: Cannot query field \"nope\" on type \"Dog\". Did you mean \"name\"? [0]"});
    row("objects without values", "{ find(filter: {name: , : 1, not: {}}, required: {) { id } }", {});
    row("nothing", "", {});
    row("types without names", "type { : } enum { } input @ { a: = } union = | extend schema { query: }", {});
}

void tst_Validation::brokenDocumentsAreValidatedAsFarAsTheyGo()
{
    QFETCH(QByteArray, marked);
    QFETCH(QStringList, expected);
    const support::MarkedText input(marked.toStdString(), support::MarkedText::Bars::AreText);
    const auto found = findings(graphql::validate(ruletest::schema(), *graphql::parse(input.text)), input);
    for (const auto &line : expected)
        QVERIFY2(found.contains(line), qPrintable(found.join(u'\n')));
}

void tst_Validation::hostileDocumentsEnd_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("rule"); // One that must have found something; empty: nobody may.
    const auto many = [](int count, const std::function<std::string(int)> &part) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += part(i) + "\n";
        return text;
    };
    const auto text = [](int number) {
        return std::to_string(number);
    };
    const auto row = [](const char *name, const std::string &document, const char *rule) {
        QTest::newRow(name) << QByteArray::fromStdString(document) << QByteArray(rule);
    };
    constexpr int n = 10'000;
    row("one field ten thousand times", "{ dog { " + many(n, [](int) { return "name"; }) + "} }", "");
    row("one object ten thousand times", "{ dog { " + many(n, [](int) { return "owner { name }"; }) + "} }", "");
    row("one object with ten thousand selections",
        "{ dog { " + many(n, [&](int i) { return "owner { a" + text(i) + ": name }"; }) + "} }", "");
    row("every pair conflicts", "{ dog { " + many(n, [](int i) { return i % 2 ? "a: name" : "a: id"; }) + "} }",
        "OverlappingFieldsCanBeMerged");
    row("a chain of fragments",
        "{ dog { ...F0 } }"
            + many(n,
                   [&](int i) {
                       return "fragment F" + text(i) + " on Dog { a" + text(i) + ": id ...F" + text(i + 1) + " }";
                   })
            + "fragment F10000 on Dog { id }",
        "");
    row("a ring of fragments",
        "{ dog { ...F0 } }"
            + many(n,
                   [&](int i) { return "fragment F" + text(i) + " on Dog { ...F" + text((i + 1) % n) + " ...F0 }"; }),
        "NoFragmentCycles");
    row("fragments that all spread each other",
        "{ dog { ...F0 } }"
            + many(150,
                   [&](int i) {
                       return "fragment F" + text(i) + " on Dog { a: id "
                           + many(150, [&](int j) { return i == j ? std::string() : "...F" + text(j); }) + " }";
                   }),
        "NoFragmentCycles");
    row("fields and fragments in a ladder",
        "{ human { ...F0 } }"
            + many(2'000,
                   [&](int i) {
                       return "fragment F" + text(i) + " on Human { pets { ... on Dog { owner { ...F" + text(i + 1)
                           + " ...F" + text(i + 2) + " } } } }";
                   })
            + "fragment F2000 on Human { id } fragment F2001 on Human { id }",
        "OverlappingFieldsCanBeMerged");
    row("exponentially many paths",
        "{ human { ...F0 } }"
            + many(60,
                   [&](int i) {
                       const auto next = text(i + 1);
                       return "fragment F" + text(i) + " on Human { a: pets { ... on Dog { owner { ...F" + next
                           + " ...G" + next + " } } } b: pets { ... on Dog { owner { ...F" + next
                           + " } } } } fragment G" + text(i) + " on Human { a: pets { ... on Dog { owner { ...G" + next
                           + " } } } b: pets { ... on Dog { owner { ...G" + next + " } } } }";
                   })
            + "fragment F60 on Human { id } fragment G60 on Human { id }",
        "NoUnusedFragments");
    row("deep", many(240, [](int) { return "{ dog { owner { pets { ... on Dog"; }) + "{ id }", "FieldsOnCorrectType");
    row("a deep value",
        "{ find(any: " + std::string(900, '[') + std::string(900, ']') + ", required: {id: 1}) { id } }", "");
    row("unknown fields", "{ dog { " + many(n, [&](int i) { return "unknown" + text(i); }) + "} }",
        "FieldsOnCorrectType");
    row("names of a megabyte", "{ dog { " + std::string(1'000'000, 'n') + " } }", "FieldsOnCorrectType");
    row("ten thousand arguments", "{ human(" + many(n, [&](int i) { return "a" + text(i) + ": 1"; }) + ") { id } }",
        "KnownArgumentNames");
    row("ten thousand variables",
        "query (" + many(n, [&](int i) { return "$a" + text(i) + ": Int"; }) + ") { "
            + many(n, [&](int i) { return "s" + text(i) + ": scalars(int: $a" + text(i) + ")"; }) + " }",
        "");
}

void tst_Validation::hostileDocumentsEnd()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, rule);
    const auto parsed = graphql::parse(document.toStdString());
    const auto begin = std::clock();
    QStringList rules;
    for (const auto &finding : graphql::validate(ruletest::schema(), *parsed))
        rules << QString::fromStdString(finding.rule);
    // Processor time, so that a busy machine is no failure; far above what it takes, also under sanitizers.
    const auto seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 10, qPrintable(QString::number(seconds)));
    if (rule.isEmpty())
        QCOMPARE(rules, QStringList());
    else
        QVERIFY2(rules.contains(QString::fromUtf8(rule)), qPrintable(rules.mid(0, 5).join(u' ')));
}

REGISTER_TEST(tst_Validation)
#include "tst_validation.moc"
