#include "tests/support/registry.h"
#include "ui/docs/schemaindex.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_SchemaIndex : public QObject
{
    Q_OBJECT

private slots:
    void humps_data();
    void humps();
    void finds_data();
    void finds();
    void saysWhatAndWhere();
    void leavesIntrospectionOut();
    void aLongWordIsNoTrouble();
};

namespace {

constexpr auto Sdl = R"(
type Query { user(id: ID!): User users(first: Int): [User!] getUsersByStandardAttribute(name: String!): [User] }
type Mutation { createUser(input: CreateUserInput!): User deleteUser(userID: ID!): User @deprecated }
type User { id: ID! userName: String usersSeen: Int email(verified: Boolean): String }
input CreateUserInput { email: String! }
enum UserSortBy { USER_NAME CREATED_AT }
)";

QStringList placesOf(const std::vector<ui::SchemaEntry> &entries)
{
    QStringList places;
    for (const auto &entry : entries)
        places.append(entry.place);
    return places;
}

} // namespace

void tst_SchemaIndex::humps_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *name, const char *wanted, bool matches) {
        QTest::addRow("%s in %s", wanted, name) << QString::fromLatin1(name) << QString::fromLatin1(wanted) << matches;
    };
    row("getUsersByStandardAttribute", "gubsa", true);
    row("getUsersByStandardAttribute", "gUsBySt", true);
    row("getUsersByStandardAttribute", "usa", true);
    row("getUsersByStandardAttribute", "gsers", false);
    row("getUsersByStandardAttribute", "gubsax", false);
    row("LAST_LOGIN_AT", "lla", true);
    row("LAST_LOGIN_AT", "llx", false);
    row("OAuthClientID", "oci", true);
    row("OAuthClientID", "oac", true);
    row("userID", "ui", true);
    row("user", "", false);
    row("", "u", false);
}

void tst_SchemaIndex::humps()
{
    QFETCH(QString, name);
    QFETCH(QString, wanted);
    QTEST(ui::matchesHumps(name, wanted), "matches");
}

void tst_SchemaIndex::finds_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("places");
    QTest::newRow("exact, then prefix, then inside, then humps") << u"user"_s
                                                                 << QStringList {u"Query.user"_s,
                                                                                 u"User"_s,
                                                                                 u"Query.users"_s,
                                                                                 u"UserSortBy"_s,
                                                                                 u"User.userName"_s,
                                                                                 u"User.usersSeen"_s,
                                                                                 u"UserSortBy.USER_NAME"_s,
                                                                                 u"Mutation.deleteUser(userID)"_s,
                                                                                 u"Mutation.createUser"_s,
                                                                                 u"Mutation.deleteUser"_s,
                                                                                 u"Query.getUsersByStandardAttribute"_s,
                                                                                 u"CreateUserInput"_s};
    QTest::newRow("the case that was typed first")
        << u"User"_s << QStringList {u"User"_s, u"Query.user"_s, u"Query.users"_s};
    QTest::newRow("humps") << u"gub"_s << QStringList {u"Query.getUsersByStandardAttribute"_s};
    QTest::newRow("members of a type") << u"User.em"_s << QStringList {u"User.email"_s, u"CreateUserInput.email"_s};
    QTest::newRow("all members of a type")
        << u"UserSortBy."_s << QStringList {u"UserSortBy.USER_NAME"_s, u"UserSortBy.CREATED_AT"_s};
    QTest::newRow("an argument") << u"verif"_s << QStringList {u"User.email(verified)"_s};
    QTest::newRow("a directive") << u"@inc"_s << QStringList {u"@include"_s};
    QTest::newRow("blanks around") << u" gub "_s << QStringList {u"Query.getUsersByStandardAttribute"_s};
    QTest::newRow("nothing") << u""_s << QStringList();
    QTest::newRow("unknown") << u"zzz"_s << QStringList();
}

void tst_SchemaIndex::finds()
{
    QFETCH(QString, wanted);
    QFETCH(QStringList, places);
    const ui::SchemaIndex index(*graphql::schemaFromSdl(Sdl).schema);
    auto got = placesOf(index.find(wanted, 100));
    if (!places.isEmpty())
        got = got.mid(0, places.size());
    QCOMPARE(got, places);
}

void tst_SchemaIndex::saysWhatAndWhere()
{
    const ui::SchemaIndex index(*graphql::schemaFromSdl(Sdl).schema);
    const auto deleted = index.find(u"deleteUser"_s, 1).front();
    QVERIFY(deleted.isDeprecated && deleted.isRootField);
    QCOMPARE(deleted.owner, u"Mutation"_s);
    QCOMPARE(deleted.type, u"User"_s);
    const auto argument = index.find(u"userID"_s, 1).front();
    QCOMPARE(argument.owner, u"Mutation.deleteUser"_s);
    QCOMPARE(argument.type, u"ID!"_s);
    QCOMPARE(index.find(u"CreateUserInput"_s, 1).front().type, u"input"_s);
}

void tst_SchemaIndex::leavesIntrospectionOut()
{
    const ui::SchemaIndex index(*graphql::schemaFromSdl(Sdl).schema);
    for (const auto &entry : index.find(u"type"_s, 100))
        QVERIFY2(!entry.place.startsWith(u"__"_s), qPrintable(entry.place));
}

void tst_SchemaIndex::aLongWordIsNoTrouble()
{
    QElapsedTimer time;
    time.start();
    QVERIFY(!ui::matchesHumps(QString(5'000, u'A'), QString(500, u'a') + u'b'));
    QVERIFY(time.elapsed() < 2'000);
}

REGISTER_TEST(tst_SchemaIndex)
#include "tst_schemaindex.moc"
