#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_SingleFieldSubscriptions : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("SingleFieldSubscriptions")); }
};

void tst_SingleFieldSubscriptions::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("one field", "subscription A { barked { id } }", {});
    row("one field twice", "subscription A { barked { id } barked { size } }", {});
    row("through a fragment", "subscription A { ...F } fragment F on Subscription { barked { id } }", {});
    row("queries may have more", "{ dog { id } cat { id } }", {});
    row("two fields", "subscription A { barked { id } «meowed» { id } }",
        {"Subscription \"A\" must select only one top level field. [0]"});
    row("anonymous", "subscription { barked { id } «meowed» { id } «other: meowed» { id } }",
        {"Anonymous Subscription must select only one top level field. [0, 1]"});
    row("through fragments",
        "subscription A { barked { id } ...F } fragment F on Subscription { ... { «meowed» { id } } ...F }",
        {"Subscription \"A\" must select only one top level field. [0]"});
    row("introspection", "subscription A { «__typename» }",
        {"Subscription \"A\" must not select an introspection top level field. [0]"});
    row("introspection beside a field", "subscription { barked { id } «t: __typename» }",
        {"Anonymous Subscription must select only one top level field. [0]",
         "Anonymous Subscription must not select an introspection top level field. [0]"});
    row("a fragment of another type is not met", "subscription A { barked { id } ... on Query { dog { id } } }", {});
    row("conditions",
        "subscription A($v: Boolean!) { barked «@include»(if: $v) { id } meowed «@skip»(if: true) { id } }",
        {"Subscription \"A\" must not use \"@include\" on a top level field. [0]",
         "Subscription \"A\" must not use \"@skip\" on a top level field. [1]"});
}

REGISTER_TEST(tst_SingleFieldSubscriptions)
#include "tst_singlefieldsubscriptions.moc"
