#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_UniqueInputFieldNames : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("UniqueInputFieldNames")); }
};

void tst_UniqueInputFieldNames::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("different", "{ find(filter: {name: \"a\", age: 1, not: {name: \"b\"}}) { id } }", {});
    row("repeated", "{ find(filter: {«name»: \"a\", age: 1, «name»: \"b\", «name»: \"c\"}) { id } }",
        {"There can be only one input field named \"name\". [0, 1]",
         "There can be only one input field named \"name\". [0, 2]"});
    row("nested, in lists and in free JSON",
        "{ find(any: [{a: {«b»: 1, «b»: 2}}], filter: {not: {«age»: 1, «age»: 2}}) { id } }",
        {"There can be only one input field named \"b\". [0, 1]",
         "There can be only one input field named \"age\". [2, 3]"});
}

REGISTER_TEST(tst_UniqueInputFieldNames)
#include "tst_uniqueinputfieldnames.moc"
