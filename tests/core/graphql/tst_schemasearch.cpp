#include "core/graphql/relay.h"
#include "core/graphql/schemasearch.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_SchemaSearch : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void everyKindHasAPlace();
    void theLimitIsKeptAndTheRestIsCounted();
    void matches_data();
    void matches();
    void wrappersAreLeftOut();
    void descriptionsOfTheAdminApi();
    void oddSearches();
};

namespace {

constexpr auto SearchSdl = R"(
"What is asked."
type Query { user(id: ID!): User users("How many at **most**." first: Int): [User!] getUsersByStandardAttribute(name: String!): [User] }
type Mutation { "Makes an account; a webhook may refuse it." createUser(input: CreateUserInput!): User
                "Signs the person out everywhere, and cannot be undone." deleteUser(userID: ID!): User @deprecated }
"Somebody with an account."
type User { id: ID! userName: String usersSeen: Int "The e-mail address, also of unverified people." email(verified: Boolean): String }
input CreateUserInput { email: String! "Заметка для поддержки." note: String }
enum UserSortBy { USER_NAME "When it was made." CREATED_AT }
"Something about hashes, see [the manual](https://example.com/accessing/bytes)." scalar Digest
)";

std::shared_ptr<const graphql::Schema> searchSchema(std::string sdl)
{
    return graphql::schemaFromSdl(std::move(sdl)).schema;
}

QStringList placesOf(const graphql::SchemaSearch &search, const QByteArray &wanted,
                     const graphql::RelayWrappers *hidden = nullptr)
{
    QStringList places;
    for (const auto number : search.find(wanted.toStdString(), 1'000, hidden).best)
        places.append(QString::fromStdString(search.entry(number).place()));
    return places;
}

QString marked(const std::string &text, const std::vector<text::Span> &spans)
{
    auto bytes = text;
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        bytes.insert(span->end, "]");
        bytes.insert(span->begin, "[");
    }
    return QString::fromStdString(bytes);
}

} // namespace

void tst_SchemaSearch::finds_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QStringList>("places");
    const auto row = [](const char *wanted, const QStringList &places) {
        QTest::addRow("%s", wanted) << QByteArray(wanted) << places;
    };
    row("user",
        {u"Query.user"_s, u"User"_s, u"Query.users"_s, u"UserSortBy"_s, u"User.userName"_s, u"User.usersSeen"_s,
         u"UserSortBy.USER_NAME"_s, u"Mutation.deleteUser(userID)"_s, u"Mutation.createUser"_s,
         u"Mutation.deleteUser"_s, u"Query.getUsersByStandardAttribute"_s, u"CreateUserInput"_s});
    row("User",
        {u"User"_s, u"Query.user"_s, u"Query.users"_s, u"UserSortBy"_s, u"User.userName"_s, u"User.usersSeen"_s,
         u"UserSortBy.USER_NAME"_s, u"Mutation.deleteUser(userID)"_s, u"Mutation.createUser"_s,
         u"Mutation.deleteUser"_s, u"Query.getUsersByStandardAttribute"_s, u"CreateUserInput"_s});
    row("gub", {u"Query.getUsersByStandardAttribute"_s});
    row("sers", {u"Query.users"_s, u"Query.getUsersByStandardAttribute"_s, u"UserSortBy"_s, u"User.usersSeen"_s});
    row("User.em", {u"User.email"_s, u"CreateUserInput.email"_s});
    row("UserSortBy.", {u"UserSortBy.USER_NAME"_s, u"UserSortBy.CREATED_AT"_s});
    row("users.first", {u"Query.users(first)"_s});
    row("@inc", {u"@include"_s});
    row("$verified", {u"User.email(verified)"_s, u"User.email"_s});
    row(" gub ", {u"Query.getUsersByStandardAttribute"_s});
    row("", {});
    row("@", {});
    row("zzz", {});
    // Descriptions: the word itself, its begin, its inside.
    row("webhook", {u"Mutation.createUser"_s});
    row("undone", {u"Mutation.deleteUser"_s});
    row("undo", {u"Mutation.deleteUser"_s});
    row("verifi", {u"User.email(verified)"_s, u"User.email"_s});
    row("hash", {u"Digest"_s});
    // Of a link its text is read, not where it leads.
    row("manual", {u"Digest"_s});
    row("accessing", {});
    row("ook", {u"Mutation.createUser"_s});
    row("eb", {});
    row("e-mail", {u"User.email"_s});
    row("поддер", {u"CreateUserInput.note"_s});
    // Several words have to be there all; a name is worth more than a description, and the owner counts.
    row("user email", {u"User.email"_s, u"CreateUserInput.email"_s, u"User.email(verified)"_s});
    row("delete signs out", {u"Mutation.deleteUser"_s});
    row("create user",
        {u"Mutation.createUser"_s, u"CreateUserInput"_s, u"UserSortBy.CREATED_AT"_s, u"CreateUserInput.note"_s,
         u"CreateUserInput.email"_s, u"Mutation.createUser(input)"_s});
    row("account somebody", {u"User"_s});
    row("account zzz", {});
}

void tst_SchemaSearch::finds()
{
    QFETCH(QByteArray, wanted);
    const graphql::SchemaSearch search(searchSchema(SearchSdl));
    auto places = placesOf(search, wanted);
    QTEST(places, "places");
}

void tst_SchemaSearch::everyKindHasAPlace()
{
    const graphql::SchemaSearch search(searchSchema(SearchSdl));
    QStringList places;
    for (std::uint32_t i = 0; i < search.size(); ++i) {
        const auto place = QString::fromStdString(search.entry(i).place());
        places.append(place);
        QVERIFY2(!place.startsWith(u"__"_s), qPrintable(place));
    }
    QCOMPARE(QSet<QString>(places.begin(), places.end()).size(), places.size());
    for (const auto &place : {u"User"_s, u"User.email"_s, u"Query.users(first)"_s, u"CreateUserInput.email"_s,
                              u"UserSortBy.CREATED_AT"_s, u"@skip"_s})
        QVERIFY2(places.contains(place), qPrintable(place));
    const auto &deleted = search.entry(search.find("deleteUser", 1).best.front());
    QVERIFY(deleted.isRootField && deleted.isDeprecated());
    QCOMPARE(deleted.ownerPlace(), std::string("Mutation"));
}

void tst_SchemaSearch::theLimitIsKeptAndTheRestIsCounted()
{
    const graphql::SchemaSearch search(searchSchema(SearchSdl));
    const auto all = search.find("user", 1'000);
    const auto few = search.find("user", 3);
    QCOMPARE(all.total, all.best.size());
    QCOMPARE(few.total, all.total);
    QCOMPARE(few.best, std::vector(all.best.begin(), all.best.begin() + 3));
}

void tst_SchemaSearch::matches_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("excerpt");
    const auto row = [](const char *wanted, const QString &name, const QString &excerpt) {
        QTest::addRow("%s", wanted) << QByteArray(wanted) << name << excerpt;
    };
    row("gub", u"[g]et[U]sers[B]yStandardAttribute"_s, {});
    row("delete undo", u"[delete]User"_s, u"…and cannot be [undo]ne."_s);
    row("mail address", u"e[mail]"_s, u"The e-[mail] [address], also of unverified people."_s);
    row("verified people", u"email"_s, u"…address, also of un[verified] [people]."_s);
    row("User.em", u"[em]ail"_s, u"The e-mail address, also of unverified people."_s);
    row("most", u"first"_s, u"How many at [most]."_s);
    row("заметка", {}, {});
    row("Заметка", u"note"_s, u"[Заметка] для поддержки."_s);
}

void tst_SchemaSearch::matches()
{
    QFETCH(QByteArray, wanted);
    QFETCH(QString, name);
    const graphql::SchemaSearch search(searchSchema(SearchSdl));
    const auto found = search.find(wanted.toStdString(), 1).best;
    QCOMPARE(found.empty(), name.isEmpty());
    if (found.empty())
        return;
    const auto match = search.match(found.front(), wanted.toStdString());
    QCOMPARE(marked(std::string(search.entry(found.front()).name()), match.inName), name);
    QTEST(marked(match.excerpt, match.inExcerpt), "excerpt");

    // Deep inside a long description the excerpt begins near the word, and never in the middle of a character.
    std::string description;
    for (int i = 0; i < 300; ++i)
        description += i % 2 ? "é" : "ö";
    const graphql::SchemaSearch deep(
        searchSchema("type Query { \"" + description + " needle " + description + "\" a: Int }"));
    const auto cut = deep.match(deep.find("needle", 1).best.front(), "needle").excerpt;
    QVERIFY(cut.size() < 220 && cut.starts_with("…") && cut.ends_with("…") && cut.find("needle") < 60);
    QVERIFY(QString::fromStdString(cut).toStdString() == cut && !QString::fromStdString(cut).contains(QChar(0xFFFD)));
}

void tst_SchemaSearch::wrappersAreLeftOut()
{
    const auto schema = searchSchema(R"(
        type Query { users: UserConnection } type User { cursor: Int }
        type Mutation { rename(input: RenameInput!): RenamePayload } input RenameInput { newName: String }
        type UserConnection { edges: [UserEdge] pageInfo: PageInfo } type UserEdge { node: User cursor: String }
        type PageInfo { hasNextPage: Boolean } type RenamePayload { renamed: User })");
    const graphql::SchemaUsage usage(schema);
    const graphql::RelayWrappers wrappers(usage);
    const graphql::SchemaSearch search(schema);
    QCOMPARE(placesOf(search, "cursor"), (QStringList {u"User.cursor"_s, u"UserEdge.cursor"_s}));
    QCOMPARE(placesOf(search, "cursor", &wrappers), QStringList {u"User.cursor"_s});
    QVERIFY(placesOf(search, "renamed", &wrappers).isEmpty());
    QVERIFY(placesOf(search, "hasNextPage", &wrappers).isEmpty());
    QCOMPARE(placesOf(search, "RenameInput", &wrappers), QStringList());
    QCOMPARE(placesOf(search, "newName", &wrappers), QStringList {u"RenameInput.newName"_s});
}

void tst_SchemaSearch::descriptionsOfTheAdminApi()
{
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const graphql::SchemaSearch search(searchSchema(file.readAll().toStdString()));
    // Every long word of every description finds the entry it belongs to.
    for (std::uint32_t number = 0; number < search.size(); number += 7) {
        const auto description = search.entry(number).description();
        const auto word = description.substr(0, description.find_first_of(" ,.;:`'()\n-"));
        if (word.size() < 2)
            continue;
        const auto found = search.find(word, search.size()).best;
        QVERIFY2(std::find(found.begin(), found.end(), number) != found.end(), std::string(word).c_str());
        const auto match = search.match(number, word);
        QVERIFY2(!match.inExcerpt.empty(), std::string(word).c_str());
        QCOMPARE(QByteArray::fromStdString(std::string(match.inExcerpt.front().of(match.excerpt))).toLower(),
                 QByteArray::fromStdString(std::string(word)).toLower());
    }
    QCOMPARE(placesOf(search, "clear password leaves").value(0), u"Mutation.createUser"_s);
}

void tst_SchemaSearch::oddSearches()
{
    const graphql::SchemaSearch search(searchSchema(SearchSdl));
    for (const auto &wanted :
         {std::string(100'000, 'a'), std::string(100'000, ' '), std::string(1'000, '.'), std::string("\xFF\xFE\x80"),
          std::string("a\0b", 3), std::string("...@@$$"), std::string("User.email.first")}) {
        const auto found = search.find(wanted, 10);
        for (const auto number : found.best)
            (void)search.match(number, wanted);
    }
    QVERIFY(search.find(std::string(1'000, '.'), 10).best.empty());
}

REGISTER_TEST(tst_SchemaSearch)
#include "tst_schemasearch.moc"
