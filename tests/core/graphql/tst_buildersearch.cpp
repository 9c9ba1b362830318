#include "core/graphql/builder/builderedit.h"
#include "core/graphql/builder/buildersearch.h"
#include "tests/core/graphql/buildertest.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace graphql;

namespace {

/// A schema that is the caller's.
std::shared_ptr<const Schema> borrowed(const Schema &schema)
{
    return {std::shared_ptr<const Schema>(), &schema};
}

QStringList found(const BuilderSearch &search, std::string_view wanted, std::size_t limit = 100)
{
    QStringList places;
    for (const auto &one : search.find(wanted, limit))
        places.append(buildertest::text(one.place));
    return places;
}

} // namespace

class tst_BuilderSearch : public QObject
{
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *wanted, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(wanted) << QString::fromUtf8(expected);
        };
        row("nothing", "", "");
        row("a field, the nearest first, by different beginnings", "title", "node/on Group/title thing/on Group/title");
        row("of what a connection holds", "cursor",
            "users/edges/cursor me/friends/edges/cursor user/friends/edges/cursor");
        row("an argument", "after", "users/(after)");
        row("an input field", "age", "users/(filter)/.age");
        row("in a list of input objects, by its first way", "limit", "users/(filter)/.limit");
        row("of nested input objects", "at", "deep/(a)/.b/.at");
        row("by its begin and its humps", "tit", "node/on Group/title thing/on Group/title");
        row("with what has to be on the way", "users cursor",
            "users/edges/cursor node/on Group/users/friends/edges/cursor");
        row("as a path", "thing.title", "thing/on Group/title");
        row("with the type on the way", "Group title", "node/on Group/title thing/on Group/title");
        row("with the argument's field on the way", "users after", "users/(after)");
        row("in their order only", "edges users cursor", "");
        row("what is deprecated comes last", "old", "old user/(old)");
        row("letters with others between them", "csr",
            "users/edges/cursor me/friends/edges/cursor user/friends/edges/cursor");
        row("a field before an argument as near", "users name",
            "users/(filter)/.name users/edges/node/name node/on Group/users/name");
        row("as long a way as the words ask for", "me best friends edges name", "me/best/friends/edges/node/name");
        row("the same type again", "best best best name", "me/best/best/best/name");
        row("what is nowhere", "zebra", "");
    }
    void finds()
    {
        QFETCH(QString, wanted);
        const BuilderSearch search(borrowed(buildertest::schema()), *buildertest::schema().query());
        QTEST(found(search, wanted.toStdString()).join(QLatin1Char(' ')), "expected");
    }

    void whatAnInterfaceHasIsNotToldForEachOfItsTypes()
    {
        const BuilderSearch search(borrowed(buildertest::schema()), *buildertest::schema().query());
        const auto places = found(search, "id");
        QVERIFY(places.contains(QStringLiteral("node/id")));
        QVERIFY(!places.contains(QStringLiteral("node/on User/id")));
        QVERIFY(places.contains(QStringLiteral("thing/on Group/id")));
    }

    void matchedLettersAreTold()
    {
        const BuilderSearch search(borrowed(buildertest::schema()), *buildertest::schema().query());
        const auto best = search.find("users cur", 1);
        QCOMPARE(best.size(), std::size_t {1});
        QCOMPARE(best.front().matched, (std::vector<text::Span> {{0, 3}}));
        QCOMPARE(QString::fromStdString(best.front().type.toString()), QStringLiteral("String!"));
        QVERIFY(!best.front().isDeprecated);
        QVERIFY(search.find("old", 1).front().isDeprecated);
    }

    void noMoreThanAskedFor()
    {
        const BuilderSearch search(borrowed(buildertest::adminSchema()), *buildertest::adminSchema().query());
        QCOMPARE(search.find("id", 7).size(), std::size_t {7});
        QVERIFY(search.find("id", 0).empty());
    }

    void everythingFoundCanBeChosen_data()
    {
        QTest::addColumn<int>("operation");
        QTest::newRow("query") << static_cast<int>(OperationType::Query);
        QTest::newRow("mutation") << static_cast<int>(OperationType::Mutation);
    }
    void everythingFoundCanBeChosen()
    {
        QFETCH(int, operation);
        const auto &schema = buildertest::adminSchema();
        const auto type = static_cast<OperationType>(operation);
        const auto document = parse("");
        const BuilderTree tree(schema, *document, type);
        const BuilderSearch search(borrowed(schema), *tree.type());
        int count = 0;
        for (const auto *wanted : {"id", "name", "email", "first", "input", "user", "cursor", "password", "at", "key"})
            for (const auto &one : search.find(wanted, 40)) {
                const auto row = tree.find(one.place);
                QVERIFY2(row, nameOf(one.place).c_str());
                QCOMPARE(row->type, one.type);
                const auto edit = addPlace(tree, one.place);
                QVERIFY2(edit.refactoring.refusal.empty(), edit.refactoring.refusal.c_str());
                QCOMPARE(QString::fromStdString(edittest::complaints(applied("", edit.refactoring.edits), schema)),
                         QString());
                ++count;
            }
        QVERIFY(count > 100);
    }
};

REGISTER_TEST(tst_BuilderSearch)
#include "tst_buildersearch.moc"
