#include "tests/support/registry.h"
#include "tests/ui/builder/builderbench.h"
#include "ui/builder/builderlines.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What is shown of a tree, as text.
class tst_BuilderLines : public QObject
{
    Q_OBJECT

private slots:
    void whatStandsInTheTextIsMarked_data();
    void whatStandsInTheTextIsMarked();
    void onlyWhatIsOpenIsShown();
    void aSearchLeavesWhatWasFoundAndTheWayThere();
    void aTypeOfThousandsOfFieldsHasAnEnd();
    void rootsStandAboveTheirFields();
    void linesAreReadOutInFull();

private:
    static QStringList linesOf(const graphql::BuilderTree &tree, const std::set<ui::BuilderKey> &open,
                               const ui::BuilderFilter *filter = nullptr)
    {
        QStringList texts;
        for (const auto &line : ui::builderLines({{tree, std::nullopt, filter}}, open, filter != nullptr))
            texts.append(support::lineText(line));
        return texts;
    }
};

namespace {

using graphql::BuilderStep;

constexpr auto LinesSdl = R"(
type Query { me: User users(first: Int = 10, keys: [String!], by: Sort, deep: Deep, on: Boolean): [User] node: Node old: Int @deprecated }
type Mutation { setVerifiedStatus(input: Deep!): User other: Int }
interface Node { id: ID! }
type User implements Node { id: ID! name: String friends(first: Int!): [User] }
enum Sort { UP DOWN }
input Deep { a: Int! b: Deep }
)";

ui::BuilderKey keyAt(graphql::BuilderPlace place)
{
    return {std::nullopt, std::move(place), false};
}

} // namespace

void tst_BuilderLines::whatStandsInTheTextIsMarked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("nothing") << u"{ node { id } }"_s << u"[ ] > me (User)"_s;
    QTest::newRow("some plain fields") << u"{ me { id } }"_s << u"[-] > me (User)"_s;
    QTest::newRow("all plain fields") << u"{ me { name id } }"_s << u"[x] > me (User)"_s;
    QTest::newRow("an alias") << u"{ who: me { name id } }"_s << u"[x] > who: me (User)"_s;
    QTest::newRow("a leaf") << u"{ old }"_s << u"[x] old (Int)"_s;
    QTest::newRow("unknown") << u"{ nowhere }"_s << u"[x] nowhere (not in the schema)"_s;
    QTest::newRow("a default") << u"{ users { id } }"_s << u"  [ ] first (Int = 10)"_s;
    QTest::newRow("a number") << u"{ users(first: 3) { id } }"_s << u"  [x] first = 3 (Int)"_s;
    QTest::newRow("a variable") << u"query ($n: Int) { users(first: $n) { id } }"_s << u"  [x] first = $n (Int)"_s;
    QTest::newRow("null") << u"{ users(first: null) { id } }"_s << u"  [x] first = null (Int)"_s;
    QTest::newRow("an enum") << u"{ users(by: DOWN) { id } }"_s << u"  [x] by = DOWN (Sort)"_s;
    QTest::newRow("an empty list") << u"{ users(keys: []) { id } }"_s << u"  [x] > keys = [] ([String!])"_s;
    QTest::newRow("a list") << u"{ users(keys: [\"a\", \"ü\"]) { id } }"_s
                            << u"  [x] > keys = [\"a\", \"ü\"] ([String!])"_s;
    QTest::newRow("over lines") << u"{ users(deep: {\n  a: 1\n}) { id } }"_s << u"  [x] > deep = { a: 1 } (Deep)"_s;
    QTest::newRow("a condition") << u"{ node { id ... on User { id name } } }"_s << u"  [x] > ... on User"_s;
    QTest::newRow("a condition that could be") << u"{ node { id } }"_s << u"  [ ] > ... on User"_s;
    QTest::newRow("a fragment") << u"{ me { ...F } } fragment F on User { id }"_s << u"  [x] ...F (User)"_s;
    QTest::newRow("a risk") << u"mutation { setVerifiedStatus(input: {a: 1}) { id } }"_s
                            << u"[-] > setVerifiedStatus (User)"_s;
}

void tst_BuilderLines::whatStandsInTheTextIsMarked()
{
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    const auto schema = support::schemaOf(LinesSdl);
    const auto document = graphql::parse(text.toStdString());
    const graphql::BuilderTree tree(*schema, *document, 1U);
    std::set<ui::BuilderKey> open;
    if (wanted.startsWith(u' '))
        for (const auto &row : tree.rows())
            if (row.isChosen)
                open.insert(keyAt({row.step}));
    const auto lines = linesOf(tree, open);
    QVERIFY2(lines.contains(wanted), qPrintable(lines.join(u'\n')));
}

void tst_BuilderLines::onlyWhatIsOpenIsShown()
{
    const auto schema = support::schemaOf(LinesSdl);
    const auto document = graphql::parse("{ users(keys: [\"a\"], deep: {a: 1}) { id } }");
    const graphql::BuilderTree tree(*schema, *document, 1U);
    const graphql::BuilderPlace users {BuilderStep::field("users")};
    auto keys = users;
    keys.push_back(BuilderStep::argument("keys"));
    auto deep = users;
    deep.push_back(BuilderStep::argument("deep"));
    QCOMPARE(linesOf(tree, {}).size(), 5);
    QCOMPARE(linesOf(tree, {keyAt(keys)}).size(), 5);
    QCOMPARE(
        linesOf(tree, {keyAt(users), keyAt(keys), keyAt(deep)}),
        (QStringList {u"[ ] > me (User)"_s, u"[-] v users ([User])"_s, u"  [ ] first (Int = 10)"_s,
                      u"  [x] v keys = [\"a\"] ([String!])"_s, u"    [x] 1 = \"a\" (String!)"_s, u"    Add an item"_s,
                      u"  [ ] by (Sort)"_s, u"  [x] v deep = {a: 1} (Deep)"_s, u"    [x] a = 1 (Int!)"_s,
                      u"    [ ] > b (Deep)"_s, u"  [ ] on (Boolean)"_s, u"  [x] id (ID!)"_s, u"  [ ] name (String)"_s,
                      u"  [ ] > friends ([User])"_s, u"  [ ] __typename (String!)"_s, u"[ ] > node (Node)"_s,
                      u"[ ] old (Int)"_s, u"[ ] __typename (String!)"_s}));
}

void tst_BuilderLines::aSearchLeavesWhatWasFoundAndTheWayThere()
{
    const auto schema = support::schemaOf(LinesSdl);
    const auto document = graphql::parse("{ who: me { id } }");
    const graphql::BuilderTree tree(*schema, *document, 1U);
    ui::BuilderFilter filter;
    filter.add({BuilderStep::field("me"), BuilderStep::field("friends"), BuilderStep::field("name")}, {{0, 2}});
    filter.add({BuilderStep::field("me"), BuilderStep::field("friends")}, {{0, 1}});
    // Under whatever alias.
    QCOMPARE(linesOf(tree, {}, &filter),
             (QStringList {u"[-] v who: me (User)"_s, u"  [ ] v friends ([User])"_s, u"    [ ] name (String)"_s}));
    const auto lines = ui::builderLines({{tree, std::nullopt, &filter}}, {}, true);
    QVERIFY(lines[0].matched.empty());
    QCOMPARE(lines[1].matched, (std::vector<text::Span> {{0, 1}}));
    QCOMPARE(lines[2].matched, (std::vector<text::Span> {{0, 2}}));
}

void tst_BuilderLines::aTypeOfThousandsOfFieldsHasAnEnd()
{
    std::string sdl = "type Query {";
    for (int i = 0; i < 30'000; ++i)
        sdl.append(" f").append(std::to_string(i)).append(": Int");
    const auto schema = support::schemaOf(sdl + " }");
    const auto document = graphql::parse("{ f0 }");
    const auto lines =
        ui::builderLines({{graphql::BuilderTree(*schema, *document, 1U), std::nullopt, nullptr}}, {}, false);
    QCOMPARE(lines.size(), ui::MostBuilderLines + 1);
    QCOMPARE(lines.back().kind, ui::BuilderLine::Kind::Note);
}

void tst_BuilderLines::rootsStandAboveTheirFields()
{
    const auto schema = support::schemaOf(LinesSdl);
    const auto document = graphql::parse("");
    const std::vector<ui::BuilderRoot> roots {
        {graphql::BuilderTree(*schema, *document, graphql::OperationType::Query), graphql::OperationType::Query,
         nullptr},
        {graphql::BuilderTree(*schema, *document, graphql::OperationType::Mutation), graphql::OperationType::Mutation,
         nullptr}};
    QStringList texts;
    const auto lines = ui::builderLines(roots, {{graphql::OperationType::Mutation, {}, false}}, false);
    for (const auto &line : lines)
        texts.append(support::lineText(line));
    QCOMPARE(texts,
             (QStringList {u"> query (Query)"_s, u"v mutation (Mutation)"_s, u"  [ ] > setVerifiedStatus (User)"_s,
                           u"  [ ] other (Int)"_s, u"  [ ] __typename (String!)"_s}));
    // What is not known of a mutation is not made up.
    QVERIFY(lines[2].risk.has_value());
    QVERIFY(!lines[3].risk.has_value());
}

void tst_BuilderLines::linesAreReadOutInFull()
{
    const auto schema = support::schemaOf(LinesSdl);
    const auto document = graphql::parse("{ x: old me { friends(first: 1) { id } } }");
    const graphql::BuilderTree tree(*schema, *document, 1U);
    const auto lines = ui::builderLines(
        {{tree, std::nullopt, nullptr}},
        {keyAt({BuilderStep::field("me")}), keyAt({BuilderStep::field("me"), BuilderStep::field("friends")})}, false);
    QStringList spoken;
    for (const auto &line : lines)
        spoken.append(line.spoken());
    QVERIFY(spoken.contains(u"old as x, Int, deprecated"_s));
    QVERIFY2(spoken.contains(u"first, argument, 1, Int!, required"_s), qPrintable(spoken.join(u'\n')));
}

REGISTER_TEST(tst_BuilderLines)
#include "tst_builderlines.moc"
