#include "tests/support/registry.h"
#include "tests/ui/results/answers.h"
#include "ui/results/tablepage.h"
#include "ui/results/tableview.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/statepage.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

class tst_TablePage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_page.reset(); }

    void showsTheListThatWasAskedFor();
    void theLineOfTheTitlesGoesOnBehindTheLastColumn();
    void anyListCanBeTheRows();
    void aTitleSortsUpDownAndNotAtAll();
    void theFilterSearchesWhatIsOnScreen();
    void nothingFoundSaysHowToGoOn();
    void theArrangementOutlivesTheAnswer();
    void hiddenColumnsComeBack();
    void columnsGetRoomOnceTheyAreMeasured();
    void widthsGivenByHandOutliveTheRowsThatFollow();
    void aCellIsCopiedAsItCame();
    void cellsAreCopiedForASpreadsheet();
    void exportsWhatIsOnScreen_data();
    void exportsWhatIsOnScreen();
    void aFileThatCannotBeWrittenIsSaid();
    void aLargeAnswerIsReadElsewhere();
    void whatGrowsStaysAsItIsUntilItIsInOrder();
    void whoSortsAndChoosesWhileItGrowsKeepsThePlace_data();
    void whoSortsAndChoosesWhileItGrowsKeepsThePlace();
    void anotherListThanTheOneThatGrowsIsShownFromItsBeginning();
    void anAnswerThatCameTooLateIsDropped();
    void answersWithoutAListAreSaid_data();
    void answersWithoutAListAreSaid();

private:
    static std::shared_ptr<const json::Tape> tapeOf(std::string body) { return answerOf(std::move(body)).tape; }
    ui::TableView &view() { return m_page->view(); }
    ui::MenuButton *button(int number) { return m_page->findChildren<ui::MenuButton *>()[number]; }
    QString stateTitle()
    {
        const auto *state = m_page->findChild<ui::StatePage *>();
        return state->isVisible() ? state->title() : QString();
    }
    /// Cells between bars, rows on lines, as they are on screen.
    QString shown()
    {
        QStringList lines;
        for (int row = 0; row < view().model()->rowCount(); ++row) {
            QStringList cells;
            for (const auto column : view().shownColumns())
                cells += view().model()->index(row, static_cast<int>(column)).data().toString();
            lines += cells.join(u'|');
        }
        return lines.join(u'\n');
    }
    void clickTitle(int column)
    {
        auto *titles = view().horizontalHeader();
        QTest::mouseClick(titles->viewport(), Qt::LeftButton, {},
                          QPoint(titles->sectionViewportPosition(column) + 12, titles->height() / 2));
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<ui::TablePage> m_page;
};

namespace {

const std::string Users =
    R"({"data":{"users":{"totalCount":5214,"edges":[{"node":{"id":"b","n":10,"roles":["x","y"]}},)"
    R"({"node":{"id":"a","n":9,"roles":["z"]}},{"node":{"id":"c","n":null,"roles":[]}}]}}})";

std::string manyRows(int count)
{
    std::string body = R"({"data":{"users":[)";
    for (int i = 0; i < count; ++i)
        body.append(i > 0 ? "," : "")
            .append(R"({"id":"VXNlcjo0ZTUzMGM3MS1jNDQzLTRkZTQ","number":)")
            .append(std::to_string(count - i))
            .append("}");
    return body + "]}}";
}

/// The more columns, the longer are the texts in each.
std::string grid(int columns, int rows)
{
    std::string body = "[";
    for (int row = 0; row < rows; ++row) {
        body.append(row > 0 ? ",{" : "{");
        for (int column = 0; column < columns; ++column)
            body.append(column > 0 ? "," : "")
                .append("\"c")
                .append(std::to_string(column))
                .append("\":\"")
                .append(static_cast<std::size_t>(4 * columns + 2 * column), 'x')
                .append("\"");
        body.append("}");
    }
    return body.append("]");
}

} // namespace

void tst_TablePage::init()
{
    m_page = std::make_unique<ui::TablePage>(m_appearance);
    m_page->resize(600, 400);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void tst_TablePage::showsTheListThatWasAskedFor()
{
    QSignalSpy ready(m_page.get(), &ui::TablePage::ready);
    m_page->setTape(tapeOf(Users));
    QCOMPARE(ready.size(), 1);
    QCOMPARE(ready[0][0].toBool(), true);
    QCOMPARE(shown(), u"b|10|x, y\na|9|z\nc|–|"_s);
    QCOMPARE(button(0)->text(), u"users · 3 of 5,214"_s);
    m_page->setTape(nullptr);
    QCOMPARE(shown(), QString());
}

void tst_TablePage::theLineOfTheTitlesGoesOnBehindTheLastColumn()
{
    m_page->setTape(tapeOf(Users));
    auto *titles = view().horizontalHeader();
    QVERIFY(titles->length() < titles->width() - 20);
    const auto picture = titles->viewport()->grab().toImage();
    for (const int x : {10, titles->width() - 10})
        QCOMPARE(picture.pixelColor(x, picture.height() - 1), m_appearance.color(ui::Role::Line));
}

void tst_TablePage::anyListCanBeTheRows()
{
    m_page->setTape(tapeOf(Users));
    auto *menu = button(0)->menu();
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    QCOMPARE(menu->actions()[1]->text(), u"users › roles · 3"_s);
    menu->actions()[1]->trigger();
    QCOMPARE(shown(), u"x\ny\nz"_s);
    QCOMPARE(button(0)->text(), u"users › roles · 3"_s);
    // The next answer to the same operation is looked at in the same way.
    m_page->setTape(tapeOf(R"({"data":{"users":[{"roles":["q"]},{"roles":["r"]}]}})"));
    QCOMPARE(shown(), u"q\nr"_s);
    m_page->setTape(tapeOf(R"({"data":{"others":[1]}})"));
    QCOMPARE(shown(), u"1"_s);
}

void tst_TablePage::aTitleSortsUpDownAndNotAtAll()
{
    m_page->setTape(tapeOf(Users));
    clickTitle(1);
    QCOMPARE(shown(), u"a|9|z\nb|10|x, y\nc|–|"_s);
    QCOMPARE(view().horizontalHeader()->sortIndicatorSection(), 1);
    clickTitle(1);
    QCOMPARE(shown(), u"b|10|x, y\na|9|z\nc|–|"_s);
    clickTitle(1);
    QCOMPARE(view().sortColumn(), -1);
    QVERIFY(!view().horizontalHeader()->isSortIndicatorShown());
    clickTitle(0);
    QCOMPARE(shown(), u"a|9|z\nb|10|x, y\nc|–|"_s);
}

void tst_TablePage::theFilterSearchesWhatIsOnScreen()
{
    m_page->setTape(tapeOf(Users));
    m_page->openFilter();
    QTest::keyClicks(QApplication::focusWidget(), u"Z"_s);
    QCOMPARE(shown(), u"a|9|z"_s);
    QCOMPARE(button(0)->text(), u"users · 1 of 3"_s);
    view().setColumnShown(2, false);
    QCOMPARE(stateTitle(), u"No row has “Z”"_s);
    view().setColumnShown(2, true);
    QCOMPARE(shown(), u"a|9|z"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(view().model()->rowCount(), 3);
    QCOMPARE(QApplication::focusWidget(), &view());
}

void tst_TablePage::nothingFoundSaysHowToGoOn()
{
    m_page->setTape(tapeOf(Users));
    m_page->setFilter(u"nowhere"_s);
    QCOMPARE(stateTitle(), u"No row has “nowhere”"_s);
    QTest::mouseClick(m_page->findChild<ui::StatePage *>()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(stateTitle(), QString());
    QCOMPARE(view().model()->rowCount(), 3);
}

void tst_TablePage::theArrangementOutlivesTheAnswer()
{
    m_page->setTape(tapeOf(Users));
    clickTitle(0);
    view().setColumnShown(1, false);
    view().horizontalHeader()->moveSection(2, 0);
    QCOMPARE(shown(), u"z|a\nx, y|b\n|c"_s);
    m_page->setTape(nullptr);
    m_page->setTape(tapeOf(R"({"data":{"users":[{"id":"2","n":1,"new":true,"roles":[]},{"id":"1","roles":["r"]}]}})"));
    QCOMPARE(shown(), u"r|1|\n|2|true"_s);
    // Another list is arranged by itself, of as many columns or fewer.
    m_page->setTape(tapeOf(R"({"data":{"others":[{"a":1,"b":2,"c":3,"d":4}]}})"));
    QCOMPARE(shown(), u"1|2|3|4"_s);
    m_page->setTape(tapeOf(R"({"data":{"roles":[{"id":"2","n":1}]}})"));
    QCOMPARE(shown(), u"2|1"_s);
}

void tst_TablePage::hiddenColumnsComeBack()
{
    m_page->setTape(tapeOf(R"([{"a":1,"b":2}])"));
    auto *menu = button(1)->menu();
    const auto toggle = [&](int item) {
        emit menu->aboutToShow();
        menu->actions()[item]->trigger();
    };
    toggle(2);
    QCOMPARE(shown(), u"2"_s);
    toggle(3);
    QCOMPARE(stateTitle(), u"Every column is hidden"_s);
    toggle(2);
    QCOMPARE(shown(), u"1"_s);
    toggle(0);
    QCOMPARE(shown(), u"1|2"_s);
}

void tst_TablePage::columnsGetRoomOnceTheyAreMeasured()
{
    const auto timesResized = [this](int columns, int rows) {
        std::vector<int> times(static_cast<std::size_t>(columns));
        const auto counting = connect(view().horizontalHeader(), &QHeaderView::sectionResized, this,
                                      [&](int column) { ++times.at(static_cast<std::size_t>(column)); });
        m_page->setTape(tapeOf(grid(columns, rows)));
        disconnect(counting);
        return *std::max_element(times.begin(), times.end());
    };
    // Rows have come or gone, and their scroll bar follows while the next columns come.
    m_page->resize(700, 400);
    timesResized(12, 100);
    QTRY_VERIFY(view().verticalScrollBar()->isVisible());
    view().setRows({0});
    QCOMPARE(timesResized(2, 3), 1);
    QTRY_VERIFY(!view().verticalScrollBar()->isVisible());
    view().setRows(results::RowList(100, 0));
    QCOMPARE(timesResized(12, 3), 1);
}

void tst_TablePage::widthsGivenByHandOutliveTheRowsThatFollow()
{
    constexpr int byHand = 143;
    m_page->setTape(tapeOf(manyRows(100)));
    view().horizontalHeader()->resizeSection(0, byHand);
    const int other = view().columnWidth(1);
    m_page->setLonger(tapeOf(manyRows(300)));
    QCOMPARE(view().model()->rowCount(), 300);
    QCOMPARE(view().columnWidth(0), byHand);
    QCOMPARE(view().columnWidth(1), other);
    // Rows that bring a column that was not there before.
    auto more = manyRows(300);
    more.insert(more.find('}'), R"(,"nickname":"Somebody with a long name")");
    m_page->setLonger(tapeOf(more));
    QCOMPARE(view().model()->columnCount(), 3);
    QCOMPARE(view().columnWidth(0), byHand);
    QVERIFY(view().columnWidth(2) > 100);
    m_page->resize(900, 400);
    QCOMPARE(view().columnWidth(0), byHand);
    QCOMPARE(view().columnWidth(1), other);
    // They are those of this list.
    m_page->setTape(tapeOf(R"({"data":{"roles":[{"id":"a","number":1}]}})"));
    QVERIFY(view().columnWidth(0) != byHand);
    m_page->setTape(tapeOf(manyRows(2)));
    QCOMPARE(view().columnWidth(0), byHand);
}

void tst_TablePage::aCellIsCopiedAsItCame()
{
    m_page->setTape(tapeOf(R"([{"a":"=1\n+\u202e1","b":12345678901234567890}])"));
    view().setCurrentIndex(view().model()->index(0, 0));
    QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"=1\n+\u202e1"_s);
    QTest::keyClick(&view(), Qt::Key_Right);
    QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"12345678901234567890"_s);
    view().copyRowsAsJson();
    QCOMPARE(QApplication::clipboard()->text(), uR"({"a":"=1\n+\u202e1","b":12345678901234567890})"_s);
}

void tst_TablePage::cellsAreCopiedForASpreadsheet()
{
    m_page->setTape(tapeOf(R"([{"a":"=1","b":"x"},{"a":"y","b":null}])"));
    view().selectAll();
    QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"'=1\tx\r\ny\t\r\n"_s);
}

void tst_TablePage::exportsWhatIsOnScreen_data()
{
    using Format = ui::TablePage::Format;
    QTest::addColumn<Format>("format");
    QTest::addColumn<QString>("text");
    QTest::newRow("CSV") << Format::Csv << u"n,id\r\n10,b\r\n9,a\r\n"_s;
    QTest::newRow("Markdown") << Format::Markdown << u"| n | id |\n| ---: | --- |\n| 10 | b |\n| 9 | a |\n"_s;
    QTest::newRow("JSON") << Format::Json << u"[\n {\"id\":\"b\",\"n\":10},\n {\"id\":\"a\",\"n\":9}\n]\n"_s;
}

void tst_TablePage::exportsWhatIsOnScreen()
{
    QFETCH(ui::TablePage::Format, format);
    QFETCH(QString, text);
    m_page->setTape(tapeOf(R"([{"id":"a","n":9},{"id":"b","n":10},{"id":"other"}])"));
    clickTitle(1);
    clickTitle(1);
    m_page->setFilter(u"0"_s);
    QCOMPARE(shown(), u"b|10"_s);
    m_page->setFilter({});
    view().horizontalHeader()->moveSection(1, 0);
    view().setRows({1, 0});
    m_page->copyAs(format);
    QTRY_COMPARE(QApplication::clipboard()->text(), text);

    const QTemporaryDir folder;
    const auto path = folder.filePath(u"table"_s);
    QSignalSpy saved(m_page.get(), &ui::TablePage::saved);
    m_page->saveTo(path, format);
    QTRY_COMPARE(saved.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), text);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void tst_TablePage::aFileThatCannotBeWrittenIsSaid()
{
    m_page->setTape(tapeOf("[1]"));
    QSignalSpy failed(m_page.get(), &ui::TablePage::saveFailed);
    m_page->saveTo(u"/dev/null/table.csv"_s, ui::TablePage::Format::Csv);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!failed[0][0].value<base::Error>().message.isEmpty());
}

void tst_TablePage::aLargeAnswerIsReadElsewhere()
{
    m_page->setTape(tapeOf(Users));
    QCOMPARE(button(0)->text(), u"users · 3 of 5,214"_s);
    QSignalSpy ready(m_page.get(), &ui::TablePage::ready);
    m_page->setTape(tapeOf(manyRows(5'000)));
    QCOMPARE(ready.size(), 0);
    // Nobody knows yet what it has, and what the answer before had is not said of it.
    QCOMPARE(button(0)->text(), u"Rows"_s);
    QVERIFY(!button(0)->isEnabled());
    QTRY_COMPARE(ready.size(), 1);
    QTRY_COMPARE(button(0)->text(), u"users · 5,000"_s);
    QVERIFY(button(0)->isEnabled());
    QTRY_COMPARE(view().model()->rowCount(), 5'000);
    clickTitle(1);
    QTRY_COMPARE(view().model()->index(0, 1).data().toString(), u"1"_s);
    m_page->setFilter(u"499"_s);
    QTRY_COMPARE(view().model()->rowCount(), 15);
    QCOMPARE(view().model()->index(0, 1).data().toString(), u"499"_s);
}

void tst_TablePage::whatGrowsStaysAsItIsUntilItIsInOrder()
{
    m_page->setTape(tapeOf(manyRows(5'000)));
    QTRY_COMPARE(view().model()->rowCount(), 5'000);
    clickTitle(1);
    QTRY_COMPARE(view().model()->index(0, 1).data().toString(), u"1"_s);
    m_page->setFilter(u"99"_s);
    QTRY_VERIFY(view().model()->rowCount() < 200);
    auto *bar = view().verticalScrollBar();
    bar->setValue(20);
    const auto first = view().model()->index(0, 1).data().toString();
    // Nothing else is in view meanwhile.
    QStringList firsts;
    connect(view().model(), &QAbstractItemModel::modelReset, this, [&] {
        QMetaObject::invokeMethod(
            this, [&] { firsts += view().model()->index(0, 1).data().toString(); }, Qt::QueuedConnection);
    });
    const int rows = view().model()->rowCount();
    m_page->setLonger(tapeOf(manyRows(20'000)));
    QTRY_VERIFY(view().model()->rowCount() > rows);
    QTest::qWait(50);
    QCOMPARE(bar->value(), 20);
    for (const auto &seen : std::as_const(firsts))
        QCOMPARE(seen, first);
    // Sorted or filtered anew while it grows, it is what was asked for last.
    m_page->setLonger(tapeOf(manyRows(21'000)));
    clickTitle(1);
    m_page->setFilter(u"20999"_s);
    QTRY_COMPARE(shown(), u"VXNlcjo0ZTUzMGM3MS1jNDQzLTRkZTQ|20999"_s);
}

void tst_TablePage::whoSortsAndChoosesWhileItGrowsKeepsThePlace_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("isLarge");
    QTest::newRow("read elsewhere") << 10'000 << true;
    QTest::newRow("ordered elsewhere") << 3'000 << false;
}

void tst_TablePage::whoSortsAndChoosesWhileItGrowsKeepsThePlace()
{
    QFETCH(int, rows);
    QFETCH(bool, isLarge);
    const auto listOf = [](int count) {
        std::string body = R"({"data":{"users":[)";
        for (int i = 0; i < count; ++i)
            body.append(i > 0 ? "," : "")
                .append(R"({"number":)")
                .append(std::to_string(count - i))
                .append(R"(,"b":1})");
        return tapeOf(body + "]}}");
    };
    // Where sorting the shorter list takes no time, what follows stands between the longer one and its arrival.
    m_page->setTape(listOf(1'500));
    const auto chosen = [&] {
        const auto index = view().currentIndex();
        return std::pair(view().tableModel().rows()[static_cast<std::size_t>(index.row())], index.column());
    };
    using Cell = std::pair<std::uint32_t, int>;
    auto *bar = view().verticalScrollBar();
    view().setCurrentIndex(view().model()->index(900, 1));
    QSignalSpy placed(m_page.get(), &ui::TablePage::placed);
    // What is in view when the longer list has come.
    QString first;
    connect(m_page.get(), &ui::TablePage::ready, this, [&] { first = view().model()->index(0, 0).data().toString(); });

    m_page->setLonger(listOf(rows));
    QCOMPARE(m_page->isReading(), isLarge);
    clickTitle(0);
    QCOMPARE(view().model()->rowCount(), 1'500);
    QCOMPARE(view().model()->index(0, 0).data().toString(), u"1"_s);
    QCOMPARE(button(0)->text(), u"users · 1,500"_s);
    QVERIFY(m_page->isFindingPlace());
    QCOMPARE(placed.size(), 0);
    const int top = bar->value();
    QVERIFY(top > 0);
    QTRY_COMPARE(placed.size(), 1);
    QCOMPARE(view().model()->rowCount(), rows);
    QCOMPARE(first, u"1"_s);
    QVERIFY(!m_page->isFindingPlace());
    QCOMPARE(chosen(), Cell(900, 1));
    QCOMPARE(bar->value(), top);

    // Who clicks a cell and scrolls away stays there.
    m_page->setLonger(listOf(rows + 1'000));
    view().setCurrentIndex(view().model()->index(rows - 1, 0));
    bar->setValue(40);
    QTRY_COMPARE(placed.size(), 2);
    QCOMPARE(view().model()->rowCount(), rows + 1'000);
    QCOMPARE(chosen(), Cell(0, 0));
    QCOMPARE(bar->value(), 40);
}

void tst_TablePage::anotherListThanTheOneThatGrowsIsShownFromItsBeginning()
{
    const auto listsOf = [](int count) {
        auto body = manyRows(count);
        return tapeOf(body.insert(body.find('[') - 8, R"("roles":[{"a":1,"b":2},{"a":3,"b":4},{"a":5,"b":6}],)"));
    };
    m_page->setTape(listsOf(100));
    const auto sources = m_page->sources();
    QCOMPARE(sources.size(), 2U);
    const auto &other = sources[0].path == m_page->source().path ? sources[1] : sources[0];
    view().setCurrentIndex(view().model()->index(2, 1));
    m_page->setLonger(listsOf(9'000));
    QVERIFY(m_page->isReading());
    QSignalSpy ready(m_page.get(), &ui::TablePage::ready);
    m_page->showSource(other);
    QVERIFY(!m_page->isFindingPlace());
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(m_page->source().path, other.path);
    QCOMPARE(view().currentIndex(), view().model()->index(0, 0));
}

void tst_TablePage::anAnswerThatCameTooLateIsDropped()
{
    QSignalSpy ready(m_page.get(), &ui::TablePage::ready);
    m_page->setTape(tapeOf(manyRows(5'000)));
    m_page->setTape(tapeOf("[1]"));
    QCOMPARE(shown(), u"1"_s);
    m_page->setTape(tapeOf(manyRows(5'001)));
    QTRY_COMPARE(view().model()->rowCount(), 5'001);
    QCOMPARE(ready.size(), 2);
}

void tst_TablePage::answersWithoutAListAreSaid_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("rows");
    QTest::newRow("an object is one row") << uR"({"data":{"user":{"id":"1","n":2}}})"_s << QString() << u"1|2"_s;
    QTest::newRow("an empty list") << uR"({"data":{"users":[]}})"_s << u"No rows"_s << QString();
    QTest::newRow("a scalar") << u"7"_s << u"No rows"_s << QString();
}

void tst_TablePage::answersWithoutAListAreSaid()
{
    QFETCH(QString, json);
    QFETCH(QString, title);
    QFETCH(QString, rows);
    m_page->setTape(tapeOf(Users));
    QSignalSpy ready(m_page.get(), &ui::TablePage::ready);
    m_page->setTape(tapeOf(json.toStdString()));
    QVERIFY2(!button(0)->text().contains(u"5,214"), qPrintable(button(0)->text()));
    QCOMPARE(ready[0][0].toBool(), false);
    QCOMPARE(stateTitle(), title);
    QCOMPARE(shown(), rows);
}

REGISTER_TEST(tst_TablePage)
#include "tst_tablepage.moc"
