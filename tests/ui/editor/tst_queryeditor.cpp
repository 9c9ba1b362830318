#include "core/language/analysis.h"
#include "core/language/analysisscheduler.h"
#include "tests/support/registry.h"
#include "ui/code/boxlook.h"
#include "ui/editor/queryeditor.h"
#include "ui/theme/appearance.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_QueryEditor : public QObject
{
    Q_OBJECT

private slots:
    void showsFindingsAndFolds();
    void aStaleAnalysisIsDropped();
    void typingReachesTheAnalysisAndComesBack();
    void squigglesNeverStartAnotherAnalysis();
    void comments_data();
    void comments();
    void commentingIsOneStep();
    void severalCaretsCommentTheirLines();
    void insertsAField_data();
    void insertsAField();
    void tellsWhereTheCaretIs();

private:
    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
};

namespace {

/// `|` is the caret; `[` and `]` are the ends of a selection where there are two bars.
void loadMarked(ui::QueryEditor &editor, QByteArray marked)
{
    const auto begin = marked.indexOf('|');
    marked.remove(begin, 1);
    auto end = marked.indexOf('|');
    if (end >= 0)
        marked.remove(end, 1);
    else
        end = begin;
    editor.setBytes(marked);
    editor.select({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

bool hasSquiggleAt(const ui::QueryEditor &editor, int indicator, qsizetype at)
{
    return editor.SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, static_cast<unsigned long>(indicator),
                                static_cast<long>(at))
        != 0;
}

} // namespace

void tst_QueryEditor::showsFindingsAndFolds()
{
    ui::QueryEditor editor(m_appearance);
    const QByteArray text = "# 😀\nquery Q {\n  me {\n    id\n";
    editor.setBytes(text);
    const auto analysis = language::analyze({text, editor.revision(), nullptr});
    QVERIFY(!analysis.diagnostics.empty());
    editor.showAnalysis(analysis);
    QCOMPARE(editor.findings().size(), analysis.diagnostics.size());
    QVERIFY(hasSquiggleAt(editor, ui::ErrorIndicator, text.size() - 1));
    QVERIFY(!hasSquiggleAt(editor, ui::ErrorIndicator, 2));
    editor.foldLine(2);
    QVERIFY(!editor.SendScintilla(QsciScintilla::SCI_GETLINEVISIBLE, 3UL));
}

void tst_QueryEditor::aStaleAnalysisIsDropped()
{
    ui::QueryEditor editor(m_appearance);
    editor.setBytes("{ me { id }");
    const auto stale = language::analyze({editor.bytes(), editor.revision(), nullptr});
    QTest::keyClick(&editor, Qt::Key_Space);
    editor.showAnalysis(stale);
    QVERIFY(editor.findings().empty());
}

void tst_QueryEditor::typingReachesTheAnalysisAndComesBack()
{
    ui::QueryEditor editor(m_appearance);
    language::AnalysisScheduler scheduler;
    scheduler.setPause(std::chrono::milliseconds(1));
    connect(&editor, &ui::CodeBox::documentChanged, &scheduler, &language::AnalysisScheduler::setText);
    connect(&scheduler, &language::AnalysisScheduler::analysisReady, &editor, &ui::QueryEditor::showAnalysis);
    QTest::keyClicks(&editor, u"query Q { me { id"_s); // The brackets close themselves.
    QCOMPARE(editor.bytes(), QByteArray("query Q { me { id}}"));
    QSignalSpy ready(&scheduler, &language::AnalysisScheduler::analysisReady);
    QVERIFY(ready.wait());
    QVERIFY(editor.findings().empty());
    QTest::keyClick(&editor, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(&editor, Qt::Key_Backspace);
    QTRY_COMPARE(editor.findings().size(), 1U);
    QVERIFY2(editor.findings()[0].message.contains(u"Expected"_s), qPrintable(editor.findings()[0].message));
}

void tst_QueryEditor::squigglesNeverStartAnotherAnalysis()
{
    ui::QueryEditor editor(m_appearance);
    editor.setBytes("{ me {\n id\n}");
    QCoreApplication::processEvents();
    QSignalSpy changes(&editor, &ui::CodeBox::documentChanged);
    editor.showAnalysis(language::analyze({editor.bytes(), editor.revision(), nullptr}));
    QVERIFY(!editor.findings().empty());
    QTest::qWait(1);
    QCOMPARE(changes.size(), 0);
}

void tst_QueryEditor::comments_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("a line") << QByteArray("{\n  |id\n}") << QByteArray("{\n  # id\n}");
    QTest::newRow("and back") << QByteArray("{\n  # id|\n}") << QByteArray("{\n  id\n}");
    QTest::newRow("without a blank") << QByteArray("#|id") << QByteArray("id");
    QTest::newRow("some lines, at the least indented")
        << QByteArray("{\n|  a {\n    b\n\n  }|\n}") << QByteArray("{\n  # a {\n  #   b\n\n  # }\n}");
    QTest::newRow("one of them has one") << QByteArray("|# a\nb|") << QByteArray("# # a\n# b");
    QTest::newRow("a line only touched is left") << QByteArray("|a\n|b") << QByteArray("# a\nb");
    QTest::newRow("nothing there") << QByteArray("a\n|\nb") << QByteArray("a\n\nb");
}

void tst_QueryEditor::comments()
{
    QFETCH(QByteArray, before);
    ui::QueryEditor editor(m_appearance);
    loadMarked(editor, before);
    editor.toggleComment();
    QTEST(editor.bytes(), "after");
}

void tst_QueryEditor::severalCaretsCommentTheirLines()
{
    ui::QueryEditor editor(m_appearance);
    editor.setBytes("{\n  a\n  b\n  c\n}");
    editor.select({4, 4});
    editor.SendScintilla(QsciScintilla::SCI_ADDSELECTION, 12UL, 12L);
    editor.toggleComment();
    QCOMPARE(editor.bytes(), "{\n  # a\n  b\n  # c\n}");
    editor.toggleComment();
    QCOMPARE(editor.bytes(), "{\n  a\n  b\n  c\n}");
    QCOMPARE(editor.carets().count(), 2);
}

void tst_QueryEditor::commentingIsOneStep()
{
    ui::QueryEditor editor(m_appearance);
    loadMarked(editor, "|a\nb|");
    editor.show(); // A shortcut asks the active window.
    editor.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&editor));
    QTest::keyClick(&editor, Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(editor.bytes(), QByteArray("# a\n# b"));
    editor.undo();
    QCOMPARE(editor.bytes(), QByteArray("a\nb"));
}

void tst_QueryEditor::insertsAField_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const char *after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after);
    };
    row("on an empty line", "{\n  a\n|\n}", "{\n  a\n  f {\n    id\n  }|\n}");
    row("on an empty line below an opener", "{\n  a {\n      |\n  }\n}", "{\n  a {\n    f {\n      id\n    }|\n  }\n}");
    row("before a field", "{\n  |a\n}", "{\n  f {\n    id\n  }|\n  a\n}");
    row("behind a field", "{\n  a|\n}", "{\n  a\n  f {\n    id\n  }|\n}");
    row("behind an opener", "{\n  a {|\n  }\n}", "{\n  a {\n    f {\n      id\n    }|\n  }\n}");
    row("between brackets", "{ |}", "{\n  f {\n    id\n  }|\n}");
    row("between brackets inside", "{\n  a { | }\n}", "{\n  a {\n    f {\n      id\n    }|\n  }\n}");
    row("in a line of fields", "{ a| b }", "{ a f {\n  id\n}| b }");
    row("inside a word", "{ ab|c d }", "{ abc f {\n  id\n}| d }");
    row("outside of everything", "|", "query {\n  f {\n    id\n  }\n}|\n");
    row("behind an operation", "{ a }|", "{ a }\n\nquery {\n  f {\n    id\n  }\n}|\n");
    row("between operations", "{ a }\n|\n{ b }", "{ a }\n\nquery {\n  f {\n    id\n  }\n}|\n\n{ b }");
    row("a bracket in a comment is none", "# {\n|", "# {\n\nquery {\n  f {\n    id\n  }\n}|\n");
}

void tst_QueryEditor::insertsAField()
{
    QFETCH(QByteArray, before);
    ui::QueryEditor editor(m_appearance);
    loadMarked(editor, before);
    const auto text = editor.bytes();
    editor.insertField(u"f {\n  id\n}"_s, u"query"_s);
    QTEST(editor.bytes().insert(editor.caret(), '|'), "after");
    editor.undo();
    QCOMPARE(editor.bytes(), text);
}

void tst_QueryEditor::tellsWhereTheCaretIs()
{
    ui::QueryEditor editor(m_appearance);
    editor.setBytes("# 😀\n{ a }");
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    QSignalSpy moves(&editor, &ui::CodeBox::caretMoved);
    QTest::keyClick(&editor, Qt::Key_Down);
    QTest::keyClick(&editor, Qt::Key_End);
    QTRY_VERIFY(!moves.isEmpty() && moves.last()[0].toUInt() == 12U);
}

REGISTER_TEST(tst_QueryEditor)
#include "tst_queryeditor.moc"
