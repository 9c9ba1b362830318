#include "core/base/error.h"
#include "tests/support/registry.h"
#include "tests/ui/results/answers.h"
#include "ui/code/findbar.h"
#include "ui/results/answerpages.h"
#include "ui/results/answerview.h"
#include "ui/results/comparesheet.h"
#include "ui/results/jsontreeview.h"
#include "ui/results/rawpage.h"
#include "ui/results/rowsview.h"
#include "ui/results/tablepage.h"
#include "ui/results/tableview.h"
#include "ui/theme/appearance.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QScrollBar>
#include <QTest>
#include <QThreadPool>

#include <random>

using namespace Qt::StringLiterals;

/// Somebody who waits for nothing: answers come, grow and go while views are opened, folded, searched, sorted, compared
/// and closed, with work for the one before still under way.
class tst_Restlessness : public QObject
{
    Q_OBJECT

private slots:
    void whateverIsDoneInWhateverOrderEndsWell_data();
    void whateverIsDoneInWhateverOrderEndsWell();

private:
    static std::string listOf(int rows);
    static std::string listsOf(int shortRows, int longRows);
    int any(int end) { return static_cast<int>(m_random() % static_cast<unsigned>(end)); }
    run::Answer anyAnswer();
    void doSomething();
    void press();
    void touchTable();
    void showAnyList();
    void compare();

    static constexpr int Steps = 150;

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<ui::AnswerView> m_view;
    std::shared_ptr<const std::string> m_before;
    int m_rows = 0; ///< Of the list in view; 0: there is none.
    std::mt19937 m_random;
};

std::string tst_Restlessness::listOf(int rows)
{
    std::string body = R"({"data":{"users":{"edges":[)";
    for (int i = 0; i < rows; ++i)
        body += std::string(i == 0 ? "" : ",") + R"({"node":{"id":"u)" + std::to_string(i)
            + R"(","name":"שלום \u00e9 👩‍💻 )" + std::to_string(i * 7919 % 1000) + R"(","n":)"
            + (i % 3 == 0 ? "1e400" : std::to_string(i)) + R"(,"at":"2026-01-0)" + std::to_string(i % 9 + 1)
            + R"(T00:00:00Z","roles":{"edges":[{"node":{"key":"a"}},null]},"x":)"
            + (i % 5 == 0 ? "null" : R"({"deep":[1,{"y":[]}]})") + "}}";
    return body + R"(],"pageInfo":{"hasNextPage":true}}},"extensions":{"cost":1}})";
}

/// One list of few columns, and one of many.
std::string tst_Restlessness::listsOf(int shortRows, int longRows)
{
    std::string body = R"({"data":{"few":[)";
    for (int i = 0; i < shortRows; ++i)
        body.append(i == 0 ? "" : ",").append(R"({"id":"a","n":1})");
    body += R"(],"many":[)";
    for (int i = 0; i < longRows; ++i) {
        body += i == 0 ? "{" : ",{";
        for (int column = 0; column < 12; ++column)
            body.append(column == 0 ? "\"c" : ",\"c").append(std::to_string(column)).append("\":\"some text\"");
        body += '}';
    }
    return body + "]}}";
}

run::Answer tst_Restlessness::anyAnswer()
{
    m_rows = 0;
    switch (any(14)) {
    case 0:
        return answerOf(R"({"data":null,"errors":[{"message":"no"}]})");
    case 1:
        return answerOf(listOf(30).substr(0, 500)); // Cut off.
    case 2:
        return answerOf("<html><body>\n502 " + std::string(700, 'x'), 502);
    case 3:
        return answerOf(std::string("\x00\xFF\x1F\x8B\x08", 5) + std::string(300, '\x80'));
    case 4:
        return answerOf({});
    case 5:
        return answerOf(std::string(5'000, '[') + std::string(5'000, ']'));
    case 6:
        return answerOf(R"([{"a":1,"a":2},{"b":[[]]},null,"alone",1e400])");
    case 7:
        return answerOf("\"" + std::string(250'000, 'w') + "\"");
    case 8:
    case 9:
        return answerOf(listsOf(3, 100));
    default:
        m_rows = any(4) == 0 ? 2'000 : any(300) + 1;
        return answerOf(listOf(m_rows));
    }
}

void tst_Restlessness::press()
{
    constexpr Qt::Key keys[] {Qt::Key_Down,  Qt::Key_Up,       Qt::Key_PageDown, Qt::Key_End,
                              Qt::Key_Home,  Qt::Key_Left,     Qt::Key_Right,    Qt::Key_Plus,
                              Qt::Key_Minus, Qt::Key_Asterisk, Qt::Key_C,        Qt::Key_A};
    constexpr Qt::KeyboardModifiers modifiers[] {Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier};
    auto *page = m_view->pages().currentWidget();
    auto *target = page->focusProxy() ? page->focusProxy() : page;
    const auto key = keys[any(static_cast<int>(std::size(keys)))];
    QTest::keyClick(target, key, key == Qt::Key_C || key == Qt::Key_A ? Qt::ControlModifier : modifiers[any(3)]);
}

void tst_Restlessness::touchTable()
{
    auto &table = m_view->pages().table();
    auto &view = table.view();
    const int columns = view.tableModel().columnCount();
    if (columns == 0)
        return;
    switch (any(6)) {
    case 0:
        emit view.horizontalHeader()->sectionClicked(any(columns));
        break;
    case 1:
        table.setFilter(any(2) == 0 ? u"7"_s : QString());
        break;
    case 2:
        view.setColumnShown(any(columns), any(2) == 0);
        break;
    case 3:
        view.horizontalHeader()->moveSection(any(columns), any(columns));
        break;
    case 4:
        table.copyAs(ui::TablePage::Format::Csv);
        break;
    default:
        showAnyList();
    }
}

void tst_Restlessness::showAnyList()
{
    auto &table = m_view->pages().table();
    if (const auto lists = table.sources(); !lists.empty())
        table.showSource(lists[static_cast<std::size_t>(any(static_cast<int>(lists.size())))]);
}

void tst_Restlessness::compare()
{
    const auto held = [](const QString &name, std::shared_ptr<const std::string> body) {
        return ui::CompareSheet::Side {name, [body = std::move(body)] {
                                           return body;
                                       }};
    };
    auto *sheet = new ui::CompareSheet(held(u"before"_s, m_before), held(u"now"_s, m_view->answer().body), m_appearance,
                                       m_view.get());
    sheet->open();
    if (any(2) == 0)
        QThreadPool::globalInstance()->waitForDone();
    for (int i = any(4); i > 0; --i)
        QCoreApplication::processEvents();
    sheet->grab();
    sheet->close();
}

void tst_Restlessness::doSomething()
{
    auto &pages = m_view->pages();
    switch (any(17)) {
    case 0:
    case 1:
        m_before = m_view->answer().body;
        m_view->showAnswer(anyAnswer());
        break;
    case 2:
    case 3:
        if (m_rows > 0 && m_view->answer().tape) {
            const auto was = static_cast<std::uint32_t>(m_view->answer().body->find("],\"pageInfo\""));
            m_rows += any(50);
            m_view->showLonger(answerOf(listOf(m_rows)), was);
        }
        break;
    case 4:
        any(3) == 0 ? m_view->clear() : m_view->showFailure({base::Error::Kind::Network, u"gone"_s, {}});
        m_rows = 0;
        break;
    case 5:
        any(2) == 0 ? m_view->showRunning() : m_view->stopRunning();
        break;
    case 6:
    case 7:
        pages.chooseTab(static_cast<ui::AnswerTab>(any(5)));
        break;
    case 8:
        any(2) == 0 ? pages.collapseTo(any(5) + 1) : pages.expandAll();
        break;
    case 9:
        if (const auto body = m_view->answer().body; body && !body->empty()) {
            const auto at = static_cast<std::uint32_t>(any(static_cast<int>(body->size())));
            pages.choose(
                {at, std::min(at + static_cast<std::uint32_t>(any(900)), static_cast<std::uint32_t>(body->size()))});
        }
        break;
    case 10: {
        auto *bar = m_view->findChild<ui::FindBar *>();
        bar->open(any(2) == 0 ? u"É"_s : u"u1"_s);
        if (any(2) == 0)
            bar->hide();
        break;
    }
    case 11:
        m_view->resize(200 + any(900), 150 + any(500));
        break;
    case 12:
        m_view->findChild<ui::RawPage *>()->setHex(any(2) == 0);
        break;
    case 13:
        touchTable();
        break;
    case 14:
        compare();
        break;
    case 15:
        // Lists of other columns while the scroll bar comes and goes.
        pages.chooseTab(ui::AnswerTab::Table);
        for (int i = 0; i < 4; ++i)
            showAnyList();
        break;
    default:
        press();
    }
}

void tst_Restlessness::whateverIsDoneInWhateverOrderEndsWell_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 5; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void tst_Restlessness::whateverIsDoneInWhateverOrderEndsWell()
{
    QFETCH(unsigned, seed);
    m_random.seed(seed);
    m_before = std::make_shared<const std::string>("{}");
    m_view = std::make_unique<ui::AnswerView>(m_appearance);
    m_view->resize(640, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    for (int i = 0; i < Steps; ++i) {
        doSomething();
        if (any(3) == 0)
            QTest::qWait(any(5));
        else if (any(3) == 0)
            m_view->grab();
    }
    // In the end it shows what it is told.
    m_view->showAnswer(answerOf(R"({"data":{"last":"one"}})"));
    m_view->pages().chooseTab(ui::AnswerTab::Json);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    int compared = 0;
    for (auto *view : m_view->findChildren<ui::RowsView *>()) {
        if (!view->json())
            continue;
        view->selectAll();
        QCOMPARE(view->selectedText(), u"{\n  \"data\": {\n    \"last\": \"one\"\n  }\n}"_s);
        ++compared;
    }
    QCOMPARE(compared, 1);
    m_view.reset();
    QCoreApplication::processEvents();
}

REGISTER_TEST(tst_Restlessness)
#include "tst_restlessness.moc"
