#include "core/json/tape.h"
#include "core/users/accountstatus.h"
#include "tests/support/registry.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

/// One flag says that somebody cannot sign in; the reason has to be found among the rest.
class tst_AccountStatus : public QObject
{
    Q_OBJECT

private slots:
    void theReasonIsFound_data();
    void theReasonIsFound();
    void theSentenceTellsReasonsAndMoments();
    void whatIsSelectedIsWhatIsRead();
};

namespace {

users::AccountStatus statusOf(const QByteArray &user)
{
    const auto tape = json::Tape::parse(user.toStdString());
    const QDateTime now(QDate(2026, 11, 22), QTime(7, 0), QTimeZone::utc());
    return tape ? users::statusOf(users::AccountFacts::read(tape->root()), now) : users::AccountStatus();
}

} // namespace

void tst_AccountStatus::theReasonIsFound_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("word");

    using enum users::AccountState;
    const auto row = [](const char *name, const QByteArray &user, users::AccountState state, const QString &word) {
        QTest::newRow(name) << user << static_cast<int>(state) << word;
    };
    row("active", R"({"isDisabled": false})", Active, u"active"_s);
    row("disabled for good", R"({"isDisabled": true})", Disabled, u"disabled"_s);
    row("disabled for now",
        R"({"isDisabled": true, "temporarilyDisabledFrom": "2026-11-20T00:00:00Z",
            "temporarilyDisabledUntil": "2026-12-03T00:00:00Z"})",
        Disabled, u"disabled until 3 Dec"_s);
    row("disabled soon",
        R"({"isDisabled": false, "temporarilyDisabledFrom": "2026-11-25T00:00:00Z",
            "temporarilyDisabledUntil": "2026-12-03T00:00:00Z"})",
        Active, u"active until 25 Nov"_s);
    row("a ban that is over, and another since",
        R"({"isDisabled": true, "temporarilyDisabledFrom": "2026-10-01T00:00:00Z",
            "temporarilyDisabledUntil": "2026-10-03T00:00:00Z"})",
        Disabled, u"disabled"_s);
    row("not yet valid", R"({"isDisabled": true, "accountValidFrom": "2027-01-02T00:00:00Z"})", NotYetValid,
        u"valid from 2 Jan 2027"_s);
    row("expired", R"({"isDisabled": true, "accountValidUntil": "2026-11-21T00:00:00Z"})", Expired,
        u"expired 21 Nov"_s);
    row("valid for now", R"({"isDisabled": false, "accountValidUntil": "2026-12-24T00:00:00Z"})", Active,
        u"active until 24 Dec"_s);
    row("valid for ever", R"({"isDisabled": false, "accountValidUntil": "9999-12-31T00:00:00Z"})", Active,
        u"active until 31 Dec 9999"_s);
    row("disabled by a person in an expired account",
        R"({"isDisabled": true, "disableReason": "fraud", "accountValidUntil": "2026-11-21T00:00:00Z"})", Disabled,
        u"disabled"_s);
    row("not yet valid, and a ban to come",
        R"({"isDisabled": true, "disableReason": "audit", "accountValidFrom": "2026-12-01T00:00:00Z",
            "temporarilyDisabledFrom": "2026-12-10T00:00:00Z", "temporarilyDisabledUntil": "2026-12-12T00:00:00Z"})",
        NotYetValid, u"valid from 1 Dec"_s);
    row("expired, after a ban that is over",
        R"({"isDisabled": true, "disableReason": "audit", "accountValidUntil": "2026-11-21T00:00:00Z",
            "temporarilyDisabledFrom": "2026-10-01T00:00:00Z", "temporarilyDisabledUntil": "2026-10-03T00:00:00Z"})",
        Expired, u"expired 21 Nov"_s);
    row("deletion weighs more than being disabled",
        R"({"isDisabled": true, "disableReason": "fraud", "deleteAt": "2026-12-12T09:00:00Z"})", DeletionScheduled,
        u"deletion 12 Dec"_s);
    row("anonymisation", R"({"isDisabled": true, "anonymizeAt": "2026-12-12T09:00:00Z"})", AnonymizationScheduled,
        u"anonymisation 12 Dec"_s);
    row("anonymised, and to be deleted",
        R"({"isDisabled": true, "isAnonymized": true, "deleteAt": "2026-12-12T09:00:00Z"})", Anonymized,
        u"anonymised"_s);
    row("locked out", R"({"isDisabled": false, "accountLockout": {"isLocked": true, "lockedUntil": null}})", LockedOut,
        u"locked out"_s);
    row("disabled weighs more than locked out",
        R"({"isDisabled": true, "accountLockout": {"isLocked": true, "lockedUntil": null}})", Disabled, u"disabled"_s);
    row("a guest", R"({"isDisabled": false, "isAnonymous": true})", Anonymous, u"anonymous"_s);
    row("a guest who is disabled", R"({"isDisabled": true, "isAnonymous": true})", Disabled, u"disabled"_s);
    row("not said", R"({"isAnonymous": false})", Unknown, u"unknown"_s);
    row("a word for a flag", R"({"isDisabled": "yes"})", Unknown, u"unknown"_s);
    row("no date", R"({"isDisabled": true, "deleteAt": "soon"})", DeletionScheduled, u"deletion soon"_s);
    // The clocks differ: by ours the ban is over, the server says that it is not.
    row("the server's word counts", R"({"isDisabled": false, "accountValidUntil": "2026-11-22T06:59:00Z"})", Active,
        u"active"_s);
    row("no user", "null", Unknown, u"unknown"_s);
}

void tst_AccountStatus::theReasonIsFound()
{
    QFETCH(QByteArray, user);
    QFETCH(int, state);
    QFETCH(QString, word);
    const auto status = statusOf(user);
    QCOMPARE(static_cast<int>(status.state), state);
    QCOMPARE(status.word, word);
    QVERIFY(status.sentence.endsWith(u'.'));
}

void tst_AccountStatus::theSentenceTellsReasonsAndMoments()
{
    QCOMPARE(statusOf(R"({"isDisabled": true, "isDeactivated": true, "deleteAt": "2026-12-12T09:05:00Z",
                          "deleteReason": "moved on"})")
                 .sentence,
             u"The user asked for the deletion. It is due on 12 Dec 2026, 09:05. Reason: “moved on”."_s);
    QCOMPARE(statusOf(R"({"isDisabled": true, "disableReason": "chargeback"})").sentence,
             u"Disabled until somebody enables it. Reason: “chargeback”."_s);
}

void tst_AccountStatus::whatIsSelectedIsWhatIsRead()
{
    const auto fields = QString::fromUtf8(users::accountFields());
    for (const auto &field :
         {u"isDisabled"_s, u"isAnonymous"_s, u"isAnonymized"_s, u"isDeactivated"_s, u"disableReason"_s,
          u"deleteReason"_s, u"accountValidFrom"_s, u"accountValidUntil"_s, u"temporarilyDisabledFrom"_s,
          u"temporarilyDisabledUntil"_s, u"deleteAt"_s, u"anonymizeAt"_s, u"accountLockout"_s})
        QVERIFY2(fields.contains(field), qPrintable(field));
}

REGISTER_TEST(tst_AccountStatus)
#include "tst_accountstatus.moc"
