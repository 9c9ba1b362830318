#include "core/graphql/edits/fillleafs.h"
#include "tests/core/graphql/edittest.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTest>

namespace {

const graphql::Schema &leafSchema()
{
    static const auto result = graphql::schemaFromSdl(R"(
        type Query { me: User users(first: Int): UserConnection! any: Thing user(id: ID!): User counts: Counts old: Old
                     loop: Loop me2: [[User!]!]! }
        type Mutation { create(name: String!): CreatePayload! }
        type User { id: ID! name: String friends: UserConnection }
        type UserConnection { edges: [UserEdge] total: Int }
        type UserEdge { node: User cursor: String! }
        union Thing = User | Counts
        type Counts { total: Int! names: [String!]! old: Int @deprecated me: User size(unit: Unit!): Int part(n: Int): Unit }
        enum Unit { A }
        type Old { id(format: Unit!): ID me: User }
        type Loop { loop: Loop }
        type CreatePayload { old: User @deprecated byKey(key: ID!): User user: User! other: User }
    )");
    return *result.schema;
}

std::string filled(std::string_view marked)
{
    const support::MarkedText input(marked);
    const auto edits = graphql::fillLeafs(leafSchema(), *graphql::parse(input.text), input.caret);
    return edittest::areSound(edits, input.text) ? graphql::applied(input.text, edits) : "unsound edits";
}

} // namespace

class tst_FillLeafs : public QObject
{
    Q_OBJECT

private slots:
    void fieldsGetASelection_data()
    {
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *marked, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(marked) << QString::fromUtf8(expected);
        };
        row("its id", "{ me }", "{ me { id } }");
        row("on lines, where the field has one", "{\n  me\n}\n", "{\n  me {\n    id\n  }\n}\n");
        row("with the document's own indentation", "{\n\ta: me\n\tb: me\n}",
            "{\n\ta: me {\n\t\tid\n\t}\n\tb: me {\n\t\tid\n\t}\n}");
        row("with its line breaks", "{\r\n  me\r\n}", "{\r\n  me {\r\n    id\r\n  }\r\n}");
        row("through a connection", "{\n  users(first: 3) # all\n}",
            "{\n  users(first: 3) {\n    edges {\n      node {\n        id\n      }\n    }\n  } # all\n}");
        row("through lists", "{ me2 }", "{ me2 { id } }");
        row("behind directives", "{ me @include(if: true) }", "{ me @include(if: true) { id } }");
        row("all leaf fields, lists of them too, nothing deprecated and nothing that needs an argument", "{ counts }",
            "{ counts { total names part } }");
        row("an id that needs an argument is none", "{ old }", "{ old { me { id } } }");
        row("a mutation's answer", "mutation { create(name: \"a\") }",
            "mutation { create(name: \"a\") { user { id } } }");
        row("a union", "{ any }", "{ any { __typename } }");
        row("a type that holds nothing but itself", "{ loop }", "{ loop { __typename } }");
        row("in fragments", "{ me { ...F } } fragment F on User { friends }",
            "{ me { ...F } } fragment F on User { friends { edges { node { id } } } }");
        row("in inline fragments", "{ any { ... on Counts { me } } }", "{ any { ... on Counts { me { id } } } }");
        row("empty braces are filled", "{ me { } }", "{ me { id } }");
        row("a comment in the braces is kept", "{ me {\n # soon\n} }", "{ me {\n # soon\n} }");
        row("leaf fields and full selections stay", "{ me { id name } }", "{ me { id name } }");
        row("unknown fields stay", "{ nobody }", "{ nobody }");
        row("only at the caret", "{ a: me b: m|e c: me }", "{ a: me b: me { id } c: me }");
        row("with the caret at the end", "{ a: me b: me| c: me }", "{ a: me b: me { id } c: me }");
        row("with the caret among the arguments", "{ me user(id: \"|\") }", "{ me user(id: \"\") { id } }");
        row("with the caret elsewhere", "{| me }", "{ me }");
        row("in a text that is not finished", "query {\n  me\n", "query {\n  me {\n    id\n  }\n");
    }
    void fieldsGetASelection()
    {
        QFETCH(QString, marked);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(filled(marked.toStdString())), expected);
    }

    void everyFieldOfTheAdminApiCanBeFilled()
    {
        QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto schema = graphql::schemaFromSdl(file.readAll().toStdString()).schema;
        std::string text;
        int count = 0;
        for (const auto &type : schema->declarations()) {
            if (!type.isComposite() || type.kind == graphql::TypeKind::Union || type.name.starts_with("__"))
                continue;
            // As a fragment, so that every type is reached; required arguments are not what is asked about here.
            text.append("fragment F").append(type.name).append(" on ").append(type.name).append(" {\n");
            for (const auto &field : type.fields)
                text.append("  a").append(std::to_string(count++)).append(": ").append(field.name).append("\n");
            text.append("}\n");
        }
        const auto edits = graphql::fillLeafs(*schema, *graphql::parse(text));
        QVERIFY(edits.size() > 100);
        const auto result = graphql::parse(graphql::applied(text, edits));
        QVERIFY(result->syntaxErrors().empty());
        for (const auto &finding : graphql::validate(*schema, *result))
            QVERIFY2(finding.rule == "NoUnusedFragments" || finding.rule == "ProvidedRequiredArguments",
                     finding.message.c_str());
        QVERIFY(graphql::fillLeafs(*schema, *result).empty());
    }
};

REGISTER_TEST(tst_FillLeafs)
#include "tst_fillleafs.moc"
