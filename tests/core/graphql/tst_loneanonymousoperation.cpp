#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_LoneAnonymousOperation : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("LoneAnonymousOperation")); }
};

void tst_LoneAnonymousOperation::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("alone", "{ dog { id } }", {});
    row("alone with a fragment", "{ dog { ...F } } fragment F on Dog { id }", {});
    row("several with names", "query A { dog { id } } query B { dog { id } }", {});
    row("beside a named one", "«{» dog { id } } query B { dog { id } }",
        {"This anonymous operation must be the only defined operation. [0]"});
    row("two with a keyword", "«query» { dog { id } } «subscription» { barked { id } }",
        {"This anonymous operation must be the only defined operation. [0]",
         "This anonymous operation must be the only defined operation. [1]"});
}

REGISTER_TEST(tst_LoneAnonymousOperation)
#include "tst_loneanonymousoperation.moc"
