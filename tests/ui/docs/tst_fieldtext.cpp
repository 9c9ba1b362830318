#include "core/graphql/document.h"
#include "core/graphql/validation.h"
#include "tests/support/registry.h"
#include "ui/docs/fieldtext.h"

#include <QFile>
#include <QTest>

class tst_FieldText : public QObject
{
    Q_OBJECT

private slots:
    void texts_data();
    void texts();
    void everyFieldOfTheRealSchemaIsAValidQuery();
};

void tst_FieldText::texts_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *field, const char *text) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(text);
    };
    row("a leaf", "f: String", "f");
    row("an enum", "f: [E!]!", "f");
    row("optional arguments are left out", "f(a: Int, b: Int! = 1): Int", "f");
    row("required ones are empty", "f(i: Int!, s: ID!, b: Boolean!, e: E!, l: [Int!]!): Int",
        "f(i: 0, s: \"\", b: false, e: X, l: [])");
    row("an input with what it requires", "f(in: In!): Int", "f(in: {name: \"\", inner: {e: X}})");
    row("an input that never ends", "f(in: Loop!): Int", "f(in: {again: {again: {again: {}}}})");
    row("a node", "f: Node", "f {\n  id\n}");
    row("a connection", "f: Connection", "f {\n  edges {\n    node {\n      id\n    }\n  }\n}");
    row("no id", "f: [Plain]", "f {\n  name\n}");
    row("nothing without arguments", "f: Needy", "f {\n  __typename\n}");
    row("a union", "f: U", "f {\n  __typename\n}");
}

void tst_FieldText::texts()
{
    QFETCH(QByteArray, field);
    const auto sdl = R"(
        enum E { X Y } type Node { name: String id: ID! } type Plain { n(a: Int!): Int node: Node name: String } union U = Node | Plain
        type Needy { n(a: Int!): Int } type Edge { node: Node } type Connection { totalCount: Int edges: [Edge] }
        input In { name: String! note: String inner: Inner! } input Inner { e: E! } input Loop { again: Loop! }
        type Query { )"
        + field.toStdString() + " }";
    const auto schema = graphql::schemaFromSdl(sdl).schema;
    const auto text = ui::fieldText(*schema->query()->field("f"));
    QTEST(QByteArray::fromStdString(text), "text");
}

void tst_FieldText::everyFieldOfTheRealSchemaIsAValidQuery()
{
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto schema = graphql::schemaFromSdl(file.readAll().toStdString()).schema;
    for (const auto *root : {schema->query(), schema->mutation()}) {
        QVERIFY(root && !root->fields.empty());
        for (const auto &field : root->fields) {
            const auto text = (root == schema->query() ? "query {\n" : "mutation {\n") + ui::fieldText(field) + "\n}";
            const auto document = graphql::parse(text);
            QVERIFY2(document->syntaxErrors().empty(), text.c_str());
            for (const auto &finding : graphql::validate(*schema, *document))
                qWarning("%s\n%s", finding.message.c_str(), text.c_str());
            QVERIFY(graphql::validate(*schema, *document).empty());
        }
    }
}

REGISTER_TEST(tst_FieldText)
#include "tst_fieldtext.moc"
