#include "core/sandbox/connection.h"
#include "core/sandbox/nodeid.h"
#include "core/sandbox/resolver.h"
#include "core/sandbox/store/resources.h"
#include "core/sandbox/store/rolesgroups.h"
#include "core/sandbox/store/store.h"
#include "core/sandbox/store/unitofwork.h"
#include "core/sandbox/store/uuids.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace sandbox;

/// The mutations of roles, groups, memberships, resources and scopes, one request each.
class tst_KeyedMutations : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keysFollowTheRules_data();
    void keysFollowTheRules();
    void aKeyIsThereOnce();
    void anAbsentTextStaysAndAnEmptyOneClears();
    void addingTwiceIsAddingOnce();
    void unknownKeysAreAllNamed();
    void aListThatMayBeAbsentMayNot();
    void deletingARoleTakesItFromEverybody();
    void rolesReachUsersThroughGroups();
    void resourceAddressesFollowTheRules_data();
    void resourceAddressesFollowTheRules();
    void scopesNeedTheResourceOfTheClient();
    void replacingScopesLeavesNoOthers();
    void everyChangeIsInTheAuditLog();

private:
    using Members = std::vector<Input::Member>;
    /// Runs one mutation in a request of its own; commits when it succeeded.
    Resolved run(std::string_view field, Members input);
    static Input text(const char *value) { return Input::fromText(QString::fromLatin1(value)); }
    static Input texts(const QStringList &values);
    User addUser();
    QString roleId(const char *key)
    {
        return makeNodeId("Role", findKeyedByKey(m_store->database(), Keyed::Role, QString::fromLatin1(key))->id);
    }
    QStringList rolesOf(const User &user);

    support::ManualClock m_clock;
    std::unique_ptr<Store> m_store;
    Resolvers m_resolvers;
};

void tst_KeyedMutations::init()
{
    Options options;
    options.users = 0;
    auto store = Store::open(options, QStringLiteral("test"), m_clock);
    QVERIFY(store);
    m_store = std::move(*store);
    m_resolvers = {};
    m_store->registerResolvers(m_resolvers);
    // A sandbox without people still has the roles and groups of its project; these rows want their own.
    for (const auto kind : {Keyed::Role, Keyed::Group})
        for (const auto &row : listKeyed(m_store->database(), kind, {}, {}, 0, 1000))
            removeKeyed(m_store->database(), kind, row.seq);
    for (const auto &resource : listResources(m_store->database(), {}, 0, 1000))
        removeResource(m_store->database(), resource.seq);
}

Resolved tst_KeyedMutations::run(std::string_view field, Members input)
{
    const auto *resolver = m_resolvers.find("Mutation", field);
    if (!resolver)
        return tl::unexpected(unexpectedError(QStringLiteral("no such mutation")));
    const auto transaction = m_store->begin({});
    RequestContext context(m_clock, {}, *transaction);
    auto answer =
        (*resolver)({"Mutation", {}, {}}, Input::fromObject({{"input", Input::fromObject(std::move(input))}}), context);
    if (answer)
        transaction->commit();
    else
        transaction->rollback();
    return answer;
}

Input tst_KeyedMutations::texts(const QStringList &values)
{
    std::vector<Input> items;
    for (const auto &value : values)
        items.push_back(Input::fromText(value));
    return Input::fromList(std::move(items));
}

User tst_KeyedMutations::addUser()
{
    User user;
    user.id = randomUuid();
    user.seq = insertUser(m_store->database(), user);
    return user;
}

QStringList tst_KeyedMutations::rolesOf(const User &user)
{
    QStringList keys;
    for (const auto &role : effectiveRolesOfUser(m_store->database(), user.seq))
        keys.append(role.key);
    return keys;
}

void tst_KeyedMutations::keysFollowTheRules_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("plain") << "store_manager" << true;
    QTest::newRow("colon") << "shop:manager" << true;
    QTest::newRow("underscore first") << "_a" << true;
    QTest::newRow("forty") << QString(40, u'a') << true;
    QTest::newRow("forty-one") << QString(41, u'a') << false;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("digit first") << "1st" << false;
    QTest::newRow("colon first") << ":a" << false;
    QTest::newRow("dash") << "store-manager" << false;
    QTest::newRow("line end") << "admin\n" << false;
    QTest::newRow("reserved") << "authgear:admin" << false;
}

void tst_KeyedMutations::keysFollowTheRules()
{
    QFETCH(QString, key);
    QFETCH(bool, allowed);
    for (const auto *mutation : {"createRole", "createGroup"}) {
        const auto answer = run(mutation, {{"key", Input::fromText(key)}});
        QCOMPARE(answer.has_value(), allowed);
        if (!allowed)
            QCOMPARE(answer.error().reason, QStringLiteral("ValidationFailed"));
    }
}

void tst_KeyedMutations::aKeyIsThereOnce()
{
    QVERIFY(run("createRole", {{"key", text("a")}}));
    QVERIFY(run("createRole", {{"key", text("b")}}));
    QCOMPARE(run("createRole", {{"key", text("a")}}).error().reason, QStringLiteral("RoleDuplicateKey"));
    const auto renamed = run("updateRole", {{"id", Input::fromText(roleId("b"))}, {"key", text("a")}});
    QCOMPARE(renamed.error().reason, QStringLiteral("RoleDuplicateKey"));
    QVERIFY(run("createGroup", {{"key", text("a")}})); // Another kind, another list.
    QVERIFY(run("updateRole", {{"id", Input::fromText(roleId("a"))}, {"key", text("a")}})); // Its own.
}

void tst_KeyedMutations::anAbsentTextStaysAndAnEmptyOneClears()
{
    QVERIFY(run("createRole", {{"key", text("a")}, {"name", text("Name")}, {"description", text("Words")}}));
    QVERIFY(run("updateRole", {{"id", Input::fromText(roleId("a"))}, {"description", text("")}}));
    const auto role = findKeyedByKey(m_store->database(), Keyed::Role, QStringLiteral("a"));
    QCOMPARE(role->name.value_or(QString()), QStringLiteral("Name"));
    QVERIFY(!role->description);
}

void tst_KeyedMutations::addingTwiceIsAddingOnce()
{
    const auto user = addUser();
    QVERIFY(run("createRole", {{"key", text("a")}}));
    const auto ids = texts({makeNodeId("User", user.id)});
    QVERIFY(run("addRoleToUsers", {{"roleKey", text("a")}, {"userIDs", ids}}));
    QVERIFY(run("addRoleToUsers", {{"roleKey", text("a")}, {"userIDs", ids}}));
    QCOMPARE(rolesOf(user), QStringList {QStringLiteral("a")});
    QVERIFY(
        run("removeUserFromRoles",
            {{"userID", Input::fromText(makeNodeId("User", user.id))}, {"roleKeys", texts({QStringLiteral("a")})}}));
    QVERIFY(run("removeRoleFromUsers", {{"roleKey", text("a")}, {"userIDs", ids}}));
    QCOMPARE(rolesOf(user), QStringList());
}

void tst_KeyedMutations::unknownKeysAreAllNamed()
{
    const auto user = addUser();
    QVERIFY(run("createRole", {{"key", text("a")}}));
    const auto answer = run("addUserToRoles",
                            {{"userID", Input::fromText(makeNodeId("User", user.id))},
                             {"roleKeys", texts({QStringLiteral("x"), QStringLiteral("a"), QStringLiteral("y")})}});
    QCOMPARE(answer.error().name, ApiError::Name::NotFound);
    QCOMPARE(answer.error().reason, QStringLiteral("RoleUnknownKeys"));
    QCOMPARE(answer.error().info, std::string(R"({"keys":["x","y"]})"));
    QCOMPARE(rolesOf(user), QStringList());

    const auto nobody = texts({makeNodeId("User", randomUuid())});
    QCOMPARE(run("addRoleToUsers", {{"roleKey", text("a")}, {"userIDs", nobody}}).error().reason,
             QStringLiteral("UserUnknownKeys"));
    QCOMPARE(run("addRoleToUsers", {{"roleKey", text("z")}, {"userIDs", nobody}}).error().reason,
             QStringLiteral("RoleNotFound"));
    QCOMPARE(run("addRoleToUsers", {{"roleKey", text("a")}, {"userIDs", texts({roleId("a")})}}).error().message,
             QStringLiteral("invalid user ID"));
}

/// The schema says nullable, the real resolver crashes.
void tst_KeyedMutations::aListThatMayBeAbsentMayNot()
{
    QVERIFY(run("createRole", {{"key", text("a")}}));
    QCOMPARE(run("addRoleToUsers", {{"roleKey", text("a")}}).error().name, ApiError::Name::Unexpected);
}

void tst_KeyedMutations::deletingARoleTakesItFromEverybody()
{
    const auto user = addUser();
    QVERIFY(run("createRole", {{"key", text("a")}}));
    QVERIFY(run("addRoleToUsers", {{"roleKey", text("a")}, {"userIDs", texts({makeNodeId("User", user.id)})}}));
    const auto id = Input::fromText(roleId("a"));
    QVERIFY(run("deleteRole", {{"id", id}}));
    QCOMPARE(rolesOf(user), QStringList());
    QCOMPARE(run("deleteRole", {{"id", id}}).error().reason, QStringLiteral("RoleNotFound"));
    QCOMPARE(run("deleteRole", {{"id", text("nonsense")}}).error().message, QStringLiteral("invalid role ID"));
}

void tst_KeyedMutations::rolesReachUsersThroughGroups()
{
    const auto user = addUser();
    QVERIFY(run("createRole", {{"key", text("a")}}));
    QVERIFY(run("createGroup", {{"key", text("g")}}));
    QVERIFY(run("addGroupToUsers", {{"groupKey", text("g")}, {"userIDs", texts({makeNodeId("User", user.id)})}}));
    QVERIFY(run("addRoleToGroups", {{"roleKey", text("a")}, {"groupKeys", texts({QStringLiteral("g")})}}));
    QCOMPARE(rolesOf(user), QStringList {QStringLiteral("a")});
    QVERIFY(run("removeGroupFromRoles", {{"groupKey", text("g")}, {"roleKeys", texts({QStringLiteral("a")})}}));
    QCOMPARE(rolesOf(user), QStringList());
}

void tst_KeyedMutations::resourceAddressesFollowTheRules_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("plain") << "https://api.example.com" << true;
    QTest::newRow("path") << "https://api.example.com/v1" << true;
    QTest::newRow("http") << "http://api.example.com" << false;
    QTest::newRow("query") << "https://api.example.com?a=1" << false;
    QTest::newRow("fragment") << "https://api.example.com#a" << false;
    QTest::newRow("user") << "https://ann@api.example.com" << false;
    QTest::newRow("no host") << "https:///a" << false;
    QTest::newRow("words") << "my api" << false;
}

void tst_KeyedMutations::resourceAddressesFollowTheRules()
{
    QFETCH(QString, uri);
    QFETCH(bool, allowed);
    QCOMPARE(run("createResource", {{"resourceURI", Input::fromText(uri)}}).has_value(), allowed);
    if (allowed)
        QCOMPARE(run("createResource", {{"resourceURI", Input::fromText(uri)}}).error().reason,
                 QStringLiteral("ResourceDuplicateURI"));
}

void tst_KeyedMutations::scopesNeedTheResourceOfTheClient()
{
    const auto uri = text("https://api.example.com");
    const auto client = Input::fromText(m_store->project().clients().constFirst().id);
    const auto read = texts({QStringLiteral("read")});
    QVERIFY(run("createResource", {{"resourceURI", uri}}));
    QVERIFY(run("createScope", {{"resourceURI", uri}, {"scope", text("read")}}));
    QCOMPARE(run("createScope", {{"resourceURI", uri}, {"scope", text("read")}}).error().reason,
             QStringLiteral("ScopeDuplicate"));
    QCOMPARE(run("addScopesToClientID", {{"clientID", client}, {"resourceURI", uri}, {"scopes", read}}).error().reason,
             QStringLiteral("ResourceNotAssociatedWithClient"));
    QCOMPARE(run("addResourceToClientID", {{"clientID", text("nobody")}, {"resourceURI", uri}}).error().reason,
             QStringLiteral("ClientNotFound"));
    QVERIFY(run("addResourceToClientID", {{"clientID", client}, {"resourceURI", uri}}));
    QVERIFY(run("addScopesToClientID", {{"clientID", client}, {"resourceURI", uri}, {"scopes", read}}));
    QCOMPARE(run("addScopesToClientID",
                 {{"clientID", client}, {"resourceURI", uri}, {"scopes", texts({QStringLiteral("no")})}})
                 .error()
                 .reason,
             QStringLiteral("ScopeNotFound"));
}

void tst_KeyedMutations::replacingScopesLeavesNoOthers()
{
    const auto uri = text("https://api.example.com");
    const auto client = m_store->project().clients().constFirst().id;
    QVERIFY(run("createResource", {{"resourceURI", uri}}));
    for (const auto *scope : {"read", "write", "admin"})
        QVERIFY(run("createScope", {{"resourceURI", uri}, {"scope", text(scope)}}));
    QVERIFY(run("addResourceToClientID", {{"clientID", Input::fromText(client)}, {"resourceURI", uri}}));
    const auto set = [&](const char *mutation, const QStringList &scopes) {
        return run(mutation, {{"clientID", Input::fromText(client)}, {"resourceURI", uri}, {"scopes", texts(scopes)}})
            .has_value();
    };
    QVERIFY(set("addScopesToClientID", {QStringLiteral("read"), QStringLiteral("write")}));
    QVERIFY(set("replaceScopesOfClientID", {QStringLiteral("write"), QStringLiteral("admin")}));
    QStringList left;
    const auto resource = findResourceByUri(m_store->database(), uri.text());
    for (const auto &scope : listScopes(m_store->database(), resource->seq, {{}, client}, 0, 100))
        left.append(scope.scope);
    left.sort();
    QCOMPARE(left, (QStringList {QStringLiteral("admin"), QStringLiteral("write")}));
}

void tst_KeyedMutations::everyChangeIsInTheAuditLog()
{
    QVERIFY(run("createRole", {{"key", text("a")}}));
    QVERIFY(!run("createRole", {{"key", text("a")}})); // Rolled back: leaves no trace.
    const auto entries = listAuditEntries(m_store->database(), {}, true, 0, 10);
    QCOMPARE(entries.size(), std::size_t(1));
    QCOMPARE(entries.front().activity, QStringLiteral("ADMIN_API_MUTATION_CREATE_ROLE_EXECUTED"));
    QVERIFY(entries.front().data.contains(QStringLiteral("admin_api.mutation.create_role.executed")));
}

REGISTER_TEST(tst_KeyedMutations)
#include "tst_keyedmutations.moc"
