#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_ProvidedRequiredArguments : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("ProvidedRequiredArguments")); }
};

void tst_ProvidedRequiredArguments::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("provided", "{ dog { knows(command: SIT) id @onField(level: 1) } node(id: 1) { id } }", {});
    row("a default is enough", "{ dog { volume } scalars }", {});
    row("null and variables are for other rules",
        "query A($a: ID) { node(id: $a) { id } dog { knows(command: null) } }", {});
    row("missing", "{ dog { «k: knows» } «node» { id } }",
        {"Field \"knows\" argument \"command\" of type \"Command!\" is required, but it was not provided. [0]",
         "Field \"node\" argument \"id\" of type \"ID!\" is required, but it was not provided. [1]"});
    row("one of several", "{ «find»(place: null) { id } }",
        {"Field \"find\" argument \"required\" of type \"Key!\" is required, but it was not provided. [0]"});
    row("on a directive", "{ dog «@skip» { id «@onField»(note: \"a\") } }",
        {"Directive \"@skip\" argument \"if\" of type \"Boolean!\" is required, but it was not provided. [0]",
         "Directive \"@onField\" argument \"level\" of type \"Int!\" is required, but it was not provided. [1]"});
    row("on a meta field", "{ «__type» { name } }",
        {"Field \"__type\" argument \"name\" of type \"String!\" is required, but it was not provided. [0]"});
}

REGISTER_TEST(tst_ProvidedRequiredArguments)
#include "tst_providedrequiredarguments.moc"
