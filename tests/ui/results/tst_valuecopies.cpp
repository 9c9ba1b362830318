#include "tests/support/registry.h"
#include "tests/ui/results/answers.h"
#include "ui/results/valuecopies.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_ValueCopies : public QObject
{
    Q_OBJECT

private slots:
    void aLeaf();
    void aConnection();
    void anObject();
    void outsideOfLists();
    void theMenuPutsThemOnTheClipboard();

private:
    static ui::ValueCopies copiesAt(const std::string &body, const std::string &text)
    {
        return ui::ValueCopies(answerOf(body).tape, static_cast<std::uint32_t>(body.find(text)));
    }
    const std::string m_users =
        R"({"data":{"users":{"edges":[{"node":{"id":"u1","n":1.50}},{"node":{"id":"=2","n":null}}]}}})";
};

void tst_ValueCopies::aLeaf()
{
    const auto copies = copiesAt(R"({"data":[{"name":"Al\"ice","big":12345678901234567890}]})", "ice");
    QCOMPARE(copies.value(), u"Al\"ice"_s);
    QCOMPARE(copies.path(), u"data[0].name"_s);
    QCOMPARE(copies.pointer(), u"/data/0/name"_s);
    QCOMPARE(copies.json(), u"\"Al\\\"ice\""_s);
    QCOMPARE(copies.rowAsJson(), u"{\n  \"name\": \"Al\\\"ice\",\n  \"big\": 12345678901234567890\n}"_s);
    QVERIFY(!copies.isContainer());
}

void tst_ValueCopies::aConnection()
{
    const auto copies = copiesAt(m_users, "{\"edges");
    QCOMPARE(copies.csv(), u"id,n\r\nu1,1.50\r\n'=2,\r\n"_s);
    QVERIFY(copies.markdown().startsWith(u"| id | n |"_s));
    QVERIFY(!copies.isInRow());
    QCOMPARE(copiesAt(m_users, "u1").rowAsJson(), u"{\n  \"id\": \"u1\",\n  \"n\": 1.50\n}"_s);
}

void tst_ValueCopies::anObject()
{
    QCOMPARE(copiesAt(R"({"a":{"b":{"c":1},"d":"x"}})", "{\"b").csv(), u"b.c,d\r\n1,x\r\n"_s);
}

void tst_ValueCopies::outsideOfLists()
{
    const auto copies = copiesAt(R"({"a":1})", "1");
    QVERIFY(!copies.isInRow());
    QCOMPARE(copies.rowAsJson(), QString());
    QCOMPARE(copies.csv(), u"value\r\n1\r\n"_s);
}

void tst_ValueCopies::theMenuPutsThemOnTheClipboard()
{
    QMenu menu;
    copiesAt(m_users, "[").addTo(menu);
    QStringList titles;
    for (auto *action : menu.actions()) {
        if (action->isSeparator())
            continue;
        titles += action->text();
        QApplication::clipboard()->clear();
        action->trigger();
        QVERIFY2(!QApplication::clipboard()->text().isEmpty(), qPrintable(action->text()));
    }
    QCOMPARE(titles.join(u", "_s),
             u"Copy Value, Copy Path, Copy JSON Pointer, Copy as JSON, Copy as CSV, Copy as Markdown"_s);
}

REGISTER_TEST(tst_ValueCopies)
#include "tst_valuecopies.moc"
