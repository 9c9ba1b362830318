#include "tests/core/sandbox/adminclient.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using support::AdminClient;

/// The mutations of users, identities, factors and sessions over HTTP: what they do, refuse and leave in the log.
class tst_UserMutations : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void refusals_data();
    void refusals();
    void everyMutationIsInTheAuditLog_data();
    void everyMutationIsInTheAuditLog();
    void theGraceLeavesNoTrace();
    void aNewUserCanLogIn();
    void aPasswordIsMadeUpOnlyWhenAskedFor();
    void messagesAreSentOnceAMinute();
    void aRolledBackMessageStaysSent();
    void codesAreSixDigitsAndReplaceEachOther();
    void deletingAnIdentityTakesWhatItSupported();
    void theLastIdentityStays();
    void theLastSecondFactorTakesRecoveryCodesAlong();
    void endingASessionEndsItsGroup();
    void sessionsAreMadeOnlyWhereThatIsSwitchedOn();
    void aConsentTakesItsSessionsAlong();
    void anonymisingLeavesTheRowOnly();
    void deletingLeavesTheHistory();
    void lockoutsAreLiftedForGood();
    void aDisablementBeginsByItself();
    void profilesAreChecked_data();
    void profilesAreChecked();

private:
    /// A new user with that address and a password; the node ID.
    QString newUser(const QString &email);
    QString newUser() { return newUser(u"new%1@example.com"_s.arg(++m_number)); }
    /// Someone of the seed.
    QString someone(const QString &fields, const std::function<bool(const QJsonValue &)> &fits)
    {
        return m_client->users(fields, fits).value(0);
    }
    /// Puts IDs in: USER (a new one), ANONYMISED, ALICE.
    QString filled(QString text);
    qint64 countOf(const QString &activity)
    {
        return m_client
            ->data(
                u"{ auditLogs(activityTypes: [%1]) { totalCount } }"_s.arg(activity))["auditLogs"_L1]["totalCount"_L1]
            .toInteger();
    }
    qint64 auditCount()
    {
        return m_client->data(u"{ auditLogs(first: 1) { totalCount } }"_s)["auditLogs"_L1]["totalCount"_L1].toInteger();
    }
    QJsonValue first(const QString &user, const char *connection, const QString &fields)
    {
        return m_client->user(
            user,
            u"%1 { edges { node { %2 } } }"_s.arg(QLatin1String(connection),
                                                  fields))[QLatin1String(connection)]["edges"_L1][0]["node"_L1];
    }

    std::unique_ptr<AdminClient> m_client;
    QString m_anonymised;
    QString m_oauthIdentity;
    QString m_passkey;
    int m_number = 0;
};

void tst_UserMutations::initTestCase()
{
    m_client = std::make_unique<AdminClient>();
    QVERIFY(m_client->isRunning());
    m_anonymised = someone(u"isAnonymized"_s, [](const QJsonValue &node) { return node["isAnonymized"_L1].toBool(); });
    QVERIFY(!m_anonymised.isEmpty());
    const QString linked = someone(u"oauthConnections { id }"_s, [](const QJsonValue &node) {
        return !node["oauthConnections"_L1].toArray().isEmpty();
    });
    m_oauthIdentity =
        m_client->user(linked, u"oauthConnections { id }"_s)["oauthConnections"_L1][0]["id"_L1].toString();
    const QString withPasskey =
        someone(u"passkeys { id }"_s, [](const QJsonValue &node) { return !node["passkeys"_L1].toArray().isEmpty(); });
    m_passkey = m_client
                    ->user(withPasskey, u"authenticators(authenticatorType: PASSKEY) { edges { node { id } } }"_s)
                        ["authenticators"_L1]["edges"_L1][0]["node"_L1]["id"_L1]
                    .toString();
}

QString tst_UserMutations::newUser(const QString &email)
{
    return m_client
        ->data(
            u"mutation ($email: String!) { createUser(input: {definition: {loginID: {key: \"email\", value: $email}}, password: \"correct horse\"}) { user { id } } }"_s,
            {{u"email"_s, email}})["createUser"_L1]["user"_L1]["id"_L1]
        .toString();
}

QString tst_UserMutations::filled(QString text)
{
    if (text.contains("USER"_L1))
        text.replace("USER"_L1, newUser());
    return text.replace("ANONYMISED"_L1, m_anonymised)
        .replace("ALICE"_L1, m_client->alice())
        .replace("OAUTH"_L1, m_oauthIdentity)
        .replace("PASSKEY"_L1, m_passkey);
}

void tst_UserMutations::refusals_data()
{
    QTest::addColumn<QString>("mutation");
    QTest::addColumn<QString>("failure");
    const auto row = [](const char *name, const char *mutation, const char *failure) {
        QTest::newRow(name) << QString::fromUtf8(mutation) << QString::fromUtf8(failure);
    };
    const char *anonymised = "Invalid/UserIsAnonymized";
    const char *transition = "Invalid/InvalidAccountStatusTransition";
    row("garbage for an ID", R"(revokeAllSessions(input: {userID: "nobody"}) { user { id } })", "Invalid/Invalid");
    row("an ID of another type", R"(revokeAllSessions(input: {userID: "Um9sZTphYmM"}) { user { id } })",
        "Invalid/Invalid");
    row("nobody's ID", R"(revokeAllSessions(input: {userID: "VXNlcjphYmM"}) { user { id } })", "NotFound/UserNotFound");
    row("login ID key", R"(createUser(input: {definition: {loginID: {key: "fax", value: "1"}}}) { user { id } })",
        "Invalid/InvariantViolated");
    row("no definition", R"(createUser(input: {definition: {}}) { user { id } })", "Invalid/Invalid");
    row("bad address", R"(createUser(input: {definition: {loginID: {key: "email", value: "x@"}}}) { user { id } })",
        "Invalid/ValidationFailed");
    row("bad number", R"(createUser(input: {definition: {loginID: {key: "phone", value: "12345"}}}) { user { id } })",
        "Invalid/ValidationFailed");
    row("somebody's address",
        R"(createUser(input: {definition: {loginID: {key: "email", value: "Alice@EXAMPLE.com"}}}) { user { id } })",
        "Invalid/InvariantViolated");
    row("username without password",
        R"(createUser(input: {definition: {loginID: {key: "username", value: "newcomer"}}}) { user { id } })",
        "Invalid/InvariantViolated");
    row("short password",
        R"(createUser(input: {definition: {loginID: {key: "email", value: "s@example.com"}}, password: "1234567"}) { user { id } })",
        "Invalid/PasswordPolicyViolated");
    row("valid backwards",
        R"(createUser(input: {definition: {loginID: {key: "email", value: "v@example.com"}}, accountValidFrom: "2026-05-01T00:00:00Z", accountValidUntil: "2026-04-01T00:00:00Z"}) { user { id } })",
        transition);
    row("nowhere to send a password",
        R"(createUser(input: {definition: {loginID: {key: "username", value: "mailless"}}, password: "", sendPassword: true}) { user { id } })",
        "Invalid/SendPasswordNoTarget");
    row("short new password", R"(resetPassword(input: {userID: "USER", password: "short"}) { user { id } })",
        "Invalid/PasswordPolicyViolated");
    row("reset of the anonymised", R"(resetPassword(input: {userID: "ANONYMISED"}) { user { id } })", anonymised);
    row("update of the anonymised", R"(updateUser(input: {userID: "ANONYMISED"}) { user { id } })", anonymised);
    row("expiry for the anonymised",
        R"(setPasswordExpired(input: {userID: "ANONYMISED", expired: true}) { user { id } })", anonymised);
    row("identity for the anonymised",
        R"(createIdentity(input: {userID: "ANONYMISED", definition: {loginID: {key: "email", value: "a@example.com"}}}) { user { id } })",
        anonymised);
    row("factor for the anonymised",
        R"(createAuthenticator(input: {userID: "ANONYMISED", definition: {kind: SECONDARY, type: PASSWORD, password: {password: "correct horse"}}}) { authenticator { id } })",
        anonymised);
    row("grace for the anonymised",
        R"(setMFAGracePeriod(input: {userID: "ANONYMISED", endAt: "2026-03-05T00:00:00Z"}) { user { id } })",
        anonymised);
    row("anonymising twice", R"(anonymizeUser(input: {userID: "ANONYMISED"}) { anonymizedUserID })", anonymised);
    row("scheduling the anonymised", R"(scheduleAccountAnonymization(input: {userID: "ANONYMISED"}) { user { id } })",
        anonymised);
    row("disabling the anonymised",
        R"(setDisabledStatus(input: {userID: "ANONYMISED", isDisabled: true}) { user { id } })", transition);
    row("validity of the anonymised", R"(setAccountValidFrom(input: {userID: "ANONYMISED"}) { user { id } })",
        transition);
    row("re-enabling the enabled", R"(setDisabledStatus(input: {userID: "USER", isDisabled: false}) { user { id } })",
        transition);
    row("half a period",
        R"(setDisabledStatus(input: {userID: "USER", isDisabled: true, temporarilyDisabledFrom: "2026-03-02T00:00:00Z"}) { user { id } })",
        transition);
    row("nothing to cancel", R"(unscheduleAccountDeletion(input: {userID: "USER"}) { user { id } })", transition);
    row("no anonymisation to cancel", R"(unscheduleAccountAnonymization(input: {userID: "USER"}) { user { id } })",
        transition);
    row("grace in the past",
        R"(setMFAGracePeriod(input: {userID: "USER", endAt: "2026-02-28T00:00:00Z"}) { user { id } })",
        "Invalid/MFAGracePeriodInvalid");
    row("grace too long",
        R"(setMFAGracePeriod(input: {userID: "USER", endAt: "2026-06-01T00:00:00Z"}) { user { id } })",
        "Invalid/MFAGracePeriodInvalid");
    row("somebody else's claim",
        R"(setVerifiedStatus(input: {userID: "USER", claimName: "email", claimValue: "alice@example.com", isVerified: true}) { user { id } })",
        "NotFound/IdentityNotFound");
    row("another claim",
        R"(setVerifiedStatus(input: {userID: "ALICE", claimName: "name", claimValue: "Alice Chan", isVerified: true}) { user { id } })",
        "NotFound/IdentityNotFound");
    row("unknown identity", R"(deleteIdentity(input: {identityID: "SWRlbnRpdHk6YWJj"}) { user { id } })",
        "NotFound/IdentityNotFound");
    row("identity of another",
        R"(updateIdentity(input: {userID: "USER", identityID: "OAUTH", definition: {loginID: {key: "email", value: "o@example.com"}}}) { user { id } })",
        "Invalid/InvariantViolated");
    row("identity of another type", R"(deleteIdentity(input: {identityID: "ALICE"}) { user { id } })",
        "Invalid/Invalid");
    row("unknown factor", R"(deleteAuthenticator(input: {authenticatorID: "QXV0aGVudGljYXRvcjphYmM"}) { user { id } })",
        "NotFound/AuthenticatorNotFound");
    row("passkey", R"(deleteAuthenticator(input: {authenticatorID: "PASSKEY"}) { user { id } })", "Invalid/Invalid");
    row("TOTP for somebody",
        R"(createAuthenticator(input: {userID: "USER", definition: {kind: SECONDARY, type: TOTP}}) { authenticator { id } })",
        "Invalid/Invalid");
    row("password without one",
        R"(createAuthenticator(input: {userID: "USER", definition: {kind: SECONDARY, type: PASSWORD}}) { authenticator { id } })",
        "Invalid/Invalid");
    row("second primary password",
        R"(createAuthenticator(input: {userID: "USER", definition: {kind: PRIMARY, type: PASSWORD, password: {password: "correct horse"}}}) { authenticator { id } })",
        "Invalid/InvariantViolated");
    row("unknown session", R"(revokeSession(input: {sessionID: "U2Vzc2lvbjphYmM"}) { user { id } })",
        "unexpected error");
    row("unknown consent",
        R"(deleteAuthorization(input: {authorizationID: "QXV0aG9yaXphdGlvbjphYmM"}) { user { id } })",
        "unexpected error");
    row("message to nobody", R"(sendResetPasswordMessage(input: {loginID: "nobody@example.com"}))",
        "Invalid/ForgotPasswordFailed");
    row("session", R"(createSession(input: {userID: "ALICE", clientID: "3f9c1ad27be0458c"}) { accessToken })",
        "Forbidden/Forbidden");
}

void tst_UserMutations::refusals()
{
    QFETCH(QString, mutation);
    QFETCH(QString, failure);
    const QString query = u"mutation { "_s + filled(mutation) + u" }"_s;
    const qint64 before = auditCount();

    QCOMPARE(m_client->failure(query), failure);

    QCOMPARE(auditCount(), before); // What failed did not happen.
}

void tst_UserMutations::everyMutationIsInTheAuditLog_data()
{
    QTest::addColumn<QString>("mutation");
    QTest::addColumn<QStringList>("activities");
    const auto row = [](const char *mutation, std::initializer_list<const char *> activities) {
        QStringList list;
        for (const char *activity : activities)
            list.append(QLatin1String(activity));
        QTest::newRow(QByteArray(mutation).left(QByteArray(mutation).indexOf('(')).constData())
            << QString::fromUtf8(mutation) << list;
    };
    row(R"(createUser(input: {definition: {loginID: {key: "email", value: "created@example.com"}}, password: "", sendPassword: true}) { user { id } })",
        {"EMAIL_SENT", "USER_CREATED", "ADMIN_API_MUTATION_CREATE_USER_EXECUTED"});
    row(R"(updateUser(input: {userID: "USER", customAttributes: "{\"tier\":\"gold\"}"}) { user { id } })",
        {"USER_PROFILE_UPDATED", "ADMIN_API_MUTATION_UPDATE_USER_EXECUTED"});
    row(R"(resetPassword(input: {userID: "USER", password: "another horse", sendPassword: true}) { user { id } })",
        {"EMAIL_SENT", "ADMIN_API_MUTATION_RESET_PASSWORD_EXECUTED"});
    row(R"(setPasswordExpired(input: {userID: "USER", expired: true}) { user { id } })",
        {"ADMIN_API_MUTATION_SET_PASSWORD_EXPIRED_EXECUTED"});
    row(R"(generateOOBOTPCode(input: {target: "x@example.com"}) { code })",
        {"ADMIN_API_MUTATION_GENERATE_OOB_OTP_CODE_EXECUTED"});
    row(R"(sendResetPasswordMessage(input: {loginID: "alice@example.com"}))",
        {"EMAIL_SENT", "ADMIN_API_MUTATION_SEND_RESET_PASSWORD_MESSAGE_EXECUTED"});
    row(R"(setVerifiedStatus(input: {userID: "ALICE", claimName: "email", claimValue: "alice@example.com", isVerified: false}) { user { id } })",
        {"IDENTITY_EMAIL_UNVERIFIED", "ADMIN_API_MUTATION_SET_VERIFIED_STATUS_EXECUTED"});
    row(R"(setDisabledStatus(input: {userID: "USER", isDisabled: true}) { user { id } })",
        {"USER_DISABLED", "ADMIN_API_MUTATION_SET_DISABLED_STATUS_EXECUTED"});
    row(R"(setAccountValidFrom(input: {userID: "USER", accountValidFrom: "2026-01-01T00:00:00Z"}) { user { id } })",
        {"ADMIN_API_MUTATION_SET_ACCOUNT_VALID_FROM_EXECUTED"});
    row(R"(setAccountValidUntil(input: {userID: "USER", accountValidUntil: "2027-01-01T00:00:00Z"}) { user { id } })",
        {"ADMIN_API_MUTATION_SET_ACCOUNT_VALID_UNTIL_EXECUTED"});
    row(R"(setAccountValidPeriod(input: {userID: "USER"}) { user { id } })",
        {"ADMIN_API_MUTATION_SET_ACCOUNT_VALID_PERIOD_EXECUTED"});
    row(R"(scheduleAccountDeletion(input: {userID: "USER", reason: "law"}) { user { deleteReason } })",
        {"USER_DELETION_SCHEDULED", "ADMIN_API_MUTATION_SCHEDULE_ACCOUNT_DELETION_EXECUTED"});
    row(R"(scheduleAccountAnonymization(input: {userID: "USER"}) { user { id } })",
        {"USER_ANONYMIZATION_SCHEDULED", "ADMIN_API_MUTATION_SCHEDULE_ACCOUNT_ANONYMIZATION_EXECUTED"});
    row(R"(deleteUser(input: {userID: "USER", reason: "law"}) { deletedUserID })",
        {"USER_DELETED", "ADMIN_API_MUTATION_DELETE_USER_EXECUTED"});
    row(R"(anonymizeUser(input: {userID: "USER"}) { anonymizedUserID })",
        {"USER_ANONYMIZED", "ADMIN_API_MUTATION_ANONYMIZE_USER_EXECUTED"});
    row(R"(resetAccountLockout(input: {userID: "USER"}) { user { id } })",
        {"ADMIN_API_MUTATION_RESET_ACCOUNT_LOCKOUT_EXECUTED"});
    row(R"(createIdentity(input: {userID: "USER", definition: {loginID: {key: "phone", value: "+447700900999"}}}) { identity { id } })",
        {"IDENTITY_PHONE_ADDED", "ADMIN_API_MUTATION_CREATE_IDENTITY_EXECUTED"});
    row(R"(createAuthenticator(input: {userID: "USER", definition: {kind: SECONDARY, type: OOB_OTP_SMS, oobOtpSMS: {phone: "+447700900998"}}}) { authenticator { claims } })",
        {"ADMIN_API_MUTATION_CREATE_AUTHENTICATOR_EXECUTED"});
    row(R"(revokeAllSessions(input: {userID: "ALICE"}) { user { id } })",
        {"USER_SESSION_TERMINATED", "ADMIN_API_MUTATION_REVOKE_ALL_SESSIONS_EXECUTED"});
}

void tst_UserMutations::everyMutationIsInTheAuditLog()
{
    QFETCH(QString, mutation);
    QFETCH(QStringList, activities);
    const QString query = u"mutation { "_s + filled(mutation) + u" }"_s;
    const qint64 before = auditCount();

    QVERIFY2(m_client->data(query).isObject(), m_client->errorText().constData());

    const QJsonArray edges =
        m_client
            ->data(u"query ($n: Int!) { auditLogs(first: $n) { edges { node { activityType data } } } }"_s,
                   {{u"n"_s, auditCount() - before}})["auditLogs"_L1]["edges"_L1]
            .toArray();
    QStringList found;
    for (const QJsonValue edge : edges)
        found.prepend(edge["node"_L1]["activityType"_L1].toString());
    QCOMPARE(found, activities);
}

void tst_UserMutations::theGraceLeavesNoTrace()
{
    const QString id = newUser();
    const qint64 before = auditCount();
    const QJsonObject variables {{u"id"_s, id}};
    m_client->data(
        u"mutation ($id: ID!) { setMFAGracePeriod(input: {userID: $id, endAt: \"2026-03-10T08:30:00+08:00\"}) { user { id } } }"_s,
        variables);
    QCOMPARE(m_client->user(id, u"mfaGracePeriodEndAt"_s)["mfaGracePeriodEndAt"_L1].toString(),
             u"2026-03-10T00:30:00Z"_s);
    m_client->data(u"mutation ($id: ID!) { removeMFAGracePeriod(input: {userID: $id}) { user { id } } }"_s, variables);
    QVERIFY(m_client->user(id, u"mfaGracePeriodEndAt"_s)["mfaGracePeriodEndAt"_L1].isNull());
    QCOMPARE(auditCount(), before);
}

void tst_UserMutations::aNewUserCanLogIn()
{
    const QString id = newUser(u"Ada.Byron@Example.com"_s);
    const QJsonValue user = m_client->user(
        id,
        u"createdAt lastLoginAt isDisabled standardAttributes verifiedClaims { name } loginIDs { claims }"
        " primaryPassword { isDefault expireAfter claims } primaryOOBOTPEmailAuthenticator { claims kind } secondaryPassword { id }"_s);
    QCOMPARE(QDateTime::fromString(user["createdAt"_L1].toString(), Qt::ISODate), m_client->clock().now());
    QVERIFY(user["lastLoginAt"_L1].isNull());
    QCOMPARE(user["isDisabled"_L1].toBool(true), false);
    QCOMPARE(user["standardAttributes"_L1]["email"_L1].toString(), u"ada.byron@example.com"_s);
    QCOMPARE(user["standardAttributes"_L1]["email_verified"_L1].toBool(true), false);
    QCOMPARE(user["primaryPassword"_L1]["isDefault"_L1].toBool(), true);
    QCOMPARE(user["primaryPassword"_L1]["claims"_L1].toObject(), QJsonObject()); // No secret.
    QCOMPARE(user["primaryOOBOTPEmailAuthenticator"_L1]["kind"_L1].toString(), u"PRIMARY"_s);
    QVERIFY(user["secondaryPassword"_L1].isNull());
    // Found at once, by the database and by the index.
    QCOMPARE(m_client->data(u"{ users(searchKeyword: \"ada.byron\") { totalCount } }"_s)["users"_L1]["totalCount"_L1]
                 .toInt(),
             1);
}

void tst_UserMutations::aPasswordIsMadeUpOnlyWhenAskedFor()
{
    const auto create = [&](const char *name, const char *password) {
        return m_client->data(
            u"mutation { createUser(input: {definition: {loginID: {key: \"email\", value: \"%1@example.com\"}} %2}) { user { primaryPassword { id } } } }"_s
                .arg(QLatin1String(name), QLatin1String(password)))["createUser"_L1]["user"_L1]["primaryPassword"_L1];
    };
    QVERIFY(create("without", "").isNull());
    QVERIFY(create("generated", ", password: \"\"").isObject());
    // Resetting gives a password to who had none.
    const QString id =
        m_client
            ->data(u"{ getUserByLoginID(loginIDKey: \"email\", loginIDValue: \"without@example.com\") { id } }"_s)
                ["getUserByLoginID"_L1]["id"_L1]
            .toString();
    const QJsonValue reset = m_client->data(
        u"mutation ($id: ID!) { resetPassword(input: {userID: $id, setPasswordExpired: true}) { user { primaryPassword { expireAfter } } } }"_s,
        {{u"id"_s, id}});
    QVERIFY(!reset["resetPassword"_L1]["user"_L1]["primaryPassword"_L1]["expireAfter"_L1].isNull());
}

void tst_UserMutations::messagesAreSentOnceAMinute()
{
    newUser(u"impatient@example.com"_s);
    const QString send = u"mutation { sendResetPasswordMessage(input: {loginID: \"impatient@example.com\"}) }"_s;
    QVERIFY(m_client->data(send)["sendResetPasswordMessage"_L1].isNull());
    QCOMPARE(m_client->failure(send), u"TooManyRequest/RateLimited"_s);
    m_client->clock().advance(std::chrono::seconds(61));
    QCOMPARE(m_client->failure(send), QString());
    // For an address that nobody has, too.
    const QString toNobody = u"mutation { sendResetPasswordMessage(input: {loginID: \"ghost@example.com\"}) }"_s;
    QCOMPARE(m_client->failure(toNobody), u"Invalid/ForgotPasswordFailed"_s);
    QCOMPARE(m_client->failure(toNobody), u"TooManyRequest/RateLimited"_s);
}

void tst_UserMutations::aRolledBackMessageStaysSent()
{
    newUser(u"unlucky@example.com"_s);
    const QString send = u"sendResetPasswordMessage(input: {loginID: \"unlucky@example.com\"})"_s;
    const qint64 sent = countOf(u"EMAIL_SENT"_s);
    QCOMPARE(m_client->failure(u"mutation { %1 revokeSession(input: {sessionID: \"x\"}) { user { id } } }"_s.arg(send)),
             u"Invalid/Invalid"_s);
    QCOMPARE(countOf(u"EMAIL_SENT"_s), sent); // The log is of the database,
    QCOMPARE(m_client->failure(u"mutation { %1 }"_s.arg(send)), u"TooManyRequest/RateLimited"_s); // the pause is not.
}

void tst_UserMutations::codesAreSixDigitsAndReplaceEachOther()
{
    const auto code = [&](const char *more) {
        return m_client
            ->data(u"mutation { generateOOBOTPCode(input: {target: \"anybody@example.com\" %1}) { code } }"_s.arg(
                QLatin1String(more)))["generateOOBOTPCode"_L1]["code"_L1]
            .toString();
    };
    QSet<QString> codes;
    for (int i = 0; i < 5; ++i)
        codes.insert(code(i % 2 ? ", purpose: VERIFICATION" : ""));
    QVERIFY(codes.size() > 2);
    for (const QString &one : codes) {
        QCOMPARE(one.size(), 6);
        bool isNumber = false;
        one.toUInt(&isNumber);
        QVERIFY(isNumber);
    }
}

void tst_UserMutations::deletingAnIdentityTakesWhatItSupported()
{
    const QString id = newUser(u"two@example.com"_s);
    const QJsonObject variables {{u"id"_s, id}};
    QVERIFY(
        m_client
            ->data(
                u"mutation ($id: ID!) { a: createIdentity(input: {userID: $id, definition: {loginID: {key: \"phone\", "
                u"value: \"+447700900777\"}}}) { identity { id } }"
                " b: setVerifiedStatus(input: {userID: $id, claimName: \"phone_number\", claimValue: \"+447700900777\", isVerified: true}) { user { id } } }"_s,
                variables)
            .isObject());
    const QString fields =
        u"standardAttributes primaryOOBOTPSMSAuthenticator { id } primaryPassword { id } verifiedClaims { name } loginIDs { id claims }"_s;
    const QJsonValue before = m_client->user(id, fields);
    QVERIFY(before["primaryOOBOTPSMSAuthenticator"_L1].isObject());
    QCOMPARE(before["verifiedClaims"_L1].toArray().size(), 1);
    QCOMPARE(before["standardAttributes"_L1]["phone_number_verified"_L1].toBool(), true);
    // In one second all have the same age, so the order is that of the IDs.
    QString phone;
    for (const QJsonValue identity : before["loginIDs"_L1].toArray()) {
        if (identity["claims"_L1]["phone_number"_L1].isString())
            phone = identity["id"_L1].toString();
    }
    QVERIFY(m_client
                ->data(u"mutation ($id: ID!) { deleteIdentity(input: {identityID: $id}) { user { id } } }"_s,
                       {{u"id"_s, phone}})
                .isObject());
    const QJsonValue after = m_client->user(id, fields);
    QVERIFY(after["primaryOOBOTPSMSAuthenticator"_L1].isNull());
    QVERIFY(after["primaryPassword"_L1].isObject());
    QCOMPARE(after["verifiedClaims"_L1].toArray().size(), 0);
    QVERIFY(!after["standardAttributes"_L1].toObject().contains("phone_number"_L1));
}

void tst_UserMutations::theLastIdentityStays()
{
    const QString id = newUser();
    const QString identity = first(id, "identities", u"id"_s)["id"_L1].toString();
    QCOMPARE(m_client->failure(u"mutation ($id: ID!) { deleteIdentity(input: {identityID: $id}) { user { id } } }"_s,
                               {{u"id"_s, identity}}),
             u"Invalid/InvariantViolated"_s);
    QCOMPARE(m_client->info(), (QJsonObject {{u"cause"_s, QJsonObject {{u"kind"_s, u"RemoveLastIdentity"_s}}}}));
    const QJsonValue user = m_client->user(id, u"identities { totalCount } authenticators { totalCount }"_s);
    QCOMPARE(user["identities"_L1]["totalCount"_L1].toInt(), 1);
    QCOMPARE(user["authenticators"_L1]["totalCount"_L1].toInt(), 2);
}

void tst_UserMutations::theLastSecondFactorTakesRecoveryCodesAlong()
{
    const QString id =
        someone(u"secondaryTOTPAuthenticators { id } authenticators(authenticatorKind: SECONDARY) { totalCount }"_s,
                [](const QJsonValue &node) {
                    return node["authenticators"_L1]["totalCount"_L1].toInt() == 1
                        && !node["secondaryTOTPAuthenticators"_L1].toArray().isEmpty();
                });
    const QJsonValue totp =
        m_client->user(id, u"secondaryTOTPAuthenticators { id claims }"_s)["secondaryTOTPAuthenticators"_L1][0];
    QVERIFY(totp["claims"_L1]["https://authgear.com/claims/totp/display_name"_L1].toString().startsWith("TOTP @"_L1));
    const QJsonValue left = m_client->data(
        u"mutation ($id: ID!) { deleteAuthenticator(input: {authenticatorID: $id}) { user { authenticators(authenticatorKind: SECONDARY) { totalCount } } } }"_s,
        {{u"id"_s, totp["id"_L1]}});
    QCOMPARE(left["deleteAuthenticator"_L1]["user"_L1]["authenticators"_L1]["totalCount"_L1].toInt(-1), 0);
}

void tst_UserMutations::endingASessionEndsItsGroup()
{
    const QString id = someone(u"isDisabled sessions { totalCount }"_s, [](const QJsonValue &node) {
        return node["sessions"_L1]["totalCount"_L1].toInt() >= 2;
    });
    const QJsonValue session = first(id, "sessions", u"id type"_s);
    const int before = m_client->user(id, u"sessions { totalCount }"_s)["sessions"_L1]["totalCount"_L1].toInt();
    const QJsonValue after = m_client->data(
        u"mutation ($id: ID!) { revokeSession(input: {sessionID: $id}) { user { sessions { totalCount } } } }"_s,
        {{u"id"_s, session["id"_L1]}});
    QCOMPARE(after["revokeSession"_L1]["user"_L1]["sessions"_L1]["totalCount"_L1].toInt(), before - 1);
    QCOMPARE(m_client->failure(u"query ($id: ID!) { node(id: $id) { id } }"_s, {{u"id"_s, session["id"_L1]}}),
             u"unexpected error"_s);
}

void tst_UserMutations::sessionsAreMadeOnlyWhereThatIsSwitchedOn()
{
    sandbox::Options options = AdminClient::smallOptions();
    options.users = 10;
    options.createSessionEnabled = true;
    AdminClient client(options);
    const QJsonObject variables {{u"id"_s, client.alice()}};
    const QString create =
        u"mutation ($id: ID!) { createSession(input: {userID: $id, clientID: \"%1\"}) { accessToken refreshToken tokenType expiresIn } }"_s;
    const QJsonValue made = client.data(create.arg("8d02e6b41f7a93c5"_L1), variables)["createSession"_L1];
    QCOMPARE(made["tokenType"_L1].toString(), u"Bearer"_s);
    QVERIFY(made["accessToken"_L1].toString().size() >= 32 && made["accessToken"_L1] != made["refreshToken"_L1]);
    const QJsonValue sessions = client.user(
        client.alice(),
        u"sessions { totalCount edges { node { clientID applicationName createdByIP lastAccessedByIPCountryCode } } }"_s)
                                    ["sessions"_L1];
    QCOMPARE(sessions["totalCount"_L1].toInt(), 3);
    QCOMPARE(sessions["edges"_L1][0]["node"_L1]["applicationName"_L1].toString(), u"Shop for iOS"_s);
    QCOMPARE(client.failure(create.arg("62d7f4c08e1b9a53"_L1), variables), u"Forbidden/Forbidden"_s);
    QCOMPARE(client.failure(create.arg("unknown"_L1), variables), u"NotFound/ClientNotFound"_s);
}

void tst_UserMutations::aConsentTakesItsSessionsAlong()
{
    const QString id = someone(u"authorizations { totalCount }"_s, [](const QJsonValue &node) {
        return node["authorizations"_L1]["totalCount"_L1].toInt() > 0;
    });
    const QJsonValue consent = first(id, "authorizations", u"id clientID scopes"_s);
    QVERIFY(consent["scopes"_L1].toArray().contains(u"openid"_s));
    const QJsonValue left = m_client->data(
        u"mutation ($id: ID!) { deleteAuthorization(input: {authorizationID: $id}) { user { authorizations { totalCount } } } }"_s,
        {{u"id"_s, consent["id"_L1]}});
    QCOMPARE(left["deleteAuthorization"_L1]["user"_L1]["authorizations"_L1]["totalCount"_L1].toInt(-1), 0);
}

void tst_UserMutations::anonymisingLeavesTheRowOnly()
{
    const QString id = newUser(u"forgetme@example.com"_s);
    QCOMPARE(m_client
                 ->data(u"mutation ($id: ID!) { anonymizeUser(input: {userID: $id}) { anonymizedUserID } }"_s,
                        {{u"id"_s, id}})["anonymizeUser"_L1]["anonymizedUserID"_L1]
                 .toString(),
             id);
    const QJsonValue user = m_client->user(
        id,
        u"isAnonymized isDisabled standardAttributes customAttributes identities { totalCount } authenticators { totalCount } groups { totalCount } endUserAccountID formattedName"_s);
    QCOMPARE(user["isAnonymized"_L1].toBool(), true);
    QCOMPARE(user["isDisabled"_L1].toBool(), true);
    QCOMPARE(user["standardAttributes"_L1].toObject().keys(), QStringList {u"updated_at"_s});
    QCOMPARE(user["identities"_L1]["totalCount"_L1].toInt(-1), 0);
    QVERIFY(user["endUserAccountID"_L1].isNull() && user["formattedName"_L1].isNull());
    QCOMPARE(
        m_client
            ->data(u"{ users(searchKeyword: \"forgetme@example.com\") { totalCount } }"_s)["users"_L1]["totalCount"_L1]
            .toInt(-1),
        0);
}

void tst_UserMutations::deletingLeavesTheHistory()
{
    const QString id = newUser(u"gone@example.com"_s);
    const QJsonObject variables {{u"id"_s, id}};
    QCOMPARE(
        m_client
            ->data(u"mutation ($id: ID!) { deleteUser(input: {userID: $id, reason: \"law\"}) { deletedUserID } }"_s,
                   variables)["deleteUser"_L1]["deletedUserID"_L1]
            .toString(),
        id);
    QVERIFY(m_client->user(id, u"id"_s).isNull());
    QCOMPARE(
        m_client->failure(u"mutation ($id: ID!) { deleteUser(input: {userID: $id}) { deletedUserID } }"_s, variables),
        u"NotFound/UserNotFound"_s);
    QCOMPARE(
        m_client->data(u"{ users(searchKeyword: \"gone@example.com\") { totalCount } }"_s)["users"_L1]["totalCount"_L1]
            .toInt(-1),
        0);
    const QJsonValue log = m_client->data(
        u"query ($id: ID!) { auditLogs(userIDs: [$id], activityTypes: [USER_DELETED]) { edges { node { user { id } data } } } }"_s,
        variables)["auditLogs"_L1]["edges"_L1][0]["node"_L1];
    QVERIFY(log["user"_L1].isNull());
    QCOMPARE(log["data"_L1]["payload"_L1]["user"_L1]["standard_attributes"_L1]["email"_L1].toString(),
             u"gone@example.com"_s);
    QCOMPARE(log["data"_L1]["payload"_L1]["reason"_L1].toString(), u"law"_s);
    // The address is free again.
    QVERIFY(!newUser(u"gone@example.com"_s).isEmpty());
}

void tst_UserMutations::lockoutsAreLiftedForGood()
{
    const QString id = someone(u"accountLockout { isLocked }"_s, [](const QJsonValue &node) {
        return node["accountLockout"_L1]["isLocked"_L1].toBool();
    });
    const QString fields = u"accountLockout { isLocked lockoutType lockedUntil lockedIPs { ipAddress lockedUntil } }"_s;
    const QJsonValue before = m_client->user(id, fields)["accountLockout"_L1];
    QCOMPARE(before["lockoutType"_L1].toString(), u"per_user_per_ip"_s);
    QVERIFY(before["lockedUntil"_L1].isNull());
    QCOMPARE(before["lockedIPs"_L1].toArray().size(), 1);
    // It is of Redis: a request that fails afterwards does not bring it back.
    QCOMPARE(
        m_client->failure(
            u"mutation ($id: ID!) { a: resetAccountLockout(input: {userID: $id}) { user { id } } b: revokeSession(input: {sessionID: \"x\"}) { user { id } } }"_s,
            {{u"id"_s, id}}),
        u"Invalid/Invalid"_s);
    QCOMPARE(m_client->user(id, fields)["accountLockout"_L1]["isLocked"_L1].toBool(true), false);
}

void tst_UserMutations::aDisablementBeginsByItself()
{
    const QString id = newUser();
    const QDateTime now = m_client->clock().now();
    QVERIFY(m_client
                ->data(u"mutation ($id: ID!, $from: DateTime!, $until: DateTime!) { setDisabledStatus(input: {userID: "
                       u"$id, isDisabled: true, reason: \"leave\","
                       " temporarilyDisabledFrom: $from, temporarilyDisabledUntil: $until}) { user { id } } }"_s,
                       {{u"id"_s, id},
                        {u"from"_s, now.addSecs(60).toString(Qt::ISODate)},
                        {u"until"_s, now.addSecs(120).toString(Qt::ISODate)}})
                .isObject());
    const auto isDisabled = [&] {
        return m_client->user(id, u"isDisabled"_s)["isDisabled"_L1].toBool();
    };
    QCOMPARE(isDisabled(), false);
    m_client->clock().advance(std::chrono::seconds(60));
    QCOMPARE(isDisabled(), true);
    m_client->clock().advance(std::chrono::seconds(61));
    QCOMPARE(isDisabled(), false);
    const QJsonValue user = m_client->user(id, u"temporarilyDisabledFrom temporarilyDisabledUntil"_s);
    QVERIFY(user["temporarilyDisabledFrom"_L1].isNull() && user["temporarilyDisabledUntil"_L1].isNull());
}

void tst_UserMutations::profilesAreChecked_data()
{
    QTest::addColumn<QJsonObject>("standard");
    QTest::addColumn<QJsonObject>("custom");
    QTest::addColumn<QString>("failure");
    QTest::addColumn<QString>("location");
    const auto standard = [](const char *name, const QJsonObject &value, const char *failure,
                             const char *location = "") {
        QTest::newRow(name) << value << QJsonObject() << QString::fromLatin1(failure) << QString::fromLatin1(location);
    };
    const auto custom = [](const char *name, const QJsonObject &value, const char *failure, const char *location = "") {
        QTest::newRow(name) << QJsonObject() << value << QString::fromLatin1(failure) << QString::fromLatin1(location);
    };
    const char *invalid = "Invalid/ValidationFailed";
    standard("nothing", {}, "");
    standard("unknown name", {{u"shoe_size"_s, 42}}, invalid, "/shoe_size");
    standard("number for a name", {{u"given_name"_s, 42}}, invalid, "/given_name");
    standard("empty name", {{u"given_name"_s, u""_s}}, invalid, "/given_name");
    standard("somebody else's address", {{u"email"_s, u"nobody@example.com"_s}}, "unexpected error");
    standard("no number of mine", {{u"phone_number"_s, u"+447700900123"_s}}, "unexpected error");
    standard("derived", {{u"email_verified"_s, true}, {u"updated_at"_s, 1}}, "");
    standard("birthdate", {{u"birthdate"_s, u"2000-02-30"_s}}, invalid, "/birthdate");
    standard("birthday without a year", {{u"birthdate"_s, u"--02-29"_s}}, "");
    standard("zone", {{u"zoneinfo"_s, u"Mars/Olympus"_s}}, invalid, "/zoneinfo");
    standard("locale", {{u"locale"_s, u"zh-Hant-HK"_s}}, "");
    standard("website", {{u"website"_s, u"javascript:alert(1)"_s}}, invalid, "/website");
    standard("picture", {{u"picture"_s, u"authgearimages:///a/b"_s}}, "");
    standard("address", {{u"address"_s, QJsonObject {{u"locality"_s, 5}}}}, invalid, "/address/locality");
    custom("integer", {{u"loyalty_points"_s, 12}}, "");
    custom("no integer", {{u"loyalty_points"_s, 1.5}}, invalid, "/loyalty_points");
    custom("too small", {{u"loyalty_points"_s, -1}}, invalid, "/loyalty_points");
    custom("no such value", {{u"tier"_s, u"tin"_s}}, invalid, "/tier");
    custom("country", {{u"home_country"_s, u"Hong Kong"_s}}, invalid, "/home_country");
    custom("number", {{u"emergency_phone"_s, u"112"_s}}, invalid, "/emergency_phone");
}

void tst_UserMutations::profilesAreChecked()
{
    QFETCH(QJsonObject, standard);
    QFETCH(QJsonObject, custom);
    QFETCH(QString, failure);
    QFETCH(QString, location);
    const QString update = u"mutation ($input: UpdateUserInput!) { updateUser(input: $input) { user { id } } }"_s;
    const QJsonObject input {
        {u"userID"_s, m_client->alice()}, {u"standardAttributes"_s, standard}, {u"customAttributes"_s, custom}};

    QCOMPARE(m_client->failure(update, {{u"input"_s, input}}), failure);

    if (!location.isEmpty())
        QCOMPARE(m_client->info()["causes"_L1][0]["location"_L1].toString(), location);
}

REGISTER_TEST(tst_UserMutations)
#include "tst_usermutations.moc"
