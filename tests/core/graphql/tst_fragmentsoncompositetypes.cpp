#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_FragmentsOnCompositeTypes : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("FragmentsOnCompositeTypes")); }
};

void tst_FragmentsOnCompositeTypes::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("object, interface, union",
        "{ pet { ... on Dog { id } ... on Node { id } ...F } } fragment F on DogOrHuman { __typename }", {});
    row("no condition", "{ pet { ... { id } } }", {});
    row("unknown is said by another rule", "{ pet { ... on Nope { id } } }", {});
    row("enum", "{ pet { ... on «Unit» { id } } }", {"Fragment cannot condition on non composite type \"Unit\". [0]"});
    row("scalar and input object", "fragment F on «Boolean» { a } fragment G on «Filter» { a }",
        {"Fragment \"F\" cannot condition on non composite type \"Boolean\". [0]",
         "Fragment \"G\" cannot condition on non composite type \"Filter\". [1]"});
}

REGISTER_TEST(tst_FragmentsOnCompositeTypes)
#include "tst_fragmentsoncompositetypes.moc"
