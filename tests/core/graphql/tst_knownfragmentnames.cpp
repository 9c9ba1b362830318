#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_KnownFragmentNames : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("KnownFragmentNames")); }
};

void tst_KnownFragmentNames::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("known", "{ dog { ...A } } fragment A on Dog { id }", {});
    row("unknown", "{ dog { ...«A» ... { ...«B» @many } } }",
        {"Unknown fragment \"A\". [0]", "Unknown fragment \"B\". [1]"});
}

REGISTER_TEST(tst_KnownFragmentNames)
#include "tst_knownfragmentnames.moc"
