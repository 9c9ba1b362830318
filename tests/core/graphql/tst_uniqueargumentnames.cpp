#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_UniqueArgumentNames : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("UniqueArgumentNames")); }
};

void tst_UniqueArgumentNames::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("different", "{ dog { friends(first: 1, after: \"a\") { id @onField(level: 1, note: \"a\") } } }", {});
    row("same on two fields", "{ a: human(id: 1) { id } b: human(id: 1) { id } }", {});
    row("repeated", "{ human(«id»: 1, «id»: 2, «id»: 3) { id } }",
        {"There can be only one argument named \"id\". [0, 1, 2]"});
    row("two of them", "{ dog { friends(«first»: 1, «after»: \"a\", «after»: \"b\", «first»: 1) { id } } }",
        {"There can be only one argument named \"first\". [0, 3]",
         "There can be only one argument named \"after\". [1, 2]"});
    row("on a directive", "{ dog { id @onField(«level»: 1, «level»: 2) } }",
        {"There can be only one argument named \"level\". [0, 1]"});
}

REGISTER_TEST(tst_UniqueArgumentNames)
#include "tst_uniqueargumentnames.moc"
