#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_NoUnusedFragments : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("NoUnusedFragments")); }
};

void tst_NoUnusedFragments::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("used", "{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { id }", {});
    row("by any operation", "query P { dog { id } } query Q { dog { ...A } } fragment A on Dog { id }", {});
    row("unused",
        "{ dog { id } } "
        "«fragment A» on Dog { ...B } «fragment B» on Dog { id }",
        {"Fragment \"A\" is never used. [0]", "Fragment \"B\" is never used. [1]"});
    row("only by each other",
        "{ dog { id } } "
        "«fragment A» on Dog { ...B } «fragment B» on Dog { ...A }",
        {"Fragment \"A\" is never used. [0]", "Fragment \"B\" is never used. [1]"});
    row("with a description",
        "{ dog { id } } "
        "«\"What\" fragment A» on Dog { id }",
        {"Fragment \"A\" is never used. [0]"});
}

REGISTER_TEST(tst_NoUnusedFragments)
#include "tst_nounusedfragments.moc"
