#include "core/graphql/help/typedaside.h"
#include "tests/support/markedtext.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_TypedAside : public QObject
{
    Q_OBJECT

private slots:
    void argumentsGoBehindTheName_data();
    void argumentsGoBehindTheName();
    void moreArgumentsGoBehindTheLast_data();
    void moreArgumentsGoBehindTheLast();
    void theWayOut_data();
    void theWayOut();
    void aSelectionThatIsOpenIsEntered_data();
    void aSelectionThatIsOpenIsEntered();
    void nothingIsReadBehindTheEnd();

private:
    using Place = std::optional<std::uint32_t> (*)(std::string_view, std::uint32_t);
    static void row(const char *name, const char *text, const char *expected)
    {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    }
    /// The text with the caret at the place; empty: there is none.
    static QByteArray moved(const QByteArray &marked, Place place)
    {
        const support::MarkedText input(marked.toStdString());
        const auto found = place(input.text, input.caret.value());
        auto text = QByteArray::fromStdString(input.text);
        return found ? text.insert(static_cast<qsizetype>(*found), '|') : QByteArray();
    }
};

void tst_TypedAside::argumentsGoBehindTheName_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    row("on the line", "{ users { | } }", "{ users| {  } }");
    row("on lines", "{\n  users {\n    |\n  }\n}", "{\n  users| {\n    \n  }\n}");
    row("under an alias", "{ all: users { | } }", "{ all: users| {  } }");
    row("an operation's variables", "query Q { | }", "query Q| {  }");
    row("something is selected", "{ users { id | } }", "");
    row("outside", "{ users | }", "");
    row("a type condition", "{ ... on User { | } }", "");
    row("arguments are there", "{ users(first: 1) { | } }", "");
    row("in a comment", "{ users { # |", "");
    row("in a text", "{ users(a: \"b { | \") }", "");
    row("in a long text", "{ users(a: \"\"\"b { | \"\"\") }", "");
    row("an object", "{ users(a: { | }) }", "");
    row("nothing", "|", "");
}

void tst_TypedAside::argumentsGoBehindTheName()
{
    QFETCH(QByteArray, text);
    QTEST(moved(text, &graphql::argumentsPlace), "expected");
}

void tst_TypedAside::moreArgumentsGoBehindTheLast_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    row("on the line", "{ users(first: 1) { | } }", "{ users(first: 1|) {  } }");
    row("on lines", "{\n  users(first: 1) {\n    |\n  }\n}", "{\n  users(first: 1|) {\n    \n  }\n}");
    row("of a value's brackets", "{ users(in: {a: [1]}) { | } }", "{ users(in: {a: [1]}|) {  } }");
    row("an operation's variables", "query Q($a: Int) { | }", "query Q($a: Int|) {  }");
    row("nothing in there", "{ users() { | } }", "");
    row("something is selected", "{ users(first: 1) { id | } }", "");
    row("no arguments", "{ users { | } }", "");
    row("a directive's", "{ users @skip(if: $a) { | } }", "");
    row("a directive's behind arguments", "{ users(first: 1) @skip(if: $a) { | } }", "");
    row("brackets too many", "{ users)) { | } }", "{ users)|) {  } }");
}

void tst_TypedAside::moreArgumentsGoBehindTheLast()
{
    QFETCH(QByteArray, text);
    QTEST(moved(text, &graphql::moreArgumentsPlace), "expected");
}

void tst_TypedAside::theWayOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    row("of a selection", "{\n  a {\n    b|\n  }\n}", "{\n  a {\n    b\n  }|\n}");
    row("on a line", "{ a { b| } c }", "{ a { b }| c }");
    row("of arguments", "{ a(b: 1|) }", "{ a(b: 1)| }");
    row("of a list", "{ a(b: [1|]) }", "{ a(b: [1]|) }");
    row("of an object", "{ a(b: {c: 1|}) }", "{ a(b: {c: 1}|) }");
    row("of a string", "{ a(b: \"c|\") }", "{ a(b: \"c\"|) }");
    row("of an empty string", "{ a(b: \"|\") }", "{ a(b: \"\"|) }");
    row("into the selection", "{\n  a(b: 1|) {\n    \n  }\n}", "{\n  a(b: 1) {\n    |\n  }\n}");
    row("past one that holds something", "{ a(b: 1|) { c } }", "{ a(b: 1)| { c } }");
    row("from an empty line", "{\n  a {\n    b\n    |\n  }\n}", "{\n  a {\n    b\n  }|\n}");
    row("from several", "{\n  a {\n    b\n\n    |\n  }\n}", "{\n  a {\n    b\n  }|\n}");
    row("an indentation is wanted", "{\n  a {\n    b\n|\n  }\n}", "");
    row("in front of a word", "{ a { b |c } }", "");
    row("nothing in there", "{ a {\n    |\n  }\n}", "");
    row("a value is missing", "{ a(b: |) }", "");
    row("in a string", "{ a(b: \"c| d\") }", "");
    row("in front of a comment", "{\n  b| # why\n}", "");
    row("behind a comment", "{\n  # why|\n}", "");
    row("the end", "{ a }|", "");
    row("nothing", "|", "");
}

void tst_TypedAside::theWayOut()
{
    QFETCH(QByteArray, text);
    const support::MarkedText input(text.toStdString());
    const auto way = graphql::wayOut(input.text, input.caret.value());
    auto left = QByteArray::fromStdString(input.text);
    if (way)
        left.insert(static_cast<qsizetype>(way->place), '|')
            .remove(static_cast<qsizetype>(way->removed.begin), static_cast<qsizetype>(way->removed.length()));
    QTEST(way ? left : QByteArray(), "expected");
}

void tst_TypedAside::aSelectionThatIsOpenIsEntered_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    row("on the line", "{ users(first: 5)| {  } }", "{ users(first: 5) { | } }");
    row("behind a blank", "{ users(first: 5) |{ } }", "{ users(first: 5) { |} }");
    row("nothing in it", "{ users| {} }", "{ users {|} }");
    row("on lines", "{\n  users(first: 5)| {\n    \n  }\n}", "{\n  users(first: 5) {\n    |\n  }\n}");
    row("with Windows' lines", "{ users| {\r\n  \r\n} }", "{ users {\r\n  |\r\n} }");
    row("on two lines", "{ users| {\n} }", "{ users {|\n} }");
    row("something is in it", "{ users| { id } }", "");
    row("none is there", "{ users| id }", "");
    row("not closed", "{ users| {", "");
    row("in a comment", "# users| { }", "");
    row("in a text", "{ users(a: \"b| { }\") }", "");
    row("in the middle of a name", "{ us|ers { } }", "");
}

void tst_TypedAside::aSelectionThatIsOpenIsEntered()
{
    QFETCH(QByteArray, text);
    QTEST(moved(text, &graphql::selectionPlace), "expected");
}

void tst_TypedAside::nothingIsReadBehindTheEnd()
{
    const std::string text = "{ users { \r";
    for (std::uint32_t caret = 0; caret <= text.size(); ++caret) {
        QVERIFY(!graphql::selectionPlace(std::string_view(text).substr(0, caret), caret));
        graphql::argumentsPlace(std::string_view(text).substr(0, caret), caret);
    }
}

REGISTER_TEST(tst_TypedAside)
#include "tst_typedaside.moc"
