#include "tests/support/busypool.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/results/answers.h"
#include "ui/results/answerpages.h"
#include "ui/results/answerview.h"
#include "ui/results/chosenpath.h"
#include "ui/results/jsontreeview.h"
#include "ui/results/rawpage.h"
#include "ui/results/rowsview.h"
#include "ui/results/tablepage.h"
#include "ui/results/tableview.h"
#include "ui/theme/appearance.h"

#include <QElapsedTimer>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;

/// Answers that no server should send, and some do.
class tst_OddAnswers : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsJsonIsShownInEveryView_data();
    void whatIsJsonIsShownInEveryView();
    void whatIsNotIsShownAsItCame_data();
    void whatIsNotIsShownAsItCame();
    void tenThousandLevelsAreWalked();
    void aHundredThousandMembersAreWalked();
    void whatIsChosenInOneIsChosenInAll();
    void longLinesOfBytesAreBrokenAtTheWidthOfThePage();
    void whatIsSelectedInLinesStaysAtAnotherWidth();
    void depthIsChosenInTheViewThatIsLookedAt();

private:
    void settle() { QTRY_COMPARE_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount(), 0, 20'000); }
    ui::AnswerPages &pages() { return m_view->pages(); }
    ui::JsonTreeView &tree() { return *m_view->findChild<ui::JsonTreeView *>(); }
    ui::RawPage &raw() { return *m_view->findChild<ui::RawPage *>(); }
    ui::RowsView &jsonView()
    {
        for (auto *view : m_view->findChildren<ui::RowsView *>())
            if (view != &raw().view())
                return *view;
        return raw().view();
    }
    QString allText(ui::RowsView &view)
    {
        view.selectAll();
        return view.selectedText();
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<ui::AnswerView> m_view;
};

void tst_OddAnswers::init()
{
    m_view = std::make_unique<ui::AnswerView>(m_appearance);
    m_view->resize(640, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void tst_OddAnswers::whatIsJsonIsShownInEveryView_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("inTree"); // The text of the first value.
    QTest::addColumn<QString>("inJson"); // Something that stands in the JSON.
    const auto row = [](const char *name, const char *value, const QString &inTree, const QString &inJson) {
        QTest::newRow(name) << QByteArray("{\"a\":").append(value).append(",\"b\":[1]}") << inTree << inJson;
    };
    row("beyond double", "1e400", u"1e400"_s, u"\"a\": 1e400,"_s);
    row("negative zero", "-0", u"-0"_s, u"\"a\": -0,"_s);
    row("trailing zeros", "0.1000", u"0.1000"_s, u"\"a\": 0.1000,"_s);
    row("2^63", "9223372036854775808", u"9223372036854775808"_s, u"\"a\": 9223372036854775808,"_s);
    row("same key twice", "1,\"a\":2", u"1"_s, u"\"a\": 1,\n  \"a\": 2,"_s);
    row("right to left", "\"\u05E9\u05DC\u05D5\u05DD\"", u"\u05E9\u05DC\u05D5\u05DD"_s,
        u"\"\u05E9\u05DC\u05D5\u05DD\","_s);
    row("emoji", "\"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB\"", u"👩\u200D💻"_s, u"👩\u200D💻"_s);
    row("a lone surrogate", "\"\\ud83d!\"", u"\uFFFD!"_s, u"\"\\ud83d!\""_s);
    row("override", "\"\u202Egnp.exe\"", u"⟨U+202E⟩gnp.exe"_s, u"\u202Egnp.exe"_s);
    row("escaped control", "\"\\u0000\\n\"", u"⟨U+0000⟩⟨U+000A⟩"_s, u"\"\\u0000\\n\""_s);
    row("empty key", "{\"\":1}", u"1 key"_s, u"\"\": 1"_s);
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{\"a\":true,\"b\":[1]}") << u"true"_s
                                     << u"{\n  \"a\": true,"_s;
    QTest::newRow("scalar") << QByteArray("\"alone\"") << u"alone"_s << u"\"alone\""_s;
}

void tst_OddAnswers::whatIsJsonIsShownInEveryView()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, inJson);
    m_view->showAnswer(answerOf(body.toStdString()));
    settle();
    for (const auto tab : {ui::AnswerTab::Table, ui::AnswerTab::Tree, ui::AnswerTab::Json, ui::AnswerTab::Raw}) {
        pages().chooseTab(tab);
        QVERIFY(!m_view->grab().isNull());
    }
    QTEST(tree().model()->index(0, 1).data().toString(), "inTree");
    QVERIFY2(allText(jsonView()).contains(inJson), qPrintable(allText(jsonView())));
    QVERIFY(!raw().isHex());
    // As it came, byte for byte; a mark in front is shown, and does not belong on a clipboard.
    QCOMPARE(allText(raw().view()).toUtf8(), body.startsWith("\xEF\xBB\xBF") ? body.mid(3) : body);
    pages().choose({0, 0});
    pages().chooseTab(ui::AnswerTab::Json);
    m_view->grab();
}

void tst_OddAnswers::whatIsNotIsShownAsItCame_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isHex");
    QTest::addColumn<QString>("text");
    QTest::newRow("truncated") << QByteArray(R"({"data":{"users":[{"id":"x"},{"i)") << false
                               << uR"({"data":{"users":[{"id":"x"},{"i)"_s;
    QTest::newRow("truncated in a character") << QByteArray("{\"a\":\"\xE9\x99") << false << u"{\"a\":\"\uFFFD\uFFFD"_s;
    QTest::newRow("page of a proxy") << QByteArray("<!doctype html>\n<title>Sign in</title>\n") << false
                                     << u"<!doctype html>\n<title>Sign in</title>"_s;
    QTest::newRow("nothing") << QByteArray() << false << QString();
    QTest::newRow("compressed") << QByteArray::fromHex("1f8b0800000000000003ab56ca") << true
                                << u"00000000   1f 8b 08 00 00 00 00 00  00 03 ab 56 ca            ...........V."_s;
    QTest::newRow("Latin-1") << QByteArray("Proxy nicht verf\xFCgbar, bitte warten") << false
                             << u"Proxy nicht verf\uFFFDgbar, bitte warten"_s;
    QTest::newRow("deeper than is read") << QByteArray(10'001, '[') + QByteArray(10'001, ']') << false
                                         << QString(10'001, u'[') + QString(10'001, u']');
}

void tst_OddAnswers::whatIsNotIsShownAsItCame()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isHex);
    m_view->showAnswer(answerOf(body.toStdString(), 502));
    settle();
    QCOMPARE(pages().tab(), ui::AnswerTab::Raw);
    QCOMPARE(raw().isHex(), isHex);
    QTEST(allText(raw().view()), "text");
    m_view->grab();
    raw().setHex(!isHex);
    QCOMPARE(raw().isHex(), !isHex);
    m_view->grab();
    QVERIFY(!m_view->findChild<ui::ChosenPath *>()->isVisible());
}

void tst_OddAnswers::tenThousandLevelsAreWalked()
{
    constexpr std::size_t deep = 10'000;
    std::string body;
    for (std::size_t i = 0; i < deep; ++i)
        body += i % 2 == 0 ? "[" : "{\"k\":";
    body += "1";
    for (std::size_t i = deep; i > 0; --i)
        body += i % 2 == 1 ? "]" : "}";
    m_view->showAnswer(answerOf(body));
    settle();
    const auto at = static_cast<std::uint32_t>(body.find('1'));
    pages().chooseTab(ui::AnswerTab::Json);
    settle();
    pages().choose({at, at + 1});
    QCOMPARE(jsonView().selectedText(), u"1"_s);
    m_view->grab();
    pages().collapseTo(3);
    pages().expandAll();
    pages().chooseTab(ui::AnswerTab::Raw);
    QCOMPARE(raw().view().selectedText(), u"1"_s);
    m_view->grab();
    // Such a tree is opened as far as a person would ever look.
    pages().chooseTab(ui::AnswerTab::Tree);
    m_view->grab();
}

void tst_OddAnswers::aHundredThousandMembersAreWalked()
{
    std::string body = "{\"first\":0";
    for (int i = 0; i < 100'000; ++i)
        body += ",\"key " + std::to_string(i) + "\":\"value " + std::to_string(i) + "\"";
    body += "}";
    m_view->showAnswer(answerOf(body));
    settle();
    pages().chooseTab(ui::AnswerTab::Tree);
    const auto at = static_cast<std::uint32_t>(body.find("\"value 77777"));
    pages().choose({at, at});
    QCOMPARE(m_view->findChild<ui::ChosenPath *>()->path(), u"[\"key 77777\"]"_s);
    QCOMPARE(tree().currentIndex().siblingAtColumn(1).data().toString(), u"value 77777"_s);
    m_view->grab();
    pages().chooseTab(ui::AnswerTab::Table);
    settle();
    m_view->grab();
    pages().chooseTab(ui::AnswerTab::Json);
    settle();
    // The lines of the page are laid out elsewhere, which takes its time on a busy machine.
    QTRY_COMPARE(jsonView().selectedText(), u"\"value 77777\""_s);
}

void tst_OddAnswers::whatIsChosenInOneIsChosenInAll()
{
    const std::string body = R"({"data":{"users":[{"id":"u1","name":"Ada"},{"id":"u2","name":"Bob"}]}})";
    m_view->showAnswer(answerOf(body));
    QCOMPARE(pages().tab(), ui::AnswerTab::Table);
    auto &table = pages().table().view();
    table.setCurrentIndex(table.model()->index(1, 1));
    auto &path = *m_view->findChild<ui::ChosenPath *>();
    QCOMPARE(path.path(), u"data.users[1].name"_s);
    pages().chooseTab(ui::AnswerTab::Tree);
    QCOMPARE(tree().jsonModel().pathOf(tree().currentIndex()), u"data.users[1].name"_s);
    pages().chooseTab(ui::AnswerTab::Json);
    QCOMPARE(jsonView().selectedText(), u"\"Bob\""_s);
    pages().chooseTab(ui::AnswerTab::Raw);
    QCOMPARE(raw().view().selectedText(), u"\"Bob\""_s);
    // And back, from the bytes.
    QTest::keyClick(&raw().view(), Qt::Key_Home, Qt::ControlModifier);
    for (std::size_t i = 0; i < body.find("u1"); ++i)
        QTest::keyClick(&raw().view(), Qt::Key_Right);
    QCOMPARE(path.path(), u"data.users[0].id"_s);
    pages().chooseTab(ui::AnswerTab::Table);
    QCOMPARE(table.currentIndex(), table.model()->index(0, 0));
    // Another answer begins anew.
    m_view->showAnswer(answerOf(R"({"data":{"x":1}})"));
    QVERIFY(path.path() != u"data.users[0].id"_s);
}

void tst_OddAnswers::longLinesOfBytesAreBrokenAtTheWidthOfThePage()
{
    std::string body = R"({"data":{"text":")";
    for (int i = 0; i < 30'000; ++i)
        body += "word" + std::to_string(i) + ' ';
    body += R"("}})";
    m_view->resize(600, 400);
    m_view->showAnswer(answerOf(body));
    pages().chooseTab(ui::AnswerTab::Raw);
    auto &view = raw().view();
    QTRY_VERIFY(view.hasRows());
    QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
    const auto before = view.shownRows();
    const auto at = static_cast<std::uint32_t>(body.find("word20000 word20001"));
    pages().choose({at, at + 19});
    QCOMPARE(view.selectedText(), u"word20000 word20001"_s);
    const auto top = view.top();
    QVERIFY(top > 0 && top <= at);
    m_view->resize(1200, 400);
    QTRY_VERIFY(view.shownRows() < before * 3 / 4);
    QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
    QCOMPARE(view.chosen(), at);
    QVERIFY(view.top() <= top && top < view.top() + 200);
    // Everything can be taken.
    view.selectAll();
    QCOMPARE(view.selectedText().toStdString(), body);
}

void tst_OddAnswers::whatIsSelectedInLinesStaysAtAnotherWidth()
{
    std::string body = "first\r\n";
    for (int i = 0; i < 30'000; ++i)
        body.append("line ").append(std::to_string(i)).append(i % 3 == 0 ? 150U : 2U, '-').append("\n");
    m_view->hide(); // Rows are made in the pool that is kept busy below.
    ui::RawPage page(m_appearance);
    auto &view = page.view();
    const auto widen = [&page](int width) {
        page.resize(width, 400);
        QResizeEvent told(page.size(), {});
        QCoreApplication::sendEvent(&page, &told);
    };
    widen(500);
    page.setAnswer(answerOf(body));
    QTRY_VERIFY(view.hasRows());
    const auto before = view.shownRows();
    {
        const support::BusyPool pool;
        widen(1200);
        QTest::qWait(150); // Longer than it waits for the next width.
        QCOMPARE(view.shownRows(), before);
        // While the new rows are on their way: back from the middle of one line to that of another.
        const auto at = static_cast<std::uint32_t>(body.find("line 20001"));
        view.choose({at + 3, at + 3});
        for (int i = 0; i < 7; ++i)
            QTest::keyClick(&view, Qt::Key_Up, Qt::ShiftModifier);
    }
    const auto taken = view.selectedText();
    const auto chosen = view.chosen();
    QVERIFY(taken.count(u'\n') >= 3);
    QTRY_VERIFY(view.shownRows() < before);
    QCOMPARE(view.selectedText(), taken);
    QCOMPARE(view.chosen(), chosen);
    // The end that was moved moves on.
    QTest::keyClick(&view, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(view.selectedText().size(), taken.size() + 1);
}

void tst_OddAnswers::depthIsChosenInTheViewThatIsLookedAt()
{
    m_view->showAnswer(answerOf(R"({"a":{"b":{"c":1}},"d":[2]})"));
    pages().chooseTab(ui::AnswerTab::Json);
    QCOMPARE(jsonView().shownRows(), 10U);
    pages().collapseTo(1);
    QCOMPARE(jsonView().shownRows(), 4U);
    pages().collapseTo(2);
    QCOMPARE(jsonView().shownRows(), 8U);
    pages().expandAll();
    QCOMPARE(jsonView().shownRows(), 10U);
    pages().chooseTab(ui::AnswerTab::Tree);
    pages().collapseTo(1);
    QVERIFY(!tree().isExpanded(tree().model()->index(0, 0)));
    pages().expandAll();
    const auto a = tree().model()->index(0, 0);
    QVERIFY(tree().isExpanded(a) && tree().isExpanded(tree().model()->index(0, 0, a)));
}

REGISTER_TEST(tst_OddAnswers)
#include "tst_oddanswers.moc"
