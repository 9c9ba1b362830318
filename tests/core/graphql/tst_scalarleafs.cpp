#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_ScalarLeafs : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("ScalarLeafs")); }
};

void tst_ScalarLeafs::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("leaf", "{ dog { barks size name(surname: true) } }", {});
    row("meta", "{ dog { __typename } __schema { types { name } } }", {});
    row("object without a selection", "{ «human» }",
        {"Field \"human\" of type \"Human\" must have a selection of subfields. Did you mean \"human { ... }\"? [0]"});
    row("with an alias and arguments", "{ «h: human»(id: 1) dog { «friends» } }",
        {"Field \"human\" of type \"Human\" must have a selection of subfields. Did you mean \"human { ... }\"? [0]",
         "Field \"friends\" of type \"[Pet]\" must have a selection of subfields. Did you mean \"friends { ... }\"? "
         "[1]"});
    row("scalar with a selection", "{ dog { barks «{ sinceWhen }» } }",
        {"Field \"barks\" must not have a selection since type \"Boolean!\" has no subfields. [0]"});
    row("list of scalars with a selection", "{ human { size «{ a }» } }",
        {"Field \"size\" must not have a selection since type \"[Int]\" has no subfields. [0]"});
    row("unknown field", "{ nope nope2 { a } }", {});
}

REGISTER_TEST(tst_ScalarLeafs)
#include "tst_scalarleafs.moc"
