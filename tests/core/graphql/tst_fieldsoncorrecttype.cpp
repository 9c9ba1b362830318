#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_FieldsOnCorrectType : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("FieldsOnCorrectType")); }
};

void tst_FieldsOnCorrectType::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("known", "{ dog { id ... on Pet { name } ... { size } } __type(name: \"Dog\") { name } __typename }", {});
    row("unknown", "{ dog { «favourite» } }", {"Cannot query field \"favourite\" on type \"Dog\". [0]"});
    row("a slip", "{ dog { «volum» «owners» { id } } }",
        {"Cannot query field \"volum\" on type \"Dog\". Did you mean \"volume\"? [0]",
         "Cannot query field \"owners\" on type \"Dog\". Did you mean \"owner\"? [1]"});
    row("below an unknown field nothing is said", "{ «dogg» { nope { nope } } }",
        {"Cannot query field \"dogg\" on type \"Query\". Did you mean \"dog\"? [0]"});
    row("an alias does not help", "{ dog { «volume: loudness» } }",
        {"Cannot query field \"loudness\" on type \"Dog\". [0]"});
    row("in a fragment", "fragment F on Human { «nam» pets { «barks» } }",
        {"Cannot query field \"nam\" on type \"Human\". Did you mean \"name\"? [0]",
         "Cannot query field \"barks\" on type \"Pet\". Did you mean to use an inline fragment on \"Dog\"? [1]"});
    row("interfaces first", "{ node(id: 1) { «name» «size» } }",
        {"Cannot query field \"name\" on type \"Node\". Did you mean to use an inline fragment on \"Pet\", \"Cat\", "
         "\"Dog\", or \"Human\"? [0]",
         "Cannot query field \"size\" on type \"Node\". Did you mean to use an inline fragment on \"Cat\", \"Dog\", or "
         "\"Human\"? [1]"});
    row("union", "{ dogOrHuman { __typename «name» } }",
        {"Cannot query field \"name\" on type \"DogOrHuman\". Did you mean to use an inline fragment on \"Human\", "
         "\"Pet\", or \"Dog\"? [0]"});
    row("meta fields are at the root only", "{ dog { «__schema» { types { name } } } }",
        {"Cannot query field \"__schema\" on type \"Dog\". [0]"});
    row("an unknown condition", "{ dog { ... on Nope { nope } } }", {});
}

REGISTER_TEST(tst_FieldsOnCorrectType)
#include "tst_fieldsoncorrecttype.moc"
