#include "core/text/utf8.h"
#include "tests/support/registry.h"

#include <QTest>

#include <cstring>

class tst_Utf8 : public QObject
{
    Q_OBJECT

private slots:
    void decodesOneScalarValue_data();
    void decodesOneScalarValue();
    void everyScalarValueSurvivesARoundTrip();
    void aReaderOfGarbageStillMovesOn();
    void utf16UnitsAreCounted();
};

void tst_Utf8::decodesOneScalarValue_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<uint>("value");
    QTest::addColumn<uint>("length");
    QTest::addColumn<bool>("valid");
    const auto good = [](const char *name, const QByteArray &bytes, uint value) {
        QTest::newRow(name) << bytes << value << uint(bytes.size()) << true;
    };
    const auto bad = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << bytes << 0xFFFDU << 1U << false;
    };
    good("NUL", QByteArray(1, '\0'), 0);
    good("ASCII", "a", 'a');
    good("two bytes", "\xC3\xA9", 0xE9);
    good("three bytes", "\xE2\x82\xAC", 0x20AC);
    good("four bytes", "\xF0\x9F\x98\x80", 0x1F600);
    good("the last one", "\xF4\x8F\xBF\xBF", 0x10FFFF);
    bad("a continuation alone", "\x80");
    bad("cut off", "\xE2\x82");
    bad("overlong in two", "\xC0\xAF");
    bad("overlong in three", "\xE0\x80\xAF");
    bad("overlong in four", "\xF0\x80\x80\xAF");
    bad("a surrogate", "\xED\xA0\x80");
    bad("beyond U+10FFFF", "\xF4\x90\x80\x80");
    bad("never in UTF-8", "\xFF");
    bad("second byte is no continuation", "\xC3(");
}

void tst_Utf8::decodesOneScalarValue()
{
    QFETCH(QByteArray, bytes);
    const text::CodePoint point = text::decode({bytes.constData(), size_t(bytes.size())}, 0);
    QTEST(uint(point.value), "value");
    QTEST(uint(point.length), "length");
    QTEST(point.valid, "valid");
}

void tst_Utf8::everyScalarValueSurvivesARoundTrip()
{
    for (char32_t value = 0; value <= 0x10FFFF; ++value) {
        if (value >= 0xD800 && value <= 0xDFFF)
            continue;
        std::string bytes;
        text::append(bytes, value);
        const text::CodePoint point = text::decode(bytes, 0);
        if (point.value != value || point.length != bytes.size() || !point.valid)
            QFAIL(qPrintable(QString::number(value, 16)));
    }
}

void tst_Utf8::aReaderOfGarbageStillMovesOn()
{
    const std::string_view garbage = "a\xFF\xE2\x82z";
    std::u32string read;
    for (size_t i = 0; i < garbage.size();) {
        const text::CodePoint point = text::decode(garbage, i);
        read += point.value;
        i += point.length;
    }
    QVERIFY(read == U"a\uFFFD\uFFFD\uFFFDz");
    QVERIFY(!text::isValidUtf8(garbage));
    QVERIFY(text::isValidUtf8("gr\xC3\xBC\xC3\x9F"));
}

void tst_Utf8::utf16UnitsAreCounted()
{
    QCOMPARE(text::utf16Length("a\xC3\xA9\xF0\x9F\x98\x80"), 4U);
}

REGISTER_TEST(tst_Utf8)
#include "tst_utf8.moc"
