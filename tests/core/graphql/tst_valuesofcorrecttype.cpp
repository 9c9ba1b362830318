#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_ValuesOfCorrectType : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("ValuesOfCorrectType")); }
};

void tst_ValuesOfCorrectType::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("scalars",
        "{ scalars(int: -3, float: 1.5, string: \"a\", boolean: true, id: \"x\", unit: SONE) a: scalars(float: 1, id: "
        "5, string: \"\"\"b\"\"\") }",
        {});
    row("null where it may be", "{ scalars(int: null, unit: null) find(filter: null, grid: [null, [1]]) { id } }", {});
    row("variables are for another rule", "query A($a: Int) { scalars(string: $a) find(grid: [$a]) { id } }", {});
    row("custom scalars take anything",
        "{ a: find(any: 1) { id } b: find(any: {a: [null, X], b: {c: 1.5}}) { id } c: find(any: [\"x\"]) { id } d: "
        "find(any: X) { id } }",
        {});
    row("a single value stands for a list", "{ find(grid: 1, filter: {tags: \"a\"}, places: {lat: 1, lon: 2}) { id } }",
        {});
    row("int",
        "{ scalars(int: «\"3\"») a: scalars(int: «829384293849283498239482938») b: scalars(int: «FOO») c: scalars(int: "
        "«3.0») d: scalars(int: «true») e: scalars(int: «[1]») f: scalars(int: «{a: 1}») g: scalars(int: 2147483647) "
        "h: scalars(int: «2147483648») i: scalars(int: -2147483648) }",
        {"Int cannot represent non-integer value: \"3\" [0]",
         "Int cannot represent non 32-bit signed integer value: 829384293849283498239482938 [1]",
         "Int cannot represent non-integer value: FOO [2]", "Int cannot represent non-integer value: 3.0 [3]",
         "Int cannot represent non-integer value: true [4]", "Int cannot represent non-integer value: [1] [5]",
         "Int cannot represent non-integer value: {a: 1} [6]",
         "Int cannot represent non 32-bit signed integer value: 2147483648 [7]"});
    row("float", "{ scalars(float: «\"3.3\"») a: scalars(float: «true») }",
        {"Float cannot represent non numeric value: \"3.3\" [0]",
         "Float cannot represent non numeric value: true [1]"});
    row("string", "{ scalars(string: «1») a: scalars(string: «BAR») }",
        {"String cannot represent a non string value: 1 [0]", "String cannot represent a non string value: BAR [1]"});
    row("boolean", "{ scalars(boolean: «2») a: scalars(boolean: «\"true\"») }",
        {"Boolean cannot represent a non boolean value: 2 [0]",
         "Boolean cannot represent a non boolean value: \"true\" [1]"});
    row("id", "{ scalars(id: «1.0») a: scalars(id: «X») }",
        {"ID cannot represent a non-string and non-integer value: 1.0 [0]",
         "ID cannot represent a non-string and non-integer value: X [1]"});
    row("enum",
        "{ scalars(unit: «\"SONE\"») a: scalars(unit: «SONES») b: scalars(unit: «2») c: scalars(unit: «sone») }",
        {"Enum \"Unit\" cannot represent non-enum value: \"SONE\". Did you mean the enum value \"SONE\"? [0]",
         "Value \"SONES\" does not exist in \"Unit\" enum. Did you mean the enum value \"SONE\"? [1]",
         "Enum \"Unit\" cannot represent non-enum value: 2. [2]",
         "Value \"sone\" does not exist in \"Unit\" enum. Did you mean the enum value \"SONE\"? [3]"});
    row("null where it may not be",
        "{ scalars(intRequired: «null») node(id: «null») { id } find(grid: [[1, «null»]]) { id } }",
        {"Expected value of type \"Int!\", found null. [0]", "Expected value of type \"ID!\", found null. [1]",
         "Expected value of type \"Int!\", found null. [2]"});
    row("items of a list", "{ find(grid: [[1, «\"a\"»], «\"b\"»]) { id } }",
        {"Int cannot represent non-integer value: \"a\" [0]", "Int cannot represent non-integer value: \"b\" [1]"});
    row("input object", "{ find(place: {lat: 1.5, lon: 2, label: \"a\"}, filter: {}) { id } }", {});
    row("required field missing", "{ find(place: «{label: \"a\"}») { id } }",
        {"Field \"Place.lat\" of required type \"Float!\" was not provided. [0]",
         "Field \"Place.lon\" of required type \"Float!\" was not provided. [0]"});
    row("wrong and unknown fields", "{ find(filter: {name: «1», not: {«nam»: \"a\", tags: [\"a\", «null»]}}) { id } }",
        {"String cannot represent a non string value: 1 [0]",
         "Field \"nam\" is not defined by type \"Filter\". Did you mean \"name\" or \"not\"? [1]",
         "Expected value of type \"String!\", found null. [2]"});
    row("no object at all", "{ find(place: «1», places: [«1»], key: «\"a\"») { id } a: find(place: «[1]») { id } }",
        {"Expected value of type \"Place\", found 1. [0]", "Expected value of type \"Place!\", found 1. [1]",
         "Expected value of type \"Key\", found \"a\". [2]", "Expected value of type \"Place\", found [1]. [3]"});
    row("oneOf", "{ find(key: {id: 1}) { id } a: find(key: {place: {lat: 1, lon: 2}}) { id } }", {});
    row("oneOf of several, none and null",
        "{ find(key: «{id: 1, name: \"a\"}») { id } a: find(key: «{}») { id } b: find(key: «{id: null}») { id } }",
        {"OneOf Input Object \"Key\" must specify exactly one key. [0]",
         "OneOf Input Object \"Key\" must specify exactly one key. [1]", "Field \"Key.id\" must be non-null. [2]"});
    row("directive arguments", "{ dog @skip(if: «\"yes\"») { id @onField(level: «null») } }",
        {"Boolean cannot represent a non boolean value: \"yes\" [0]",
         "Expected value of type \"Int!\", found null. [1]"});
    row("defaults of variables",
        "query A($a: Int = 1, $b: Int! = «null», $c: [Unit] = [SONE, «X»], $d: Place = «{lat: 1}») { dog { id } }",
        {"Expected value of type \"Int!\", found null. [0]", "Value \"X\" does not exist in \"Unit\" enum. [1]",
         "Field \"Place.lon\" of required type \"Float!\" was not provided. [2]"});
}

REGISTER_TEST(tst_ValuesOfCorrectType)
#include "tst_valuesofcorrecttype.moc"
