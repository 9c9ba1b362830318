#include "core/json/cursor.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Cursor : public QObject
{
    Q_OBJECT

private slots:
    void everyPlaceIsThatOfTheValues_data();
    void everyPlaceIsThatOfTheValues();
    void whatIsNotReadIsSteppedOver();
    void textsKnowWhetherTheyArePlain_data();
    void textsKnowWhetherTheyArePlain();
};

namespace {

/// Every value under \a at in order, as it stands in the bytes, keys in front of theirs.
void listByCursor(json::Cursor &at, QByteArray &list)
{
    const auto place = at.value();
    list += QByteArray::fromStdString(std::string(place.raw())) + ' ' + QByteArray::number(at.size()) + '\n';
    if (at.isObject())
        at.eachMember([&](std::string_view key) {
            list += QByteArray::fromStdString(std::string(key)) + ": ";
            listByCursor(at, list);
        });
    else
        at.eachItem([&] { listByCursor(at, list); });
}

void listByValue(const json::Value &value, QByteArray &list)
{
    list += QByteArray::fromStdString(std::string(value.raw())) + ' ' + QByteArray::number(value.size()) + '\n';
    value.forEachMember([&](std::string_view key, const json::Value &member) {
        list += QByteArray::fromStdString(std::string(key)) + ": ";
        listByValue(member, list);
    });
    value.forEachItem([&](const json::Value &item) { listByValue(item, list); });
}

} // namespace

void tst_Cursor::everyPlaceIsThatOfTheValues_data()
{
    QTest::addColumn<QByteArray>("json");

    QTest::newRow("a leaf") << QByteArray("  12.5e3 ");
    QTest::newRow("empty containers") << QByteArray(R"({"a":{},"b":[],"c":[[],{}]})");
    QTest::newRow("spaces") << QByteArray("\n{ \"a\" :\t[ 1 ,true , null\r\n], \"b\" : { \"c\" : \"d\" } } ");
    QTest::newRow("escapes") << QByteArray(R"({"k\"ey":"a long text with \"quotes\"","\u0041\\":["\\","\\\"",""]})");
    QTest::newRow("other scripts") << QByteArray("{\"schlüssel\":\"wert ü und mehr davon\",\"x\":[false]}");
    QTest::newRow("the same key twice") << QByteArray(R"({"a":1,"a":{"b":[2]}})");
}

void tst_Cursor::everyPlaceIsThatOfTheValues()
{
    QFETCH(const QByteArray, json);
    const auto tape = json::Tape::parse(json.toStdString());
    QVERIFY(tape);

    QByteArray expected;
    listByValue(tape->root(), expected);
    QByteArray actual;
    json::Cursor at(tape->root());
    listByCursor(at, actual);
    QCOMPARE(actual, expected);
}

void tst_Cursor::whatIsNotReadIsSteppedOver()
{
    const auto tape = json::Tape::parse(R"({"a": {"b": [1, {}]}, "c": true, "d": "x\"", "e": 7, "f": "last"})");
    QVERIFY(tape);
    json::Cursor at(tape->root());
    std::string keys;
    std::string last;
    at.eachMember([&](std::string_view key) {
        keys += key;
        if (key == "f")
            last = at.text().string();
        else if (key == "c")
            QVERIFY(at.boolean());
        else if (key == "e")
            QVERIFY(!at.text().isString);
    });
    QCOMPARE(keys, std::string("acdef"));
    QCOMPARE(last, std::string("last"));
}

void tst_Cursor::textsKnowWhetherTheyArePlain_data()
{
    QTest::addColumn<QByteArray>("inner");
    QTest::addColumn<bool>("plain");
    QTest::addColumn<QByteArray>("meaning");

    QTest::newRow("empty") << QByteArray() << true << QByteArray();
    QTest::newRow("eight bytes") << QByteArray("12345678") << true << QByteArray("12345678");
    QTest::newRow("escape at the end of eight") << QByteArray("1234567\\n") << false << QByteArray("1234567\n");
    QTest::newRow("not ASCII within eight") << QByteArray("a\xc3\xbc z") << false << QByteArray("a\xc3\xbc z");
    QTest::newRow("not ASCII behind eight")
        << QByteArray("12345678abc\xc3\xbc") << false << QByteArray("12345678abc\xc3\xbc");
    QTest::newRow("malformed") << QByteArray("a\xff") << false << QByteArray("a\xef\xbf\xbd");
}

void tst_Cursor::textsKnowWhetherTheyArePlain()
{
    QFETCH(const QByteArray, inner);
    QFETCH(const bool, plain);
    QFETCH(const QByteArray, meaning);
    // What follows is not ASCII, and must not count.
    const auto tape = json::Tape::parse(("[\"" + inner + "\",\"\xc3\xbc\xc3\xbc\xc3\xbc\"]").toStdString());
    QVERIFY(tape);
    json::Cursor at(tape->root());
    bool isFirst = true;
    at.eachItem([&] {
        if (!std::exchange(isFirst, false))
            return;
        const auto text = at.text();
        QVERIFY(text.isString);
        QCOMPARE(text.isPlain, plain);
        QCOMPARE(QByteArray::fromStdString(text.string()), meaning);
        QVERIFY(text.equals(meaning.toStdString()));
    });
}

REGISTER_TEST(tst_Cursor)
#include "tst_cursor.moc"
