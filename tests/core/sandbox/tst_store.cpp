#include "core/sandbox/resource.h"
#include "core/sandbox/store/resources.h"
#include "core/sandbox/store/rolesgroups.h"
#include "core/sandbox/store/store.h"
#include "core/sandbox/store/unitofwork.h"
#include "core/sandbox/store/uuids.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace sandbox;

namespace {

User userNumber(int number)
{
    User user;
    user.id = seededUuid(1, 1, static_cast<quint64>(number));
    user.createdAt = number * OneDay;
    return user;
}

} // namespace

class tst_Store : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aRollbackTakesRowsAndEventsBackButNotSessions();
    void aFailingStatementMakesCommitRefuse();
    void eventsAreLoggedInTheirOrder();
    void effectiveRolesAreDirectOnesAndThoseOfGroups();
    void usersWhoNeverLoggedInComeLastBothWays();
    void keywordsAreNoPatterns();
    void unlinkingAResourceLeavesScopeLinks();
    void filesAreForTheirOwnerOnly();
    void everyQueryAndMutationOfTheSchemaHasAResolver();

private:
    KeyedRow addKeyed(Keyed kind, const QString &key);

    support::ManualClock m_clock;
    std::unique_ptr<Store> m_store;
};

void tst_Store::init()
{
    Options options;
    options.users = 0;
    auto store = Store::open(options, QStringLiteral("test"), m_clock);
    QVERIFY(store);
    m_store = std::move(*store);
}

KeyedRow tst_Store::addKeyed(Keyed kind, const QString &key)
{
    KeyedRow row;
    row.id = randomUuid();
    row.key = key;
    row.seq = insertKeyed(m_store->database(), kind, row);
    return row;
}

void tst_Store::aRollbackTakesRowsAndEventsBackButNotSessions()
{
    const auto transaction = m_store->begin({});
    auto &work = static_cast<UnitOfWork &>(*transaction);
    insertUser(work.database(), userNumber(1));
    work.record(QStringLiteral("user.created"), {});
    work.volatileDatabase().run("INSERT INTO cooldowns (name, until) VALUES ('reset', 5)");
    work.rollback();

    QCOMPARE(countUsers(m_store->database()), 0);
    QCOMPARE(countAuditEntries(m_store->database(), {}), 0);
    QCOMPARE(m_store->volatileDatabase().number("SELECT until FROM cooldowns WHERE name = 'reset'"), 5);
}

void tst_Store::aFailingStatementMakesCommitRefuse()
{
    const auto transaction = m_store->begin({});
    auto &work = static_cast<UnitOfWork &>(*transaction);
    insertUser(work.database(), userNumber(1));
    insertUser(work.database(), userNumber(1)); // The same ID twice.
    insertUser(work.database(), userNumber(2));
    QVERIFY(!work.commit());
    QCOMPARE(countUsers(m_store->database()), 0);

    const auto next = m_store->begin({});
    insertUser(static_cast<UnitOfWork &>(*next).database(), userNumber(3));
    QVERIFY(next->commit());
    QCOMPARE(countUsers(m_store->database()), 1);
}

void tst_Store::eventsAreLoggedInTheirOrder()
{
    RequestInfo info;
    info.remoteAddress = QStringLiteral("127.0.0.1");
    info.userAgent = QStringLiteral("test/1");
    info.url = QStringLiteral("http://127.0.0.1/graphql");
    info.auditContext = R"({"operator":"Ann","http_url":"forged"})";
    const auto transaction = m_store->begin(info);
    auto &work = static_cast<UnitOfWork &>(*transaction);
    const QString user = seededUuid(1, 1, 7);
    work.record(QStringLiteral("user.disabled"), {{QStringLiteral("a"), 1}}, user);
    work.record(QStringLiteral("admin_api.mutation.set_disabled_status.executed"), {});
    QVERIFY(work.commit());

    const auto entries = listAuditEntries(m_store->database(), {}, false, 0, 10);
    QCOMPARE(entries.size(), std::size_t(2));
    QCOMPARE(entries[0].activity, QStringLiteral("USER_DISABLED"));
    QCOMPARE(entries[0].id, QStringLiteral("0000000000000001"));
    QCOMPARE(entries[0].userId, std::optional(user));
    QCOMPARE(entries[1].activity, QStringLiteral("ADMIN_API_MUTATION_SET_DISABLED_STATUS_EXECUTED"));
    QCOMPARE(entries[1].userId, std::nullopt);
    const QJsonObject data = QJsonDocument::fromJson(entries[0].data.toUtf8()).object();
    QCOMPARE(data[QLatin1String("type")].toString(), QStringLiteral("user.disabled"));
    QCOMPARE(data[QLatin1String("payload")][QLatin1String("a")].toInt(), 1);
    const QJsonObject context = data[QLatin1String("context")].toObject();
    QCOMPARE(context[QLatin1String("triggered_by")].toString(), QStringLiteral("admin_api"));
    QCOMPARE(context[QLatin1String("ip_address")].toString(), QStringLiteral("127.0.0.1"));
    QCOMPARE(context[QLatin1String("audit_context")][QLatin1String("operator")].toString(), QStringLiteral("Ann"));
    QCOMPARE(context[QLatin1String("audit_context")][QLatin1String("http_url")].toString(), info.url);
}

void tst_Store::effectiveRolesAreDirectOnesAndThoseOfGroups()
{
    Database &database = m_store->database();
    const qint64 user = insertUser(database, userNumber(1));
    const KeyedRow clerk = addKeyed(Keyed::Role, QStringLiteral("x_clerk"));
    const KeyedRow auditor = addKeyed(Keyed::Role, QStringLiteral("x_auditor"));
    const KeyedRow staff = addKeyed(Keyed::Group, QStringLiteral("x_staff"));
    addRoleToUser(database, user, clerk.seq);
    addRoleToUser(database, user, clerk.seq);
    addGroupToUser(database, user, staff.seq);
    addRoleToGroup(database, staff.seq, auditor.seq);
    addRoleToGroup(database, staff.seq, clerk.seq);

    const auto keys = [](const std::vector<KeyedRow> &rows) {
        QStringList list;
        for (const KeyedRow &row : rows)
            list << row.key;
        return list.join(u' ');
    };
    QCOMPARE(keys(rolesOfUser(database, user)), QStringLiteral("x_clerk"));
    QCOMPARE(keys(effectiveRolesOfUser(database, user)), QStringLiteral("x_auditor x_clerk"));
    QCOMPARE(keys(groupsOfRole(database, auditor.seq)), QStringLiteral("x_staff"));
    QCOMPARE(usersOf(database, Keyed::Role, auditor.seq, 0, 10).size(), std::size_t(0));
    removeKeyed(database, Keyed::Group, staff.seq);
    QCOMPARE(keys(effectiveRolesOfUser(database, user)), QStringLiteral("x_clerk"));
}

void tst_Store::usersWhoNeverLoggedInComeLastBothWays()
{
    Database &database = m_store->database();
    for (int i = 1; i <= 4; ++i) {
        User user = userNumber(i);
        if (i % 2 == 0)
            user.lastLoginAt = i * OneHour;
        insertUser(database, user);
    }
    const auto order = [&](bool descending) {
        QString text;
        for (const User &user : listUsers(database, UserOrder::LastLoginAt, descending, 0, 10))
            text += QString::number(user.seq);
        return text;
    };
    QCOMPARE(order(true), QStringLiteral("4213"));
    QCOMPARE(order(false), QStringLiteral("2413"));
}

void tst_Store::keywordsAreNoPatterns()
{
    addKeyed(Keyed::Role, QStringLiteral("x_store_clerk"));
    addKeyed(Keyed::Role, QStringLiteral("x_storeXclerk"));
    QCOMPARE(listKeyed(m_store->database(), Keyed::Role, QStringLiteral("X_STORE_C"), {}, 0, 10).size(),
             std::size_t(1));
    QCOMPARE(listKeyed(m_store->database(), Keyed::Role, QStringLiteral("%"), {}, 0, 10).size(), std::size_t(0));
    const KeyedRow clerk = *findKeyedByKey(m_store->database(), Keyed::Role, QStringLiteral("x_store_clerk"));
    const auto others = listKeyed(m_store->database(), Keyed::Role, QStringLiteral("clerk"), {clerk.id}, 1, 10);
    QCOMPARE(others.size(), std::size_t(1));
    QCOMPARE(others[0].key, QStringLiteral("x_storeXclerk"));
}

void tst_Store::unlinkingAResourceLeavesScopeLinks()
{
    Database &database = m_store->database();
    Resource resource;
    resource.id = randomUuid();
    resource.uri = QStringLiteral("https://api.example.com");
    resource.seq = insertResource(database, resource);
    Scope scope;
    scope.id = randomUuid();
    scope.resource = resource.seq;
    scope.scope = QStringLiteral("read");
    scope.seq = insertScope(database, scope);
    const QString client = QStringLiteral("c1");
    linkResource(database, client, resource.seq);
    linkScope(database, client, scope.seq);
    QCOMPARE(clientsOfResource(database, resource.seq), QStringList {client});
    unlinkResource(database, client, resource.seq);
    QVERIFY(!isResourceLinked(database, client, resource.seq));
    QCOMPARE(countScopes(database, resource.seq, {{}, client}), 1);
    QCOMPARE(findScopeByName(database, resource.seq, scope.scope)->resourceId, resource.id);
    removeResource(database, resource.seq);
    QVERIFY(!findScope(database, scope.id));
    QCOMPARE(database.number("SELECT COUNT(*) FROM client_scopes WHERE client = 'c1'"), 0);
}

void tst_Store::filesAreForTheirOwnerOnly()
{
    QTemporaryDir folder;
    Options options;
    options.users = 0;
    options.dataFolder = folder.filePath(QStringLiteral("data"));
    QVERIFY(Store::open(options, QStringLiteral("test"), m_clock));
    const auto forOthers =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    const QFileInfoList files = QDir(options.dataFolder).entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 2);
    for (const QFileInfo &file : files)
        QVERIFY2(!(file.permissions() & forOthers), qPrintable(file.fileName()));
}

void tst_Store::everyQueryAndMutationOfTheSchemaHasAResolver()
{
    Resolvers resolvers;
    m_store->registerResolvers(resolvers);
    const QString schema = QString::fromStdString(resource(QLatin1String("schema.graphql")));
    for (const auto &[type, count] : {std::pair("Query", 12), std::pair("Mutation", 58)}) {
        const qsizetype begin = schema.indexOf(QStringLiteral("type %1 {").arg(QLatin1String(type)));
        const QString block = schema.sliced(begin, schema.indexOf(QLatin1String("\n}"), begin) - begin);
        static const QRegularExpression Field(QStringLiteral("^    ([a-zA-Z]+)[(:]"),
                                              QRegularExpression::MultilineOption);
        int found = 0;
        for (auto field = Field.globalMatch(block); field.hasNext(); ++found) {
            const QString name = field.next().captured(1);
            QVERIFY2(resolvers.find(type, name.toStdString()), qPrintable(name));
        }
        QCOMPARE(found, count);
    }
}

REGISTER_TEST(tst_Store)
#include "tst_store.moc"
