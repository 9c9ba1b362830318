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
