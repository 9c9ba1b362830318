#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_KnownDirectives : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("KnownDirectives")); }
};

void tst_KnownDirectives::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("known",
        "query A($v: Boolean! @onVariable) @onQuery { dog @include(if: $v) { id @many @onField(level: 1) ...F "
        "@skip(if: $v) ... @skip(if: $v) { size } } } fragment F on Dog { id }",
        {});
    row("unknown", "{ dog { id «@nope»(a: 1) } }", {"Unknown directive \"@nope\". [0]"});
    row("unknown everywhere",
        "query A($v: Int «@a») «@b» { dog { ...F «@c» ... «@d» { id } } } fragment F on Dog «@e» { id }",
        {"Unknown directive \"@a\". [0]", "Unknown directive \"@b\". [1]", "Unknown directive \"@c\". [2]",
         "Unknown directive \"@d\". [3]", "Unknown directive \"@e\". [4]"});
    row("misplaced",
        "query A($v: Int «@onQuery») «@include»(if: true) { dog «@onQuery» { ...F «@many» ... «@onField»(level: 1) { "
        "id } } } fragment F on Dog «@skip»(if: true) { id }",
        {"Directive \"@onQuery\" may not be used on VARIABLE_DEFINITION. [0]",
         "Directive \"@include\" may not be used on QUERY. [1]", "Directive \"@onQuery\" may not be used on FIELD. [2]",
         "Directive \"@many\" may not be used on FRAGMENT_SPREAD. [3]",
         "Directive \"@onField\" may not be used on INLINE_FRAGMENT. [4]",
         "Directive \"@skip\" may not be used on FRAGMENT_DEFINITION. [5]"});
    row("by kind of operation",
        "mutation A «@onQuery» { rename(id: 1) { id } } subscription B «@onQuery» { barked { id } }",
        {"Directive \"@onQuery\" may not be used on MUTATION. [0]",
         "Directive \"@onQuery\" may not be used on SUBSCRIPTION. [1]"});
}

REGISTER_TEST(tst_KnownDirectives)
#include "tst_knowndirectives.moc"
