#include "core/graphql/schemausage.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_SchemaUsage : public QObject
{
    Q_OBJECT

private slots:
    void returnedBy();
    void takenBy();
    void unionsKnowTheirMembers();
    void waysAreShortestAndOneForEachQuery();
    void waysLeadThroughInterfacesAndUnions();
    void noWay();
    void longChainsAndRings();
};

namespace {

constexpr auto UsageSdl = R"(
type Query { me: User users(sort: Sort): Connection search: [Found!] node(id: ID!): Node loop: Loop }
type Mutation { rename(input: Input!): User }
interface Node { id: ID! }
type User implements Node { id: ID! friends: [User!]! group: Group }
type Group implements Node { id: ID! owner: User }
type Connection { edges: [Edge] }
type Edge { node: User }
union Found = User | Shop
type Shop { name: String }
type Loop { self: Loop }
type Lonely { a: Int }
enum Sort { A }
input Input { sort: Sort nested: Input }
)";

std::shared_ptr<const graphql::SchemaUsage> usageOf(std::string sdl)
{
    return std::make_shared<graphql::SchemaUsage>(graphql::schemaFromSdl(std::move(sdl)).schema);
}

QStringList placesOf(std::span<const graphql::SchemaUse> uses)
{
    QStringList places;
    for (const auto &use : uses)
        places.append(QString::fromStdString(use.place()));
    return places;
}

QStringList waysTo(const graphql::SchemaUsage &usage, const char *type)
{
    QStringList texts;
    for (const auto &way : usage.waysTo(*usage.schema().type(type))) {
        QStringList steps;
        for (const auto &step : way.steps)
            steps.append(step.field ? QString::fromStdString(step.field->name)
                                    : QStringLiteral("... on ") + QString::fromStdString(step.condition->name));
        texts.append(steps.join(QStringLiteral(" > ")));
    }
    return texts;
}

} // namespace

void tst_SchemaUsage::returnedBy()
{
    const auto usage = usageOf(UsageSdl);
    QCOMPARE(placesOf(usage->returnedBy(*usage->schema().type("User"))),
             (QStringList {u"Query.me"_s, u"Mutation.rename"_s, u"Edge.node"_s, u"Group.owner"_s, u"User.friends"_s}));
    QVERIFY(usage->returnedBy(*usage->schema().type("Lonely")).empty());
    for (const auto &use : usage->returnedBy(*usage->schema().type("String")))
        QVERIFY2(!use.owner->name.starts_with("__"), use.place().c_str());
}

void tst_SchemaUsage::takenBy()
{
    const auto usage = usageOf(UsageSdl);
    QCOMPARE(placesOf(usage->takenBy(*usage->schema().type("Sort"))),
             (QStringList {u"Query.users(sort)"_s, u"Input.sort"_s}));
    QCOMPARE(placesOf(usage->takenBy(*usage->schema().type("Input"))),
             (QStringList {u"Mutation.rename(input)"_s, u"Input.nested"_s}));
}

void tst_SchemaUsage::unionsKnowTheirMembers()
{
    const auto usage = usageOf(UsageSdl);
    const auto unions = usage->memberOf(*usage->schema().type("Shop"));
    QCOMPARE(unions.size(), std::size_t(1));
    QCOMPARE(unions.front()->name, std::string("Found"));
    QVERIFY(usage->memberOf(*usage->schema().type("Group")).empty());
}

void tst_SchemaUsage::waysAreShortestAndOneForEachQuery()
{
    const auto usage = usageOf(UsageSdl);
    QCOMPARE(waysTo(*usage, "Connection"), QStringList {u"users"_s});
    QCOMPARE(waysTo(*usage, "Edge"), QStringList {u"users > edges"_s});
    QCOMPARE(waysTo(*usage, "User"),
             (QStringList {u"me"_s, u"node > ... on User"_s, u"search > ... on User"_s, u"users > edges > node"_s}));
}

void tst_SchemaUsage::waysLeadThroughInterfacesAndUnions()
{
    const auto usage = usageOf(UsageSdl);
    QCOMPARE(waysTo(*usage, "Shop"), QStringList {u"search > ... on Shop"_s});
    QCOMPARE(waysTo(*usage, "Group").mid(0, 2), (QStringList {u"me > group"_s, u"node > ... on Group"_s}));
    QCOMPARE(waysTo(*usage, "Node"), QStringList {u"node"_s});
}

void tst_SchemaUsage::noWay()
{
    const auto usage = usageOf(UsageSdl);
    QVERIFY(waysTo(*usage, "Lonely").isEmpty());
    QVERIFY(waysTo(*usage, "Input").isEmpty());
    QVERIFY(waysTo(*usage, "Query").isEmpty());
    QVERIFY(waysTo(*usageOf("type Mutation { a: T } type T { b: Int }"), "T").isEmpty());
}

void tst_SchemaUsage::longChainsAndRings()
{
    const auto ring = usageOf(UsageSdl);
    QCOMPARE(waysTo(*ring, "Loop"), QStringList {u"loop"_s});
    std::string sdl = "type Query { t0: T0 }";
    constexpr int Length = 3'000;
    for (int i = 0; i < Length; ++i)
        sdl.append(" type T").append(std::to_string(i)).append(" { next: T").append(std::to_string(i + 1)).append(" }");
    sdl.append(" type T3000 { end: Int }");
    const auto chain = usageOf(sdl);
    const auto ways = chain->waysTo(*chain->schema().type("T3000"));
    QCOMPARE(ways.size(), std::size_t(1));
    QCOMPARE(ways.front().steps.size(), std::size_t(Length + 1));
}

REGISTER_TEST(tst_SchemaUsage)
#include "tst_schemausage.moc"
