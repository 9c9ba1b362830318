#include "tests/support/registry.h"
#include "ui/users/personwords.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_PersonWords : public QObject
{
    Q_OBJECT

private slots:
    void activitiesReadAsSentences_data();
    void activitiesReadAsSentences();
    void identitiesSayWhatTheyAre_data();
    void identitiesSayWhatTheyAre();
    void claimsAreNamedByTheirLastWords();
    void attributesStandInTheOrderOfPeople();
};

void tst_PersonWords::activitiesReadAsSentences_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("isTrouble");
    QTest::newRow("plain") << u"USER_SESSION_TERMINATED"_s << u"User session terminated"_s << false;
    QTest::newRow("short words") << u"AUTHENTICATION_PRIMARY_OOB_OTP_EMAIL_FAILED"_s
                                 << u"Authentication primary OOB OTP e-mail failed"_s << true;
    QTest::newRow("of an operator") << u"ADMIN_API_MUTATION_REMOVE_RESOURCE_FROM_CLIENTID_EXECUTED"_s
                                    << u"Admin API: remove resource from client ID"_s << false;
    QTest::newRow("blocked") << u"RATE_LIMIT_BLOCKED"_s << u"Rate limit blocked"_s << true;
    QTest::newRow("first word") << u"SMS_SENT"_s << u"SMS sent"_s << false;
    QTest::newRow("another spelling") << u"user.signed_out"_s << u"user.signed_out"_s << false;
    QTest::newRow("another script") << u"ΧΡΉΣΤΗΣ"_s << u"ΧΡΉΣΤΗΣ"_s << false;
    QTest::newRow("only the frame") << u"ADMIN_API_MUTATION_EXECUTED"_s << u"Admin API mutation executed"_s << false;
    QTest::newRow("nothing") << QString() << QString() << false;
    QTest::newRow("nothing but lines") << u"___"_s << QString() << false;
}

void tst_PersonWords::activitiesReadAsSentences()
{
    QFETCH(QString, sent);
    QFETCH(QString, said);
    QFETCH(bool, isTrouble);
    QCOMPARE(ui::activityWords(sent), said);
    QCOMPARE(ui::isTrouble(sent), isTrouble);
}

void tst_PersonWords::identitiesSayWhatTheyAre_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("value");
    const auto claim = [](const char *name) {
        return u"https://authgear.com/claims/"_s + QString::fromLatin1(name);
    };
    QTest::newRow("address") << u"LOGIN_ID"_s << claim("login_id/type") << u"email"_s << u"E-mail address"_s
                             << QString();
    QTest::newRow("another login ID") << u"LOGIN_ID"_s << claim("login_id/type") << u"badge"_s << u"Login ID"_s
                                      << QString();
    QTest::newRow("its value") << u"LOGIN_ID"_s << claim("login_id/value") << u"a@b.example"_s << u"Login ID"_s
                               << u"a@b.example"_s;
    QTest::newRow("provider") << u"OAUTH"_s << claim("oauth/provider_alias") << u"google"_s << u"Google account"_s
                              << QString();
    QTest::newRow("no provider") << u"OAUTH"_s << u"email"_s << u"a@b.example"_s << u"Account elsewhere"_s
                                 << u"a@b.example"_s;
    QTest::newRow("unknown") << u"SMART_CARD"_s << u"x"_s << u"y"_s << u"SMART_CARD"_s << QString();
}

void tst_PersonWords::identitiesSayWhatTheyAre()
{
    QFETCH(QString, type);
    QFETCH(QString, claim);
    QFETCH(QString, text);
    users::Identity identity;
    identity.type = type;
    users::Attributes claims;
    claims.items.push_back({claim, users::Attribute::Kind::Text, text});
    identity.claims = claims;
    QTEST(ui::identityWords(identity), "words");
    QTEST(ui::identityValue(identity), "value");
}

void tst_PersonWords::claimsAreNamedByTheirLastWords()
{
    QCOMPARE(ui::claimWords(u"https://authgear.com/claims/login_id/original_value"_s), u"Login ID original value"_s);
    QCOMPARE(ui::claimWords(u"phone_number"_s), u"Phone"_s);
    QCOMPARE(ui::claimWords(u"https://elsewhere.example/claims/x"_s), u"https://elsewhere.example/claims/x"_s);
}

void tst_PersonWords::attributesStandInTheOrderOfPeople()
{
    QVERIFY(ui::standardAttributeWords(u"name"_s).rank < ui::standardAttributeWords(u"email"_s).rank);
    QVERIFY(ui::standardAttributeWords(u"website"_s).rank < ui::standardAttributeWords(u"of_the_project"_s).rank);
    QCOMPARE(ui::standardAttributeWords(u"of_the_project"_s).label, u"of_the_project"_s);
}

REGISTER_TEST(tst_PersonWords)
#include "tst_personwords.moc"
