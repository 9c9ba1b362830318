#include "tests/support/registry.h"
#include "ui/editor/queryeditor.h"
#include "ui/editor/renamebox.h"
#include "ui/theme/appearance.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

class tst_Renaming : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void renamesWhatTheTextNames_data();
    void renamesWhatTheTextNames();
    void itIsOneStepToUndo();
    void escapeLeavesEverything();
    void aRefusalStaysOpenInWords();
    void theBoxStandsOverTheName();
    void whatTheSchemaNamesIsLeftInWords();
    void theValueFollowsOrNothingDoes();
    void anotherOperationKeepsItsVariable();
    void aChangeOfTheTextClosesIt();
    void losingTheFocusClosesIt();

private:
    /// `|` is the caret.
    void load(QByteArray marked);
    void press(Qt::Key key) { QTest::keyClick(m_window->focusWidget(), key); }
    void type(const QString &text) { QTest::keyClicks(m_window->focusWidget(), text); }
    bool isOpen() const { return m_editor->renameBox() && m_editor->renameBox()->isOpen(); }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<QWidget> m_window;
    ui::QueryEditor *m_editor = nullptr;
};

void tst_Renaming::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 500);
    m_editor = new ui::QueryEditor(m_appearance, m_window.get());
    m_editor->setGeometry(20, 40, 600, 460);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_editor->setFocus();
}

void tst_Renaming::load(QByteArray marked)
{
    const auto at = static_cast<std::uint32_t>(std::max<qsizetype>(marked.indexOf('|'), 0));
    marked.replace('|', "");
    m_editor->setBytes(marked);
    m_editor->select({at, at});
}

void tst_Renaming::renamesWhatTheTextNames_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const char *text, const QString &asked, const QString &typed,
                        const char *result) {
        QTest::newRow(name) << QByteArray(text) << asked << typed << QByteArray(result);
    };
    row("a variable", "query ($a: ID!) { b(id: $|a) }", u"a"_s, u"key"_s, "query ($key: ID!) { b(id: $key) }");
    row("a variable with its mark", "query ($|a: ID!) { b(id: $a) }", u"a"_s, u" $key "_s,
        "query ($key: ID!) { b(id: $key) }");
    row("a fragment", "{ ...|F } # 😀\nfragment F on T { a }", u"F"_s, u"G"_s, "{ ...G } # 😀\nfragment G on T { a }");
    row("an operation", "query Find| { a }", u"Find"_s, u"List"_s, "query List { a }");
    row("an alias", "{ |x: a }", u"x"_s, u"y"_s, "{ y: a }");
    row("the same name", "{ |x: a }", u"x"_s, u"x"_s, "{ x: a }");
}

void tst_Renaming::renamesWhatTheTextNames()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, asked);
    QFETCH(QString, typed);
    QFETCH(QByteArray, result);
    load(text);
    press(Qt::Key_F2);
    QVERIFY(isOpen());
    QCOMPARE(m_editor->renameBox()->name(), asked);
    type(typed); // Over the name, which is selected.
    press(Qt::Key_Return);
    QVERIFY(!isOpen());
    QCOMPARE(m_editor->bytes(), result);
    QVERIFY(m_editor->hasFocus());
}

void tst_Renaming::itIsOneStepToUndo()
{
    const QByteArray before = "query ($a: ID!) { b(id: $a) c(id: $a) }";
    load("query ($a: ID!) { b(id: $a) c(id: $|a) }");
    press(Qt::Key_F2);
    type(u"longer"_s);
    press(Qt::Key_Enter);
    QCOMPARE(m_editor->bytes(), QByteArray(before).replace("$a", "$longer"));
    m_editor->undo();
    QCOMPARE(m_editor->bytes(), before);
}

void tst_Renaming::escapeLeavesEverything()
{
    load("{ |x: a }");
    press(Qt::Key_F2);
    type(u"y"_s);
    press(Qt::Key_Escape);
    QVERIFY(!isOpen());
    QVERIFY(m_editor->hasFocus());
    QCOMPARE(m_editor->bytes(), QByteArray("{ x: a }"));
}

void tst_Renaming::aRefusalStaysOpenInWords()
{
    load("query ($a: ID, $b: ID) { c(a: $|a, b: $b) }");
    const auto before = m_editor->bytes();
    press(Qt::Key_F2);
    type(u"b"_s);
    const int height = m_editor->renameBox()->height();
    press(Qt::Key_Return);
    QVERIFY(isOpen());
    QCOMPARE(m_editor->renameBox()->refusal(), u"There already is a variable $b where this one is used."_s);
    QVERIFY(m_editor->renameBox()->height() > height);
    QCOMPARE(m_editor->bytes(), before);
    type(u"2"_s);
    QCOMPARE(m_editor->renameBox()->refusal(), QString());
    press(Qt::Key_Return);
    QVERIFY(!isOpen());
    QCOMPARE(m_editor->bytes(), QByteArray("query ($b2: ID, $b: ID) { c(a: $b2, b: $b) }"));
}

void tst_Renaming::theBoxStandsOverTheName()
{
    load("{\n  a\n  |longAlias: b\n}");
    const auto word = m_editor->rectOf(m_editor->caret());
    press(Qt::Key_F2);
    const auto *box = m_editor->renameBox();
    const QRect place(box->mapTo(m_window.get(), QPoint()), box->size());
    QVERIFY(place.contains(word.center()));
    QVERIFY(m_editor->geometry().contains(place));
}

void tst_Renaming::whatTheSchemaNamesIsLeftInWords()
{
    load("{ fie|ld }");
    QSignalSpy nothing(m_editor, &ui::QueryEditor::nothingToRename);
    press(Qt::Key_F2);
    QVERIFY(!isOpen());
    QCOMPARE(nothing.size(), 1);
    QVERIFY2(nothing[0][0].toString().contains(u"alias"_s), qPrintable(nothing[0][0].toString()));
}

void tst_Renaming::theValueFollowsOrNothingDoes()
{
    QString refusal = u"No."_s;
    QStringList asked;
    m_editor->setValueRenamer([&](const ui::QueryEditor::RenamedVariable &variable) {
        asked.append(QString::fromStdString(variable.from + ">" + variable.to) + (variable.keepsOld ? u"+"_s : u""_s));
        return refusal;
    });
    load("query ($a: ID) { b(id: $|a) }");
    press(Qt::Key_F2);
    type(u"k"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_editor->renameBox()->refusal(), refusal);
    QCOMPARE(m_editor->bytes(), QByteArray("query ($a: ID) { b(id: $a) }"));
    refusal.clear();
    press(Qt::Key_Return);
    QCOMPARE(m_editor->bytes(), QByteArray("query ($k: ID) { b(id: $k) }"));
    QCOMPARE(asked, QStringList({u"a>k"_s, u"a>k"_s}));
}

void tst_Renaming::anotherOperationKeepsItsVariable()
{
    QStringList kept;
    m_editor->setValueRenamer([&](const ui::QueryEditor::RenamedVariable &variable) {
        kept.append(variable.keepsOld ? u"kept"_s : u"gone"_s);
        return QString();
    });
    load("query A($a: ID) { b(id: $|a) } query B($a: ID) { b(id: $a) }");
    press(Qt::Key_F2);
    type(u"k"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_editor->bytes(), QByteArray("query A($k: ID) { b(id: $k) } query B($a: ID) { b(id: $a) }"));
    QCOMPARE(kept, QStringList {u"kept"_s});
}

void tst_Renaming::aChangeOfTheTextClosesIt()
{
    load("{ |x: a }");
    press(Qt::Key_F2);
    QCoreApplication::processEvents();
    QVERIFY(isOpen()); // What was typed before does not.
    m_editor->replaceBytes("{ zz x: a }");
    QTRY_VERIFY(!isOpen());
}

void tst_Renaming::losingTheFocusClosesIt()
{
    load("{ |x: a }");
    press(Qt::Key_F2);
    auto *elsewhere = new QLineEdit(m_window.get());
    elsewhere->show();
    elsewhere->setFocus();
    QVERIFY(!isOpen());
    QVERIFY(elsewhere->hasFocus());
}

REGISTER_TEST(tst_Renaming)
#include "tst_renaming.moc"
