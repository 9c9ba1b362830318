#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_PossibleFragmentSpreads : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("PossibleFragmentSpreads")); }
};

void tst_PossibleFragmentSpreads::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("same type", "{ dog { ... on Dog { id } } }", {});
    row("object in interface and back", "{ pet { ... on Dog { id } } dog { ... on Node { id } } }", {});
    row("object in union and back", "{ dogOrHuman { ... on Human { id } } dog { ... on DogOrHuman { __typename } } }",
        {});
    row("abstract types that share an object", "{ pet { ... on DogOrHuman { __typename } } }", {});
    row("without a condition", "{ pet { ... { id } } }", {});
    row("another object", "{ dog { «... on Cat» { id } «...F» } } fragment F on Human { id }",
        {"Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\". [0]",
         "Fragment \"F\" cannot be spread here as objects of type \"Dog\" can never be of type \"Human\". [1]"});
    row("object that does not implement", "{ human { «... on Pet» { id } } pet { «... on Human» { id } } }",
        {"Fragment cannot be spread here as objects of type \"Human\" can never be of type \"Pet\". [0]",
         "Fragment cannot be spread here as objects of type \"Pet\" can never be of type \"Human\". [1]"});
    row("object that is no member", "{ dogOrHuman { «... on Cat» { id } } }",
        {"Fragment cannot be spread here as objects of type \"DogOrHuman\" can never be of type \"Cat\". [0]"});
    row("unknown types are said by another rule", "{ dog { ... on Nope { id } ...F } } fragment F on Nope { id }", {});
}

REGISTER_TEST(tst_PossibleFragmentSpreads)
#include "tst_possiblefragmentspreads.moc"
