#include "core/graphql/document.h"
#include "tests/support/busypool.h"
#include "tests/support/markedtext.h"
#include "tests/support/registry.h"
#include "ui/editor/completer.h"
#include "ui/editor/completionpopup.h"
#include "ui/editor/jsoneditor.h"
#include "ui/theme/appearance.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr auto VariablesSchema = R"(
type Query { users(first: Int, order: Order!, filter: Filter): String }
enum Order { ASC DESC }
input Filter { name: String "Its rank." rank: Int! }
)";
constexpr auto VariablesQuery = "query Q($order: Order!, $filter: Filter, $text: String, $flag: Boolean) { users }";

} // namespace

class tst_JsonEditor : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsNoJson_data();
    void tellsWhatIsNoJson();
    void problemsOfValuesComeFromOutside();
    void theWindowDoesNotWaitForReading();
    void valuesMayBeKnownBeforeTheText();
    void opensWhereSomethingMustFollow_data();
    void opensWhereSomethingMustFollow();
    void offersWhenAsked_data();
    void offersWhenAsked();
    void enterAndTab_data();
    void enterAndTab();
    void aKeyLeadsOnToItsValue();
    void acceptingIsOneStep();
    void escapeClosesOnlyTheList();
    void aClosedStringClosesTheList();
    void withoutAnOperationNothingIsOffered();
    void anEndlessLineIsPastedInLines();

private:
    /// A window with the editor in it and the variables of VariablesQuery, `|` being the caret.
    void load(const QByteArray &marked);
    QByteArray marked() const { return m_editor->bytes().insert(m_editor->caret(), '|'); }
    bool isOpen() const { return m_editor->completer().isOpen(); }
    /// What is listed, parted by blanks; empty while the list is closed.
    QString labels() const;

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<QWidget> m_window;
    ui::JsonEditor *m_editor = nullptr;
};

void tst_JsonEditor::load(const QByteArray &marked)
{
    const support::MarkedText input(marked.toStdString());
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 500);
    m_editor = new ui::JsonEditor(m_appearance, m_window.get());
    m_editor->setGeometry(0, 0, 400, 500);
    // Nobody but the editor holds the document.
    const auto document = graphql::parse(VariablesQuery);
    m_editor->setOperation(graphql::schemaFromSdl(VariablesSchema).schema, {document, document->operations().front()});
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_editor->setFocus();
    m_editor->setBytes(QByteArray::fromStdString(input.text));
    m_editor->select({*input.caret, *input.caret});
}

QString tst_JsonEditor::labels() const
{
    QStringList labels;
    const auto *popup = isOpen() ? m_editor->completer().popup() : nullptr;
    for (int row = 0; popup && row < popup->list().rowCount(); ++row)
        labels << QString::fromStdString(popup->list().item(row).label);
    return labels.join(u' ');
}

void tst_JsonEditor::tellsWhatIsNoJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("place"); // -1: all is well.
    QTest::newRow("nothing") << QByteArray() << -1;
    QTest::newRow("blanks") << QByteArray(" \n ") << -1;
    QTest::newRow("an object") << QByteArray("{\"a\": 1}") << -1;
    QTest::newRow("a comma too many") << QByteArray("{\"é\": 1,,}") << 9;
    QTest::newRow("not finished") << QByteArray("{\"a\": ") << 5;
    QTest::newRow("an array") << QByteArray("[1]") << 0;
    QTest::newRow("a comment") << QByteArray("# yes\n{} // é") << -1;
    QTest::newRow("only a comment") << QByteArray("# none") << -1;
    QTest::newRow("a last comma") << QByteArray("{\"é\": 1,}") << -1;
    QTest::newRow("behind a comment") << QByteArray("/* é */ {\"a\" 1}") << 14;
    QTest::newRow("a comment without an end") << QByteArray("{} /*") << 3;
}

void tst_JsonEditor::tellsWhatIsNoJson()
{
    QFETCH(QByteArray, text);
    QFETCH(int, place);
    ui::JsonEditor editor(m_appearance);
    QSignalSpy problems(&editor, &ui::JsonEditor::problemChanged);
    QSignalSpy changes(&editor, &ui::CodeBox::documentChanged);
    editor.setBytes(text);
    if (!text.isEmpty())
        QTRY_COMPARE(changes.size(), 1);
    QTRY_COMPARE(editor.problem().isEmpty(), place < 0);
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
    QCOMPARE(problems.size(), place < 0 ? 0 : 1);
    QCOMPARE(editor.findings().size(), place < 0 ? 0U : 1U);
    if (place >= 0)
        QCOMPARE(static_cast<int>(editor.findings()[0].span.begin), place);
}

void tst_JsonEditor::problemsOfValuesComeFromOutside()
{
    ui::JsonEditor editor(m_appearance);
    editor.setBytes("{\"a\": 1}");
    QTRY_VERIFY(editor.revision() > 0 && editor.problem().isEmpty());
    editor.showProblems({{graphql::Diagnostic::Severity::Error, "not an ID", {{6, 7}}, {}}});
    QCOMPARE(editor.findings().size(), 1U);
    QCOMPARE(editor.findings()[0].message, QStringLiteral("not an ID"));
    // While the text is not JSON, positions inside of it mean nothing.
    QTest::keyClick(&editor, Qt::Key_Delete);
    QTRY_VERIFY(!editor.problem().isEmpty());
    const auto own = editor.findings()[0].message;
    QCOMPARE(editor.problemLine(), 1);
    editor.showProblems({{graphql::Diagnostic::Severity::Error, "not an ID", {{6, 7}}, {}}});
    QCOMPARE(editor.findings()[0].message, own);
}

void tst_JsonEditor::theWindowDoesNotWaitForReading()
{
    ui::JsonEditor editor(m_appearance);
    QSignalSpy changes(&editor, &ui::CodeBox::documentChanged);
    QSignalSpy problems(&editor, &ui::JsonEditor::problemChanged);
    {
        const support::BusyPool busy;
        editor.setBytes("{\"a\": ");
        QTRY_COMPARE(changes.size(), 1);
        QVERIFY(editor.problem().isEmpty());
        editor.setBytes("{\n\"b\": ]");
        QTRY_COMPARE(changes.size(), 2);
        QVERIFY(editor.problem().isEmpty());
    }
    QTRY_VERIFY(!editor.problem().isEmpty());
    // Of the text that is there, and of no other.
    QCOMPARE(problems.size(), 1);
    QCOMPARE(editor.findings()[0].span.begin, 7U);
    QCOMPARE(editor.problemLine(), 2);
}

void tst_JsonEditor::valuesMayBeKnownBeforeTheText()
{
    ui::JsonEditor editor(m_appearance);
    QSignalSpy changes(&editor, &ui::CodeBox::documentChanged);
    editor.setBytes("{\"a\": ");
    QTRY_VERIFY(!editor.problem().isEmpty());
    {
        const support::BusyPool busy;
        editor.setBytes("{\"a\": 1}");
        QTRY_COMPARE(changes.size(), 2);
        editor.showProblems({{graphql::Diagnostic::Severity::Error, "not an ID", {{6, 7}}, {}}});
    }
    QTRY_VERIFY(editor.problem().isEmpty());
    QCOMPARE(editor.findings().size(), 1U);
    QCOMPARE(editor.findings()[0].message, QStringLiteral("not an ID"));
}

void tst_JsonEditor::opensWhereSomethingMustFollow_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("offered");
    QTest::newRow("an object") << QByteArray("|") << u"{"_s << u"order filter text flag"_s;
    QTest::newRow("a quote") << QByteArray("{|}") << u"\""_s << u"order filter text flag"_s;
    QTest::newRow("a key in quotes") << QByteArray("{|}") << u"\"fi"_s << u"filter"_s;
    QTest::newRow("a key without quotes") << QByteArray("{|}") << u"fi"_s << u"filter"_s;
    QTest::newRow("the next key") << QByteArray("{\"text\": \"\"|}") << u","_s << u"order filter flag"_s;
    QTest::newRow("a value") << QByteArray("{\"order\"|}") << u":"_s << u"ASC DESC"_s;
    QTest::newRow("a value in quotes") << QByteArray("{\"order\": |}") << u"\""_s << u"ASC DESC"_s;
    QTest::newRow("an input field") << QByteArray("{\"filter\": |}") << u"{"_s << u"rank name"_s;
    QTest::newRow("behind an emoji") << QByteArray("// 😀\n{|}") << u"\"fi"_s << u"filter"_s;
    QTest::newRow("inside a text") << QByteArray("{\"text\": \"|\"}") << u"o, on { fi"_s << QString();
    QTest::newRow("behind a closed string") << QByteArray("{\"text\": \"a|}") << u"\""_s << QString();
    QTest::newRow("a blank alone") << QByteArray("{|}") << u" "_s << QString();
    QTest::newRow("a line comment") << QByteArray("{ // |\n}") << u"\"order\": fi"_s << QString();
    QTest::newRow("a hash comment") << QByteArray("{ # |\n}") << u"{ \"fi"_s << QString();
    QTest::newRow("a block comment") << QByteArray("{ /* | */ }") << u"{ \"fi"_s << QString();
}

void tst_JsonEditor::opensWhereSomethingMustFollow()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, typed);
    load(before);
    QTest::keyClicks(m_editor, typed);
    QTEST(labels(), "offered");
}

void tst_JsonEditor::offersWhenAsked_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("offered");
    QTest::newRow("nothing yet") << QByteArray("|") << u"{}"_s;
    QTest::newRow("keys that are not there") << QByteArray("{\"text\": \"\", |, \"flag\": true}") << u"order filter"_s;
    QTest::newRow("a boolean") << QByteArray("{\"flag\": |}") << u"true false null"_s;
    QTest::newRow("a comment") << QByteArray("{ // |\n}") << QString();
}

void tst_JsonEditor::offersWhenAsked()
{
    QFETCH(QByteArray, before);
    for (const auto modifier : {Qt::ControlModifier, Qt::ShiftModifier}) {
        load(before);
        QTest::keyClick(m_editor, Qt::Key_Space, modifier);
        QTEST(labels(), "offered");
        QCOMPARE(marked(), before);
    }
}

void tst_JsonEditor::enterAndTab_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("key");
    QTest::addColumn<QByteArray>("after");
    const int enter = Qt::Key_Return;
    QTest::newRow("a key brings colon and quotes")
        << QByteArray("{|}") << u"\"te"_s << enter << QByteArray("{\"text\": \"|\"}");
    QTest::newRow("a key without quotes gets them")
        << QByteArray("{|}") << u"te"_s << enter << QByteArray("{\"text\": \"|\"}");
    QTest::newRow("a whole key without quotes too")
        << QByteArray("{|}") << u"text"_s << enter << QByteArray("{\"text\": \"|\"}");
    QTest::newRow("an object brings what it must have")
        << QByteArray("{|}") << u"\"fi"_s << Qt::Key_Tab + 0 << QByteArray("{\"filter\": {\"rank\": |}}");
    QTest::newRow("an enum value is quoted")
        << QByteArray("{\"order\": |}") << u"de"_s << enter << QByteArray("{\"order\": \"DESC\"|}");
    QTest::newRow("an enum value in quotes")
        << QByteArray("{\"order\": |}") << u"\"de"_s << enter << QByteArray("{\"order\": \"DESC\"|}");
    QTest::newRow("a whole word in quotes")
        << QByteArray("{\"order\": |}") << u"\"ASC"_s << enter << QByteArray("{\"order\": \"ASC\"|}");
    QTest::newRow("a new line behind a whole string")
        << QByteArray("{\n  \"order\": |\n}") << u"\"ASC\""_s << enter << QByteArray("{\n  \"order\": \"ASC\"\n  |\n}");
    QTest::newRow("a new line behind a whole word")
        << QByteArray("{\n  \"flag\": |\n}") << u"true"_s << enter << QByteArray("{\n  \"flag\": true\n  |\n}");
    QTest::newRow("a new line where nothing was typed")
        << QByteArray("{\n  \"order\"|\n}") << u":"_s << enter << QByteArray("{\n  \"order\":\n  |\n}");
    QTest::newRow("a new line in a comment")
        << QByteArray("{ // |\n}") << u"or"_s << enter << QByteArray("{ // or\n|\n}");
}

void tst_JsonEditor::enterAndTab()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, typed);
    QFETCH(int, key);
    load(before);
    QTest::keyClicks(m_editor, typed);
    QTest::keyClick(m_editor, static_cast<Qt::Key>(key));
    QTEST(marked(), "after");
}

void tst_JsonEditor::aKeyLeadsOnToItsValue()
{
    load("{|}");
    QTest::keyClicks(m_editor, u"\"or"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QCOMPARE(marked(), QByteArray("{\"order\": \"|\"}"));
    QCOMPARE(labels(), u"ASC DESC"_s);
    QTest::keyClick(m_editor, Qt::Key_Down);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QCOMPARE(marked(), QByteArray("{\"order\": \"DESC\"|}"));
}

void tst_JsonEditor::acceptingIsOneStep()
{
    load("{ | }");
    QTest::keyClicks(m_editor, u"fi"_s);
    QTest::keyClick(m_editor, Qt::Key_Return);
    QCOMPARE(m_editor->bytes(), QByteArray("{ \"filter\": {\"rank\": } }"));
    m_editor->undo();
    QCOMPARE(m_editor->bytes(), QByteArray("{ fi }"));
}

void tst_JsonEditor::escapeClosesOnlyTheList()
{
    load("{ | }");
    QTest::keyClicks(m_editor, u"fi"_s);
    QKeyEvent asks(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
    asks.ignore();
    QCoreApplication::sendEvent(m_editor, &asks);
    QVERIFY(asks.isAccepted());
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QVERIFY(!isOpen());
    QCOMPARE(marked(), QByteArray("{ fi| }"));
}

void tst_JsonEditor::aClosedStringClosesTheList()
{
    load("{\"order\": |}");
    QTest::keyClicks(m_editor, u"\"A"_s);
    QVERIFY(isOpen());
    QTest::keyClicks(m_editor, u"\""_s); // Typed over the one that is there.
    QCOMPARE(marked(), QByteArray("{\"order\": \"A\"|}"));
    QVERIFY(!isOpen());
}

void tst_JsonEditor::withoutAnOperationNothingIsOffered()
{
    load("{|}");
    m_editor->setOperation(graphql::schemaFromSdl(VariablesSchema).schema, nullptr);
    QTest::keyClicks(m_editor, u"\""_s);
    QTest::keyClick(m_editor, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(!isOpen());
    QCOMPARE(marked(), QByteArray("{\"|\"}"));
}

void tst_JsonEditor::anEndlessLineIsPastedInLines()
{
    const auto paste = [this](const QByteArray &text) {
        load("|");
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        m_editor->paste();
        return m_editor->bytes();
    };
    const QByteArray brief = "{\"a\":[1.10,2],\"b\":{}}";
    QCOMPARE(paste(brief), brief);
    QByteArray items;
    for (int i = 0; i < 20'000; ++i)
        items += "1.10,";
    const QByteArray endless = "{\"a\":[" + items + "2]}";
    const auto shown = paste(endless);
    QVERIFY(shown.startsWith("{\n  \"a\": [\n    1.10,\n    1.10,\n"));
    QCOMPARE(shown.simplified().replace(' ', ""), endless); // Numbers stay as they are.
    m_editor->undo();
    QCOMPARE(m_editor->bytes(), QByteArray());
    // What is not plain JSON is nobody's to lay out.
    const QByteArray commented = "// mine" + QByteArray(60'000, ' ') + "\n{}";
    QCOMPARE(paste(commented), commented);
}

REGISTER_TEST(tst_JsonEditor)
#include "tst_jsoneditor.moc"
