#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_UniqueVariableNames : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("UniqueVariableNames")); }
};

void tst_UniqueVariableNames::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("different", "query A($a: Int, $b: Int) { dog { id } }", {});
    row("same in another operation", "query A($a: Int) { dog { id } } query B($a: Int) { dog { id } }", {});
    row("three times", "query A($«a»: Int, $b: Int, $«a»: ID, $«a»: Int) { dog { id } }",
        {"There can be only one variable named \"$a\". [0, 1, 2]"});
}

REGISTER_TEST(tst_UniqueVariableNames)
#include "tst_uniquevariablenames.moc"
