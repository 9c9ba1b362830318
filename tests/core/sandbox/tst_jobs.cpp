#include "tests/core/sandbox/adminclient.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using support::AdminClient;

/// What administrators come for, from beginning to end over HTTP: look, change, look again, take it back, look again.
class tst_Jobs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void findACustomerByExactAddress();
    void readTheWholeDossierOfOneUser();
    void searchByKeywordInsideARole();
    void markAnAddressAsVerified();
    void disableABatchOfAccounts();
    void oneBadAccountOfABatchLeavesAllAsTheyWere();
    void movePeopleBetweenGroups();
    void giveARoleToSeveralPeople();
    void expirePasswordsAndSignOut();
    void correctAMistypedLogin();
    void editAProfileWithoutLosingTheRest();
    void scheduleAnErasure();
    void readWhatHappenedToAnAccount();

private:
    QStringList firstFive()
    {
        return m_client->users({}, [](const QJsonValue &) { return true; }).first(5);
    }
    QJsonValue status(const QString &id)
    {
        return m_client->user(id, u"isDisabled disableReason deleteAt anonymizeAt sessions { totalCount }"_s);
    }

    std::unique_ptr<AdminClient> m_client;
};

void tst_Jobs::init()
{
    m_client = std::make_unique<AdminClient>();
    QVERIFY(m_client->isRunning());
}

void tst_Jobs::findACustomerByExactAddress()
{
    const QString query = u"query Find($name: String!, $value: String!) {"
                          " getUsersByStandardAttribute(attributeName: $name, attributeValue: $value) {"
                          "  id formattedName endUserAccountID standardAttributes isDisabled createdAt lastLoginAt"
                          "  verifiedClaims { name value } identities { edges { node { id type claims } } } } }"_s;
    const auto find = [&](const char *name, const char *value) {
        return m_client
            ->data(query,
                   {{u"name"_s, QLatin1String(name)},
                    {u"value"_s, QLatin1String(value)}})["getUsersByStandardAttribute"_L1]
            .toArray();
    };
    const QJsonArray found = find("email", "Alice@Example.com ");
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0]["formattedName"_L1].toString(), u"Alice Chan"_s);
    QCOMPARE(found[0]["endUserAccountID"_L1].toString(), u"alice@example.com"_s);
    QCOMPARE(found[0]["isDisabled"_L1].toBool(true), false);
    const QJsonValue attributes = found[0]["standardAttributes"_L1];
    QCOMPARE(attributes["email_verified"_L1].toBool(), true);
    QVERIFY(attributes["updated_at"_L1].toInteger() > 1'700'000'000);
    const QJsonValue identity = found[0]["identities"_L1]["edges"_L1][0]["node"_L1];
    QCOMPARE(identity["type"_L1].toString(), u"LOGIN_ID"_s);
    const QJsonObject claims = identity["claims"_L1].toObject();
    QCOMPARE(claims.keys(),
             (QStringList {u"email"_s, u"https://authgear.com/claims/login_id/key"_s,
                           u"https://authgear.com/claims/login_id/original_value"_s,
                           u"https://authgear.com/claims/login_id/type"_s,
                           u"https://authgear.com/claims/login_id/value"_s}));
    QCOMPARE(find("email", "nobody@example.com").size(), 0);
    QCOMPARE(
        m_client->failure(u"{ getUsersByStandardAttribute(attributeName: \"name\", attributeValue: \"x\") { id } }"_s),
        u"Invalid/GetUsersInvalidArgument"_s);
}

void tst_Jobs::readTheWholeDossierOfOneUser()
{
    const QString fields = QStringLiteral(
        "__typename id formattedName endUserAccountID createdAt updatedAt lastLoginAt isAnonymous isAnonymized "
        "isDeactivated"
        " isDisabled disableReason temporarilyDisabledFrom temporarilyDisabledUntil accountValidFrom accountValidUntil "
        "deleteAt"
        " deleteReason anonymizeAt mfaGracePeriodEndAt standardAttributes customAttributes web3 verifiedClaims { name "
        "value }"
        " accountLockout { isLocked lockoutType lockedUntil lockedIPs { ipAddress lockedUntil } }"
        " identities { edges { node { id type claims createdAt } } }"
        " authenticators { edges { node { id type kind isDefault expireAfter claims createdAt } } }"
        " sessions { edges { node { id type acr amr displayName applicationName clientID createdByIP lastAccessedAt"
        "  lastAccessedByIP lastAccessedByIPCountryCode lastAccessedByIPEnglishCountryName userAgent } } }"
        " authorizations { edges { node { id clientID scopes createdAt } } }"
        " effectiveRoles { edges { node { key name } } } roles { edges { node { key name } } } groups { edges { node { "
        "key name } } }");
    // Every user, so that no state has a field that cannot be read.
    int withEverything = 0;
    for (const QString &id : m_client->users({}, [](const QJsonValue &) { return true; })) {
        const QJsonValue user = m_client->user(id, fields);
        QVERIFY2(user.isObject(), m_client->errorText().constData());
        QCOMPARE(user["id"_L1].toString(), id);
        const bool hasRows = !user["sessions"_L1]["edges"_L1].toArray().isEmpty()
            && !user["authorizations"_L1]["edges"_L1].toArray().isEmpty();
        withEverything += hasRows ? 1 : 0;
    }
    QVERIFY(withEverything > 0);
    // What cannot be a node is null and no error.
    for (const char *id : {"VXNlcjpub2JvZHk", "garbage", "", "VXNlcjpub2JvZHk="})
        QVERIFY(m_client->user(QLatin1String(id), u"id"_s).isNull());
}

void tst_Jobs::searchByKeywordInsideARole()
{
    // The role as people have it, through a group too.
    const QString holder = m_client
                               ->users(u"isAnonymized effectiveRoles { edges { node { key } } } standardAttributes"_s,
                                       [](const QJsonValue &node) {
                                           return node["standardAttributes"_L1]["family_name"_L1].isString()
                                               && !node["effectiveRoles"_L1]["edges"_L1].toArray().isEmpty();
                                       })
                               .last();
    const QJsonValue user = m_client->user(holder, u"standardAttributes effectiveRoles { edges { node { key } } }"_s);
    const QString keyword = user["standardAttributes"_L1]["family_name"_L1].toString();
    const QString role = user["effectiveRoles"_L1]["edges"_L1][0]["node"_L1]["key"_L1].toString();

    const QJsonValue found = m_client->data(
        u"query ($keyword: String!, $roles: [String!]) { users(searchKeyword: $keyword, roleKeys: $roles, first: 50,"
        " sortBy: LAST_LOGIN_AT, sortDirection: DESC) { totalCount pageInfo { hasNextPage endCursor }"
        " edges { cursor node { id lastLoginAt effectiveRoles { edges { node { key } } } } } } }"_s,
        {{u"keyword"_s, keyword}, {u"roles"_s, QJsonArray {role}}})["users"_L1];
    const QJsonArray edges = found["edges"_L1].toArray();
    QVERIFY2(!edges.isEmpty(), qPrintable(keyword + u' ' + role));
    QCOMPARE(found["totalCount"_L1].toInt(), edges.size());
    QStringList ids;
    QString previous = u"9"_s;
    for (const QJsonValue edge : edges) {
        ids.append(edge["node"_L1]["id"_L1].toString());
        const QString login = edge["node"_L1]["lastLoginAt"_L1].toString();
        QVERIFY2(login <= previous, qPrintable(login));
        previous = login;
    }
    QVERIFY(ids.contains(holder));
}

void tst_Jobs::markAnAddressAsVerified()
{
    const QString id = m_client->alice();
    const QString mutation =
        u"mutation ($id: ID!, $on: Boolean!) { setVerifiedStatus(input: {userID: $id, claimName: \"email\","
        " claimValue: \"alice@example.com\", isVerified: $on}) { user { id verifiedClaims { name value } } } }"_s;
    const auto set = [&](bool on) {
        return m_client
            ->data(mutation, {{u"id"_s, id}, {u"on"_s, on}})["setVerifiedStatus"_L1]["user"_L1]["verifiedClaims"_L1]
            .toArray();
    };
    QCOMPARE(set(false).size(), 0);
    QCOMPARE(m_client->user(id, u"standardAttributes"_s)["standardAttributes"_L1]["email_verified"_L1].toBool(true),
             false);
    QCOMPARE(set(true), (QJsonArray {QJsonObject {{u"name"_s, u"email"_s}, {u"value"_s, u"alice@example.com"_s}}}));
    QCOMPARE(set(true).size(), 1);
}

void tst_Jobs::disableABatchOfAccounts()
{
    const QStringList ids = firstFive();
    QJsonObject variables {{u"reason"_s, u"Spam wave, OPS-412"_s}};
    QString disable;
    QString enable;
    for (int i = 0; i < 5; ++i) {
        variables.insert(u"u%1"_s.arg(i), ids[i]);
        disable +=
            u" m%1: setDisabledStatus(input: {userID: $u%1, isDisabled: true, reason: $reason}) { user { isDisabled disableReason } }"_s
                .arg(i);
        enable += u" m%1: setDisabledStatus(input: {userID: $u%1, isDisabled: false}) { user { isDisabled } }"_s.arg(i);
    }
    const QString head = u"mutation ($u0: ID!, $u1: ID!, $u2: ID!, $u3: ID!, $u4: ID!"_s;
    const QJsonValue done = m_client->data(head + u", $reason: String) {"_s + disable + u'}', variables);
    QVERIFY2(done.isObject(), m_client->errorText().constData());
    QCOMPARE(done["m4"_L1]["user"_L1]["disableReason"_L1].toString(), u"Spam wave, OPS-412"_s);
    for (const QString &id : ids) {
        QCOMPARE(status(id)["isDisabled"_L1].toBool(), true);
        QCOMPARE(status(id)["sessions"_L1]["totalCount"_L1].toInt(-1), 0);
    }
    variables.remove(u"reason"_s);
    QVERIFY(m_client->data(head + u") {"_s + enable + u'}', variables).isObject());
    for (const QString &id : ids) {
        QCOMPARE(status(id)["isDisabled"_L1].toBool(true), false);
        QVERIFY(status(id)["disableReason"_L1].isNull());
        QCOMPARE(status(id)["sessions"_L1]["totalCount"_L1].toInt(-1), 0); // They do not come back.
    }
}

void tst_Jobs::oneBadAccountOfABatchLeavesAllAsTheyWere()
{
    const QString good = m_client->alice();
    const QString bad =
        m_client
            ->users(u"disableReason isAnonymized deleteAt temporarilyDisabledFrom isDisabled"_s,
                    [](const QJsonValue &node) {
                        return node["disableReason"_L1].isString() && node["temporarilyDisabledFrom"_L1].isNull();
                    })
            .first();
    QVERIFY(status(good)["sessions"_L1]["totalCount"_L1].toInt() > 0);
    const QString batch =
        u"mutation ($a: ID!, $b: ID!) { a: setDisabledStatus(input: {userID: $a, isDisabled: true}) { user { id } }"
        " b: setDisabledStatus(input: {userID: $b, isDisabled: true}) { user { id } } }"_s;
    QCOMPARE(m_client->failure(batch, {{u"a"_s, good}, {u"b"_s, bad}}), u"Invalid/InvalidAccountStatusTransition"_s);
    QCOMPARE(m_client->info(), (QJsonObject {{u"from"_s, u"disabled"_s}, {u"to"_s, u"disabled"_s}}));
    // The database is as before; the sessions are not in it.
    QCOMPARE(status(good)["isDisabled"_L1].toBool(true), false);
    QCOMPARE(status(good)["sessions"_L1]["totalCount"_L1].toInt(-1), 0);
    const QJsonValue log = m_client->data(
        u"query ($id: ID!) { auditLogs(userIDs: [$id], activityTypes: [USER_DISABLED]) { totalCount } }"_s,
        {{u"id"_s, good}})["auditLogs"_L1];
    QCOMPARE(log["totalCount"_L1].toInt(-1), 0);
}

void tst_Jobs::movePeopleBetweenGroups()
{
    const QStringList ids = firstFive();
    const QString mutation =
        u"mutation ($from: String!, $to: String!, $ids: [ID!]!) {"
        " join: addGroupToUsers(input: {groupKey: $to, userIDs: $ids}) { group { key } }"
        " leave: removeGroupFromUsers(input: {groupKey: $from, userIDs: $ids}) { group { key } } }"_s;
    const auto move = [&](const char *from, const char *to) {
        return m_client->data(mutation,
                              {{u"from"_s, QLatin1String(from)},
                               {u"to"_s, QLatin1String(to)},
                               {u"ids"_s, QJsonArray::fromStringList(ids)}});
    };
    const auto keys = [&](const QString &id, const char *list) {
        QStringList names;
        for (const QJsonValue edge :
             m_client
                 ->user(id,
                        u"%1 { edges { node { key } } }"_s.arg(QLatin1String(list)))[QLatin1String(list)]["edges"_L1]
                 .toArray())
            names.append(edge["node"_L1]["key"_L1].toString());
        return names.join(u' ');
    };
    QCOMPARE(keys(ids[0], "groups"), u"trial"_s);
    QVERIFY(move("trial", "paid").isObject());
    for (const QString &id : ids) {
        QCOMPARE(keys(id, "groups"), u"paid"_s);
        QCOMPARE(keys(id, "effectiveRoles"), u"customer premium_customer"_s);
        QCOMPARE(keys(id, "roles"), QString());
    }
    // The index knows it too.
    const QJsonValue found = m_client->data(
        u"{ users(searchKeyword: \"alice@example.com\", groupKeys: [\"paid\"], roleKeys: [\"premium_customer\"]) { totalCount } }"_s)
                                 ["users"_L1];
    QCOMPARE(found["totalCount"_L1].toInt(), 1);
    QVERIFY(move("paid", "trial").isObject());
    QCOMPARE(keys(ids[0], "groups"), u"trial"_s);
    QVERIFY(move("paid", "nowhere").isNull());
    QCOMPARE(keys(ids[0], "groups"), u"trial"_s);
}

void tst_Jobs::giveARoleToSeveralPeople()
{
    const QStringList ids = firstFive().first(3);
    const QJsonObject variables {{u"ids"_s, QJsonArray::fromStringList(ids)}};
    const QJsonValue role = m_client->data(
        u"mutation ($ids: [ID!]!) { addRoleToUsers(input: {roleKey: \"auditor\", userIDs: $ids}) {"
        " role { id key users(first: 100) { totalCount pageInfo { hasNextPage } edges { node { id } } } } } }"_s,
        variables)["addRoleToUsers"_L1]["role"_L1];
    QStringList holders;
    for (const QJsonValue edge : role["users"_L1]["edges"_L1].toArray())
        holders.append(edge["node"_L1]["id"_L1].toString());
    for (const QString &id : ids)
        QVERIFY(holders.contains(id));
    QVERIFY(role["users"_L1]["totalCount"_L1].isNull());
    const QJsonValue after =
        m_client->data(u"mutation ($ids: [ID!]!) { removeRoleFromUsers(input: {roleKey: \"auditor\", userIDs: $ids}) {"
                       " role { users { edges { node { id } } } } } }"_s,
                       variables)["removeRoleFromUsers"_L1]["role"_L1];
    QCOMPARE(after["users"_L1]["edges"_L1].toArray().size(), holders.size() - 3);
}

void tst_Jobs::expirePasswordsAndSignOut()
{
    const QStringList ids = firstFive().first(2);
    const QJsonObject variables {{u"a"_s, ids[0]}, {u"b"_s, ids[1]}};
    const QJsonValue done = m_client->data(
        u"mutation ($a: ID!, $b: ID!) { ea: setPasswordExpired(input: {userID: $a, expired: true}) { user { "
        u"primaryPassword { expireAfter } sessions { totalCount } } }"
        " eb: setPasswordExpired(input: {userID: $b, expired: true}) { user { primaryPassword { expireAfter } } }"
        " sa: revokeAllSessions(input: {userID: $a}) { user { sessions { totalCount } } }"
        " sb: revokeAllSessions(input: {userID: $b}) { user { sessions { totalCount } } } }"_s,
        variables);
    QVERIFY2(done.isObject(), m_client->errorText().constData());
    // Payloads show the state after all of the request: the sign-out came later.
    QCOMPARE(done["ea"_L1]["user"_L1]["sessions"_L1]["totalCount"_L1].toInt(-1), 0);
    const QJsonValue password = m_client->user(ids[1], u"primaryPassword { expireAfter }"_s)["primaryPassword"_L1];
    QCOMPARE(QDateTime::fromString(password["expireAfter"_L1].toString(), Qt::ISODate), m_client->clock().now());

    QVERIFY(m_client
                ->data(u"mutation ($a: ID!, $b: ID!) { a: setPasswordExpired(input: {userID: $a, expired: false}) { "
                       u"user { id } }"
                       " b: setPasswordExpired(input: {userID: $b, expired: false}) { user { id } } }"_s,
                       variables)
                .isObject());
    QVERIFY(
        m_client->user(ids[1], u"primaryPassword { expireAfter }"_s)["primaryPassword"_L1]["expireAfter"_L1].isNull());
    const QStringList without = m_client->users(u"isAnonymized primaryPassword { id }"_s, [](const QJsonValue &node) {
        return node["primaryPassword"_L1].isNull() && !node["isAnonymized"_L1].toBool();
    });
    QCOMPARE(m_client->failure(
                 u"mutation ($id: ID!) { setPasswordExpired(input: {userID: $id, expired: true}) { user { id } } }"_s,
                 {{u"id"_s, without.first()}}),
             u"NotFound/AuthenticatorNotFound"_s);
}

void tst_Jobs::correctAMistypedLogin()
{
    const QString id = m_client->alice();
    const QString identity = m_client->user(id, u"loginIDs { id }"_s)["loginIDs"_L1][0]["id"_L1].toString();
    const auto rename = [&](const char *value) {
        return m_client->data(
            u"mutation ($input: UpdateIdentityInput!) { updateIdentity(input: $input) { identity { id claims updatedAt "
            u"}"
            " user { standardAttributes verifiedClaims { name } primaryOOBOTPEmailAuthenticator { claims } } } }"_s,
            {{u"input"_s,
              QJsonObject {{u"userID"_s, id},
                           {u"identityID"_s, identity},
                           {u"definition"_s,
                            QJsonObject {{u"loginID"_s,
                                          QJsonObject {{u"key"_s, u"email"_s},
                                                       {u"value"_s, QLatin1String(value)}}}}}}}})["updateIdentity"_L1];
    };
    const QJsonValue renamed = rename(" Alice.Chan@Example.org");
    QVERIFY2(renamed.isObject(), m_client->errorText().constData());
    QCOMPARE(renamed["identity"_L1]["id"_L1].toString(), identity);
    const QJsonValue claims = renamed["identity"_L1]["claims"_L1];
    QCOMPARE(claims["email"_L1].toString(), u"alice.chan@example.org"_s);
    QCOMPARE(claims["https://authgear.com/claims/login_id/original_value"_L1].toString(), u"Alice.Chan@Example.org"_s);
    QCOMPARE(renamed["user"_L1]["standardAttributes"_L1]["email"_L1].toString(), u"alice.chan@example.org"_s);
    QCOMPARE(renamed["user"_L1]["verifiedClaims"_L1].toArray().size(), 0);
    QCOMPARE(renamed["user"_L1]["primaryOOBOTPEmailAuthenticator"_L1]["claims"_L1]
                    ["https://authgear.com/claims/oob_otp/email"_L1]
                        .toString(),
             u"alice.chan@example.org"_s);
    QVERIFY(m_client->alice().isEmpty());
    QVERIFY(rename("alice@example.com").isObject());
    QCOMPARE(m_client->alice(), id);
}

void tst_Jobs::editAProfileWithoutLosingTheRest()
{
    const QString id = m_client->alice();
    const auto profile = [&] {
        return m_client->user(id, u"standardAttributes customAttributes updatedAt"_s);
    };
    const auto save = [&](const QJsonObject &standard, const QJsonObject &custom) {
        return m_client->data(
            u"mutation ($input: UpdateUserInput!) { updateUser(input: $input) { user { standardAttributes customAttributes updatedAt } } }"_s,
            {{u"input"_s,
              QJsonObject {{u"userID"_s, id},
                           {u"standardAttributes"_s, standard},
                           {u"customAttributes"_s, custom}}}})["updateUser"_L1]["user"_L1];
    };
    const QJsonValue before = profile();
    QJsonObject standard = before["standardAttributes"_L1].toObject();
    QJsonObject custom = before["customAttributes"_L1].toObject();
    QVERIFY(standard.contains("zoneinfo"_L1) && !custom.isEmpty());
    m_client->clock().advance(std::chrono::minutes(1));
    const QJsonValue saved = save({{u"family_name"_s, u"Wong"_s}, {u"given_name"_s, u"Alice"_s}},
                                  {{u"crm_id"_s, u"C-10442"_s}, {u"not_ours"_s, 1}});
    QVERIFY2(saved.isObject(), m_client->errorText().constData());
    // What was left out is gone, what identities carry is back, what is derived is derived.
    QCOMPARE(saved["standardAttributes"_L1].toObject().keys(),
             (QStringList {u"email"_s, u"email_verified"_s, u"family_name"_s, u"given_name"_s, u"updated_at"_s}));
    QCOMPARE(saved["customAttributes"_L1].toObject(), (QJsonObject {{u"crm_id"_s, u"C-10442"_s}}));
    QVERIFY(saved["updatedAt"_L1].toString() > before["updatedAt"_L1].toString());
    QVERIFY(save(standard, custom).isObject());
    standard.remove(u"updated_at"_s);
    QJsonObject restored = profile()["standardAttributes"_L1].toObject();
    restored.remove(u"updated_at"_s);
    QCOMPARE(restored, standard);
    QCOMPARE(profile()["customAttributes"_L1].toObject(), custom);
}

void tst_Jobs::scheduleAnErasure()
{
    const QString id = m_client->alice();
    const auto run = [&](const char *mutation) {
        return m_client->data(
            u"mutation ($id: ID!) { %1(input: {userID: $id}) { user { isDisabled anonymizeAt deleteAt } } }"_s.arg(
                QLatin1String(mutation)),
            {{u"id"_s, id}})[QLatin1String(mutation)]["user"_L1];
    };
    // Somebody who was disabled comes out of it enabled.
    QVERIFY(
        m_client
            ->data(
                u"mutation ($id: ID!) { setDisabledStatus(input: {userID: $id, isDisabled: true, reason: \"x\"}) { user { id } } }"_s,
                {{u"id"_s, id}})
            .isObject());
    const QJsonValue scheduled = run("scheduleAccountAnonymization");
    QCOMPARE(scheduled["isDisabled"_L1].toBool(), true);
    QCOMPARE(QDateTime::fromString(scheduled["anonymizeAt"_L1].toString(), Qt::ISODate),
             m_client->clock().now().addDays(30));
    QVERIFY(status(id)["disableReason"_L1].isNull());
    const QJsonValue cancelled = run("unscheduleAccountAnonymization");
    QCOMPARE(cancelled["isDisabled"_L1].toBool(true), false);
    QVERIFY(cancelled["anonymizeAt"_L1].isNull());
}

void tst_Jobs::readWhatHappenedToAnAccount()
{
    const QString id = m_client->alice();
    const QDateTime now = m_client->clock().now();
    m_client->run(
        u"mutation ($id: ID!) { resetPassword(input: {userID: $id, password: \"a new password\"}) { user { id } } }"_s,
        {{u"id"_s, id}}, R"({"operator":"Ann","ticket":"SUP-1"})");
    const QString query =
        u"query ($ids: [ID!], $types: [AuditLogActivityType!], $from: DateTime, $to: DateTime) {"
        " auditLogs(userIDs: $ids, activityTypes: $types, rangeFrom: $from, rangeTo: $to, first: 100, sortDirection: "
        "DESC) {"
        "  totalCount pageInfo { hasNextPage endCursor } edges { node { id createdAt activityType user { id } ipAddress userAgent clientID data } } } }"_s;
    const auto entries = [&](const QStringList &types, const QDateTime &from, const QDateTime &to) {
        return m_client
            ->data(query,
                   {{u"ids"_s, QJsonArray {id}},
                    {u"types"_s, QJsonArray::fromStringList(types)},
                    {u"from"_s, from.toString(Qt::ISODate)},
                    {u"to"_s, to.toString(Qt::ISODate)}})["auditLogs"_L1]["edges"_L1]
            .toArray();
    };
    QVERIFY(!entries({u"USER_AUTHENTICATED"_s}, now.addDays(-60), now).isEmpty());
    const QStringList reset {u"ADMIN_API_MUTATION_RESET_PASSWORD_EXECUTED"_s};
    QCOMPARE(entries(reset, now.addDays(-1), now).size(), 0); // The end is not part of the range, the beginning is.
    const QJsonArray found = entries(reset, now, now.addSecs(1));
    QCOMPARE(found.size(), 1);
    const QJsonValue node = found[0]["node"_L1];
    QCOMPARE(node["user"_L1]["id"_L1].toString(), id);
    QCOMPARE(node["ipAddress"_L1].toString(), u"127.0.0.1"_s);
    QCOMPARE(node["userAgent"_L1].toString(), u"test/1"_s);
    const QJsonValue data = node["data"_L1];
    QCOMPARE(data["type"_L1].toString(), u"admin_api.mutation.reset_password.executed"_s);
    QCOMPARE(data["payload"_L1]["user"_L1]["standard_attributes"_L1]["email"_L1].toString(), u"alice@example.com"_s);
    const QJsonValue context = data["context"_L1];
    QCOMPARE(context["triggered_by"_L1].toString(), u"admin_api"_s);
    QCOMPARE(context["audit_context"_L1]["operator"_L1].toString(), u"Ann"_s);
    QVERIFY(context["audit_context"_L1]["http_url"_L1].toString().endsWith("/_api/admin/graphql"_L1));
    QVERIFY(!QJsonDocument(data.toObject()).toJson().contains("a new password"));
}

REGISTER_TEST(tst_Jobs)
#include "tst_jobs.moc"
