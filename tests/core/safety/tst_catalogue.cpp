#include "core/graphql/document.h"
#include "core/safety/catalogue.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using safety::Risk;

class tst_Catalogue : public QObject
{
    Q_OBJECT

    static QStringList mutationsOfTheSchema();

private slots:
    void knowsEveryMutationOfTheSchema();
    void wayBackNamesMutationsThatExist();
    void whatCanBeTakenBackSaysHow();
    void gradesAreOnTheSafeSide_data();
    void gradesAreOnTheSafeSide();
    void theUnknownIsNotFound();
};

QStringList tst_Catalogue::mutationsOfTheSchema()
{
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    QStringList names;
    if (!file.open(QIODevice::ReadOnly))
        return names;
    const auto document = graphql::parse(file.readAll().toStdString());
    for (const auto &definition : document->definitions())
        if (definition.type && definition.type->name.value == "Mutation")
            for (const auto &field : definition.type->fields)
                names.append(
                    QString::fromUtf8(field.name.value.data(), static_cast<qsizetype>(field.name.value.size())));
    names.sort();
    return names;
}

void tst_Catalogue::knowsEveryMutationOfTheSchema()
{
    QStringList known;
    for (const auto &entry : safety::catalogue())
        known.append(QString::fromUtf8(entry.name.data(), static_cast<qsizetype>(entry.name.size())));
    QCOMPARE(known.size(), 58);
    QCOMPARE(known, mutationsOfTheSchema());
}

void tst_Catalogue::wayBackNamesMutationsThatExist()
{
    // A word in camel case that begins like a mutation is one.
    static const QRegularExpression word(
        u"\\b(?:add|anonymize|create|delete|generate|remove|replace|reset|revoke|schedule|send|set|unschedule|update)"
        "[A-Z]\\w*"_s);
    const auto names = mutationsOfTheSchema();
    int found = 0;
    for (const auto &entry : safety::catalogue()) {
        for (auto matches = word.globalMatch(QString::fromUtf8(entry.wayBack)); matches.hasNext(); ++found) {
            const auto name = matches.next().captured();
            QVERIFY2(names.contains(name), qPrintable(name));
        }
    }
    QVERIFY(found > 40);
}

void tst_Catalogue::whatCanBeTakenBackSaysHow()
{
    for (const auto &entry : safety::catalogue()) {
        if (entry.risk == Risk::Reversible)
            QVERIFY2(QByteArrayView(entry.wayBack).size() > 0, entry.name.data());
        if (entry.risk == Risk::Irreversible)
            QVERIFY2(QByteArrayView(entry.alsoHappens).size() + QByteArrayView(entry.wayBack).size() > 0,
                     entry.name.data());
        QVERIFY(entry.risk != Risk::ReadOnly);
    }
}

void tst_Catalogue::gradesAreOnTheSafeSide_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Risk>("risk");
    const auto row = [](const char *name, Risk risk) {
        QTest::newRow(name) << QString::fromLatin1(name) << risk;
    };
    row("deleteUser", Risk::Irreversible);
    row("anonymizeUser", Risk::Irreversible);
    row("deleteRole", Risk::Irreversible);
    row("resetPassword", Risk::Irreversible);
    row("deleteAuthenticator", Risk::Irreversible);
    row("revokeAllSessions", Risk::Irreversible);
    row("setDisabledStatus", Risk::Disruptive);
    row("createSession", Risk::Disruptive);
    row("generateOOBOTPCode", Risk::Disruptive);
    row("scheduleAccountDeletion", Risk::Disruptive);
    row("removeRoleFromUsers", Risk::Disruptive);
    row("addRoleToUsers", Risk::Reversible);
    row("setVerifiedStatus", Risk::Reversible);
    row("updateUser", Risk::Reversible);
}

void tst_Catalogue::gradesAreOnTheSafeSide()
{
    QFETCH(QString, name);
    QFETCH(Risk, risk);
    const auto *entry = safety::findMutation(name.toStdString());
    QVERIFY(entry);
    QCOMPARE(entry->risk, risk);
}

void tst_Catalogue::theUnknownIsNotFound()
{
    QVERIFY(!safety::findMutation(""));
    QVERIFY(!safety::findMutation("deleteuser"));
    QVERIFY(!safety::findMutation("zzz"));
    QVERIFY(!safety::findMutation("deleteUsers"));
}

REGISTER_TEST(tst_Catalogue)
#include "tst_catalogue.moc"
