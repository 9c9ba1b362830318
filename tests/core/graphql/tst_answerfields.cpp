#include "core/graphql/help/answerfields.h"
#include "tests/core/graphql/buildertest.h"
#include "tests/support/markedtext.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_AnswerFields : public QObject
{
    Q_OBJECT

private slots:
    void theFieldsUnderAKeyAreFound_data();
    void theFieldsUnderAKeyAreFound();
    void theTypeAroundIsKnown();
};

void tst_AnswerFields::theFieldsUnderAKeyAreFound_data()
{
    QTest::addColumn<QString>("marked");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char *name, const char *marked, const char *keys) {
        QTest::newRow(name) << QString::fromUtf8(marked) << QString::fromUtf8(keys);
    };
    row("at the top", "{ «users { totalCount }» roles { totalCount } }", "users");
    row("inside", "{ users { edges { node { «id» } } } }", "users.edges.node.id");
    row("by its alias", "{ people: users { totalCount } «users: roles { totalCount }» }", "users");
    row("one key twice", "{ «users(first: 2) { totalCount }» «users(first: 2) { edges { cursor } }» }", "users");
    row("through fragments, each once",
        "{ ...Top ... on Query { «users { pageInfo { hasNextPage } }» } ...Top }\n"
        "fragment Top on Query { «users { totalCount }» ...Top }",
        "users");
    row("in both branches of a type",
        "{ node(id: 1) { ... on User { «roles { totalCount }» } ... on Group { «roles { totalCount }» } } }",
        "node.roles");
    row("of the operation alone", "query A { «users { totalCount }» } query B { users { totalCount } }", "users");
    row("nothing", "{ users { totalCount } }", "users.edges");
    row("nothing in a broken text", "{ users { totalCount ", "roles");
}

void tst_AnswerFields::theFieldsUnderAKeyAreFound()
{
    QFETCH(QString, marked);
    QFETCH(QString, keys);
    const support::MarkedText input(marked.toStdString());
    const auto document = graphql::parse(input.text);
    std::vector<std::string> names;
    for (const auto &key : keys.split(QLatin1Char('.')))
        names.push_back(key.toStdString());
    auto expected = input.spans;
    std::vector<text::Span> found;
    for (const auto &at : graphql::fieldsAt(*document, *document->operations().front(), names, nullptr))
        found.push_back(at.field->span);
    const auto byPlace = [](text::Span left, text::Span right) {
        return left.begin < right.begin;
    };
    std::sort(found.begin(), found.end(), byPlace);
    std::sort(expected.begin(), expected.end(), byPlace);
    QCOMPARE(found.size(), expected.size());
    QVERIFY(found == expected);
}

void tst_AnswerFields::theTypeAroundIsKnown()
{
    const auto &schema = buildertest::adminSchema();
    const auto document =
        graphql::parse("{ users { edges { node { ...P } } } node(id: 1) { ...P ... on Role { key } } }\n"
                       "fragment P on User { roles { totalCount } }");
    const auto typeAt = [&](std::vector<std::string> keys) -> std::string {
        const auto fields = graphql::fieldsAt(*document, *document->operations().front(), keys, &schema);
        return fields.size() == 1 && fields.front().parent ? fields.front().parent->name : std::string("?");
    };
    QCOMPARE(typeAt({"users"}), std::string("Query"));
    QCOMPARE(typeAt({"users", "edges"}), std::string("UserConnection"));
    QCOMPARE(typeAt({"users", "edges", "node", "roles"}), std::string("User"));
    QCOMPARE(typeAt({"node", "roles", "totalCount"}), std::string("RoleConnection"));
    QCOMPARE(typeAt({"node", "key"}), std::string("Role"));
    QCOMPARE(typeAt({"nothing", "key"}), std::string("?"));
}

REGISTER_TEST(tst_AnswerFields)

#include "tst_answerfields.moc"
