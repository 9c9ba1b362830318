#include "core/graphql/schema.h"
#include "tests/support/registry.h"
#include "ui/editor/hoverhelp.h"
#include "ui/editor/queryeditor.h"
#include "ui/editor/signatureline.h"
#include "ui/theme/appearance.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr auto ExplainedSchema = R"(
type Query {
  "Those of the project."
  users(first: Int, order: Order): [User!]!
}
type User { id: ID! name: String @deprecated(reason: "Ask for id.") }
enum Order { ASC DESC }
)";

} // namespace

class tst_Navigation : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void goesToWhatANameMeans_data();
    void goesToWhatANameMeans();
    void explainsTheNameAtTheCaret();
    void theCardLeadsToTheDocs();
    void aRestingMouseExplains();
    void aFindingSpeaksFirst();
    void theSignatureFollowsTheCaret();
    void aLongSignatureKeepsItsHeadAndTheParameterAtHand();
    void selectsMoreAndLess();

private:
    /// `|` is the caret.
    void load(QByteArray marked);

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<QWidget> m_window;
    ui::QueryEditor *m_editor = nullptr;
};

void tst_Navigation::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 500);
    m_editor = new ui::QueryEditor(m_appearance, m_window.get());
    m_editor->setGeometry(0, 40, 600, 460);
    m_editor->setSchema(graphql::schemaFromSdl(ExplainedSchema).schema);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_editor->setFocus();
}

void tst_Navigation::load(QByteArray marked)
{
    const auto at = static_cast<std::uint32_t>(std::max<qsizetype>(marked.indexOf('|'), 0));
    marked.replace('|', "");
    m_editor->setBytes(marked);
    m_editor->select({at, at});
}

void tst_Navigation::goesToWhatANameMeans_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("selected");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *text, const char *selected, const QString &place) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(selected) << place;
    };
    row("a fragment", "{ users { ...|F } } fragment F on User { id }", "F", {});
    row("a variable", "query ($n: Int) { users(first: $|n) { id } }", "n", {});
    row("a field", "{ us|ers { id } }", "", u"Query.users"_s);
    row("an argument", "# 😀\n{ users(fi|rst: 1) { id } }", "", u"Query.users(first)"_s);
    row("an enum value", "{ users(order: A|SC) { id } }", "", u"Order.ASC"_s);
    row("a type", "fragment F on U|ser { id }", "", u"User"_s);
    row("a directive", "{ users @inc|lude(if: true) { id } }", "", u"@include"_s);
    row("what nobody knows", "{ use|r { id } }", "", {});
}

void tst_Navigation::goesToWhatANameMeans()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, selected);
    QFETCH(QString, place);
    load(text);
    const auto at = m_editor->caret();
    QSignalSpy docs(m_editor, &ui::QueryEditor::docsRequested);
    const auto check = [&] {
        QVERIFY(m_editor->selectedText().toUtf8().endsWith(selected));
        QCOMPARE(m_editor->selectedText().isEmpty(), selected.isEmpty());
        QCOMPARE(docs.size(), place.isEmpty() ? 0 : 1);
        if (!place.isEmpty())
            QCOMPARE(docs.takeFirst()[0].toString(), place);
    };
    QTest::keyClick(m_editor, Qt::Key_F12);
    check();
    m_editor->select({0, 0});
    QTest::mouseClick(m_editor->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      m_editor->viewport()->mapFrom(m_window.get(), m_editor->rectOf(at).center()));
    check();
}

void tst_Navigation::explainsTheNameAtTheCaret()
{
    load("{ users { na|me } }");
    QTest::keyClick(m_editor, Qt::Key_I, Qt::ControlModifier);
    QVERIFY(m_editor->hover().isOpen());
    QCOMPARE(m_editor->hover().card()->content().signature, u"User.name: String"_s);
    QCOMPARE(m_editor->hover().card()->content().deprecation, u"Ask for id."_s);
    QVERIFY(m_editor->hasFocus());
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QVERIFY(!m_editor->hover().isOpen());
    load("{ users { na|me } }");
    QTest::keyClick(m_editor, Qt::Key_I, Qt::ControlModifier);
    QTest::keyClicks(m_editor, u"x"_s);
    QVERIFY(!m_editor->hover().isOpen());
}

void tst_Navigation::theCardLeadsToTheDocs()
{
    load("{ us|ers { name } }");
    QTest::keyClick(m_editor, Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(m_editor->hover().card()->content().description, u"Those of the project."_s);
    QSignalSpy docs(m_editor, &ui::QueryEditor::docsRequested);
    QTest::mouseClick(m_editor->hover().card()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(docs.size(), 1);
    QCOMPARE(docs[0][0].toString(), u"Query.users"_s);
    QVERIFY(!m_editor->hover().isOpen());
}

void tst_Navigation::aRestingMouseExplains()
{
    load("{ users { name } }");
    emit m_editor->SCN_DWELLSTART(4, 40, 10);
    QVERIFY(m_editor->hover().isOpen());
    QVERIFY(m_editor->hover().card()->content().signature.startsWith(u"Query.users"_s));
    emit m_editor->SCN_DWELLEND(4, 300, 300);
    QVERIFY(m_editor->hover().isOpen()); // The mouse may be on its way to the card.
    QTRY_VERIFY(!m_editor->hover().isOpen());
    emit m_editor->SCN_DWELLSTART(-1, 300, 300);
    QVERIFY(!m_editor->hover().isOpen());
}

void tst_Navigation::aFindingSpeaksFirst()
{
    load("{ users { name } }");
    m_editor->showFindings({{ui::Finding::Severity::Warning, {2, 7}, u"Beware."_s}});
    emit m_editor->SCN_DWELLSTART(4, 40, 10);
    QVERIFY(!m_editor->hover().isOpen());
    emit m_editor->SCN_DWELLSTART(11, 80, 10);
    QVERIFY(m_editor->hover().isOpen());
}

void tst_Navigation::theSignatureFollowsTheCaret()
{
    load("{ users| { name } }");
    QTest::keyClicks(m_editor, u"("_s);
    QVERIFY(m_editor->signature() && m_editor->signature()->isVisible());
    QVERIFY2(m_editor->signature()->text().contains(u"first: Int"_s), qPrintable(m_editor->signature()->text()));
    QTest::keyClicks(m_editor, u"first: 1"_s);
    QVERIFY2(m_editor->signature()->active().startsWith(u"first"_s), qPrintable(m_editor->signature()->active()));
    QTest::keyClicks(m_editor, u", order: "_s);
    QVERIFY2(m_editor->signature()->active().startsWith(u"order"_s), qPrintable(m_editor->signature()->active()));
    QTest::keyClick(m_editor, Qt::Key_Escape); // The popup's.
    QVERIFY(m_editor->signature()->isVisible());
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QVERIFY(m_editor->signature()->isHidden());
    QTest::keyClicks(m_editor, u"ASC, "_s);
    QVERIFY(m_editor->signature()->isVisible());
    QTest::keyClick(m_editor, Qt::Key_End);
    QTRY_VERIFY(m_editor->signature()->isHidden());
}

void tst_Navigation::aLongSignatureKeepsItsHeadAndTheParameterAtHand()
{
    load("{ users| { name } }");
    QTest::keyClicks(m_editor, u"(order: "_s);
    const auto &line = *m_editor->signature();
    const QFontMetrics metrics(ui::Theme::codeFont());
    auto strong = ui::Theme::codeFont();
    strong.setBold(true);
    const auto whole = line.text();
    QCOMPARE(line.shownIn(2 * metrics.horizontalAdvance(whole)), whole);
    for (int width = metrics.horizontalAdvance(whole); width > metrics.horizontalAdvance(whole) * 2 / 3; width -= 10) {
        const auto shown = line.shownIn(width);
        QVERIFY2(shown.startsWith(u"Query.users("_s) && shown.contains(line.active()), qPrintable(shown));
        QVERIFY2(shown == whole || shown.contains(u"…"_s), qPrintable(shown));
        // The line is made as wide as that, and then shows the same.
        const auto active = line.active();
        const int used = metrics.horizontalAdvance(shown) - metrics.horizontalAdvance(active)
            + QFontMetrics(strong).horizontalAdvance(active);
        QCOMPARE(line.shownIn(used), shown);
    }
}

void tst_Navigation::selectsMoreAndLess()
{
    load("{ users { na|me id } }");
    QStringList seen;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(m_editor, Qt::Key_Right, Qt::ShiftModifier | Qt::AltModifier);
        seen << m_editor->selectedText();
    }
    QCOMPARE(seen[0], u"name"_s);
    QCOMPARE(seen[1], u"name id"_s);
    QTest::keyClick(m_editor, Qt::Key_Left, Qt::ShiftModifier | Qt::AltModifier);
    QCOMPARE(m_editor->selectedText(), seen[1]);
    QTest::keyClick(m_editor, Qt::Key_Left, Qt::ShiftModifier | Qt::AltModifier);
    QCOMPARE(m_editor->selectedText(), seen[0]);
}

REGISTER_TEST(tst_Navigation)
#include "tst_navigation.moc"
