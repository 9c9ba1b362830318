#include "tests/support/registry.h"
#include "ui/results/textlines.h"

#include <QTest>

class tst_TextLines : public QObject
{
    Q_OBJECT

private slots:
    void rows_data();
    void rows();
    void rowsJoinToTheText();
};

void tst_TextLines::rows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("rows"); // Cut after 4 bytes at the latest.
    QTest::newRow("nothing") << QByteArray() << QByteArrayList {""};
    QTest::newRow("a line") << QByteArray("ab") << QByteArrayList {"ab"};
    QTest::newRow("a line with its end") << QByteArray("ab\n") << QByteArrayList {"ab"};
    QTest::newRow("lines") << QByteArray("a\n\r\nb") << QByteArrayList {"a", "", "b"};
    QTest::newRow("a long line") << QByteArray("abcdefghij") << QByteArrayList {"abcd", "efgh", "ij"};
    QTest::newRow("exactly as long") << QByteArray("abc\nabcd") << QByteArrayList {"abc", "abcd"};
    QTest::newRow("never inside a character") << QByteArray("abéé漢x") << QByteArrayList {"abé", "é", "漢x"};
    QTest::newRow("bytes that are no text")
        << QByteArray("\x80\x80\x80\x80\x80\x80") << QByteArrayList {"\x80", "\x80", "\x80\x80\x80\x80"};
}

void tst_TextLines::rows()
{
    QFETCH(QByteArray, text);
    const auto lines = ui::TextLines::cut(std::make_shared<const std::string>(text.toStdString()), 4);
    QByteArrayList rows;
    for (std::size_t row = 0; row < lines.count(); ++row) {
        rows.append(QByteArray::fromStdString(std::string(lines.row(row))));
        QVERIFY(lines.longestRow() >= lines.row(row).size());
    }
    QTEST(rows, "rows");
}

void tst_TextLines::rowsJoinToTheText()
{
    const std::string text = "one\ntwo two two\n\nthree 漢漢漢";
    const auto lines = ui::TextLines::cut(std::make_shared<const std::string>(text), 5);
    std::string joined;
    for (std::size_t row = 0; row < lines.count(); ++row) {
        QCOMPARE(lines.rowAt(lines.begin(row)), row);
        joined += lines.rows(row, row);
    }
    QCOMPARE(joined, text);
    QCOMPARE(lines.rows(0, lines.count() - 1), std::string_view(text));
    QCOMPARE(lines.rowAt(1'000'000), lines.count() - 1);
}

REGISTER_TEST(tst_TextLines)
#include "tst_textlines.moc"
