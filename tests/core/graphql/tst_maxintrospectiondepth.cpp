#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_MaxIntrospectionDepth : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("MaxIntrospectionDepth")); }
};

void tst_MaxIntrospectionDepth::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("shallow",
        "{ __schema { types { fields { type { fields { name } } } } } __type(name: \"Dog\") { interfaces { "
        "possibleTypes { name } } } }",
        {});
    row("too deep", "{ «__schema» { types { fields { type { fields { type { fields { name } } } } } } } }",
        {"Maximum introspection depth exceeded [0]"});
    row("by other lists",
        "{ «a: __type»(name: \"Dog\") { interfaces { possibleTypes { ofType { inputFields { name } } } } } }",
        {"Maximum introspection depth exceeded [0]"});
    row("through fragments",
        "{ «__schema» { types { ...F } } } fragment F on __Type { fields { type { ...G } } } fragment G on __Type { "
        "fields { type { ... { fields { name } } } } }",
        {"Maximum introspection depth exceeded [0]"});
    row("a cycle without lists",
        "{ __schema { types { ...F } } } fragment F on __Type { ofType { ...F } fields { name } }", {});
    row("a cycle with lists", "{ «__schema» { types { ...F } } } fragment F on __Type { fields { type { ...F } } }",
        {"Maximum introspection depth exceeded [0]"});
    row("own fields of such names do not count", "{ human { pets { friends { friends { friends { id } } } } } }", {});
}

REGISTER_TEST(tst_MaxIntrospectionDepth)
#include "tst_maxintrospectiondepth.moc"
