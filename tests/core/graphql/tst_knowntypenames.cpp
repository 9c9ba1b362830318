#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_KnownTypeNames : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("KnownTypeNames")); }
};

void tst_KnownTypeNames::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("known", "query A($a: String, $b: [Filter!]!) { dog { ... on Pet { id } ...F } } fragment F on Dog { id }", {});
    row("unknown",
        "query A($a: [«JumbledUpLetters»!]) { dog { ... on «Dogg» { id } ...F } } fragment F on «Peat» { id }",
        {"Unknown type \"JumbledUpLetters\". [0]", "Unknown type \"Dogg\". Did you mean \"Dog\"? [1]",
         "Unknown type \"Peat\". Did you mean \"Pet\" or \"Cat\"? [2]"});
    row("directives are no types", "query A($a: «onQuery») { dog { id } }",
        {"Unknown type \"onQuery\". Did you mean \"Query\"? [0]"});
}

REGISTER_TEST(tst_KnownTypeNames)
#include "tst_knowntypenames.moc"
