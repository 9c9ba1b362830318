#include "tests/support/openwatch.h"
#include "tests/support/registry.h"
#include "tests/ui/results/answers.h"
#include "ui/results/jsontreeview.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_JsonTreeView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void opensAScreenOfRows();
    void keysWalkAndCopy();
    void opensAllBelow();
    void depthIsChosen();
    void whatIsChosenIsOpenedOnTheWay();
    void aHundredThousandRowsOpenAtOnce();
    void namesAreNeverMarkup();
    void keysAreReadInFull();

private:
    void setBody(const std::string &body) { m_view->setTape(answerOf(body).tape); }
    QString copied()
    {
        QTest::keySequence(m_view.get(), QKeySequence::Copy);
        return QApplication::clipboard()->text();
    }
    /// The keys of the rows that are open, with their depth.
    QStringList openRows() const
    {
        QStringList rows;
        for (auto index = m_view->model()->index(0, 0); index.isValid(); index = m_view->indexBelow(index)) {
            int depth = 0;
            for (auto parent = index.parent(); parent.isValid(); parent = parent.parent())
                ++depth;
            rows.append(QString(depth, u' ') + index.siblingAtColumn(0).data().toString());
        }
        return rows;
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<ui::JsonTreeView> m_view;
};

void tst_JsonTreeView::init()
{
    m_view = std::make_unique<ui::JsonTreeView>(m_appearance);
    m_view->resize(600, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void tst_JsonTreeView::opensAScreenOfRows()
{
    setBody(R"({"data":{"me":{"id":1,"empty":{}}}})");
    QCOMPARE(openRows(), (QStringList {u"data"_s, u" me"_s, u"  id"_s, u"  empty"_s}));

    std::string many = R"({"data":{"few":[1],"many":[0)";
    for (int i = 1; i < 1000; ++i)
        many += "," + std::to_string(i);
    setBody(many + "]}}");
    QCOMPARE(openRows(), (QStringList {u"data"_s, u" few"_s, u"  0"_s, u" many"_s}));
}

void tst_JsonTreeView::keysWalkAndCopy()
{
    setBody(R"({"data":{"id":"VXNlcjo","n":1.50}})");
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(copied(), u"VXNlcjo"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(copied(), u"1.50"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Left); // To the parent,
    QTest::keyClick(m_view.get(), Qt::Key_Left); // which closes.
    QCOMPARE(openRows(), QStringList {u"data"_s});
    QCOMPARE(copied(), u"{\n  \"id\": \"VXNlcjo\",\n  \"n\": 1.50\n}"_s);
}

void tst_JsonTreeView::opensAllBelow()
{
    setBody(R"({"a":{"b":{"c":[1]}}})");
    m_view->collapseAll();
    m_view->setCurrentIndex(m_view->model()->index(0, 0));
    QTest::keyClick(m_view.get(), Qt::Key_Asterisk);
    QCOMPARE(openRows(), (QStringList {u"a"_s, u" b"_s, u"  c"_s, u"   0"_s}));
    QTest::keyClick(m_view.get(), Qt::Key_Minus);
    QCOMPARE(openRows(), QStringList {u"a"_s});
}

void tst_JsonTreeView::depthIsChosen()
{
    setBody(R"({"a":{"b":{"c":[1]}},"d":[2]})");
    m_view->openTo(0);
    QCOMPARE(openRows(), (QStringList {u"a"_s, u"d"_s}));
    m_view->openTo(1);
    QCOMPARE(openRows(), (QStringList {u"a"_s, u" b"_s, u"d"_s, u" 0"_s}));
    m_view->openTo(ui::JsonTreeView::MostOpenedRows);
    QCOMPARE(openRows(), (QStringList {u"a"_s, u" b"_s, u"  c"_s, u"   0"_s, u"d"_s, u" 0"_s}));
}

void tst_JsonTreeView::whatIsChosenIsOpenedOnTheWay()
{
    std::string body = R"({"rows":[)";
    for (int i = 0; i < 500; ++i)
        body += R"({"deep":{"name":"person )" + std::to_string(i) + "\"}},";
    setBody(body + "{}]}");
    QSignalSpy chosen(m_view.get(), &ui::JsonTreeView::chosenChanged);
    const auto at = static_cast<std::uint32_t>(body.find("person 499"));
    m_view->choose(at);
    QCOMPARE(copied(), u"person 499"_s);
    QVERIFY(m_view->viewport()->rect().intersects(m_view->visualRect(m_view->currentIndex())));
    QCOMPARE(m_view->chosen(), at - 1);
    QCOMPARE(chosen.size(), 0); // It was not the person.
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toUInt(), static_cast<uint>(body.find("{\"name\":\"person 499")));
}

void tst_JsonTreeView::aHundredThousandRowsOpenAtOnce()
{
    std::string body = R"({"rows":[0)";
    for (int i = 1; i < 100'000; ++i)
        body += "," + std::to_string(i);
    setBody(body + "]}");
    m_view->expand(m_view->model()->index(0, 0));
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    m_view->grab();
    QCOMPARE(copied(), u"99999"_s);
}

void tst_JsonTreeView::namesAreNeverMarkup()
{
    support::OpenWatch watch;
    const auto markup = watch.markup();
    setBody("{\"data\":{" + json::quoted(markup.toStdString()) + ":" + json::quoted(markup.toStdString()) + "}}");
    QCOMPARE(openRows().last().trimmed(), markup);
    m_view->grab();
    QTest::mouseMove(m_view->viewport(), m_view->visualRect(m_view->indexBelow(m_view->model()->index(0, 0))).center());
    QTest::qWait(20);
    QVERIFY(!watch.wasOpened());
}

void tst_JsonTreeView::keysAreReadInFull()
{
    // As a page behind others the view has no size of its own yet when the answer comes.
    m_view = std::make_unique<ui::JsonTreeView>(m_appearance);
    setBody(R"({"data":{"me":{"id":1,"aNameOfThirtyLettersAndNoMore":{"and":{"deeper":{"lastAuthenticatedAt":2}}}}}})");
    m_view->resize(900, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));

    const auto room = [this](QModelIndex row) {
        int indent = m_view->indentation();
        for (auto parent = row.parent(); parent.isValid(); parent = parent.parent())
            indent += m_view->indentation();
        const int text = QFontMetrics(ui::Theme::codeFont()).horizontalAdvance(row.data().toString());
        return m_view->columnWidth(results::JsonTreeModel::KeyColumn) - indent - text;
    };
    for (auto row = m_view->model()->index(0, 0); row.isValid(); row = m_view->indexBelow(row))
        QVERIFY2(room(row) > 0, qPrintable(row.data().toString()));

    // Never more than three fifths: the value is what one came for.
    setBody(R"({")" + std::string(300, 'k') + R"(":1})");
    QVERIFY(m_view->columnWidth(results::JsonTreeModel::KeyColumn) <= m_view->viewport()->width() * 3 / 5);
}

REGISTER_TEST(tst_JsonTreeView)
#include "tst_jsontreeview.moc"
