#include "tests/support/busypool.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/builder/builderbench.h"
#include "ui/code/codebox.h"
#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/shell/quietnotice.h"
#include "ui/theme/notice.h"
#include "ui/theme/statepage.h"
#include "ui/values/datetimepicker.h"

#include <QApplication>
#include <QCalendarWidget>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// Tree and text in step, with real keys and clicks, in a page as the window has it.
class tst_BuilderPane : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyTextOffersTheRoots();
    void tickingWritesAndUntickingTakesOut();
    void everyTickIsOneStepToUndo();
    void commentsAndLayoutStay();
    void theViewAndFoldsStay();
    void typingIsFollowed();
    void theCaretIsFollowed();
    void whoWorksInTheTreeIsNotDisturbed();
    void valuesAreTypedInPlace_data();
    void valuesAreTypedInPlace();
    void momentsAreTypedInShortOrChosen();
    void refusedValuesStayOpen();
    void escapeLeavesThingsAsTheyWere();
    void tabGoesFromValueToValue();
    void switchesFlip();
    void nullStaysOutOfTheText();
    void listsTakeItems();
    void nestedInputs();
    void variablesAreMade();
    void aFieldDependsOnAVariable();
    void aValueThatNobodyUsesIsOfferedToGo();
    void aNewVariableTakesNoValueThatIsThere();
    void aTickReadsTheTextOnce();
    void keysWaitForTheEdit();
    void whoRunsHasWhatWasAskedFor();
    void whoRunsHasWhatWasTyped();
    void whoRunsIsToldWhatWasRefused();
    void whoRunsIsToldOfAnOpenChoice();
    void whatIsTypedMeanwhileStays();
    void aSchemaMayGoMeanwhile();
    void aliases();
    void twiceUnderAnAlias();
    void unionsAndInterfaces();
    void allPlainFieldsAreOneStep();
    void brokenTextStaysUsable();
    void withoutASchemaItSaysWhy();
    void severalOperations();
    void renamingTheOperation();
    void aNewOperationBegins();
    void searchOpensTheWay();
    void mouseAlone();
    void escapeGoesBackToTheEditor();
    void aNewSchemaIsReadAnew();

private:
    static QString stripped(const QString &text) { return text.simplified(); }
};

namespace {

constexpr auto PaneSdl = R"(
type Query {
  "Somebody."
  me: User
  users(first: Int = 10, keys: [String!], by: Sort, deep: Deep, on: Boolean, at: DateTime): [User]
  node(id: ID!): Node
  any: Any
  old: Int @deprecated(reason: "gone")
}
type Mutation { setVerifiedStatus(input: Deep!): User }
interface Node { id: ID! }
type User implements Node { id: ID! name: String email: String friends(first: Int): [User] }
type Group implements Node { id: ID! title: String }
union Any = User | Group
enum Sort { UP DOWN }
input Deep { a: Int! text: String b: Deep tags: [String!] }
scalar DateTime
)";

std::unique_ptr<support::BuilderBench> benchWith(const QByteArray &text = {})
{
    return std::make_unique<support::BuilderBench>(support::schemaOf(PaneSdl), text);
}

} // namespace

void tst_BuilderPane::anEmptyTextOffersTheRoots()
{
    auto bench = benchWith();
    QCOMPARE(bench->lines().first(), u"v query (Query)"_s);
    QCOMPARE(bench->lines().last(), u"> mutation (Mutation)"_s);
    QCOMPARE(bench->pane().findChild<ui::Notice *>()->text(), QString()); // Not begun is not broken.
    QCOMPARE(bench->follow(u"tick query/me"_s), QString());
    QVERIFY(stripped(bench->text()).contains(u"{ me { id } }"_s));
    QVERIFY(stripped(bench->text()).startsWith(u"query "_s));
    // What was a root's is the operation's now, and stays open and in hand.
    QCOMPARE(bench->list().currentRow(), bench->row(u"me"_s));
    QVERIFY(bench->row(u"me/id"_s) > 0);
    // The other root.
    auto other = benchWith();
    QCOMPARE(other->follow(u"tick mutation/setVerifiedStatus"_s), QString());
    QVERIFY2(stripped(other->text()).startsWith(u"mutation "_s), qPrintable(other->text()));
    QVERIFY(stripped(other->text()).contains(u"setVerifiedStatus(input: {a: 0})"_s));
}

void tst_BuilderPane::tickingWritesAndUntickingTakesOut()
{
    auto bench = benchWith("{\n  me {\n    id\n  }\n}\n");
    QCOMPARE(bench->follow(u"tick me/name"_s), QString());
    QCOMPARE(bench->text(), u"{\n  me {\n    id\n    name\n  }\n}\n"_s);
    bench->press(Qt::Key_Space);
    QCOMPARE(bench->text(), u"{\n  me {\n    id\n  }\n}\n"_s);
    QCOMPARE(bench->list().currentRow(), bench->row(u"me/name"_s));
    QCOMPARE(bench->follow(u"enter me/email"_s), QString());
    bench->press(Qt::Key_Delete);
    bench->press(Qt::Key_Delete); // Nothing is left to remove, and nothing is added.
    QCOMPARE(bench->text(), u"{\n  me {\n    id\n  }\n}\n"_s);
}

void tst_BuilderPane::everyTickIsOneStepToUndo()
{
    const QByteArray before = "{\n  me {\n    id\n  }\n}\n";
    auto bench = benchWith(before);
    QCOMPARE(bench->follow(u"tick users"_s), QString());
    const auto after = bench->text();
    QVERIFY(after != QString::fromUtf8(before));
    // From here, without going to the editor.
    bench->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bench->text(), QString::fromUtf8(before));
    QTRY_VERIFY(bench->lines().contains(u"[ ] v users ([User])"_s));
    bench->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bench->text(), after);
}

void tst_BuilderPane::commentsAndLayoutStay()
{
    auto bench = benchWith("# one\nquery  A   { # two\n\n  me { id , # three\n   name } }\n# four\n");
    QCOMPARE(bench->follow(u"tick me/email"_s), QString());
    auto text = bench->text();
    QVERIFY(text.remove(u"email"_s) != bench->text());
    for (const auto *kept : {"# one\nquery  A   { # two\n\n", "id , # three\n   name", "# four\n"})
        QVERIFY2(text.contains(QLatin1String(kept)), qPrintable(bench->text()));
}

void tst_BuilderPane::theViewAndFoldsStay()
{
    QByteArray text = "query A {\n  me {\n    id\n  }\n";
    for (int i = 0; i < 200; ++i)
        text += "  f" + QByteArray::number(i) + ": me {\n    id\n  }\n";
    text += "}\n";
    auto bench = benchWith(text);
    auto &editor = bench->editor();
    QTRY_VERIFY(editor.hasFreshDocument());
    const auto send = [&](unsigned int message, unsigned long first = 0) {
        return editor.SendScintilla(message, first, 0L);
    };
    // Folded: a line far below; in view: what is in the middle.
    const unsigned long folded = 400;
    QTRY_VERIFY(send(QsciScintilla::SCI_GETFOLDLEVEL, folded) & QsciScintilla::SC_FOLDLEVELHEADERFLAG);
    send(QsciScintilla::SCI_TOGGLEFOLD, folded);
    QCOMPARE(send(QsciScintilla::SCI_GETFOLDEXPANDED, folded), 0L);
    send(QsciScintilla::SCI_SETFIRSTVISIBLELINE, 300);
    const auto topText = [&] {
        const auto line = send(QsciScintilla::SCI_DOCLINEFROMVISIBLE,
                               static_cast<unsigned long>(send(QsciScintilla::SCI_GETFIRSTVISIBLELINE)));
        return editor.text(static_cast<int>(line));
    };
    const auto top = topText();
    QCOMPARE(bench->follow(u"tick me/name"_s), QString());
    QVERIFY(bench->text().startsWith(u"query A {\n  me {\n    id\n    name\n"_s));
    QCOMPARE(topText(), top);
    // The folded line has moved by one.
    QCOMPARE(send(QsciScintilla::SCI_GETFOLDEXPANDED, folded + 1), 0L);
    QTRY_VERIFY(editor.hasFreshDocument());
    QTest::qWait(50);
    QCOMPARE(send(QsciScintilla::SCI_GETFOLDEXPANDED, folded + 1), 0L);
    QCOMPARE(topText(), top);
}

void tst_BuilderPane::typingIsFollowed()
{
    auto bench = benchWith("{\n  me {\n    id\n  }\n}\n");
    bench->editor().setFocus();
    bench->editor().select({17, 17});
    QVERIFY(bench->lines().contains(u"  [ ] name (String)"_s));
    bench->type(u" name"_s);
    QTRY_VERIFY2(bench->lines().contains(u"  [x] name (String)"_s), qPrintable(bench->lines().join(u'\n')));
    QCOMPARE(bench->list().currentRow(), bench->row(u"me/name"_s));
    QVERIFY(bench->editor().hasFocus());
}

void tst_BuilderPane::theCaretIsFollowed()
{
    auto bench =
        benchWith("query A {\n  me {\n    friends(first: 3) {\n      name\n    }\n  }\n}\nquery B {\n  old\n}\n");
    // Closed by hand; the caret inside opens it.
    QVERIFY(bench->walk(u"me"_s));
    bench->press(Qt::Key_Left);
    QCOMPARE(bench->row(u"me/friends"_s), -1);
    bench->editor().setFocus();
    const auto goTo = [&](const char *word) {
        const auto at = static_cast<quint32>(bench->editor().bytes().indexOf(word) + 1);
        bench->editor().select({at, at});
    };
    goTo("name");
    QTRY_COMPARE(bench->list().currentRow(), bench->row(u"me/friends/name"_s));
    QVERIFY(bench->list().currentRow() > 0);
    goTo("first");
    QTRY_COMPARE(bench->list().currentRow(), bench->row(u"me/friends/first"_s));
    goTo("old");
    QTRY_VERIFY(bench->lines().contains(u"[x] old (Int)"_s));
    QCOMPARE(bench->list().currentRow(), bench->row(u"old"_s));
    QCOMPARE(bench->pane().findChild<QPushButton *>(u"definitions"_s)->accessibleName(), u"query B"_s);
}

void tst_BuilderPane::whoWorksInTheTreeIsNotDisturbed()
{
    auto bench = benchWith("{\n  me {\n    id\n  }\n  old\n}\n");
    QVERIFY(bench->walk(u"users"_s));
    const auto at = static_cast<quint32>(bench->editor().bytes().indexOf("id") + 1);
    bench->editor().select({at, at});
    QTest::qWait(80);
    QCOMPARE(bench->list().currentRow(), bench->row(u"users"_s));
}

void tst_BuilderPane::valuesAreTypedInPlace_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("number") << u"type users/first 42"_s << u"users(first: 42)"_s;
    QTest::newRow("enum") << u"choose users/by DOWN"_s << u"users(by: DOWN)"_s;
    QTest::newRow("text") << u"type node/id a \"b\" 陳\\"_s << u"node(id: \"a \\\"b\\\" 陳\\\\\")"_s;
    QTest::newRow("variable") << u"type node/id $who"_s << u"node(id: $who)"_s;
    QTest::newRow("date") << u"type users/at 2026-01-02T03:04:05Z"_s << u"users(at: \"2026-01-02T03:04:05Z\")"_s;
}

void tst_BuilderPane::valuesAreTypedInPlace()
{
    QFETCH(QString, step);
    QFETCH(QString, wanted);
    auto bench = benchWith();
    const auto path = step.section(u' ', 1, 1);
    QCOMPARE(bench->follow(u"tick query/"_s + path.section(u'/', 0, 0)), QString());
    QCOMPARE(bench->follow(step), QString());
    QVERIFY2(bench->text().contains(wanted), qPrintable(bench->text()));
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&bench->list()));
    QCOMPARE(bench->list().currentRow(), bench->row(path));
}

void tst_BuilderPane::momentsAreTypedInShortOrChosen()
{
    auto bench = benchWith("{ users(at: \"2026-03-01T12:00:00Z\") { id } }");
    QCOMPARE(bench->follow(u"type users/at 2026-04-02T08:30Z"_s), QString());
    QVERIFY2(bench->text().contains(u"at: \"2026-04-02T08:30:00Z\""_s), qPrintable(bench->text()));
    bench->press(Qt::Key_F2);
    bench->press(Qt::Key_Down, Qt::AltModifier);
    auto *picker = bench->pane().findChild<ui::DateTimePicker *>();
    QVERIFY(picker && picker->isVisible());
    picker->findChild<QCalendarWidget *>()->setSelectedDate({2026, 5, 6});
    QTest::keyClick(picker, Qt::Key_Return);
    bench->press(Qt::Key_Return);
    QVERIFY2(bench->text().contains(u"at: \"2026-05-06T08:30:00Z\""_s), qPrintable(bench->text()));
}

void tst_BuilderPane::refusedValuesStayOpen()
{
    auto bench = benchWith("{ users(first: 3) { id } }");
    QVERIFY(bench->walk(u"users/first"_s));
    bench->press(Qt::Key_Return);
    auto *cell = bench->list().findChild<ui::CellLine *>();
    QVERIFY(cell->isOpen());
    QCOMPARE(cell->text(), u"3"_s);
    bench->type(u"many"_s);
    bench->press(Qt::Key_Return);
    QVERIFY(cell->isOpen());
    QVERIFY(!cell->refusal().isEmpty());
    QCOMPARE(bench->text(), u"{ users(first: 3) { id } }"_s);
    support::keepPicture(bench->pane(), u"builder-refused"_s);
}

void tst_BuilderPane::escapeLeavesThingsAsTheyWere()
{
    auto bench = benchWith("{ users(first: 3) { id } }");
    QVERIFY(bench->walk(u"users/first"_s));
    bench->press(Qt::Key_F2);
    bench->type(u"9"_s);
    bench->press(Qt::Key_Escape);
    QVERIFY(!bench->list().findChild<ui::CellLine *>()->isOpen());
    QCOMPARE(bench->text(), u"{ users(first: 3) { id } }"_s);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&bench->list()));
}

void tst_BuilderPane::tabGoesFromValueToValue()
{
    auto bench = benchWith("mutation { setVerifiedStatus(input: {a: 1, text: \"x\"}) { id } }");
    QVERIFY(bench->walk(u"setVerifiedStatus/input/a"_s));
    bench->press(Qt::Key_Return);
    bench->type(u"5"_s);
    bench->press(Qt::Key_Tab);
    QVERIFY(bench->list().findChild<ui::CellLine *>()->isOpen());
    bench->type(u"y"_s);
    bench->press(Qt::Key_Return);
    QVERIFY2(bench->text().contains(u"{a: 5, text: \"y\"}"_s), qPrintable(bench->text()));
}

void tst_BuilderPane::switchesFlip()
{
    auto bench = benchWith("{ users(on: true) { id } }");
    QCOMPARE(bench->follow(u"enter users/on"_s), QString());
    QCOMPARE(bench->text(), u"{ users(on: false) { id } }"_s);
    const auto place = bench->list().valueRect(bench->row(u"users/on"_s)).center();
    QTest::mouseClick(bench->list().viewport(), Qt::LeftButton, {}, place);
    bench->settle();
    QCOMPARE(bench->text(), u"{ users(on: true) { id } }"_s);
}

void tst_BuilderPane::listsTakeItems()
{
    auto bench = benchWith("{ users { id } }");
    QVERIFY(bench->walk(u"users/keys"_s));
    bench->press(Qt::Key_Space);
    QCOMPARE(bench->text(), u"{ users(keys: []) { id } }"_s);
    for (const auto *item : {"one", "two", "three"})
        QCOMPARE(bench->follow(u"type users/keys/+ "_s + QLatin1String(item)), QString());
    QCOMPARE(bench->text(), u"{ users(keys: [\"one\", \"two\", \"three\"]) { id } }"_s);
    QVERIFY(bench->walk(u"users/keys/3"_s));
    bench->press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(bench->text(), u"{ users(keys: [\"one\", \"three\", \"two\"]) { id } }"_s);
    QCOMPARE(bench->list().currentRow(), bench->row(u"users/keys/2"_s));
    bench->press(Qt::Key_Up, Qt::AltModifier);
    bench->press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(bench->text(), u"{ users(keys: [\"three\", \"one\", \"two\"]) { id } }"_s);
    QVERIFY(bench->walk(u"users/keys/2"_s));
    bench->press(Qt::Key_Delete);
    QCOMPARE(bench->text(), u"{ users(keys: [\"three\", \"two\"]) { id } }"_s);
    QCOMPARE(bench->follow(u"menu users/keys Empty List"_s), QString());
    QCOMPARE(bench->text(), u"{ users(keys: []) { id } }"_s);
    QCOMPARE(bench->follow(u"menu users/keys Null"_s), QString());
    QCOMPARE(bench->text(), u"{ users(keys: null) { id } }"_s);
    QCOMPARE(bench->follow(u"menu users/keys Remove"_s), QString());
    QCOMPARE(bench->text(), u"{ users { id } }"_s);
}

void tst_BuilderPane::nestedInputs()
{
    auto bench = benchWith("{ users { id } }");
    QCOMPARE(bench->follow(u"type users/deep/b/text hi"_s), QString());
    QCOMPARE(bench->text(), u"{ users(deep: {a: 0, b: {a: 0, text: \"hi\"}}) { id } }"_s);
    QCOMPARE(bench->follow(u"type users/deep/b/a 7"_s), QString());
    QCOMPARE(bench->follow(u"type users/deep/b/tags/+ t"_s), QString());
    QCOMPARE(bench->text(), u"{ users(deep: {a: 0, b: {a: 7, text: \"hi\", tags: [\"t\"]}}) { id } }"_s);
    support::keepPicture(bench->pane(), u"builder-nested"_s);
}

void tst_BuilderPane::variablesAreMade()
{
    auto bench = benchWith("{ users(first: 3) { id } }");
    QCOMPARE(bench->follow(u"menu users/first Make It a Variable"_s), QString());
    QVERIFY2(bench->text().contains(u"users(first: $first)"_s), qPrintable(bench->text()));
    QVERIFY(QString::fromUtf8(bench->variables().bytes()).contains(u"\"first\": 3"_s));
    QCOMPARE(bench->follow(u"menu users/first Put Its Value Back"_s), QString());
    QVERIFY2(bench->text().contains(u"users(first: 3)"_s), qPrintable(bench->text()));
    QCOMPARE(bench->follow(u"menu users/on Give a New Variable"_s), QString());
    QVERIFY2(bench->text().contains(u"on: $on"_s), qPrintable(bench->text()));
    QVERIFY2(bench->text().contains(u"($on: Boolean"_s), qPrintable(bench->text()));
    // And by its key.
    bench = benchWith("{ users(first: 3) { id } }");
    QVERIFY(bench->walk(u"users/first"_s));
    bench->type(u"$"_s);
    bench->settle();
    QVERIFY2(bench->text().contains(u"users(first: $first)"_s), qPrintable(bench->text()));
    bench->type(u"$"_s);
    bench->settle();
    QVERIFY2(bench->text().contains(u"users(first: $first)"_s), qPrintable(bench->text()));
}

void tst_BuilderPane::aFieldDependsOnAVariable()
{
    auto bench = benchWith("{ me { id name } }");
    QCOMPARE(bench->follow(u"menu me/name Only If a Variable Says So"_s), QString());
    QCOMPARE(stripped(bench->text()), u"query ($withName: Boolean!) { me { id name @include(if: $withName) } }"_s);
    QVERIFY(bench->page().variables().contains("\"withName\": true"));
    const auto lines = bench->lines();
    QVERIFY2(lines.contains(u"  [x] name (if $withName · String)"_s), qPrintable(lines.join(u'\n')));
    QCOMPARE(bench->follow(u"menu me/name Only If a Variable Says So"_s), QString());
    QCOMPARE(stripped(bench->text()), u"query { me { id name } }"_s);
}

void tst_BuilderPane::aValueThatNobodyUsesIsOfferedToGo()
{
    auto bench = benchWith("query Q($n: Int) { users(first: $n) { id } }");
    bench->variables().setBytes("{\n  // few\n  \"n\": 5\n}");
    QCOMPARE(bench->follow(u"menu users/first Remove"_s), QString());
    QCOMPARE(stripped(bench->text()), u"query Q { users { id } }"_s);
    // It is a person's value: it stays until they say so.
    QVERIFY(bench->page().variables().contains("\"n\": 5"));
    auto *notice = bench->page().findChild<ui::QuietNotice *>();
    QVERIFY(notice->text().contains(u"$n"_s));
    QTest::mouseClick(notice->findChild<QPushButton *>(u"noticeAct"_s), Qt::LeftButton);
    QVERIFY(!bench->page().variables().contains("\"n\""));
}

void tst_BuilderPane::aTickReadsTheTextOnce()
{
    auto bench = benchWith("{ me { id } }");
    std::shared_ptr<const graphql::Document> judged;
    connect(&bench->pane(), &ui::BuilderPane::changeWanted, this,
            [&](const std::vector<graphql::BuilderEdit> &edits) { judged = edits.back().after; });
    QCOMPARE(bench->follow(u"tick me/name"_s), QString());
    QVERIFY(judged);
    // What the edit was judged by is what the tree is made of.
    QCOMPARE(bench->editor().document(), judged);
    QCOMPARE(QByteArray::fromStdString(std::string(judged->source())), bench->page().text());
}

/// What was pressed in a row is done in that order, however long one of them takes.
void tst_BuilderPane::keysWaitForTheEdit()
{
    auto bench = benchWith("{\n  me {\n    id\n  }\n}\n");
    QVERIFY(bench->walk(u"me/name"_s));
    const auto before = bench->text();
    const auto lines = bench->lines();
    {
        const support::BusyPool busy;
        bench->tap(Qt::Key_Space);
        bench->tap(Qt::Key_Down);
        bench->tap(Qt::Key_Space);
        bench->tap(Qt::Key_Up);
        QCOMPARE(bench->text(), before);
        QCOMPARE(bench->lines(), lines);
    }
    bench->settle();
    QCOMPARE(bench->text(), u"{\n  me {\n    id\n    name\n    email\n  }\n}\n"_s);
    QCOMPARE(bench->list().currentRow(), bench->row(u"me/name"_s));
    // Steps of their own.
    bench->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bench->text(), u"{\n  me {\n    id\n    name\n  }\n}\n"_s);
}

void tst_BuilderPane::whoRunsHasWhatWasAskedFor()
{
    auto bench = benchWith("{ me { id } }");
    QVERIFY(bench->walk(u"me/name"_s));
    QSignalSpy changes(&bench->pane(), &ui::BuilderPane::changeWanted);
    {
        const support::BusyPool busy;
        bench->tap(Qt::Key_Space);
        bench->tap(Qt::Key_Down);
        bench->tap(Qt::Key_Space);
        QCOMPARE(bench->page().settleFields(), QString());
        QCOMPARE(bench->text(), u"{ me { id name email } }"_s);
        QVERIFY(!bench->pane().isBusy());
    }
    QCoreApplication::processEvents();
    QCOMPARE(changes.size(), 2);
    QCOMPARE(bench->text(), u"{ me { id name email } }"_s);
}

/// Whether the line in which it is typed has opened by then or not.
void tst_BuilderPane::whoRunsHasWhatWasTyped()
{
    auto bench = benchWith("{ users { id } }");
    QVERIFY(bench->walk(u"users/first"_s));
    {
        const support::BusyPool busy;
        bench->tap(Qt::Key_Return);
        bench->type(u"7"_s);
        QCOMPARE(bench->page().settleFields(), QString());
    }
    QCOMPARE(bench->text(), u"{ users(first: 7) { id } }"_s);
    bench->settle();
    bench->press(Qt::Key_Return);
    bench->type(u"8"_s);
    QCOMPARE(bench->page().settleFields(), QString());
    QCOMPARE(bench->text(), u"{ users(first: 8) { id } }"_s);
    QVERIFY(!bench->list().findChild<ui::CellLine *>()->isOpen());
}

void tst_BuilderPane::whoRunsIsToldWhatWasRefused()
{
    auto bench = benchWith("{ users(first: 3) { id } }");
    auto *cell = bench->list().findChild<ui::CellLine *>();
    QVERIFY(bench->walk(u"users/first"_s));
    bench->press(Qt::Key_Return);
    bench->type(u"many"_s);
    const auto reason = bench->page().settleFields();
    QVERIFY(!reason.isEmpty());
    QCOMPARE(cell->refusal(), reason);
    // As long as it stands there.
    QCOMPARE(bench->page().settleFields(), reason);
    // Left, as by a click at Run: nothing is said twice.
    bench->editor().setFocus(Qt::MouseFocusReason);
    bench->settle();
    QVERIFY(!cell->isOpen());
    QCOMPARE(bench->page().settleFields(), reason);
    QCOMPARE(bench->page().settleFields(), QString());
    // Typed once more, and right: what was wrong is forgotten.
    QVERIFY(bench->walk(u"users/first"_s));
    bench->press(Qt::Key_Return);
    bench->type(u"many"_s);
    bench->editor().setFocus(Qt::MouseFocusReason);
    bench->settle();
    QCOMPARE(bench->follow(u"type users/first 9"_s), QString());
    QCOMPARE(bench->page().settleFields(), QString());
    QCOMPARE(bench->text(), u"{ users(first: 9) { id } }"_s);
    // What it was typed for is gone.
    bench->press(Qt::Key_Return);
    bench->type(u"5"_s);
    bench->page().setSchema(nullptr);
    QVERIFY(!bench->page().settleFields().isEmpty());
}

void tst_BuilderPane::whoRunsIsToldOfAnOpenChoice()
{
    auto bench = benchWith("{ users(by: UP) { id } }");
    QVERIFY(bench->walk(u"users/first"_s));
    {
        const support::BusyPool busy;
        bench->tap(Qt::Key_Space);
        const int by = bench->row(u"users/by"_s) - bench->row(u"users/first"_s);
        for (int i = 0; i < std::abs(by); ++i)
            bench->tap(by > 0 ? Qt::Key_Down : Qt::Key_Up);
        bench->tap(Qt::Key_Return);
        QVERIFY(!bench->page().settleFields().isEmpty());
    }
    auto *open = bench->menu("choice");
    QVERIFY(open);
    open->close();
    QCOMPARE(bench->page().settleFields(), QString());
    // What is typed behind it goes to the choice.
    bench->list().setFocus();
    {
        const support::BusyPool busy;
        QVERIFY(bench->walk(u"users/first"_s));
        bench->tap(Qt::Key_Space);
        const int by = bench->row(u"users/by"_s) - bench->row(u"users/first"_s);
        for (int i = 0; i < std::abs(by); ++i)
            bench->tap(by > 0 ? Qt::Key_Down : Qt::Key_Up);
        for (const auto key : {Qt::Key_Return, Qt::Key_Down, Qt::Key_Return})
            bench->tap(key);
        QCOMPARE(bench->page().settleFields(), QString());
    }
    QVERIFY2(bench->text().contains(u"by: DOWN"_s), qPrintable(bench->text()));
}

void tst_BuilderPane::whatIsTypedMeanwhileStays()
{
    auto bench = benchWith("{ me { id } }");
    QVERIFY(bench->walk(u"me/name"_s));
    {
        const support::BusyPool busy;
        bench->tap(Qt::Key_Space);
        bench->editor().replaceSpan({0, 0}, "# mine\n");
    }
    bench->settle();
    QCOMPARE(bench->text(), u"# mine\n{ me { id name } }"_s);
}

void tst_BuilderPane::aSchemaMayGoMeanwhile()
{
    auto bench = benchWith("{ me { id } }");
    QVERIFY(bench->walk(u"me/name"_s));
    {
        const support::BusyPool busy;
        bench->tap(Qt::Key_Space);
        bench->page().setSchema(nullptr);
    }
    bench->settle();
    QCOMPARE(bench->text(), u"{ me { id } }"_s);
}

/// It would silently be sent with that value.
void tst_BuilderPane::aNewVariableTakesNoValueThatIsThere()
{
    auto bench = benchWith("{ users { id } }");
    bench->variables().setBytes("{\"first\": 5}");
    QVERIFY(bench->walk(u"users/first"_s));
    QVERIFY(bench->choose(u"Give a New Variable"_s));
    QCOMPARE(bench->text(), u"query ($first2: Int) { users(first: $first2) { id } }"_s);
    QCOMPARE(bench->variables().bytes(), QByteArray("{\"first\": 5}"));
}

/// The server cannot read the literal, so the value of the variable changes, and nothing else.
void tst_BuilderPane::nullStaysOutOfTheText()
{
    const QByteArray text = "mutation ($why: String) {\n  setDisabledStatus(input: {userID: \"a\", isDisabled: true, "
                            "reason: $why}) {\n    user {\n      id\n    }\n  }\n}\n";
    support::BuilderBench bench(support::adminSchema(), text);
    bench.variables().setBytes("{\"why\": \"spam\"}");
    QVERIFY(bench.walk(u"setDisabledStatus/input/reason"_s));
    QVERIFY(bench.choose(u"Null"_s));
    QCOMPARE(bench.text(), QString::fromUtf8(text));
    QCOMPARE(bench.variables().bytes(), QByteArray("{\"why\": null}"));
}

void tst_BuilderPane::aliases()
{
    auto bench = benchWith("{ me { id } }");
    QCOMPARE(bench->follow(u"alias me who"_s), QString());
    QCOMPARE(bench->text(), u"{ who: me { id } }"_s);
    QCOMPARE(bench->list().currentRow(), bench->row(u"who"_s));
    QVERIFY(bench->row(u"who/id"_s) >= 0); // As open as it was.
    QCOMPARE(bench->follow(u"menu who Alias…"_s), QString());
    bench->press(Qt::Key_Backspace);
    bench->press(Qt::Key_Return);
    QCOMPARE(bench->text(), u"{ me { id } }"_s);
}

void tst_BuilderPane::twiceUnderAnAlias()
{
    auto bench = benchWith("{ me { id } }");
    QCOMPARE(bench->follow(u"menu me Once More Under an Alias"_s), QString());
    const auto document = graphql::parse(bench->text().toStdString());
    const auto selections = document->operations().front()->selectionSet->selections;
    QCOMPARE(selections.size(), std::size_t {2});
    QCOMPARE(selections[1].name.value, std::string_view("me"));
    QVERIFY(!selections[1].alias.value.empty());
    const auto &line = bench->list().rows()[static_cast<std::size_t>(bench->list().currentRow())];
    QCOMPARE(line.alias.toStdString(), std::string(selections[1].alias.value));
}

void tst_BuilderPane::unionsAndInterfaces()
{
    auto bench = benchWith();
    QCOMPARE(bench->follow(u"tick query/any"_s), QString());
    QCOMPARE(bench->follow(u"tick any/...~on~User/email"_s), QString());
    QVERIFY2(stripped(bench->text()).contains(u"... on User { email }"_s), qPrintable(bench->text()));
}

void tst_BuilderPane::allPlainFieldsAreOneStep()
{
    const QByteArray before = "{\n  me {\n    # mine\n    id\n  }\n}\n";
    auto bench = benchWith(before);
    QCOMPARE(bench->follow(u"menu me All Plain Fields Inside"_s), QString());
    QCOMPARE(bench->text(), u"{\n  me {\n    # mine\n    id\n    name\n    email\n  }\n}\n"_s);
    QVERIFY(bench->lines().contains(u"[x] v me (User)"_s));
    bench->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bench->text(), QString::fromUtf8(before));
}

void tst_BuilderPane::brokenTextStaysUsable()
{
    auto bench = benchWith("{\n  me {\n    id\n  }\n  users(first: ) {\n    id\n  }\n");
    QVERIFY(bench->pane().findChild<ui::Notice *>()->text().contains(u"5"_s));
    QVERIFY(bench->lines().contains(u"  [x] id (ID!)"_s));
    QCOMPARE(bench->follow(u"tick me/name"_s), QString());
    QVERIFY2(bench->text().contains(u"  me {\n    id\n    name\n  }\n  users(first: ) {"_s), qPrintable(bench->text()));
}

void tst_BuilderPane::withoutASchemaItSaysWhy()
{
    support::BuilderBench bench(nullptr, "{ me { id } }");
    auto *state = bench.pane().findChild<ui::StatePage *>();
    QVERIFY(state->isVisible());
    bench.page().showSchemaProblem(u"The server said no."_s);
    QCOMPARE(state->text(), u"The server said no."_s);
    QSignalSpy retried(&bench.page(), &ui::DocumentPage::schemaRetryRequested);
    for (auto *button : state->findChildren<QPushButton *>())
        QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(retried.count(), 1);
    bench.page().setSchema(support::schemaOf(PaneSdl));
    QVERIFY(!state->isVisible());
    QVERIFY(bench.row(u"me/id"_s) >= 0);
}

void tst_BuilderPane::severalOperations()
{
    auto bench = benchWith(
        "query A { me { id } }\nmutation B { setVerifiedStatus(input: {a: 1}) { id } }\nfragment F on User { id }\n");
    auto *head = bench->pane().findChild<QPushButton *>(u"definitions"_s);
    QCOMPARE(head->accessibleName(), u"query A"_s);
    QCOMPARE(head->text(), u"query A"_s);
    emit head->menu()->aboutToShow();
    QStringList entries;
    for (const auto *action : head->menu()->actions())
        entries.append(action->text());
    QCOMPARE(entries.mid(0, 3), (QStringList {u"query A"_s, u"mutation B"_s, u"fragment F"_s}));
    QVERIFY(head->menu()->actions().at(0)->isChecked());
    head->menu()->actions().at(1)->trigger();
    QTRY_COMPARE(head->accessibleName(), u"mutation B"_s);
    QVERIFY(bench->row(u"setVerifiedStatus"_s) >= 0);
    emit head->menu()->aboutToShow();
    head->menu()->actions().at(2)->trigger();
    QTRY_COMPARE(head->accessibleName(), u"fragment F"_s);
    QCOMPARE(bench->follow(u"tick name"_s), QString());
    QVERIFY(bench->text().endsWith(u"fragment F on User { id name }\n"_s));
}

void tst_BuilderPane::renamingTheOperation()
{
    auto bench = benchWith("query A { me { id } }\nquery B { old }\n");
    const auto longName = QString(60, u'L');
    QCOMPARE(bench->follow(u"name "_s + longName), QString());
    auto *head = bench->pane().findChild<QPushButton *>(u"definitions"_s);
    const auto elided = head->text();
    QVERIFY(elided.endsWith(u'…'));
    bench->page().showBuilder(true, 400);
    QTRY_VERIFY(head->text().size() > elided.size());
    QCOMPARE(bench->follow(u"name Better"_s), QString());
    QVERIFY(bench->text().startsWith(u"query Better { me"_s));
    // A name that is taken is refused, and can be mended.
    bench->follow(u"name B"_s);
    QVERIFY(bench->text().startsWith(u"query Better { me"_s));
    bench->press(Qt::Key_Escape);
    bench->editor().setFocus();
    bench->editor().select({3, 3});
    QCOMPARE(bench->pane().findChild<QPushButton *>(u"definitions"_s)->accessibleName(), u"query Better"_s);
}

void tst_BuilderPane::aNewOperationBegins()
{
    auto bench = benchWith("query A {\n  me {\n    id\n  }\n}\n");
    auto *head = bench->pane().findChild<QPushButton *>(u"definitions"_s);
    emit head->menu()->aboutToShow();
    for (auto *action : head->menu()->actions())
        if (action->text() == u"New mutation")
            action->trigger();
    QCOMPARE(bench->lines().first(), u"v mutation (Mutation)"_s);
    QCOMPARE(bench->text(), u"query A {\n  me {\n    id\n  }\n}\n"_s); // Nothing is written for nothing.
    QTest::qWait(150);
    QCOMPARE(bench->lines().first(), u"v mutation (Mutation)"_s);
    QCOMPARE(bench->follow(u"tick mutation/setVerifiedStatus"_s), QString());
    QVERIFY(bench->text().startsWith(u"query A {\n  me {\n    id\n  }\n}\n"_s));
    QVERIFY2(bench->text().contains(u"mutation "_s), qPrintable(bench->text()));
    QVERIFY(head->accessibleName().startsWith(u"mutation "_s));
}

void tst_BuilderPane::searchOpensTheWay()
{
    auto bench = benchWith("{\n  me {\n    id\n  }\n}\n");
    auto *search = bench->pane().findChild<QLineEdit *>(u"searchBuilder"_s);
    bench->list().setFocus();
    bench->press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(search->hasFocus());
    bench->type(u"emai"_s);
    QTRY_VERIFY(bench->row(u"me/email"_s) >= 0);
    QCOMPARE(bench->row(u"old"_s), -1);
    bench->press(Qt::Key_Down);
    QCOMPARE(bench->follow(u"tick me/email"_s), QString());
    QCOMPARE(bench->text(), u"{\n  me {\n    id\n    email\n  }\n}\n"_s);
    QCOMPARE(bench->list().currentRow(), bench->row(u"me/email"_s));
    // Escape ends the search first, and leaves then.
    bench->press(Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(bench->row(u"old"_s) >= 0);
    // Far from everything that is chosen, and taken by one key with all that it needs.
    search->setText(u"title"_s);
    QTRY_VERIFY(bench->row(u"node/... on Group/title"_s) >= 0);
    QTRY_VERIFY(bench->list().currentRow() >= 0);
    QVERIFY(!bench->list().rows()[static_cast<std::size_t>(bench->list().currentRow())].matched.empty());
    support::keepPicture(bench->pane(), u"builder-search"_s);
    search->setFocus();
    bench->press(Qt::Key_Down);
    QCOMPARE(bench->follow(u"tick node/...~on~Group/title"_s), QString());
    QVERIFY2(stripped(bench->text()).contains(u"node(id: \"\") { ... on Group { title } }"_s),
             qPrintable(bench->text()));
    search->setText(u"nothing is called so"_s);
    QTRY_VERIFY(bench->list().rows().empty());
    QVERIFY(!bench->pane().findChild<ui::Notice *>()->text().isEmpty());
}

void tst_BuilderPane::mouseAlone()
{
    auto bench = benchWith("{\n  me {\n    id\n  }\n}\n");
    auto &list = bench->list();
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.markRect(bench->row(u"me/name"_s)).center());
    bench->settle();
    QCOMPARE(bench->text(), u"{\n  me {\n    id\n    name\n  }\n}\n"_s);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.chevronRect(bench->row(u"me"_s)).center());
    bench->settle();
    QCOMPARE(bench->row(u"me/name"_s), -1);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.chevronRect(bench->row(u"users"_s)).center());
    bench->settle();
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.markRect(bench->row(u"users/first"_s)).center());
    bench->settle();
    QVERIFY(list.findChild<ui::CellLine *>()->isOpen());
    bench->type(u"8"_s);
    // Going elsewhere takes what was typed.
    bench->editor().setFocus(Qt::MouseFocusReason);
    bench->settle();
    QVERIFY2(bench->text().contains(u"users(first: 8)"_s), qPrintable(bench->text()));
}

void tst_BuilderPane::escapeGoesBackToTheEditor()
{
    auto bench = benchWith("{ me { id } }");
    QVERIFY(bench->walk(u"me"_s));
    bench->press(Qt::Key_Escape);
    QVERIFY(bench->editor().hasFocus());
}

void tst_BuilderPane::aNewSchemaIsReadAnew()
{
    auto bench = benchWith("{ me { id } }");
    bench->page().setSchema(support::schemaOf("type Query { other: Int }"));
    QCOMPARE(bench->lines(),
             (QStringList {u"[ ] other (Int)"_s, u"[ ] __typename (String!)"_s, u"[x] v me (not in the schema)"_s,
                           u"  [x] id (not in the schema)"_s}));
}

REGISTER_TEST(tst_BuilderPane)
#include "tst_builderpane.moc"
