#include "tests/support/registry.h"
#include "ui/editor/jsoneditor.h"
#include "ui/theme/appearance.h"

#include <QSignalSpy>
#include <QTest>

class tst_JsonEditor : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsNoJson_data();
    void tellsWhatIsNoJson();
    void problemsOfValuesComeFromOutside();

private:
    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
};

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
    QCOMPARE(editor.problem().isEmpty(), place < 0);
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
    editor.showProblems({{graphql::Diagnostic::Severity::Error, "not an ID", {{6, 7}}, {}}});
    QCOMPARE(editor.findings()[0].message, own);
}

REGISTER_TEST(tst_JsonEditor)
#include "tst_jsoneditor.moc"
