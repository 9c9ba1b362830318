#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_KnownArgumentNames : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("KnownArgumentNames")); }
};

void tst_KnownArgumentNames::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("known", "{ dog { knows(command: SIT) friends(first: 1, after: \"x\") { id } id @onField(level: 1) } }", {});
    row("unknown field is said by another rule", "{ nope(a: 1) { id } }", {});
    row("unknown", "{ dog { knows(«unknown»: true, command: SIT, «comand»: SIT) } }",
        {"Unknown argument \"unknown\" on field \"Dog.knows\". [0]",
         "Unknown argument \"comand\" on field \"Dog.knows\". Did you mean \"command\"? [1]"});
    row("on an interface", "{ pet { name(«surnam»: true) } }",
        {"Unknown argument \"surnam\" on field \"Pet.name\". Did you mean \"surname\"? [0]"});
    row("on a meta field", "{ __type(«nam»: \"Dog\") { name } }",
        {"Unknown argument \"nam\" on field \"Query.__type\". Did you mean \"name\"? [0]"});
    row("on a directive", "{ dog @skip(«unless»: true) { id @onField(level: 1, «notes»: \"a\") } }",
        {"Unknown argument \"unless\" on directive \"@skip\". [0]",
         "Unknown argument \"notes\" on directive \"@onField\". Did you mean \"note\"? [1]"});
    row("on an unknown directive", "{ dog @nope(unless: true) { id } }", {});
}

REGISTER_TEST(tst_KnownArgumentNames)
#include "tst_knownargumentnames.moc"
