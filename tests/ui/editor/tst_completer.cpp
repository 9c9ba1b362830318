#include "core/graphql/schema.h"
#include "core/language/analysis.h"
#include "tests/support/registry.h"
#include "ui/editor/completer.h"
#include "ui/editor/completionpopup.h"
#include "ui/editor/descriptionlabel.h"
#include "ui/editor/queryeditor.h"
#include "ui/editor/signatureline.h"
#include "ui/theme/appearance.h"

#include <QAbstractItemView>
#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr auto CompletedSchema = R"(
type Query {
  "Who is asking."
  viewer: User
  users(first: Int, order: Order!): [User!]!
  "The *release*, as `v<1>` & more: [notes](#a)."
  version: String!
}
type User { id: ID! name: String "Never set." nick: String @deprecated(reason: "Use name.") }
enum Order { ASC DESC }
)";

} // namespace

class tst_Completer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void opensWhileANameIsTyped();
    void narrowsAndClosesAsOneTypes();
    void opensWhereSomethingMustFollow_data();
    void opensWhereSomethingMustFollow();
    void enterAndTab_data();
    void enterAndTab();
    void acceptingIsOneStep();
    void tabGoesOnToTheNextPlace();
    void argumentsAreTypedWhereTheyAreWanted();
    void aVariableTakesThePlaceOfEmptyQuotes();
    void aVariableThatIsNotThereIsDefined();
    void oneVariableStandsForAllThatIsNotFilledIn();
    void bracketsThatCameAlongAreTypedOver();
    void tabLeavesWhatIsDone();
    void placesAroundOnesStayOpen();
    void arrowsChoose();
    void escapeClosesOnlyThePopup();
    void aCaretElsewhereCloses();
    void documentationStandsBeside();
    void codeInDocumentationIsSetAsCode();
    void screenReadersHearTheCurrentRow();
    void theListStandsBelowTheLineOfHelp();
    void neverTakesTheFocusAndStaysInTheWindow();
    void aLongTextWaitsForItsAnalysis();
    void severalCaretsTakeItTogether_data();
    void severalCaretsTakeItTogether();
    void aNewVariableIsDefinedOnceForSeveralCarets_data();
    void aNewVariableIsDefinedOnceForSeveralCarets();

private:
    /// `|` is the caret.
    void load(QByteArray marked);
    /// The same with two, of which the last is the main one.
    void loadTwo(QByteArray marked);
    QByteArray marked() const;
    bool isOpen() const { return m_editor->completer().isOpen(); }
    QStringList labels() const;

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<QWidget> m_window;
    ui::QueryEditor *m_editor = nullptr;
};

void tst_Completer::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 500);
    m_editor = new ui::QueryEditor(m_appearance, m_window.get());
    m_editor->setGeometry(0, 0, 400, 500);
    m_editor->setSchema(graphql::schemaFromSdl(CompletedSchema).schema);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_editor->setFocus();
}

void tst_Completer::load(QByteArray marked)
{
    const auto at = static_cast<std::uint32_t>(marked.indexOf('|'));
    marked.remove(at, 1);
    m_editor->setBytes(marked);
    m_editor->select({at, at});
}

void tst_Completer::loadTwo(QByteArray marked)
{
    const auto first = static_cast<std::uint32_t>(marked.indexOf('|'));
    const auto second = static_cast<std::uint32_t>(marked.indexOf('|', first + 1)) - 1;
    m_editor->setBytes(marked.replace('|', ""));
    m_editor->select({first, first});
    m_editor->SendScintilla(QsciScintilla::SCI_ADDSELECTION, static_cast<unsigned long>(second),
                            static_cast<long>(second));
}

QByteArray tst_Completer::marked() const
{
    return m_editor->bytes().insert(m_editor->caret(), '|');
}

QStringList tst_Completer::labels() const
{
    QStringList labels;
    const auto &list = m_editor->completer().popup()->list();
    for (int row = 0; row < list.rowCount(); ++row)
        labels << QString::fromStdString(list.item(row).label);
    return labels;
}

void tst_Completer::opensWhileANameIsTyped()
{
    load("{ | }");
    QTest::keyClicks(m_editor, u"v"_s);
    QVERIFY(isOpen());
    QCOMPARE(labels().mid(0, 2), (QStringList {u"viewer"_s, u"version"_s}));
}

void tst_Completer::narrowsAndClosesAsOneTypes()
{
    load("{ | }");
    QTest::keyClicks(m_editor, u"ve"_s);
    QCOMPARE(labels().front(), u"version"_s);
    QTest::keyClick(m_editor, Qt::Key_Backspace);
    QCOMPARE(labels().front(), u"viewer"_s);
    QTest::keyClicks(m_editor, u"ersion"_s);
    QVERIFY2(!isOpen(), qPrintable(isOpen() ? labels().join(u' ') : QString())); // All of it is there.
    QTest::keyClicks(m_editor, u"zzzzz"_s);
    QVERIFY(!isOpen());
}

void tst_Completer::opensWhereSomethingMustFollow_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first"); // Empty: stays closed.
    QTest::newRow("selection") << QByteArray("query |") << u"{"_s << u"viewer"_s;
    QTest::newRow("arguments") << QByteArray("{ users| }") << u"("_s << u"order"_s;
    QTest::newRow("value") << QByteArray("{ users(order|) }") << u":"_s << u"ASC"_s;
    QTest::newRow("directive") << QByteArray("{ viewer | }") << u"@"_s << u"include"_s;
    QTest::newRow("variable") << QByteArray("query Q($o: Order!) { users(order: |) }") << u"$"_s << u"$o"_s;
    QTest::newRow("spread") << QByteArray("{ viewer { | } } fragment F on User { id }") << u"..."_s << u"F"_s;
    QTest::newRow("type condition") << QByteArray("{ viewer { ... on| } }") << u" "_s << u"User"_s;
    QTest::newRow("after an emoji") << QByteArray("# 😀\nquery |") << u"{"_s << u"viewer"_s;
    QTest::newRow("a blank alone") << QByteArray("{ |}") << u" "_s << QString();
    QTest::newRow("a number") << QByteArray("{ users(first: |) }") << u"2"_s << QString();
    QTest::newRow("a comment") << QByteArray("# |") << u"viewer"_s << QString();
    QTest::newRow("the name of an operation") << QByteArray("query |") << u"vi"_s << QString();
}

void tst_Completer::opensWhereSomethingMustFollow()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, typed);
    QFETCH(QString, first);
    load(before);
    QTest::keyClicks(m_editor, typed);
    QCOMPARE(isOpen(), !first.isEmpty());
    if (isOpen())
        QCOMPARE(labels().front(), first);
}

void tst_Completer::enterAndTab_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("key");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const QString &typed, Qt::Key key, const char *after) {
        QTest::newRow(name) << QByteArray(before) << typed << static_cast<int>(key) << QByteArray(after);
    };
    row("Enter takes what is begun", "{ viewer {\n  |\n} }", u"na"_s, Qt::Key_Return, "{ viewer {\n  name|\n} }");
    row("Tab too", "{ viewer {\n  |\n} }", u"na"_s, Qt::Key_Tab, "{ viewer {\n  name|\n} }");
    row("Enter after a whole word is a new line", "{ viewer {\n  |\n} }", u"name"_s, Qt::Key_Return,
        "{ viewer {\n  name\n  |\n} }");
    row("also where the word would bring more", "{\n  |\n}", u"viewer"_s, Qt::Key_Return, "{\n  viewer\n  |\n}");
    row("Tab brings it", "{\n  |\n}", u"viewer"_s, Qt::Key_Tab, "{\n  viewer {\n    |\n  }\n}");
    row("Enter behind a bracket opens the block", "query |", u"{"_s, Qt::Key_Return, "query {\n  |\n}");
    row("Tab behind a bracket takes the first", "{ users(order|) }", u":"_s, Qt::Key_Tab, "{ users(order:ASC|) }");
    row("Enter never takes a guess", "{ viewer {\n  |\n} }", u"nmae"_s, Qt::Key_Return, "{ viewer {\n  nmae\n  |\n} }");
    row("Enter after a whole word in a list that was asked for", "{ viewer {\n  |\n} }", u"\x01name"_s, Qt::Key_Return,
        "{ viewer {\n  name\n  |\n} }");
    row("Enter on what was asked for with a whole word takes it", "{ viewer {\n  |\n} }", u"name\x01"_s, Qt::Key_Return,
        "{ viewer {\n  name|\n} }");
    row("Tab without a popup indents", "|id", QString(), Qt::Key_Tab, "  |id");
}

void tst_Completer::enterAndTab()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, typed);
    QFETCH(int, key);
    load(before);
    for (const auto letter : typed) {
        if (letter == QChar(1)) // Asks.
            QTest::keyClick(m_editor, Qt::Key_Space, Qt::ControlModifier);
        else
            QTest::keyClicks(m_editor, QString(letter));
    }
    QTest::keyClick(m_editor, static_cast<Qt::Key>(key));
    QTEST(marked(), "after");
}

void tst_Completer::acceptingIsOneStep()
{
    load("{ viewer { | } }");
    QTest::keyClicks(m_editor, u"na"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QCOMPARE(m_editor->bytes(), QByteArray("{ viewer { name } }"));
    m_editor->undo();
    QCOMPARE(m_editor->bytes(), QByteArray("{ viewer { na } }"));
}

void tst_Completer::tabGoesOnToTheNextPlace()
{
    load("{\n  |\n}");
    QTest::keyClicks(m_editor, u"us"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QCOMPARE(marked(), QByteArray("{\n  users(order: |) {\n    \n  }\n}"));
    QVERIFY(isOpen()); // The values of Order.
    QTest::keyClick(m_editor, Qt::Key_Down);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QCOMPARE(marked(), QByteArray("{\n  users(order: DESC|) {\n    \n  }\n}"));
    QTest::keyClick(m_editor, Qt::Key_Tab);
    QCOMPARE(marked(), QByteArray("{\n  users(order: DESC) {\n    |\n  }\n}"));
}

void tst_Completer::argumentsAreTypedWhereTheyAreWanted()
{
    m_editor->setSchema(
        graphql::schemaFromSdl(std::string("type Query { all(first: Int): User } type User { id: ID! }")).schema);
    load("{\n  |\n}");
    QTest::keyClicks(m_editor, u"al"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QCOMPARE(marked(), QByteArray("{\n  all {\n    |\n  }\n}"));
    QTest::keyClicks(m_editor, u"(fi"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QTest::keyClicks(m_editor, u"5){"_s);
    QCOMPARE(marked(), QByteArray("{\n  all(first: 5) {\n    |\n  }\n}"));
}

void tst_Completer::aVariableTakesThePlaceOfEmptyQuotes()
{
    m_editor->setSchema(
        graphql::schemaFromSdl(std::string("type Query { one(key: String!, value: String!): String }")).schema);
    load("query ($first: String!, $second: String!) {\n  |\n}");
    QTest::keyClicks(m_editor, u"on"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QVERIFY(marked().contains("one(key: \"|\", value: \"\")"));
    QTest::keyClicks(m_editor, u"$"_s);
    QVERIFY(isOpen());
    QVERIFY(labels().contains(u"$first"_s));
    QTest::keyClick(m_editor, Qt::Key_Return);
    QTest::keyClick(m_editor, Qt::Key_Tab);
    QTest::keyClicks(m_editor, u"$s"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QVERIFY2(marked().contains("one(key: $first, value: $second|)"), marked().constData());
    // In quotes that somebody typed it is a letter like others.
    load("query ($first: String!) {\n  one(key: |)\n}");
    QTest::keyClicks(m_editor, u"\"$"_s);
    QVERIFY2(marked().contains("one(key: \"$|\")"), marked().constData());
}

void tst_Completer::aVariableThatIsNotThereIsDefined()
{
    load("query Q {\n  users(order: ASC, |)\n}");
    QTest::keyClicks(m_editor, u"fi"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QTest::keyClicks(m_editor, u"$"_s);
    QCOMPARE(labels(), QStringList {u"$first"_s});
    const auto before = m_editor->bytes();
    QTest::keyClick(m_editor, Qt::Key_Return);
    QCOMPARE(marked(), QByteArray("query Q($first: Int) {\n  users(order: ASC, first: $first|)\n}"));
    m_editor->undo();
    QCOMPARE(m_editor->bytes(), before);
    // Under a name of one's own, Enter takes it and begins no line.
    QTest::keyClicks(m_editor, u"many"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QCOMPARE(marked(), QByteArray("query Q($many: Int) {\n  users(order: ASC, first: $many|)\n}"));
    // A list that was begun is rather a variable as a whole.
    m_editor->setSchema(graphql::schemaFromSdl(std::string("type Query { all(ids: [ID!], kinds: [Kind!]): Int } "
                                                           "enum Kind { A }"))
                            .schema);
    load("{ all(|) }");
    QTest::keyClicks(m_editor, u"id"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QTest::keyClicks(m_editor, u"$"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QTest::keyClicks(m_editor, u", k"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QTest::keyClicks(m_editor, u"$"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QCOMPARE(marked(), QByteArray("query ($ids: [ID!], $kinds: [Kind!]) { all(ids: $ids, kinds: $kinds|) }"));
}

void tst_Completer::oneVariableStandsForAllThatIsNotFilledIn()
{
    m_editor->setSchema(graphql::schemaFromSdl(std::string("type Query { one(input: In!): User } type User { id: ID! } "
                                                           "input In { a: String! b: Int! c: ID! }"))
                            .schema);
    load("query Q {\n  |\n}");
    QTest::keyClicks(m_editor, u"on"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QVERIFY2(marked().contains("one(input: {a: \"|\", b: , c: \"\"})"), marked().constData());
    QTest::keyClicks(m_editor, u"$in"_s);
    QTest::keyClick(m_editor, Qt::Key_Tab);
    QCOMPARE(marked(), QByteArray("query Q($input: In!) {\n  one(input: $input|) {\n    \n  }\n}"));
    // The places inside are gone with it.
    QTest::keyClick(m_editor, Qt::Key_Tab);
    QCOMPARE(marked(), QByteArray("query Q($input: In!) {\n  one(input: $input) {\n    |\n  }\n}"));
    m_editor->undo();
    QVERIFY2(marked().contains("one(input: {a: $in"), marked().constData());
}

void tst_Completer::bracketsThatCameAlongAreTypedOver()
{
    m_editor->setSchema(
        graphql::schemaFromSdl(std::string("type Query { one(key: String!, in: In): User } type User { id: ID! } "
                                           "input In { a: Int! }"))
            .schema);
    load("{\n  |\n}");
    QTest::keyClicks(m_editor, u"on"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QTest::keyClicks(m_editor, u"\"k\", i"_s); // With the quotes that one is used to.
    QTest::keyClick(m_editor, Qt::Key_Return);
    QTest::keyClicks(m_editor, u"5}){"_s);
    QCOMPARE(marked(), QByteArray("{\n  one(key: \"k\", in: {a: 5}) {\n    |\n  }\n}"));
    QVERIFY(isOpen());
    QTest::keyClicks(m_editor, u"("_s); // And back for one more.
    QCOMPARE(marked(), QByteArray("{\n  one(key: \"k\", in: {a: 5}, |) {\n    \n  }\n}"));
}

void tst_Completer::tabLeavesWhatIsDone()
{
    load("{\n  viewer {\n    name|\n  }\n}");
    QTest::keyClick(m_editor, Qt::Key_Tab);
    QCOMPARE(marked(), QByteArray("{\n  viewer {\n    name\n  }|\n}"));
    QTest::keyClick(m_editor, Qt::Key_Return);
    QTest::keyClick(m_editor, Qt::Key_Tab); // The line was not needed.
    QCOMPARE(marked(), QByteArray("{\n  viewer {\n    name\n  }\n}|"));
    m_editor->undo();
    QCOMPARE(m_editor->bytes(), QByteArray("{\n  viewer {\n    name\n  }\n  \n}"));
    load("{\n  viewer {\n|\n    name\n  }\n}");
    QTest::keyClick(m_editor, Qt::Key_Tab);
    QCOMPARE(marked(), QByteArray("{\n  viewer {\n  |\n    name\n  }\n}"));
}

void tst_Completer::placesAroundOnesStayOpen()
{
    m_editor->setSchema(graphql::schemaFromSdl(std::string("type Query { one(key: String!, note: String): User } "
                                                           "type User { id: ID! }"))
                            .schema);
    load("{\n  |\n}");
    QTest::keyClicks(m_editor, u"on"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QTest::keyClicks(m_editor, u"k\", n"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QTest::keyClicks(m_editor, u"x"_s);
    QCOMPARE(marked(), QByteArray("{\n  one(key: \"k\", note: \"x|\") {\n    \n  }\n}"));
    QTest::keyClick(m_editor, Qt::Key_Tab);
    QCOMPARE(marked(), QByteArray("{\n  one(key: \"k\", note: \"x\") {\n    |\n  }\n}"));
}

void tst_Completer::arrowsChoose()
{
    load("{ | }");
    QTest::keyClick(m_editor, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(isOpen());
    QCOMPARE(m_editor->completer().popup()->current().label, std::string("viewer"));
    QTest::keyClick(m_editor, Qt::Key_Up);
    QCOMPARE(QString::fromStdString(m_editor->completer().popup()->current().label), labels().back());
    QTest::keyClick(m_editor, Qt::Key_PageUp);
    QCOMPARE(m_editor->completer().popup()->current().label, std::string("viewer"));
    QTest::keyClick(m_editor, Qt::Key_Down);
    QTest::keyClick(m_editor, Qt::Key_Down);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QCOMPARE(marked(), QByteArray("{ version| }"));
    QTest::keyClick(m_editor, Qt::Key_Space, Qt::ShiftModifier);
    QVERIFY(isOpen());
    QCOMPARE(marked(), QByteArray("{ version| }"));
}

void tst_Completer::escapeClosesOnlyThePopup()
{
    load("{ | }");
    QTest::keyClicks(m_editor, u"v"_s);
    QKeyEvent asks(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
    asks.ignore();
    QCoreApplication::sendEvent(m_editor, &asks);
    QVERIFY(asks.isAccepted());
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QVERIFY(!isOpen());
    QCOMPARE(marked(), QByteArray("{ v| }"));
}

void tst_Completer::aCaretElsewhereCloses()
{
    load("{ viewer { id } | }");
    QTest::keyClicks(m_editor, u"ve"_s);
    QTest::keyClick(m_editor, Qt::Key_Left);
    QVERIFY(isOpen());
    QTest::keyClick(m_editor, Qt::Key_Home);
    QVERIFY(!isOpen());
    load("{ | }");
    QTest::keyClicks(m_editor, u"v"_s);
    m_editor->clearFocus();
    QVERIFY(!isOpen());
}

void tst_Completer::documentationStandsBeside()
{
    load("{ viewer { | } }");
    QTest::keyClicks(m_editor, u"ni"_s);
    const auto *popup = m_editor->completer().popup();
    const auto &card = popup->documentation();
    QVERIFY(card.isVisible());
    QCOMPARE(card.content().description, u"Never set."_s);
    QCOMPARE(card.content().deprecation, u"Use name."_s);
    QVERIFY(!card.geometry().intersects(popup->geometry()));
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QVERIFY(card.isHidden());
}

void tst_Completer::codeInDocumentationIsSetAsCode()
{
    load("{ | }");
    QTest::keyClicks(m_editor, u"ver"_s);
    const auto *text = m_editor->completer().popup()->documentation().findChild<ui::DescriptionLabel *>();
    QTextDocument shown;
    shown.setHtml(text->text());
    QCOMPARE(shown.toPlainText(), u"The release, as v<1> & more: notes."_s);
    const auto code = shown.find(u"v<1>"_s).charFormat().font().family();
    QCOMPARE(code, ui::Theme::codeFont().family());
    QVERIFY(shown.find(u"release"_s).charFormat().font().family() != code);
}

void tst_Completer::screenReadersHearTheCurrentRow()
{
    static QStringList heard;
    heard.clear();
    ui::CompletionPopup popup(m_appearance, m_window.get(), [](QAccessibleEvent *event) {
        const auto *view = qobject_cast<QAbstractItemView *>(event->object());
        const auto what = event->type() == QAccessible::Focus ? u"focus "_s : u"selected "_s;
        heard << what
                + (view ? view->model()->index(event->child(), 0).data(Qt::AccessibleTextRole).toString() : u"text"_s);
    });
    std::vector<graphql::CompletionItem> items(2);
    items[0].label = "viewer";
    items[0].type = "User";
    items[1].label = "version";
    popup.setItems(items, true);
    QCOMPARE(heard, QStringList()); // Nobody sees it yet.
    popup.showAt({10, 10, 1, 20});
    QCOMPARE(heard, (QStringList {u"focus viewer User"_s, u"selected viewer User"_s}));
    heard.clear();
    popup.moveBy(1);
    popup.showAt({20, 10, 1, 20});
    QCOMPARE(heard, (QStringList {u"focus version"_s, u"selected version"_s}));
    heard.clear();
    popup.hide();
    QCOMPARE(heard, QStringList {u"focus text"_s});
}

void tst_Completer::theListStandsBelowTheLineOfHelp()
{
    load("{ users| }");
    QTest::keyClicks(m_editor, u"("_s);
    const auto *line = m_editor->signature();
    QVERIFY(line && line->isVisible() && isOpen());
    // On the first line there is no room for it in the box; what stands above the box is not covered.
    QVERIFY(line->geometry().top() >= m_editor->rectOf(m_editor->caret()).bottom());
    QVERIFY(!line->geometry().intersects(m_editor->completer().popup()->geometry()));
    load("\n\n{ users| }");
    QTest::keyClicks(m_editor, u"("_s);
    QVERIFY(m_editor->signature()->geometry().bottom() <= m_editor->rectOf(m_editor->caret()).top());
}

void tst_Completer::neverTakesTheFocusAndStaysInTheWindow()
{
    load("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n{ | }");
    QTest::keyClick(m_editor, Qt::Key_Space, Qt::ControlModifier);
    const auto *popup = m_editor->completer().popup();
    QVERIFY(m_editor->hasFocus());
    QVERIFY2(m_window->rect().contains(popup->geometry()), qPrintable(QDebug::toString(popup->geometry())));
    QVERIFY(popup->geometry().bottom() < 6 + 22 * 20); // Above its line.
    auto *view = popup->findChild<QAbstractItemView *>();
    const auto second = view->visualRect(view->model()->index(1, 0)).center();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, second);
    QVERIFY(m_editor->hasFocus());
    QVERIFY(m_editor->bytes().contains("users(order: )"));
}

void tst_Completer::aLongTextWaitsForItsAnalysis()
{
    load("# " + QByteArray(ui::Completer::LongText, 'x') + "\n{ | }");
    QTest::keyClicks(m_editor, u"v"_s);
    QVERIFY(!isOpen());
    m_editor->showAnalysis(language::analyze({m_editor->bytes(), m_editor->revision(), nullptr}));
    QVERIFY(isOpen());
    QCOMPARE(labels().front(), u"viewer"_s);
}

void tst_Completer::severalCaretsTakeItTogether_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("a name") << QByteArray("{ a: | b: | }") << u"vi"_s << QByteArray("{ a: viewer b: viewer }");
    QTest::newRow("in the middle of a word")
        << QByteArray("{ a: v|x b: v|x c }") << u"i"_s << QByteArray("{ a: viewer b: viewer c }");
    QTest::newRow("where the words differ, only at the main one")
        << QByteArray("{ a: ver| b: | }") << u"vi"_s << QByteArray("{ a: vervi b: viewer }");
}

void tst_Completer::severalCaretsTakeItTogether()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, typed);
    QFETCH(QByteArray, after);
    loadTwo(before);
    QTest::keyClicks(m_editor, typed);
    const auto typedText = m_editor->bytes();
    QVERIFY(isOpen());
    QCOMPARE(labels().first(), u"viewer"_s);
    QTest::keyClick(m_editor, Qt::Key_Tab);
    QCOMPARE(m_editor->bytes().simplified().replace(" { }", ""), after);
    QCOMPARE(m_editor->carets().count(), 2);
    m_editor->undo();
    QCOMPARE(m_editor->bytes(), typedText);
}

void tst_Completer::aNewVariableIsDefinedOnceForSeveralCarets_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("main");
    QTest::newRow("both behind the definition")
        << QByteArray("query Q { a: users(order: ASC, first: |) b: users(order: ASC, first: |) }")
        << QByteArray(
               "query Q($first: Int) { a: users(order: ASC, first: $first~) b: users(order: ASC, first: $first~) }")
        << 1;
    QTest::newRow("one in front of it") << QByteArray(
        "query P($first: Int) { users(order: ASC, first: |) } query Q { users(order: ASC, first: |) }")
                                        << QByteArray("query P($first: Int) { users(order: ASC, first: $first~) } "
                                                      "query Q($first: Int) { users(order: ASC, first: $first~) }")
                                        << 1;
    QTest::newRow("the main one where it is there")
        << QByteArray("query P($first: Int) { users(order: ASC, first: |) } query Q { users(order: ASC, first: |) }")
        << QByteArray("query P($first: Int) { users(order: ASC, first: $first~) } "
                      "query Q($first: Int) { users(order: ASC, first: $first~) }")
        << 0;
    QTest::newRow("one in each of two operations")
        << QByteArray("query P { users(order: ASC, first: |) } query Q { users(order: ASC, first: |) }")
        << QByteArray("query P($first: Int) { users(order: ASC, first: $first~) } "
                      "query Q($first: Int) { users(order: ASC, first: $first~) }")
        << 1;
}

void tst_Completer::aNewVariableIsDefinedOnceForSeveralCarets()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    loadTwo(before);
    QFETCH(int, main);
    m_editor->SendScintilla(QsciScintilla::SCI_SETMAINSELECTION, static_cast<unsigned long>(main));
    QTest::keyClicks(m_editor, u"$"_s);
    const auto typedText = m_editor->bytes();
    QVERIFY(isOpen());
    QCOMPARE(labels(), QStringList {u"$first"_s});
    QTest::keyClick(m_editor, Qt::Key_Tab);
    QCOMPARE(m_editor->bytes(), QByteArray(after).replace("~", ""));
    // Each goes on behind what it wrote.
    QCOMPARE(m_editor->carets().count(), 2);
    QTest::keyClicks(m_editor, u" "_s);
    QCOMPARE(m_editor->bytes(), QByteArray(after).replace("~", " "));
    m_editor->undo();
    if (m_editor->bytes() != typedText)
        m_editor->undo();
    QCOMPARE(m_editor->bytes(), typedText);
}

REGISTER_TEST(tst_Completer)
#include "tst_completer.moc"
