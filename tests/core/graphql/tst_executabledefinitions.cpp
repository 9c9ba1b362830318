#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_ExecutableDefinitions : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("ExecutableDefinitions")); }
};

void tst_ExecutableDefinitions::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("operations and fragments", "query A { dog { ...F } } fragment F on Dog { id }", {});
    row("a type",
        "{ dog { id } } "
        "«type Cow» { id: ID }",
        {"The \"Cow\" definition is not executable. [0]"});
    row("an extension",
        "{ dog { id } } "
        "«extend type Dog» { horn: Int }",
        {"The \"Dog\" definition is not executable. [0]"});
    row("a schema",
        "{ dog { id } } "
        "«schema { query: Query }»",
        {"The schema definition is not executable. [0]"});
    row("a directive",
        "{ dog { id } } "
        "«directive @x» on FIELD",
        {"The \"x\" definition is not executable. [0]"});
    row("with a description",
        "{ dog { id } } "
        "«\"A cow\" type Cow» { id: ID }",
        {"The \"Cow\" definition is not executable. [0]"});
}

REGISTER_TEST(tst_ExecutableDefinitions)
#include "tst_executabledefinitions.moc"
