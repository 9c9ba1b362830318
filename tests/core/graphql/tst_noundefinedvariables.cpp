#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_NoUndefinedVariables : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("NoUndefinedVariables")); }
};

void tst_NoUndefinedVariables::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("defined", "query A($a: Int, $b: Boolean!) { scalars(int: $a) @include(if: $b) }", {});
    row("defined for a fragment",
        "query A($a: ID) { ...F } fragment F on Query { human(id: $a) { ...G } } fragment G on Human { id }", {});
    row("undefined", "«query A»($a: Int) { scalars(int: $a, string: «$b») }",
        {"Variable \"$b\" is not defined by operation \"A\". [1, 0]"});
    row("undefined, anonymous", "«{» scalars(int: «$b») }", {"Variable \"$b\" is not defined. [1, 0]"});
    row("inside lists, objects and directives",
        "«query A» @onQuery { find(filter: {not: {name: «$a»}}, grid: [[«$b»]]) { id @include(if: «$c») } }",
        {"Variable \"$a\" is not defined by operation \"A\". [1, 0]",
         "Variable \"$b\" is not defined by operation \"A\". [2, 0]",
         "Variable \"$c\" is not defined by operation \"A\". [3, 0]"});
    row("through fragments, by each operation",
        "«query A»($a: ID) { ...F } «query B» { ...F } fragment F on Query { ...G } fragment G on Query { human(id: "
        "«$a») { id } }",
        {"Variable \"$a\" is not defined by operation \"B\". [2, 1]"});
    row("a cycle of fragments ends", "«query A» { ...F } fragment F on Query { human(id: «$a») { id } ...F }",
        {"Variable \"$a\" is not defined by operation \"A\". [1, 0]"});
}

REGISTER_TEST(tst_NoUndefinedVariables)
#include "tst_noundefinedvariables.moc"
