#include "core/sandbox/resource.h"
#include "core/sandbox/store/auditlog.h"
#include "core/sandbox/store/authenticators.h"
#include "core/sandbox/store/identities.h"
#include "core/sandbox/store/loginsessions.h"
#include "core/sandbox/store/messages.h"
#include "core/sandbox/store/rolesgroups.h"
#include "core/sandbox/store/store.h"
#include "core/sandbox/store/verifiedclaims.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sandbox;

class tst_Seed : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theSameSeedGivesTheSamePeople();
    void anotherSeedGivesOthers();
    void anotherDayMovesOnlyTimes();
    void aliceIsWhatExamplesCountOn();
    void everyStateIsThere_data();
    void everyStateIsThere();
    void peopleAreBelievable();
    void loginIdsAreUnique();
    void nobodyIsSignedInWhoMayNot();
    void theHistoryIsOfThePastYear();
    void activitiesAreThoseOfTheSchema();
    void aFileIsSeededOnce();

private:
    std::unique_ptr<Store> open(int users, quint64 seed = 1, const QString &folder = {});
    /// All rows of the tables that matter, as text.
    static QStringList dump(Database &database, const char *table, const char *columns);

    support::ManualClock m_clock;
    std::unique_ptr<Store> m_store; ///< A thousand people.
    std::vector<User> m_users;
};

std::unique_ptr<Store> tst_Seed::open(int users, quint64 seed, const QString &folder)
{
    Options options;
    options.users = users;
    options.seed = seed;
    options.dataFolder = folder;
    auto store = Store::open(options, QStringLiteral("shop"), m_clock);
    return store ? std::move(*store) : nullptr;
}

QStringList tst_Seed::dump(Database &database, const char *table, const char *columns)
{
    // Rows::select() wants literals; these live as long.
    static std::map<QByteArray, std::string> statements;
    std::string &sql = statements[QByteArray(table) + columns];
    sql = std::string("SELECT ") + columns + " FROM " + table + " ORDER BY 1";
    QStringList lines;
    Rows row = database.select(sql);
    const auto count = QByteArray(columns).count(',') + 1;
    while (row.next()) {
        QStringList fields;
        for (int i = 0; i < count; ++i)
            fields.append(row.text(i));
        lines.append(fields.join(u'|'));
    }
    return lines;
}

void tst_Seed::initTestCase()
{
    m_store = open(1000);
    QVERIFY(m_store);
    m_users = listUsers(m_store->database(), UserOrder::CreatedAt, false, 0, 2000);
    QCOMPARE(m_users.size(), std::size_t(1000));
}

void tst_Seed::theSameSeedGivesTheSamePeople()
{
    const auto again = open(1000);
    for (const auto &[table, columns] :
         {std::pair("users", "seq, id, created_at, last_login_at, standard_attributes, custom_attributes, delete_at"),
          std::pair("identities", "seq, id, user, type, key, value, claims"),
          std::pair("authenticators", "seq, id, user, type, kind, target, claims"),
          std::pair("user_groups", "user, group_seq"), std::pair("roles", "seq, id, key"),
          std::pair("audit_log", "seq, id, created_at, activity, data"),
          std::pair("fraud_records", "seq, id, recipient, warnings")})
        QCOMPARE(dump(again->database(), table, columns), dump(m_store->database(), table, columns));
    QCOMPARE(dump(again->volatileDatabase(), "sessions", "id, user_id, accessed_ip"),
             dump(m_store->volatileDatabase(), "sessions", "id, user_id, accessed_ip"));
}

void tst_Seed::anotherSeedGivesOthers()
{
    const auto other = open(20, 2);
    const auto users = listUsers(other->database(), UserOrder::CreatedAt, false, 0, 20);
    for (std::size_t i = 0; i < users.size(); ++i)
        QVERIFY(users[i].id != m_users[i].id);
    QCOMPARE(identitiesOf(other->database(), 1).front().value, QStringLiteral("alice@example.com"));
}

void tst_Seed::anotherDayMovesOnlyTimes()
{
    support::ManualClock later(m_clock.now().addDays(3));
    Options options;
    auto store = Store::open(options, QStringLiteral("shop"), later);
    QVERIFY(store);
    const char *lasting = "seq, id, standard_attributes, custom_attributes";
    QCOMPARE(dump((*store)->database(), "users", lasting), dump(m_store->database(), "users", lasting));
    QCOMPARE(findUserBySeq((*store)->database(), 7)->createdAt,
             findUserBySeq(m_store->database(), 7)->createdAt + 3 * OneDay);
}

void tst_Seed::aliceIsWhatExamplesCountOn()
{
    Database &database = m_store->database();
    const User alice = *findUserBySeq(database, 1);
    QCOMPARE(alice.id, QStringLiteral("99793187-6d81-4cca-9f0f-790985def13d"));
    QCOMPARE(alice.status, AccountStatus());
    QVERIFY(alice.lastLoginAt);
    const auto identities = identitiesOf(database, 1);
    QCOMPARE(identities.size(), std::size_t(1));
    QCOMPARE(identities[0].type, QString(LoginIdType));
    QCOMPARE(identities[0].email, std::optional(QStringLiteral("alice@example.com")));
    QVERIFY(isVerified(database, 1, QStringLiteral("email"), QStringLiteral("alice@example.com")));
    QCOMPARE(sessionsOf(m_store->volatileDatabase(), alice.id).size(), std::size_t(2));
    const QJsonObject attributes = QJsonDocument::fromJson(alice.standardAttributes.toUtf8()).object();
    QCOMPARE(attributes[QLatin1String("name")].toString(), QStringLiteral("Alice Chan"));
}

void tst_Seed::everyStateIsThere_data()
{
    QTest::addColumn<QByteArray>("condition");
    const auto row = [](const char *name, const char *condition) {
        QTest::newRow(name) << QByteArray(condition);
    };
    row("disabled with a reason",
        "SELECT COUNT(*) FROM users WHERE indefinitely_disabled AND disable_reason IS NOT NULL");
    row("disabled without",
        "SELECT COUNT(*) FROM users WHERE indefinitely_disabled AND disable_reason IS NULL AND delete_at IS NULL");
    row("disabled for a time", "SELECT COUNT(*) FROM users WHERE disabled_from < 1772366400000");
    row("disabled later", "SELECT COUNT(*) FROM users WHERE disabled_from > 1772366400000");
    row("no longer valid", "SELECT COUNT(*) FROM users WHERE valid_until < 1772366400000");
    row("not yet valid", "SELECT COUNT(*) FROM users WHERE valid_from > 1772366400000");
    row("deletion by an administrator",
        "SELECT COUNT(*) FROM users WHERE delete_at > 1772366400000 AND NOT deactivated AND delete_reason IS NOT NULL");
    row("deactivated", "SELECT COUNT(*) FROM users WHERE deactivated");
    row("anonymisation", "SELECT COUNT(*) FROM users WHERE anonymize_at > 1772366400000");
    row("anonymised", "SELECT COUNT(*) FROM users WHERE anonymized AND standard_attributes = '{}'");
    row("anonymised, to be deleted", "SELECT COUNT(*) FROM users WHERE anonymized AND delete_at > 1772366400000");
    row("never logged in", "SELECT COUNT(*) FROM users WHERE last_login_at IS NULL");
    row("grace for a second factor", "SELECT COUNT(*) FROM users WHERE mfa_grace_until > 1772366400000");
    row("anonymous", "SELECT COUNT(*) FROM identities WHERE type = 'ANONYMOUS'");
    row("OAuth", "SELECT COUNT(*) FROM identities WHERE type = 'OAUTH'");
    row("passkey", "SELECT COUNT(*) FROM identities WHERE type = 'PASSKEY'");
    row("biometric", "SELECT COUNT(*) FROM identities WHERE type = 'BIOMETRIC'");
    row("wallet", "SELECT COUNT(*) FROM identities WHERE type = 'SIWE'");
    row("directory", "SELECT COUNT(*) FROM identities WHERE type = 'LDAP'");
    row("username", "SELECT COUNT(*) FROM identities WHERE key = 'username'");
    row("several identities", "SELECT COUNT(*) FROM (SELECT user FROM identities GROUP BY user HAVING COUNT(*) > 1)");
    row("expired password", "SELECT COUNT(*) FROM authenticators WHERE expire_after < 1772366400000");
    row("second factor", "SELECT COUNT(*) FROM authenticators WHERE kind = 'SECONDARY' AND type = 'TOTP'");
    row("not verified",
        "SELECT COUNT(*) FROM identities WHERE email IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM verified_claims c WHERE c.user = identities.user AND c.value = email)");
    row("consent", "SELECT COUNT(*) FROM authorizations");
    row("direct role", "SELECT COUNT(*) FROM user_roles");
    row("blocked message", "SELECT COUNT(*) FROM fraud_records WHERE decision = 'blocked'");
}

void tst_Seed::everyStateIsThere()
{
    QFETCH(QByteArray, condition);
    static std::map<QByteArray, std::string> statements;
    std::string &sql = statements[condition];
    sql = condition.toStdString();
    const qint64 count = m_store->database().number(sql);
    QVERIFY2(count >= 3, qPrintable(QString::number(count)));
    QVERIFY(!m_store->database().hasFailed());
}

void tst_Seed::peopleAreBelievable()
{
    QSet<QString> names;
    int nonLatin = 0;
    for (const User &user : m_users) {
        const QJsonObject attributes = QJsonDocument::fromJson(user.standardAttributes.toUtf8()).object();
        const QString name = attributes[QLatin1String("name")].toString();
        names.insert(name);
        nonLatin += std::any_of(name.begin(), name.end(),
                                [](QChar c) { return c.isLetter() && c.script() != QChar::Script_Latin; });
        QVERIFY(!user.standardAttributes.contains(u'#')
                && !user.standardAttributes.contains(u'{' + QStringLiteral("number")));
        QVERIFY(!user.customAttributes.contains(u'#'));
    }
    QVERIFY2(names.size() > 800, qPrintable(QString::number(names.size())));
    QVERIFY2(nonLatin > 300, qPrintable(QString::number(nonLatin)));
    // Mail to a real address must not be possible by mistake.
    for (const QString &line : dump(m_store->database(), "identities WHERE email IS NOT NULL", "email")) {
        static const QRegularExpression Reserved(QStringLiteral(R"(^[a-z0-9._]+@([a-z]+\.)?example\.(com|org|net)$)"));
        QVERIFY2(Reserved.match(line).hasMatch(), qPrintable(line));
    }
}

void tst_Seed::loginIdsAreUnique()
{
    // The index would have refused them; look at what it cannot see: one address of two people.
    QCOMPARE(m_store->database().number(
                 "SELECT COUNT(*) FROM (SELECT email FROM identities WHERE type = 'LOGIN_ID' AND email IS NOT NULL"
                 " GROUP BY email HAVING COUNT(DISTINCT user) > 1)"),
             0);
    // Users came one after the other, and nobody comes from the future.
    for (std::size_t i = 0; i < m_users.size(); ++i) {
        QCOMPARE(m_users[i].seq, static_cast<qint64>(i) + 1);
        QVERIFY(m_users[i].createdAt < m_clock.now().toMSecsSinceEpoch());
        QVERIFY(m_users[i].lastLoginAt.value_or(0) < m_clock.now().toMSecsSinceEpoch());
        QVERIFY(m_users[i].updatedAt < m_clock.now().toMSecsSinceEpoch());
    }
}

void tst_Seed::nobodyIsSignedInWhoMayNot()
{
    int signedIn = 0;
    for (const User &user : m_users) {
        const auto sessions = sessionsOf(m_store->volatileDatabase(), user.id);
        signedIn += sessions.empty() ? 0 : 1;
        if (AccountStatusAt(user.status, m_clock.now().toMSecsSinceEpoch()).isDisabled() || !user.lastLoginAt)
            QVERIFY2(sessions.empty(), qPrintable(user.id));
        for (const LoginSession &session : sessions) {
            QVERIFY(session.createdAt >= user.createdAt && session.createdAt <= session.accessedAt);
            QVERIFY(!m_store->project().deviceName(session.userAgent).contains(u'/'));
            QVERIFY(session.accessedIp.startsWith(QLatin1String("192.0.2."))
                    || session.accessedIp.startsWith(QLatin1String("198.51.100."))
                    || session.accessedIp.startsWith(QLatin1String("203.0.113.")));
        }
        if (!lockoutsOf(m_store->volatileDatabase(), user.id, m_clock.now().toMSecsSinceEpoch()).empty())
            QVERIFY(user.lastLoginAt);
    }
    QVERIFY(signedIn > 400);
    QVERIFY(m_store->volatileDatabase().number("SELECT COUNT(DISTINCT user_id) FROM lockouts") >= 10);
}

void tst_Seed::theHistoryIsOfThePastYear()
{
    const auto entries = listAuditEntries(m_store->database(), {}, false, 0, 100'000);
    QVERIFY2(entries.size() > 2000, qPrintable(QString::number(entries.size())));
    const Timestamp now = m_clock.now().toMSecsSinceEpoch();
    QVERIFY(entries.front().createdAt > now - 367 * OneDay);
    QVERIFY(entries.front().createdAt < now - 330 * OneDay);
    QVERIFY(entries.back().createdAt < now);
    for (std::size_t i = 1; i < entries.size(); ++i)
        QVERIFY(entries[i - 1].createdAt <= entries[i].createdAt && entries[i - 1].id < entries[i].id);
    const QJsonObject data = QJsonDocument::fromJson(entries.back().data.toUtf8()).object();
    QCOMPARE(data.keys(),
             (QStringList {QStringLiteral("context"), QStringLiteral("id"), QStringLiteral("payload"),
                           QStringLiteral("seq"), QStringLiteral("type")}));
    QCOMPARE(data[QLatin1String("id")].toString(), entries.back().id);
    QCOMPARE(data[QLatin1String("context")][QLatin1String("app_id")].toString(), QStringLiteral("shop"));
}

void tst_Seed::activitiesAreThoseOfTheSchema()
{
    const QString schema = QString::fromStdString(resource(QLatin1String("schema.graphql")));
    for (const QString &activity : dump(m_store->database(), "audit_log", "DISTINCT activity"))
        QVERIFY2(QRegularExpression(QStringLiteral("^    %1$").arg(activity), QRegularExpression::MultilineOption)
                     .match(schema)
                     .hasMatch(),
                 qPrintable(activity));
}

void tst_Seed::aFileIsSeededOnce()
{
    const QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("data"));
    {
        const auto store = open(30, 1, data);
        QCOMPARE(countUsers(store->database()), 30);
        User user = *findUserBySeq(store->database(), 3);
        user.standardAttributes = QStringLiteral(R"({"name":"Zyxwvut"})");
        saveUser(store->database(), user);
        endSessionsOf(store->volatileDatabase(), findUserBySeq(store->database(), 1)->id);
    }
    const auto store = open(500, 9, data);
    QVERIFY(store);
    QCOMPARE(countUsers(store->database()), 30);
    QCOMPARE(sessionsOf(store->volatileDatabase(), findUserBySeq(store->database(), 1)->id).size(), std::size_t(0));
    SearchQuery query;
    query.keyword = QStringLiteral("zyxwvut");
    QCOMPARE(store->searchIndex().search(query).total, 1);
}

REGISTER_TEST(tst_Seed)
#include "tst_seed.moc"
