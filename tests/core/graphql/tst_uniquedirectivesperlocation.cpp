#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_UniqueDirectivesPerLocation : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings() { ruletest::compare(QStringLiteral("UniqueDirectivesPerLocation")); }
};

void tst_UniqueDirectivesPerLocation::findings_data()
{
    using ruletest::row;
    ruletest::columns();
    row("different", "{ dog @include(if: true) @skip(if: false) { id @include(if: true) } }", {});
    row("repeatable", "{ dog @many @many @many { id } }", {});
    row("unknown is said by another rule", "{ dog @nope @nope { id } }", {});
    row("repeated", "{ dog «@skip»(if: true) @many «@skip»(if: false) { id } }",
        {"The directive \"@skip\" can only be used once at this location. [0, 1]"});
    row("three times", "query A «@onQuery» «@onQuery» «@onQuery» { dog { id } }",
        {"The directive \"@onQuery\" can only be used once at this location. [0, 1]",
         "The directive \"@onQuery\" can only be used once at this location. [0, 2]"});
}

REGISTER_TEST(tst_UniqueDirectivesPerLocation)
#include "tst_uniquedirectivesperlocation.moc"
