#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_NoFragmentCycles : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("NoFragmentCycles")); }
};

void tst_NoFragmentCycles::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("none", "fragment A on Dog { ...B ...B } fragment B on Dog { ...C } fragment C on Dog { id }", {});
    row("unknown", "fragment A on Dog { ...Nope }", {});
    row("itself", "fragment A on Dog { «...A» }", {"Cannot spread fragment \"A\" within itself. [0]"});
    row("itself deeper", "fragment A on Human { pets { ... on Dog { owner { «...A» } } } }",
        {"Cannot spread fragment \"A\" within itself. [0]"});
    row("through another", "fragment A on Dog { «...B» } fragment B on Dog { «...A» }",
        {"Cannot spread fragment \"A\" within itself via \"B\". [0, 1]"});
    row("through several", "fragment A on Dog { «...B» } fragment B on Dog { «...C» } fragment C on Dog { «...A» }",
        {"Cannot spread fragment \"A\" within itself via \"B\", \"C\". [0, 1, 2]"});
    row("two that share a way",
        "fragment A on Dog { «...B» «...C» } fragment B on Dog { «...A» } fragment C on Dog { «...A» }",
        {"Cannot spread fragment \"A\" within itself via \"B\". [0, 2]",
         "Cannot spread fragment \"A\" within itself via \"C\". [1, 3]"});
    row("inside a chain", "fragment A on Dog { ...B } fragment B on Dog { «...C» } fragment C on Dog { «...B» }",
        {"Cannot spread fragment \"B\" within itself via \"C\". [0, 1]"});
}

REGISTER_TEST(tst_NoFragmentCycles)
#include "tst_nofragmentcycles.moc"
