#include "core/json/tape.h"
#include "core/sandbox/gojson.h"
#include "core/sandbox/gosource.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace sandbox;

class tst_GoJson : public QObject
{
    Q_OBJECT

private slots:
    void errors_data();
    void errors();
    void numbers_data();
    void numbers();
    void keysAreSortedAndMarkupEscaped();
    void valuesAsFmtPrintsThem();
    void namesBehindForeignCommentsAreReadTwice_data();
    void namesBehindForeignCommentsAreReadTwice();
};

/// Rows as Go 1.26 gave them.
void tst_GoJson::errors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset"); // -1: fine.
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *text, int offset, const char *message) {
        QTest::newRow(*text ? text : "nothing") << QByteArray(text) << offset << QByteArray(message);
    };
    row("", 0, "unexpected end of JSON input");
    row("not json", 2, "invalid character 'o' in literal null (expecting 'u')");
    row("{", 1, "unexpected end of JSON input");
    row("{\"a\"", 4, "unexpected end of JSON input");
    row("{\"a\":1", 6, "unexpected end of JSON input");
    row("{\"a\":1,}", 8, "invalid character '}' looking for beginning of object key string");
    row("[1,2", 4, "unexpected end of JSON input");
    row("[1,]", 4, "invalid character ']' looking for beginning of value");
    row("\"abc", 4, "unexpected end of JSON input");
    row("\"a\x01\"", 3, "invalid character '\\x01' in string literal");
    row("\"\\x\"", 3, "invalid character 'x' in string escape code");
    row("\"\\u12g\"", 6, "invalid character 'g' in \\u hexadecimal character escape");
    row("01", 2, "invalid character '1' after top-level value");
    row("-", 1, "invalid character ' ' in numeric literal");
    row("1.", 2, "invalid character ' ' after decimal point in numeric literal");
    row("1e", 2, "invalid character ' ' in exponent of numeric literal");
    row("tru", 3, "invalid character ' ' in literal true (expecting 'e')");
    row("falsX", 5, "invalid character 'X' in literal false (expecting 'e')");
    row("{}x", 3, "invalid character 'x' after top-level value");
    row("{a:1}", 2, "invalid character 'a' looking for beginning of object key string");
    row("{\"a\" 1}", 6, "invalid character '1' after object key");
    row("{\"a\":1 \"b\":2}", 8, "invalid character '\"' after object key:value pair");
    row("[1 2]", 4, "invalid character '2' after array element");
    row("'", 1, "invalid character '\\'' looking for beginning of value");
    row("\xc3\xa9", 1, "invalid character '\xc3\x83' looking for beginning of value");
    row(" {\"a\": [1, {\"b\": null}], \"c\": \"\\u00e9\\n\"} ", -1, "");
    row("-1.5e+3", -1, "");
    row("[[], {}]", -1, "");
}

void tst_GoJson::errors()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QFETCH(QByteArray, message);

    const auto error = goJsonError(text.toStdString());

    QCOMPARE(error.has_value(), offset >= 0);
    if (error) {
        QCOMPARE(QByteArray::fromStdString(error->message), message);
        QCOMPARE(error->offset, std::int64_t {offset});
    }
}

void tst_GoJson::numbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("printed");
    const auto row = [](double value, const char *json, const char *printed) {
        QTest::newRow(json) << value << QByteArray(json) << QByteArray(printed);
    };
    row(0, "0", "0");
    row(1.5, "1.5", "1.5");
    row(123456, "123456", "123456");
    row(1234567, "1234567", "1.234567e+06");
    row(12345678.9, "12345678.9", "1.23456789e+07");
    row(1e20, "100000000000000000000", "1e+20");
    row(1e21, "1e+21", "1e+21");
    row(1e-4, "0.0001", "0.0001");
    row(1e-5, "0.00001", "1e-05");
    row(1e-7, "1e-7", "1e-07");
    row(1.5e300, "1.5e+300", "1.5e+300");
    row(-2, "-2", "-2");
}

void tst_GoJson::numbers()
{
    QFETCH(double, value);
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, printed);
    const auto tape = json::Tape::parse(goNumber(value));

    QCOMPARE(QByteArray::fromStdString(goNumber(value)), json);
    QCOMPARE(QByteArray::fromStdString(goFormat(tape->root())), printed);
}

void tst_GoJson::keysAreSortedAndMarkupEscaped()
{
    const std::string text = R"({"b": [1.0, 1e3, {"z": 1, "a": "<&>"}], "a": null, "B": true, "a": "last"})";

    QCOMPARE(goCanonical(text), std::string(R"({"B":true,"a":"last","b":[1,1000,{"a":"\u003c\u0026\u003e","z":1}]})"));
}

void tst_GoJson::valuesAsFmtPrintsThem()
{
    const auto tape = json::Tape::parse(R"({"b": [1, "x", null], "a": {"k": 1.5}, "c": true})");

    QCOMPARE(goFormat(tape->root()), std::string("map[a:map[k:1.5] b:[1 x <nil>] c:true]"));
}

void tst_GoJson::namesBehindForeignCommentsAreReadTwice_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("read");
    const auto row = [](const char *name, const char *source, const char *read) {
        QTest::newRow(name) << QByteArray(source) << QByteArray(read);
    };
    row("one letter", "{ # \xc3\xa9\n a }", " { a a }");
    row("two letters", "{ # \xc3\xa9\xc3\xa9\n user(id:\"1\") }", " { user er ( id : \"1\" ) }");
    row("byte order mark", "\xef\xbb\xbfquery A { a }", " query ry A { a }");
    row("ASCII", "{ # ascii\n a }", "{ # ascii\n a }");
    row("no name behind it", "{ a # \xc3\xa9\n }", "{ a # \xc3\xa9\n }");
    row("in a string", "{ a(x: \"\xc3\xa9\") b }", "{ a(x: \"\xc3\xa9\") b }");
}

void tst_GoJson::namesBehindForeignCommentsAreReadTwice()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, read);

    QCOMPARE(QByteArray::fromStdString(asGoReads(source.toStdString())), read);
}

REGISTER_TEST(tst_GoJson)
#include "tst_gojson.moc"
