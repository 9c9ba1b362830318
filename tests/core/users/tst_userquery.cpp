#include "core/graphql/document.h"
#include "core/json/tape.h"
#include "core/safety/requests.h"
#include "core/users/userquery.h"
#include "core/users/usersummary.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_UserQuery : public QObject
{
    Q_OBJECT

private slots:
    void whatIsTypedIsRecognised_data();
    void whatIsTypedIsRecognised();
    void everyQueryIsARead_data();
    void everyQueryIsARead();
    void variablesHoldWhatWasAsked();
    void filtersAreAskedOfTheServer();
    void aNumberWithoutCountryIsAHint();
    void capitalsAreLookedUpInBothCases();
    void aCursorIsTheServersOwn();
};

namespace {

constexpr auto AnId =
    "VXNlcjo0ZTU1Y2RmMC0wYjFhLTRjN2YtOWY1Ny0zZDI2NWQ2YjBhMTE"; // User:4e55cdf0-0b1a-4c7f-9f57-3d265d6b0a11

json::Tape variablesOf(const safety::Draft &draft)
{
    return *json::Tape::parse(draft.variables.toStdString());
}

} // namespace

void tst_UserQuery::whatIsTypedIsRecognised_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");

    using enum users::UserQuery::Kind;
    const auto row = [](const char *name, const QString &typed, users::UserQuery::Kind kind, const QString &text) {
        QTest::newRow(name) << typed << static_cast<int>(kind) << text;
    };
    row("nothing", u"  "_s, All, {});
    row("an e-mail address", u" ann@example.com "_s, Email, u"ann@example.com"_s);
    row("of another script", u"陳@例え.jp"_s, Email, u"陳@例え.jp"_s);
    row("half an address", u"ann@"_s, Word, u"ann@"_s);
    row("two addresses", u"a@b.c d@e.f"_s, Words, u"a@b.c d@e.f"_s);
    row("a number", u"+85291234567"_s, Phone, u"+85291234567"_s);
    row("as people write it", u"+852 9123-4567"_s, Phone, u"+85291234567"_s);
    row("with brackets", u"+44 (20) 7946.0958"_s, Phone, u"+442079460958"_s);
    row("with a blank that does not break", u"+33\u00a06 12 34 56 78"_s, Phone, u"+33612345678"_s);
    row("too short for a number", u"+12345"_s, Word, u"+12345"_s);
    row("too long for a number", u"+1234567890123456"_s, Word, u"+1234567890123456"_s);
    row("digits without a country", u"91234567"_s, Word, u"91234567"_s);
    row("with the zero of home", u"+44 (0)20 7946 0958"_s, Phone, u"+442079460958"_s);
    row("with a stroke", u"+49 30/123456"_s, Phone, u"+4930123456"_s);
    row("as it is dialled abroad", u"0044 20 7946 0958"_s, Phone, u"+442079460958"_s);
    row("out of an address book", u"\u202a+852\u20119123\u20114567\u202c"_s, Phone, u"+85291234567"_s);
    row("in full width", u"＋８５２ ９１２３ ４５６７"_s, Phone, u"+85291234567"_s);
    row("in Arabic digits", u"+٩٦٦٥٠١٢٣٤٥٦٧"_s, Phone, u"+966501234567"_s);
    row("a link to a number", u"tel:+85291234567"_s, Phone, u"+85291234567"_s);
    row("a number at home", u"(020) 7946-0958"_s, Word, u"2079460958"_s);
    row("an address in capitals", u"Ann@Example.COM"_s, Email, u"Ann@Example.COM"_s);
    row("a link to an address", u"mailto:ann@example.com"_s, Email, u"ann@example.com"_s);
    row("a link with a subject", u"MAILTO:ann%2Bnews@example.com?subject=Hello"_s, Email, u"ann+news@example.com"_s);
    row("a link in brackets", u"<mailto:ann@example.com?cc=x@example.com>"_s, Email, u"ann@example.com"_s);
    row("an address in a sentence", u"(ann@example.com)."_s, Email, u"ann@example.com"_s);
    row("an address at the end", u"ann@example.com?!"_s, Email, u"ann@example.com"_s);
    row("a number with an extension", u"tel:+44-20-7946-0958;ext=12"_s, Phone, u"+442079460958"_s);
    row("a national number in a number", u"+44 (0)20 7946 0958"_s, Phone, u"+442079460958"_s);
    row("a question", u"who?"_s, Word, u"who?"_s);
    row("a node ID with padding", QString::fromLatin1(AnId) + u"="_s, Id, QString::fromLatin1(AnId));
    row("an address with a name", u"\"Lam, Ann\" <ann@example.com>,"_s, Email, u"ann@example.com"_s);
    row("an address in quotes", u"“ann@example.com”"_s, Email, u"ann@example.com"_s);
    row("a UUID with blanks", u" 4e55cdf0-0b1a-4c7f-\n 9f57-3d265d6b0a11"_s, Id, QString::fromLatin1(AnId));
    row("a UUID in braces", u"{4e55cdf0-0b1a-4c7f-9f57-3d265d6b0a11}"_s, Id, QString::fromLatin1(AnId));
    row("a UUID without hyphens", u"4e55cdf00b1a4c7f9f573d265d6b0a11"_s, Id, QString::fromLatin1(AnId));
    row("a node ID decoded", u"User:4e55cdf0-0b1a-4c7f-9f57-3d265d6b0a11"_s, Id, QString::fromLatin1(AnId));
    row("a node ID with blanks", QString::fromLatin1(AnId).insert(20, u"\n  "_s) + u" "_s, Id,
        QString::fromLatin1(AnId));
    row("a name with an apostrophe", u"O'Brien"_s, Word, u"O'Brien"_s);
    row("a name with joiners", u"می\u200cخواهم"_s, Word, u"می\u200cخواهم"_s);
    row("a UUID", u"4E55CDF0-0b1a-4c7f-9f57-3d265d6b0a11"_s, Id, QString::fromLatin1(AnId));
    row("a node ID", QString::fromLatin1(AnId), Id, QString::fromLatin1(AnId));
    row("the node ID of a role", u"Um9sZTphYmM"_s, OtherId, u"Role"_s);
    row("a word that is base64 of nothing", u"alicelam"_s, Word, u"alicelam"_s);
    row("a word", u"alice"_s, Word, u"alice"_s);
    row("a name", u"  Alice \t Lam "_s, Words, u"Alice Lam"_s);
    row("Han", u"陳大文"_s, Word, u"陳大文"_s);
}

void tst_UserQuery::whatIsTypedIsRecognised()
{
    QFETCH(QString, typed);
    QFETCH(int, kind);
    QFETCH(QString, text);
    const auto query = users::recognised(typed);
    QCOMPARE(static_cast<int>(query.kind), kind);
    QCOMPARE(query.text, text);
}

void tst_UserQuery::everyQueryIsARead_data()
{
    QTest::addColumn<QString>("typed");
    for (const auto &typed :
         {u""_s, u"alice"_s, u"alice lam"_s, u"a@b.c"_s, u"+85291234567"_s, QString::fromLatin1(AnId)})
        QTest::newRow(qPrintable(u"“%1”"_s.arg(typed))) << typed;
}

void tst_UserQuery::everyQueryIsARead()
{
    QFETCH(QString, typed);
    const auto project =
        project::Project::live(u"p"_s, u"p"_s, *project::Endpoint::parse(u"https://acme.authgear.cloud"_s), u"acme"_s);
    const auto draft = users::draftOf(project, users::recognised(typed), {50, {}});
    QVERIFY(std::holds_alternative<safety::ReadRequest>(safety::judge(draft, nullptr)));
    QVERIFY(draft.document.contains("\n  id\n"));
    QVERIFY(!draft.document.contains("  \n"));
}

void tst_UserQuery::variablesHoldWhatWasAsked()
{
    const users::ListOrder order {users::SortBy::LastLoginAt, false};
    const auto list = variablesOf(users::draftOf({}, users::recognised({}, order), {20, users::offsetCursor(39)}));
    QCOMPARE(list.root().at("first")->integer(), 20);
    QVERIFY(list.root().at("after")->equals("b2Zmc2V0OjM5"));
    QVERIFY(list.root().at("sortBy")->equals("LAST_LOGIN_AT"));
    QVERIFY(list.root().at("sortDirection")->equals("ASC"));
    // An explicit null is not the same as nothing to every server.
    QVERIFY(!variablesOf(users::draftOf({}, {}, {20, {}})).root().find("after"));
    const auto quoted = variablesOf(users::draftOf({}, users::recognised(u"a\"b\\"_s), {20, {}}));
    QVERIFY(quoted.root().at("text")->equals("a\"b\\"));
    QCOMPARE(variablesOf(users::draftOf({}, users::recognised(u"a@b.c"_s), {})).root().size(), 1U);
}

void tst_UserQuery::filtersAreAskedOfTheServer()
{
    auto query = users::recognised(u""_s);
    QVERIFY(!query.isSearch());
    query.roleKeys = {u"admin"_s, u"support"_s};
    QVERIFY(query.isSearch()); // The index answers, which may lag.
    auto draft = users::draftOf({}, query, {20, {}});
    QVERIFY(draft.document.contains("roleKeys: $roleKeys"));
    QVERIFY(!draft.document.contains("groupKeys"));
    QVERIFY(variablesOf(draft).root().find("roleKeys")->raw().size() > 10);
    QVERIFY(!variablesOf(draft).root().find("groupKeys"));
    // Whoever has it as username may not have the role.
    query = users::recognised(u"ann"_s);
    QVERIFY(users::draftOf({}, query, {20, {}}).document.contains("byUsername"));
    query.groupKeys = {u"staff"_s};
    draft = users::draftOf({}, query, {20, {}});
    QVERIFY(!draft.document.contains("byUsername"));
    QVERIFY(draft.document.contains("searchKeyword: $text"));
    QVERIFY(!variablesOf(draft).root().find("username"));
    // Found exactly, whatever the filters.
    query = users::recognised(u"a@b.c"_s);
    query.groupKeys = {u"staff"_s};
    QCOMPARE(variablesOf(users::draftOf({}, query, {})).root().size(), 1U);
}

void tst_UserQuery::aNumberWithoutCountryIsAHint()
{
    const auto query = users::recognised(u"020 7946-0958"_s);
    QVERIFY(query.isNationalNumber);
    const auto sent = variablesOf(users::draftOf({}, query, {20, {}}));
    QVERIFY(sent.root().at("text")->equals("2079460958"));
    QVERIFY(sent.root().at("username")->equals("0207946-0958"));
    QVERIFY(!users::recognised(u"+44 20 7946 0958"_s).isNationalNumber);
    QVERIFY(!users::recognised(u"2024"_s).isNationalNumber);
}

void tst_UserQuery::capitalsAreLookedUpInBothCases()
{
    const auto draft = users::draftOf({}, users::recognised(u"Ann@Example.COM"_s), {});
    QVERIFY(variablesOf(draft).root().at("email")->equals("Ann@Example.COM"));
    QVERIFY(variablesOf(draft).root().at("inLowerCase")->equals("ann@example.com"));
    QVERIFY(draft.document.contains("byLowerLoginID"));
    QVERIFY(!users::draftOf({}, users::recognised(u"ann@example.com"_s), {}).document.contains("Lower"));
}

void tst_UserQuery::aCursorIsTheServersOwn()
{
    QCOMPARE(users::offsetCursor(0), u"b2Zmc2V0OjA"_s); // base64url of offset:0, without padding
    QCOMPARE(users::uuidOf(QString::fromLatin1(AnId)), u"4e55cdf0-0b1a-4c7f-9f57-3d265d6b0a11"_s);
    QVERIFY(users::uuidOf(u"Um9sZTphYmM"_s).isEmpty());
}

REGISTER_TEST(tst_UserQuery)
#include "tst_userquery.moc"
