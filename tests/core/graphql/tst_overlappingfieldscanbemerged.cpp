#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_OverlappingFieldsCanBeMerged : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("OverlappingFieldsCanBeMerged")); }
};

void tst_OverlappingFieldsCanBeMerged::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("different keys", "{ dog { id name other: name } }", {});
    row("the same field", "{ dog { name name } }", {});
    row("the same field with the same arguments",
        "{ dog { friends(first: 1, after: \"a\") { id } friends(after: \"a\", first: 1) { name } } }", {});
    row("the same objects in another order",
        "{ a: find(filter: {name: \"a\", age: 1}) { id } a: find(filter: {age: 1, name: \"a\"}) { __typename } }", {});
    row("the same directive or another", "{ dog { name @include(if: true) name @skip(if: false) name } }", {});
    row("different fields that never meet", "{ pet { ... on Dog { same: barks } ... on Cat { same: meows } } }", {});
    row("different arguments that never meet", "{ pet { ... on Dog { name(surname: true) } ... on Cat { name } } }",
        {});
    row("different fields", "{ dog { «a: name» «a: barks» } }",
        {"Fields \"a\" conflict because \"name\" and \"barks\" are different fields. Use different aliases on the "
         "fields to fetch both if this was intentional. [0, 1]"});
    row("an alias that hides a field", "{ dog { «name: id» «name» } }",
        {"Fields \"name\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the "
         "fields to fetch both if this was intentional. [0, 1]"});
    row("an argument more", "{ dog { «name» «name»(surname: true) } }",
        {"Fields \"name\" conflict because they have differing arguments. Use different aliases on the fields to fetch "
         "both if this was intentional. [0, 1]"});
    row("another argument", "{ dog { «friends»(first: 1) { id } «friends»(after: \"a\") { id } } }",
        {"Fields \"friends\" conflict because they have differing arguments. Use different aliases on the fields to "
         "fetch both if this was intentional. [0, 1]"});
    row("another value", "{ dog { «name»(surname: true) «name»(surname: false) } }",
        {"Fields \"name\" conflict because they have differing arguments. Use different aliases on the fields to fetch "
         "both if this was intentional. [0, 1]"});
    row("variables by name",
        "query A($a: Boolean, $b: Boolean) { dog { name(surname: $a) name(surname: $a) } cat { «name»(surname: $a) "
        "«name»(surname: $b) } }",
        {"Fields \"name\" conflict because they have differing arguments. Use different aliases on the fields to fetch "
         "both if this was intentional. [0, 1]"});
    row("every pair of three", "{ dog { «a: id» «a: name» «a: size» } }",
        {"Fields \"a\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the fields "
         "to fetch both if this was intentional. [0, 1]",
         "Fields \"a\" conflict because \"id\" and \"size\" are different fields. Use different aliases on the fields "
         "to fetch both if this was intentional. [0, 2]",
         "Fields \"a\" conflict because \"name\" and \"size\" are different fields. Use different aliases on the "
         "fields to fetch both if this was intentional. [1, 2]"});
    row("in a fragment", "{ dog { ...F } } fragment F on Dog { «a: id» «a: name» }",
        {"Fields \"a\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the fields "
         "to fetch both if this was intentional. [0, 1]"});
    row("in a fragment that is not used", "fragment F on Dog { «a: id» «a: name» }",
        {"Fields \"a\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the fields "
         "to fetch both if this was intentional. [0, 1]"});
    row("with a fragment", "{ dog { «a: id» ...F } } fragment F on Dog { ...G } fragment G on Dog { «a: name» }",
        {"Fields \"a\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the fields "
         "to fetch both if this was intentional. [0, 1]"});
    row("between fragments", "{ dog { ...F ...G } } fragment F on Dog { «a: id» } fragment G on Dog { «a: name» }",
        {"Fields \"a\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the fields "
         "to fetch both if this was intentional. [0, 1]"});
    row("deeper", "{ «dog» { «a: id» } «dog» { «a: name» } }",
        {"Fields \"dog\" conflict because subfields \"a\" conflict because \"id\" and \"name\" are different fields. "
         "Use different aliases on the fields to fetch both if this was intentional. [0, 1, 2, 3]"});
    row("deeper, twice", "{ «dog» { «a: id» «b: id» } «dog» { «a: name» «b: name» } }",
        {"Fields \"dog\" conflict because subfields \"a\" conflict because \"id\" and \"name\" are different fields "
         "and subfields \"b\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the "
         "fields to fetch both if this was intentional. [0, 1, 2, 3, 4, 5]"});
    row("very deep", "{ «dog» { «owner» { «a: id» } } «dog» { «owner» { «a: name» } } }",
        {"Fields \"dog\" conflict because subfields \"owner\" conflict because subfields \"a\" conflict because \"id\" "
         "and \"name\" are different fields. Use different aliases on the fields to fetch both if this was "
         "intentional. [0, 1, 2, 3, 4, 5]"});
    row("deep, through fragments",
        "{ «dog» { ...F } «dog» { ...G } } fragment F on Dog { «owner» { «a: id» } } fragment G on Dog { «owner» { «a: "
        "name» } }",
        {"Fields \"dog\" conflict because subfields \"owner\" conflict because subfields \"a\" conflict because \"id\" "
         "and \"name\" are different fields. Use different aliases on the fields to fetch both if this was "
         "intentional. [0, 2, 3, 1, 4, 5]"});
    row("shapes differ though objects never meet", "{ pet { ... on Dog { «volume» } ... on Cat { «volume» } } }",
        {"Fields \"volume\" conflict because they return conflicting types \"Int\" and \"String\". Use different "
         "aliases on the fields to fetch both if this was intentional. [0, 1]"});
    row("nullable and not", "{ pet { ... on Dog { «size» } ... on Cat { «size» } } }",
        {"Fields \"size\" conflict because they return conflicting types \"Int\" and \"Int!\". Use different aliases "
         "on the fields to fetch both if this was intentional. [0, 1]"});
    row("list and not", "{ node(id: 1) { ... on Dog { «a: size» } ... on Human { «a: size» } } }",
        {"Fields \"a\" conflict because they return conflicting types \"Int\" and \"[Int]\". Use different aliases on "
         "the fields to fetch both if this was intentional. [0, 1]"});
    row("leaf and not", "{ node(id: 1) { ... on Dog { «a: owner» { id } } ... on Human { «a: name» } } }",
        {"Fields \"a\" conflict because they return conflicting types \"Human\" and \"String\". Use different aliases "
         "on the fields to fetch both if this was intentional. [0, 1]"});
    row("deep shapes of what never meets",
        "{ pet { ... on Dog { «owner» { «a: name» } } ... on Cat { «owner» { «a: size» } } } }",
        {"Fields \"owner\" conflict because subfields \"a\" conflict because they return conflicting types \"String\" "
         "and \"[Int]\". Use different aliases on the fields to fetch both if this was intentional. [0, 1, 2, 3]"});
    row("what never meets may differ below too",
        "{ pet { ... on Dog { owner { a: id } } ... on Cat { owner { a: id } } } }", {});
    row("interfaces meet everything", "{ pet { «a: id» ... on Dog { «a: name» } } }",
        {"Fields \"a\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the fields "
         "to fetch both if this was intentional. [0, 1]"});
    row("unknown types meet everything", "{ pet { ... on Nope { «a: id» } ... on Dog { «a: name» } } }",
        {"Fields \"a\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the fields "
         "to fetch both if this was intentional. [0, 1]"});
    row("a repeated argument agrees with nothing",
        "{ dog { «friends»(first: 1, first: 2) { id } «friends»(first: 1, first: 2) { id } } }",
        {"Fields \"friends\" conflict because they have differing arguments. Use different aliases on the fields to "
         "fetch both if this was intentional. [0, 1]"});
    row("cycles of fragments end",
        "{ dog { ...F } } fragment F on Dog { owner { pets { ...F } } «a: id» ...G } fragment G on Dog { «a: name» "
        "...F }",
        {"Fields \"a\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the fields "
         "to fetch both if this was intentional. [0, 1]",
         "Fields \"a\" conflict because \"name\" and \"id\" are different fields. Use different aliases on the fields "
         "to fetch both if this was intentional. [1, 0]"});
}

REGISTER_TEST(tst_OverlappingFieldsCanBeMerged)
#include "tst_overlappingfieldscanbemerged.moc"
