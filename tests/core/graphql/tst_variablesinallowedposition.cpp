#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_VariablesInAllowedPosition : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("VariablesInAllowedPosition")); }
};

void tst_VariablesInAllowedPosition::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("same type",
        "query A($a: Int, $b: [Place!], $c: ID!) { scalars(int: $a) find(places: $b) { id } node(id: $c) { id } }", {});
    row("stricter", "query A($a: Int!, $b: [Place!]!) { scalars(int: $a) find(places: $b) { id } }", {});
    row("nullable with a default", "query A($a: ID = \"x\") { node(id: $a) { id } }", {});
    row("nullable where the place has a default",
        "query A($a: Int, $b: Int) { scalars(intRequired: $a) find(filter: {limit: $b}) { id } }", {});
    row("custom scalars are types too",
        "query A(«$a»: String, $b: Json) { find(any: «$a») { id } b: find(any: $b) { id } }",
        {"Variable \"$a\" of type \"String\" used in position expecting type \"Json\". [0, 1]"});
    row("inside a custom scalar any", "query A($a: String, $b: [Int]) { find(any: {a: $a, b: [$b]}) { id } }", {});
    row("nullable", "query A(«$a»: ID) { node(id: «$a») { id } }",
        {"Variable \"$a\" of type \"ID\" used in position expecting type \"ID!\". [0, 1]"});
    row("a default of null does not help", "query A(«$a»: ID = null) { node(id: «$a») { id } }",
        {"Variable \"$a\" of type \"ID\" used in position expecting type \"ID!\". [0, 1]"});
    row("another type", "query A(«$a»: String) { scalars(int: «$a») }",
        {"Variable \"$a\" of type \"String\" used in position expecting type \"Int\". [0, 1]"});
    row("one for a list", "query A(«$a»: Place!) { find(places: «$a») { id } }",
        {"Variable \"$a\" of type \"Place!\" used in position expecting type \"[Place!]\". [0, 1]"});
    row("looser items", "query A(«$a»: [Place]) { find(places: «$a») { id } }",
        {"Variable \"$a\" of type \"[Place]\" used in position expecting type \"[Place!]\". [0, 1]"});
    row("inside lists and objects",
        "query A(«$a»: Int, «$b»: String) { find(grid: [[«$a»]], filter: {tags: [«$b»]}) { id } }",
        {"Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\". [0, 2]",
         "Variable \"$b\" of type \"String\" used in position expecting type \"String!\". [1, 3]"});
    row("in a fragment, by each operation",
        "query A(«$a»: ID) { ...F } query B($a: ID!) { ...F } fragment F on Query { node(id: «$a») { id } }",
        {"Variable \"$a\" of type \"ID\" used in position expecting type \"ID!\". [0, 1]"});
    row("in a directive", "query A(«$a»: Boolean) { dog @skip(if: «$a») { id } }",
        {"Variable \"$a\" of type \"Boolean\" used in position expecting type \"Boolean!\". [0, 1]"});
    row("oneOf",
        "query A($a: ID!, «$b»: ID) { find(key: {id: $a}) { id } b: find(key: {id: «$b»}) { id } c: find(required: "
        "{id: «$b»}) { id } }",
        {"Variable \"$b\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Key\". [0, 1]",
         "Variable \"$b\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Key\". [0, "
         "2]"});
    row("undefined, unknown and misplaced are for other rules",
        "query A($a: Nope) { scalars(int: $a, string: $b) dog { id(nope: $a) } }", {});
}

REGISTER_TEST(tst_VariablesInAllowedPosition)
#include "tst_variablesinallowedposition.moc"
