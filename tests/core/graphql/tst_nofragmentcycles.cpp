#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

#include <algorithm>
#include <numeric>

class tst_NoFragmentCycles : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("NoFragmentCycles")); }
    void allOfManyCyclesAreReportedButNotInFull();
};

void tst_NoFragmentCycles::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("none", "fragment A on Dog { ...B ...B } fragment B on Dog { ...C } fragment C on Dog { id }", {});
    row("unknown", "fragment A on Dog { ...Nope }", {});
    row("itself", "fragment A on Dog { «...A» }", {"Cannot spread fragment \"A\" within itself. [0]"});
    row("itself deeper", "fragment A on Human { pets { ... on Dog { owner { «...A» } } } }",
        {"Cannot spread fragment \"A\" within itself. [0]"});
    row("through another", "fragment A on Dog { «...B» } fragment B on Dog { «...A» }",
        {"Cannot spread fragment \"A\" within itself via \"B\". [0, 1]"});
    row("through several", "fragment A on Dog { «...B» } fragment B on Dog { «...C» } fragment C on Dog { «...A» }",
        {"Cannot spread fragment \"A\" within itself via \"B\", \"C\". [0, 1, 2]"});
    row("two that share a way",
        "fragment A on Dog { «...B» «...C» } fragment B on Dog { «...A» } fragment C on Dog { «...A» }",
        {"Cannot spread fragment \"A\" within itself via \"B\". [0, 2]",
         "Cannot spread fragment \"A\" within itself via \"C\". [1, 3]"});
    row("inside a chain", "fragment A on Dog { ...B } fragment B on Dog { «...C» } fragment C on Dog { «...B» }",
        {"Cannot spread fragment \"B\" within itself via \"C\". [0, 1]"});
}

void tst_NoFragmentCycles::allOfManyCyclesAreReportedButNotInFull()
{
    constexpr std::size_t count = 1000;
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += "fragment F" + std::to_string(i) + " on Dog { ...F0";
        if (i + 1 < count)
            text += " ...F" + std::to_string(i + 1);
        text += " }\n";
    }
    std::vector<std::size_t> steps;
    for (const auto &finding : graphql::validate(ruletest::schema(), *graphql::parse(text)))
        if (finding.rule == "NoFragmentCycles")
            steps.push_back(finding.spans.size());

    QCOMPARE(steps.size(), count);
    for (std::size_t i = 0; i < 100; ++i)
        QCOMPARE(steps[i], i + 1);
    QCOMPARE(*std::max_element(steps.begin(), steps.end()), std::size_t {100});
    QCOMPARE(steps.back(), std::size_t {1});
    QVERIFY(std::accumulate(steps.begin(), steps.end(), std::size_t {0}) <= 10'000 + count);
}

REGISTER_TEST(tst_NoFragmentCycles)
#include "tst_nofragmentcycles.moc"
