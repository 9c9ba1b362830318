#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_VariablesAreInputTypes : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("VariablesAreInputTypes")); }
};

void tst_VariablesAreInputTypes::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("inputs", "query A($a: String, $b: [Unit!]!, $c: Filter) { dog { id } }", {});
    row("unknown is said by another rule", "query A($a: [Nope]) { dog { id } }", {});
    row("outputs", "query A($a: «Dog», $b: «[[DogOrHuman!]]!», $c: «Pet») { dog { id } }",
        {"Variable \"$a\" cannot be non-input type \"Dog\". [0]",
         "Variable \"$b\" cannot be non-input type \"[[DogOrHuman!]]!\". [1]",
         "Variable \"$c\" cannot be non-input type \"Pet\". [2]"});
}

REGISTER_TEST(tst_VariablesAreInputTypes)
#include "tst_variablesareinputtypes.moc"
