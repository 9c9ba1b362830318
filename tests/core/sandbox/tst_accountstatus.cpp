#include "core/sandbox/store/accountstatus.h"
#include "tests/support/registry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace sandbox;

/// Every move from every state, as the real server's table of account states has it.
class tst_AccountStatus : public QObject
{
    Q_OBJECT

private slots:
    void moves_data();
    void moves();
    void periods_data();
    void periods();
    void disabledMeansCannotLogIn_data();
    void disabledMeansCannotLogIn();
    void whatAMoveLeavesAndTakesAway();
};

namespace {

constexpr Timestamp Now = 1'000'000'000;

AccountStatus state(const QByteArray &name)
{
    AccountStatus status;
    status.indefinitelyDisabled = name == "disabled" || name.startsWith("deletion") || name.startsWith("anonym");
    if (name == "disabled")
        status.disableReason = QStringLiteral("why");
    if (name == "disabled now" || name == "disabled soon") {
        status.disabledFrom = name == "disabled now" ? Now - OneDay : Now + OneDay;
        status.disabledUntil = Now + 2 * OneDay;
    }
    if (name == "expired")
        status.validUntil = Now - OneDay;
    if (name.contains("deletion"))
        status.deleteAt = Now + OneDay;
    status.deactivated = name == "deletion by user";
    if (name == "anonymisation")
        status.anonymizeAt = Now + OneDay;
    status.anonymized = name.startsWith("anonymised");
    return status;
}

const QHash<QByteArray, std::function<StatusChange(const AccountStatusAt &)>> &moveByName()
{
    static const QHash<QByteArray, std::function<StatusChange(const AccountStatusAt &)>> Moves {
        {"disable",
         [](const auto &at) {
             return at.disable(QStringLiteral("new"));
         }},
        {"disable now",
         [](const auto &at) {
             return at.disableTemporarily(Now, Now + OneHour, std::nullopt);
         }},
        {"disable soon",
         [](const auto &at) {
             return at.disableTemporarily(Now + 1, Now + OneHour, std::nullopt);
         }},
        {"reenable",
         [](const auto &at) {
             return at.reenable();
         }},
        {"delete",
         [](const auto &at) {
             return at.scheduleDeletion(Now + OneDay, std::nullopt);
         }},
        {"undelete",
         [](const auto &at) {
             return at.unscheduleDeletion();
         }},
        {"schedule anonymisation",
         [](const auto &at) {
             return at.scheduleAnonymization(Now + OneDay);
         }},
        {"cancel anonymisation",
         [](const auto &at) {
             return at.unscheduleAnonymization();
         }},
        {"anonymise",
         [](const auto &at) {
             return at.anonymize();
         }},
        {"clear validity",
         [](const auto &at) {
             return at.setValidPeriod(std::nullopt, std::nullopt);
         }},
    };
    return Moves;
}

} // namespace

void tst_AccountStatus::moves_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("move");
    QTest::addColumn<QByteArray>("outcome"); // "yes", or from and to as the error tells them
    const auto rows = [](const char *from, std::initializer_list<std::pair<const char *, const char *>> moves) {
        for (const auto &[move, outcome] : moves)
            QTest::addRow("%s: %s", from, move) << QByteArray(from) << QByteArray(move) << QByteArray(outcome);
    };
    rows("normal",
         {{"disable", "yes"},
          {"disable now", "yes"},
          {"disable soon", "yes"},
          {"reenable", "normal normal"},
          {"delete", "yes"},
          {"undelete", "normal normal"},
          {"schedule anonymisation", "yes"},
          {"cancel anonymisation", "normal normal"},
          {"anonymise", "yes"},
          {"clear validity", "yes"}});
    rows("disabled",
         {{"disable", "disabled disabled"},
          {"disable now", "yes"},
          {"disable soon", "yes"},
          {"reenable", "yes"},
          {"delete", "yes"},
          {"undelete", "disabled normal"},
          {"schedule anonymisation", "yes"},
          {"cancel anonymisation", "disabled normal"},
          {"anonymise", "yes"},
          {"clear validity", "yes"}});
    rows("disabled now",
         {{"disable", "yes"},
          {"disable now", "yes"},
          {"disable soon", "yes"},
          {"reenable", "yes"},
          {"delete", "yes"},
          {"schedule anonymisation", "yes"},
          {"anonymise", "yes"}});
    // A period that has not begun is no state: it cannot be lifted, only written over.
    rows("disabled soon",
         {{"disable", "yes"}, {"disable now", "yes"}, {"reenable", "normal normal"}, {"delete", "yes"}});
    rows("expired",
         {{"disable", "yes"},
          {"reenable", "outside_valid_period normal"},
          {"delete", "yes"},
          {"undelete", "outside_valid_period normal"},
          {"clear validity", "yes"}});
    rows("deletion by admin",
         {{"disable", "scheduled_deletion_disabled disabled"},
          {"disable now", "scheduled_deletion_disabled disabled_temporarily"},
          {"disable soon", "scheduled_deletion_disabled normal"},
          {"reenable", "scheduled_deletion_disabled normal"},
          {"delete", "scheduled_deletion_disabled scheduled_deletion_disabled"},
          {"undelete", "yes"},
          {"schedule anonymisation", "yes"},
          {"anonymise", "yes"},
          {"clear validity", "yes"}});
    rows("deletion by user",
         {{"disable", "scheduled_deletion_deactivated disabled"},
          {"delete", "scheduled_deletion_deactivated scheduled_deletion_disabled"},
          {"undelete", "yes"},
          {"schedule anonymisation", "yes"},
          {"anonymise", "yes"}});
    rows("anonymisation",
         {{"disable", "scheduled_anonymization_disabled disabled"},
          {"reenable", "scheduled_anonymization_disabled normal"},
          {"delete", "yes"},
          {"undelete", "scheduled_anonymization_disabled normal"},
          {"schedule anonymisation", "scheduled_anonymization_disabled scheduled_anonymization_disabled"},
          {"cancel anonymisation", "yes"},
          {"anonymise", "yes"}});
    rows("anonymised",
         {{"disable", "anonymized disabled"},
          {"disable now", "anonymized disabled_temporarily"},
          {"reenable", "anonymized normal"},
          {"delete", "yes"},
          {"undelete", "anonymized anonymized"},
          {"schedule anonymisation", "anonymized scheduled_anonymization_disabled"},
          {"cancel anonymisation", "anonymized normal"},
          {"anonymise", "anonymized anonymized"},
          {"clear validity", "anonymized anonymized"}});
    rows("anonymised, deletion", {{"delete", "anonymized scheduled_deletion_disabled"}, {"undelete", "yes"}});
}

void tst_AccountStatus::moves()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, move);
    QFETCH(QByteArray, outcome);

    const StatusChange change = moveByName()[move](AccountStatusAt(state(from), Now));

    if (outcome == "yes") {
        QVERIFY2(change.has_value(), change ? "" : qPrintable(change.error().message));
        return;
    }
    QVERIFY(!change.has_value());
    QCOMPARE(change.error().name, ApiError::Name::Invalid);
    QCOMPARE(change.error().reason, QStringLiteral("InvalidAccountStatusTransition"));
    const QJsonObject info = QJsonDocument::fromJson(QByteArray::fromStdString(change.error().info)).object();
    QCOMPARE((info[QLatin1String("from")].toString() + u' ' + info[QLatin1String("to")].toString()).toUtf8(), outcome);
}

void tst_AccountStatus::periods_data()
{
    QTest::addColumn<MaybeTimestamp>("validFrom");
    QTest::addColumn<MaybeTimestamp>("validUntil");
    QTest::addColumn<MaybeTimestamp>("disabledFrom");
    QTest::addColumn<MaybeTimestamp>("disabledUntil");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, MaybeTimestamp a, MaybeTimestamp b, MaybeTimestamp c, MaybeTimestamp d,
                        bool good) {
        QTest::newRow(name) << a << b << c << d << good;
    };
    const MaybeTimestamp none;
    row("within", 10, 50, 20, 40, true);
    row("no validity", none, none, 20, 40, true);
    row("as long as the validity", 20, 40, 20, 40, false);
    row("begins with the validity", 20, 50, 20, 40, false);
    row("ends with the validity", 10, 40, 20, 40, false);
    row("backwards", none, none, 40, 20, false);
    row("empty", none, none, 20, 20, false);
    row("no end", none, none, 20, none, false);
    row("no beginning", none, none, none, 40, false);
    row("validity backwards", 50, 10, none, none, false);
    row("validity empty", 10, 10, none, none, false);
}

void tst_AccountStatus::periods()
{
    QFETCH(MaybeTimestamp, validFrom);
    QFETCH(MaybeTimestamp, validUntil);
    QFETCH(MaybeTimestamp, disabledFrom);
    QFETCH(MaybeTimestamp, disabledUntil);
    QFETCH(bool, good);

    AccountStatus status;
    status.validFrom = validFrom;
    status.validUntil = validUntil;
    const AccountStatusAt at(status, 30);
    const auto change = disabledFrom || disabledUntil ? at.disableTemporarily(disabledFrom, disabledUntil, std::nullopt)
                                                      : at.setValidPeriod(validFrom, validUntil);
    QCOMPARE(change.has_value(), good);
    if (!good)
        QCOMPARE(change.error().reason, QStringLiteral("InvalidAccountStatusTransition"));
}

void tst_AccountStatus::disabledMeansCannotLogIn_data()
{
    QTest::addColumn<bool>("disabled");
    QTest::newRow("normal") << false;
    QTest::newRow("disabled") << true;
    QTest::newRow("disabled now") << true;
    QTest::newRow("disabled soon") << false;
    QTest::newRow("expired") << true;
    QTest::newRow("deletion by admin") << true;
    QTest::newRow("deletion by user") << true;
    QTest::newRow("anonymisation") << true;
    QTest::newRow("anonymised") << true;
}

void tst_AccountStatus::disabledMeansCannotLogIn()
{
    QFETCH(bool, disabled);
    QCOMPARE(AccountStatusAt(state(QTest::currentDataTag()), Now).isDisabled(), disabled);
    // The end of a period is not part of it, the end of validity neither.
    AccountStatus status;
    status.disabledFrom = Now - 2;
    status.disabledUntil = Now;
    QVERIFY(!AccountStatusAt(status, Now).isDisabled());
    QVERIFY(AccountStatusAt(status, Now - 1).isDisabled());
    status = {};
    status.validUntil = Now;
    QVERIFY(AccountStatusAt(status, Now).isDisabled());
    QVERIFY(!AccountStatusAt(status, Now - 1).isDisabled());
}

void tst_AccountStatus::whatAMoveLeavesAndTakesAway()
{
    AccountStatus status = state("disabled");
    status.validFrom = 1;
    const auto scheduled = AccountStatusAt(status, Now).scheduleDeletion(Now + OneDay, QStringLiteral("law"));
    QCOMPARE(scheduled->disableReason, std::nullopt);
    QCOMPARE(scheduled->deleteReason, std::optional(QStringLiteral("law")));
    QCOMPARE(scheduled->validFrom, MaybeTimestamp(1));
    const auto back = AccountStatusAt(*scheduled, Now).unscheduleDeletion();
    QVERIFY(!AccountStatusAt(*back, Now).isDisabled()); // Enabled, although it was disabled before.
    QCOMPARE(back->deleteAt, std::nullopt);
    const auto anonymized = AccountStatusAt(*scheduled, Now).anonymize();
    QCOMPARE(anonymized->deleteAt, scheduled->deleteAt);
    const auto kept = AccountStatusAt(*anonymized, Now).unscheduleDeletion();
    QVERIFY(AccountStatusAt(*kept, Now).isDisabled());
    // A period that is over is forgotten when the row is read.
    QCOMPARE(AccountStatusAt(state("disabled now"), Now + 3 * OneDay).status().disabledUntil, std::nullopt);
}

REGISTER_TEST(tst_AccountStatus)
#include "tst_accountstatus.moc"
