#include "core/json/tape.h"
#include "core/users/usersummary.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_UserSummary : public QObject
{
    Q_OBJECT

private slots:
    void initials_data();
    void initials();
    void tintsAreStableAndSpread();
    void whatLiesAboutItsTypeIsNotThere();
    void aNameIsFoundForEverybody_data();
    void aNameIsFoundForEverybody();
};

namespace {

users::UserSummary summaryOf(const QByteArray &user)
{
    const auto tape = json::Tape::parse(user.toStdString());
    return tape ? users::UserSummary::read(tape->root()) : users::UserSummary();
}

} // namespace

void tst_UserSummary::initials_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("letters");

    QTest::newRow("two words") << u"Alice Lam"_s << u"AL"_s;
    QTest::newRow("first and last") << u"juan carlos de la vega"_s << u"JV"_s;
    QTest::newRow("one word") << u"alice"_s << u"A"_s;
    QTest::newRow("accents stay") << u"Élodie Girard"_s << u"ÉG"_s;
    QTest::newRow("a combining accent belongs to its letter") << u"E\u0301lodie"_s << u"E\u0301"_s.toUpper();
    QTest::newRow("Cyrillic") << u"Богдан Коваленко"_s << u"БК"_s;
    QTest::newRow("Han") << u"陳大文"_s << u"陳"_s;
    QTest::newRow("Han with a space") << u"花子 中村"_s << u"花"_s;
    QTest::newRow("Arabic does not join two") << u"ليلى حداد"_s << u"ل"_s;
    QTest::newRow("Hebrew") << u"נועה לוי"_s << u"נ"_s;
    QTest::newRow("an emoji of several") << u"👩‍🚀 Zoe"_s << u"👩‍🚀"_s;
    QTest::newRow("brackets are no initial") << u"(Bob) \"Ray\""_s << u"BR"_s;
    QTest::newRow("a turn of direction is none") << u"\u202eAlice"_s << u"A"_s;
    QTest::newRow("a family is one") << u"👨‍👩‍👧‍👦 family"_s << u"👨‍👩‍👧‍👦"_s;
    QTest::newRow("a flag is one") << u"🇭🇰🇺🇦"_s << u"🇭🇰"_s;
    QTest::newRow("a colour of skin belongs to it") << u"👍🏽"_s << u"👍🏽"_s;
    QTest::newRow("a wide blank") << u"Анна\u3000Лем"_s << u"АЛ"_s;
    QTest::newRow("a blank that does not break") << u"Ann\u00a0Lam"_s << u"AL"_s;
    QTest::newRow("no capital of one letter") << u"ß"_s << u"ß"_s;
    QTest::newRow("Devanagari with its vowel") << u"किरण"_s << u"कि"_s;
    QTest::newRow("Hangul of three parts") << u"\u1112\u1161\u11ab"_s << u"\u1112\u1161\u11ab"_s;
    QTest::newRow("nothing") << u""_s << u"?"_s;
    QTest::newRow("nothing to see") << u" \u200b "_s << u"?"_s;
}

void tst_UserSummary::initials()
{
    QFETCH(QString, name);
    QFETCH(QString, letters);
    QCOMPARE(users::initialsOf(name), letters);
}

void tst_UserSummary::tintsAreStableAndSpread()
{
    // Written down, so that a change of the program changes nobody's colour unseen.
    QCOMPARE(users::tintOf(u"VXNlcjox"_s, 7), 0);
    QList<int> counts(7);
    for (int i = 0; i < 700; ++i)
        ++counts[users::tintOf(u"User:%1"_s.arg(i), 7)];
    for (const int count : counts)
        QVERIFY2(count > 50, qPrintable(QString::number(count)));
}

void tst_UserSummary::whatLiesAboutItsTypeIsNotThere()
{
    const auto summary = summaryOf(R"({"id": 7, "formattedName": ["a"], "standardAttributes": "none",
                                       "effectiveRoles": {"totalCount": null, "edges": [null, {"node": null},
                                                          {"node": {"key": "admin"}}]},
                                       "createdAt": 12, "lastLoginAt": null})");
    QCOMPARE(summary.id, u"7"_s);
    QVERIFY(summary.name.isEmpty());
    QCOMPARE(summary.roles, QStringList {u"admin"_s});
    QCOMPARE(summary.roleCount, 1);
    QVERIFY(!summary.createdAt.isGiven());
    QVERIFY(!summary.lastLoginAt.isGiven());
    QVERIFY(summaryOf("null").id.isEmpty());
    QCOMPARE(summaryOf(R"({"effectiveRoles": {"totalCount": 5, "edges": [{"node": {"key": "a"}}]}})").roleCount, 5);
}

void tst_UserSummary::aNameIsFoundForEverybody_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QString>("name");

    QTest::newRow("a name") << QByteArray(R"({"id": "u", "formattedName": "Ann", "endUserAccountID": "a@x"})")
                            << u"Ann"_s;
    QTest::newRow("a username") << QByteArray(
        R"({"id": "u", "formattedName": " ", "standardAttributes": {"preferred_username": "ann"}})")
                                << u"ann"_s;
    QTest::newRow("an account") << QByteArray(R"({"id": "u", "endUserAccountID": "a@x"})") << u"a@x"_s;
    QTest::newRow("a guest") << QByteArray(R"({"id": "u"})") << u"anonymous"_s;
    QTest::newRow("erased") << QByteArray(R"({"id": "u", "isAnonymized": true})") << u"anonymised"_s;
    QTest::newRow("no user") << QByteArray("null") << u"not in the answer"_s;
}

void tst_UserSummary::aNameIsFoundForEverybody()
{
    QFETCH(QByteArray, user);
    QFETCH(QString, name);
    QCOMPARE(summaryOf(user).shownName(), name);
}

REGISTER_TEST(tst_UserSummary)
#include "tst_usersummary.moc"
