#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_UniqueOperationNames : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("UniqueOperationNames")); }
};

void tst_UniqueOperationNames::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("one", "query A { dog { id } }", {});
    row("different", "query A { dog { id } } mutation B { rename(id: 1) { id } }", {});
    row("same as a fragment", "query A { dog { ...A } } fragment A on Dog { id }", {});
    row("twice", "query «A» { dog { id } } query «A» { cat { id } }",
        {"There can be only one operation named \"A\". [0, 1]"});
    row("twice, of different kinds", "query «A» { dog { id } } mutation «A» { rename(id: 1) { id } }",
        {"There can be only one operation named \"A\". [0, 1]"});
    row("three times", "query «A» { dog { id } } query «A» { dog { id } } query «A» { dog { id } }",
        {"There can be only one operation named \"A\". [0, 1]", "There can be only one operation named \"A\". [0, 2]"});
    row("without names", "{ dog { id } } { cat { id } }", {});
}

REGISTER_TEST(tst_UniqueOperationNames)
#include "tst_uniqueoperationnames.moc"
