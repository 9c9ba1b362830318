#include "core/json/tape.h"
#include "core/json/writer.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Writer : public QObject
{
    Q_OBJECT

private slots:
    void commasAreItsOwnBusiness();
    void stringsAreEscaped_data();
    void stringsAreEscaped();
    void whatWasQuotedReadsBackTheSame();
};

void tst_Writer::commasAreItsOwnBusiness()
{
    json::Writer writer;
    writer.beginObject();
    writer.key("a").beginArray().value(1).value("two").value(true).null().raw("4.50").endArray();
    writer.key("b").beginObject().endObject();
    writer.key("c").beginArray().beginArray().endArray().beginObject().key("d").value(false).endObject().endArray();
    writer.key("e").value(std::int64_t {-9223372036854775807});
    writer.endObject();
    QCOMPARE(writer.text(),
             std::string(R"({"a":[1,"two",true,null,4.50],"b":{},"c":[[],{"d":false}],"e":-9223372036854775807})"));
}

void tst_Writer::stringsAreEscaped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("plain") << QByteArray("abc") << QByteArray("\"abc\"");
    QTest::newRow("quote and backslash") << QByteArray("a\"\\/") << QByteArray(R"("a\"\\/")");
    QTest::newRow("short forms") << QByteArray("\b\f\n\r\t") << QByteArray(R"("\b\f\n\r\t")");
    QTest::newRow("control") << QByteArray("\x01\x1F\0", 3) << QByteArray(R"("\u0001\u001f\u0000")");
    QTest::newRow("line separators") << QByteArray("\xE2\x80\xA8\xE2\x80\xA9") << QByteArray(R"("\u2028\u2029")");
    QTest::newRow("UTF-8 stays") << QByteArray("é😀") << QByteArray("\"é😀\"");
    QTest::newRow("malformed") << QByteArray("a\xFF"
                                             "b")
                               << QByteArray("\"a\xEF\xBF\xBD"
                                             "b\"");
}

void tst_Writer::stringsAreEscaped()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    QCOMPARE(QByteArray::fromStdString(json::quoted({text.constData(), size_t(text.size())})), json);
}

void tst_Writer::whatWasQuotedReadsBackTheSame()
{
    std::string all;
    for (int byte = 0; byte < 128; ++byte)
        all += static_cast<char>(byte);
    const auto tape = json::Tape::parse(json::quoted(all));
    QVERIFY(tape);
    QCOMPARE(tape->root().string(), all);
}

REGISTER_TEST(tst_Writer)
#include "tst_writer.moc"
