#include "tests/support/registry.h"
#include "ui/editor/querycontext.h"

#include <QTest>

/// Colours as letters under the text: `.` punctuation, k keyword, n name, f field, a argument, v variable, t type,
/// s string, d number, e enum value, c constant, @ directive, # comment.
class tst_QueryContext : public QObject
{
    Q_OBJECT

private slots:
    void colours_data();
    void colours();
};

void tst_QueryContext::colours_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("letters");
    const auto row = [](const char *name, const char *text, const char *letters) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(letters);
    };
    row("an operation", //
        "query Q($id: ID!, $n: [Int!] = [1]) { user(id: $id) { id } }",
        "kkkkk n.vvv. ttt. vv. tttttt . .d.. . ffff.aa. vvv. . ff . .");
    row("shorthand", "{ me { id } }", ". ff . ff . .");
    row("an alias", "{ a: b }", ". f. f .");
    row("values", //
        "{ f(a: 1, b: -2.5, c: \"s\", d: X, e: true, g: null) }",
        ". f.a. d. a. dddd. a. sss. a. e. a. cccc. a. cccc. .");
    row("an object and a list", //
        "{ f(in: {k: [A, {j: $v}]}, l: 2) g }", ". f.aa. .a. .e. .a. vv..., a. d. f .");
    row("fragments", //
        "{ ...F ... on User @include(if: $x) { id } } fragment F on User { id }",
        ". ...n ... kk tttt @@@@@@@@.aa. vv. . ff . . kkkkkkkk n kk tttt . ff .");
    row("a field called on", "{ on query type }", ". ff fffff ffff .");
    row("a directive with arguments in the variables", //
        "query ($a: Int @d(x: E)) { b }", "kkkkk .vv. ttt @@.a. e.. . f .");
    row("directive behind a field with arguments", "{ f(a: 1) @d { g } }", ". f.a. d. @@ . f . .");
    row("a comment changes nothing", "{ f( # here (\n a: X) }", ". f. ########\n a. e. .");
    row("a mutation", "mutation M { a } subscription { b }", "kkkkkkkk n . f . kkkkkkkkkkkk . f .");
    row("a bracket never closed", "{ f(a: [1 } query N { g }", ". f.a. .d . kkkkk n . f .");
    row("a stray closing one", "} ) { f }", ". . . f .");
    row("a type", //
        "type User implements Node & Entity @d { id(x: [T!]! = {a: 1}, y: B): ID! name: String }",
        "kkkk tttt kkkkkkkkkk tttt . tttttt @@ . ff.a. ttttt . .a. d.. a. t.. ttt ffff. tttttt .");
    row("an enum", "enum E { A B } input I { a: E = A }", "kkkk t . e e . kkkkk t . f. t . e .");
    row("a union", "union U = A | B scalar S", "kkkkk t . t . t kkkkkk t");
    row("text that is no GraphQL", "hello world", "..... .....");
}

void tst_QueryContext::colours()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, letters);
    const std::string_view source(text.constData(), static_cast<std::size_t>(text.size()));
    // Blanks of the text stay blanks; commas are blanks to the lexer and stand as dots in the rows.
    QByteArray got = text;
    graphql::Lexer lexer(source);
    ui::QueryContext context;
    for (auto &byte : got)
        byte = byte == ',' ? '.' : byte;
    for (auto token = lexer.next(); token.kind != graphql::TokenKind::EndOfFile; token = lexer.next()) {
        const auto style = context.read(token, source);
        for (auto at = token.span.begin; at < token.span.end; ++at)
            got[at] = ".knfavtsdec@#"[static_cast<int>(style)];
    }
    QCOMPARE(got, letters.replace(',', '.'));
}

REGISTER_TEST(tst_QueryContext)
#include "tst_querycontext.moc"
