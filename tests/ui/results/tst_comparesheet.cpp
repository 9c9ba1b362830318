#include "tests/support/registry.h"
#include "ui/results/comparedlines.h"
#include "ui/results/comparesheet.h"
#include "ui/results/differencelist.h"
#include "ui/theme/statepage.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_CompareSheet : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_window.reset(); }
    void differencesAreListedAndShownSideBySide();
    void equalLinesArePutAway();
    void differencesAreCopied();
    void whatIsEqualIsSaid();
    void whatCannotBeComparedIsSaid_data();
    void whatCannotBeComparedIsSaid();
    void anAnswerThatIsGoneIsSaid();
    void closingWhileItComparesIsSafe();

private:
    static ui::CompareSheet::Side side(const QString &name, const std::string &json)
    {
        return {name, [json] {
                    return std::make_shared<const std::string>(json);
                }};
    }
    ui::CompareSheet *open(const std::string &before, const std::string &after)
    {
        auto *sheet =
            new ui::CompareSheet(side(u"before"_s, before), side(u"after"_s, after), m_appearance, m_window.get());
        sheet->open();
        return sheet;
    }
    static bool wait(ui::CompareSheet &sheet)
    {
        QSignalSpy compared(&sheet, &ui::CompareSheet::compared);
        return compared.wait();
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<QWidget> m_window;
};

void tst_CompareSheet::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(1280, 800);
    m_window->show();
}

void tst_CompareSheet::differencesAreListedAndShownSideBySide()
{
    auto *sheet = open(R"({"a":1,"b":[1,2],"c":"x"})", R"({"a":2,"b":[1,2],"d":{"e":"\u202e"}})");
    QVERIFY(wait(*sheet));
    QCOMPARE(sheet->findChild<QLabel *>(u"differenceCount"_s)->text(),
             u"3 differences: 1 changed, 1 added, 1 removed"_s);
    auto *list = sheet->findChild<ui::DifferenceList *>();
    QCOMPARE(list->model()->rowCount(), 3);
    QStringList rows;
    for (int row = 0; row < 3; ++row) {
        QStringList cells;
        for (int column = 0; column < list->model()->columnCount(); ++column)
            cells += list->model()->index(row, column).data().toString();
        rows += cells.join(u'|');
    }
    QCOMPARE(rows, (QStringList {u"~|a|1|2"_s, u"−|c|\"x\"|"_s, u"+|d||{\"e\":\"\\u202e\"}"_s}));
    QVERIFY(sheet->findChild<ui::ComparedLines *>()->isVisible());
    QCOMPARE(sheet->findChild<ui::ComparedLines *>()->rowCount(), 11);
}

void tst_CompareSheet::equalLinesArePutAway()
{
    std::string before = "[";
    for (int i = 0; i < 1000; ++i)
        before += std::to_string(i) + ",";
    auto after = before;
    after.replace(after.find(",500,"), 5, ",-1,");
    auto *sheet = open(before + "0]", after + "0]");
    QVERIFY(wait(*sheet));
    auto *lines = sheet->findChild<ui::ComparedLines *>();
    QCOMPARE(lines->rowCount(), 9); // Three around, on both sides, and what is put away there.
    sheet->findChild<QPushButton *>(u"allLines"_s)->click();
    QCOMPARE(lines->rowCount(), 1003);
    lines->goTo(sheet->comparison()->differences.front().line);
    QVERIFY(lines->verticalScrollBar()->value() > 400);
}

void tst_CompareSheet::differencesAreCopied()
{
    auto *sheet = open(R"({"a":1,"b":2})", R"({"a":1.50,"b":3})");
    QVERIFY(wait(*sheet));
    sheet->findChild<QPushButton *>(u"copyDifferences"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), u"~ a: 1 → 1.50\n~ b: 2 → 3\n"_s);
    auto *list = sheet->findChild<ui::DifferenceList *>();
    list->selectionModel()->setCurrentIndex(list->model()->index(1, 0),
                                            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"~ b: 2 → 3\n"_s);
    auto *lines = sheet->findChild<ui::ComparedLines *>();
    QTest::keyClick(lines, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"\"b\":2\n\"b\":3"_s);
}

void tst_CompareSheet::whatIsEqualIsSaid()
{
    auto *sheet = open(R"({"a":1})", "{ \"a\": 1.0 }");
    QVERIFY(wait(*sheet));
    QCOMPARE(sheet->findChild<ui::StatePage *>()->title(), u"No differences"_s);
    QVERIFY(!sheet->findChild<ui::DifferenceList *>()->isVisible());
}

void tst_CompareSheet::whatCannotBeComparedIsSaid_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no JSON") << u"<html>"_s << u"1"_s << u"before is not JSON"_s;
    QTest::newRow("nothing") << u"1"_s << u""_s << u"after is not JSON"_s;
}

void tst_CompareSheet::whatCannotBeComparedIsSaid()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, sentence);
    auto *sheet = open(before.toStdString(), after.toStdString());
    QVERIFY(wait(*sheet));
    QVERIFY2(sheet->findChild<ui::StatePage *>()->text().contains(sentence),
             qPrintable(sheet->findChild<ui::StatePage *>()->text()));
}

void tst_CompareSheet::anAnswerThatIsGoneIsSaid()
{
    const ui::CompareSheet::Side gone {u"before"_s, [] {
                                           return std::shared_ptr<const std::string>();
                                       }};
    auto *sheet = new ui::CompareSheet(gone, side(u"after"_s, "1"), m_appearance, m_window.get());
    sheet->open();
    QVERIFY(wait(*sheet));
    QCOMPARE(sheet->findChild<ui::StatePage *>()->text(), u"before is not there any more."_s);
}

void tst_CompareSheet::closingWhileItComparesIsSafe()
{
    std::string large = "[";
    for (int i = 0; i < 100'000; ++i)
        large += std::to_string(i) + ",";
    auto *sheet = open(large + "0]", large + "1]");
    sheet->reject();
    QTest::qWait(300);
}

REGISTER_TEST(tst_CompareSheet)

#include "tst_comparesheet.moc"
