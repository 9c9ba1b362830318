#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_UniqueFragmentNames : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("UniqueFragmentNames")); }
};

void tst_UniqueFragmentNames::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("different", "fragment A on Dog { id } fragment B on Dog { id }", {});
    row("twice", "fragment «A» on Dog { id } fragment «A» on Cat { id }",
        {"There can be only one fragment named \"A\". [0, 1]"});
}

REGISTER_TEST(tst_UniqueFragmentNames)
#include "tst_uniquefragmentnames.moc"
