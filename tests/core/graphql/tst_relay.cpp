#include "core/graphql/relay.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTest>

class tst_Relay : public QObject
{
    Q_OBJECT

private slots:
    void kinds_data();
    void kinds();
    void aConnectionIsAListOfItsNodes();
    void whatAMutationTakesAndGives();
    void theAdminApi();
};

namespace {

using RelayKind = graphql::RelayWrappers::Kind;

constexpr auto RelaySdl = R"(
type Query { users: UserConnection! odd: Odd shared: SharedPayload any: Any node: Node }
type Mutation { rename(input: RenameInput!): RenamePayload! two(input: TwoInput!, b: Int): SharedPayload
                again(input: AgainInput): AgainResult named(data: NamedInput!): NamedPayload }
interface Node { id: ID! }
type User implements Node { id: ID! }
type UserConnection { edges: [UserEdge] pageInfo: PageInfo! totalCount: Int }
type UserEdge { node: User cursor: String! }
type PageInfo { hasNextPage: Boolean! }
type Odd { edges: [OddEdge] } type OddEdge { node: User }
type Flat { edges: UserEdge pageInfo: PageInfo }
type Leafs { edges: [LeafEdge] pageInfo: PageInfo } type LeafEdge { node: String }
input RenameInput { id: ID! again: AgainInput }
input TwoInput { a: Int } input AgainInput { a: Int } input NamedInput { a: Int }
type RenamePayload { user: User } type SharedPayload { a: Int } type AgainResult { a: Int }
type NamedPayload { a: Int }
union Any = NamedPayload | User
)";

struct Relay
{
    explicit Relay(std::string sdl) : usage(graphql::schemaFromSdl(std::move(sdl)).schema), wrappers(usage) { }
    graphql::SchemaUsage usage;
    graphql::RelayWrappers wrappers;
    const graphql::Schema &schema = usage.schema();
};

} // namespace

void tst_Relay::kinds_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *type, RelayKind kind) {
        QTest::newRow(type) << QByteArray(type) << static_cast<int>(kind);
    };
    row("UserConnection", RelayKind::Connection);
    row("UserEdge", RelayKind::Edge);
    row("PageInfo", RelayKind::PageInfo);
    row("Node", RelayKind::NodeInterface);
    row("User", RelayKind::None);
    row("Odd", RelayKind::None); // Neither pages nor the name of a connection.
    row("Flat", RelayKind::None); // One edge is no list.
    row("Leafs", RelayKind::None);
    row("RenameInput", RelayKind::Input);
    row("TwoInput", RelayKind::None); // Not the only argument.
    row("AgainInput", RelayKind::None); // Taken elsewhere too.
    row("NamedInput", RelayKind::None);
    row("RenamePayload", RelayKind::Payload);
    row("SharedPayload", RelayKind::None);
    row("AgainResult", RelayKind::None);
    row("NamedPayload", RelayKind::None); // In a union.
}

void tst_Relay::kinds()
{
    const Relay relay(RelaySdl);
    QFETCH(QByteArray, type);
    QTEST(static_cast<int>(relay.wrappers.kindOf(*relay.schema.type(type.toStdString()))), "kind");
}

void tst_Relay::aConnectionIsAListOfItsNodes()
{
    const Relay relay(RelaySdl);
    const auto *query = relay.schema.query();
    QCOMPARE(relay.wrappers.unwrapped(query->field("users")->type).toString(), std::string("[User]"));
    QCOMPARE(relay.wrappers.unwrapped(query->field("odd")->type).toString(), std::string("Odd"));
    QCOMPARE(relay.wrappers.unwrapped({}).toString(), graphql::TypeRef().toString());
}

void tst_Relay::whatAMutationTakesAndGives()
{
    const Relay relay(RelaySdl);
    const auto *mutation = relay.schema.mutation();
    QCOMPARE(relay.wrappers.inputOf(*mutation->field("rename")), relay.schema.type("RenameInput"));
    QCOMPARE(relay.wrappers.payloadOf(*mutation->field("rename")), relay.schema.type("RenamePayload"));
    for (const auto *name : {"two", "again", "named"}) {
        QVERIFY(!relay.wrappers.inputOf(*mutation->field(name)));
        QVERIFY(!relay.wrappers.payloadOf(*mutation->field(name)));
    }
}

void tst_Relay::theAdminApi()
{
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Relay relay(file.readAll().toStdString());
    for (const auto &field : relay.schema.mutation()->fields) {
        QVERIFY2(relay.wrappers.payloadOf(field) || field.type.named()->isLeaf(), field.name.c_str());
        QVERIFY2(relay.wrappers.inputOf(field) || field.arguments.empty(), field.name.c_str());
    }
    for (const auto *type : relay.schema.types())
        QCOMPARE(relay.wrappers.kindOf(*type) == RelayKind::Connection, type->name.ends_with("Connection"));
    QVERIFY(!relay.wrappers.isWrapper(relay.schema.type("User")));
}

REGISTER_TEST(tst_Relay)
#include "tst_relay.moc"
