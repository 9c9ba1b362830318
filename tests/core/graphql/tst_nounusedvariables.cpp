#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_NoUnusedVariables : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("NoUnusedVariables")); }
};

void tst_NoUnusedVariables::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("used", "query A($a: Int, $b: ID) { scalars(int: $a) ...F } fragment F on Query { human(id: $b) { id } }", {});
    row("unused", "query A(«$a»: Int, $b: Int, «$c»: Int) { scalars(int: $b) }",
        {"Variable \"$a\" is never used in operation \"A\". [0]",
         "Variable \"$c\" is never used in operation \"A\". [1]"});
    row("unused, anonymous", "query («$a»: Int) { dog { id } }", {"Variable \"$a\" is never used. [0]"});
    row("used by a fragment that is not spread",
        "query A(«$a»: ID) { dog { id } } fragment F on Query { human(id: $a) { id } }",
        {"Variable \"$a\" is never used in operation \"A\". [0]"});
    row("used by another operation", "query A(«$a»: ID) { dog { id } } query B($a: ID) { human(id: $a) { id } }",
        {"Variable \"$a\" is never used in operation \"A\". [0]"});
    row("with a description", "query A(«\"What\" $a»: ID) { dog { id } }",
        {"Variable \"$a\" is never used in operation \"A\". [0]"});
}

REGISTER_TEST(tst_NoUnusedVariables)
#include "tst_nounusedvariables.moc"
