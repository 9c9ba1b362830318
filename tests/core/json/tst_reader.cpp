#include "core/json/reader.h"
#include "core/json/tape.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Reader : public QObject
{
    Q_OBJECT

private slots:
    void everyPlaceIsThatOfTheValues_data();
    void everyPlaceIsThatOfTheValues();
    void whatIsNotReadIsSteppedOver();
    void whatIsOfAnotherKindIsSteppedOver();
    void refusesWhatATapeRefusesInTheSameWords();
    void nestingIsBounded();
    void whatIsTooLongForOffsetsIsRefused();
    void aByteOrderMarkIsSteppedOver();
    void textsKnowWhetherTheyArePlain_data();
    void textsKnowWhetherTheyArePlain();
};

namespace {

/// Every value from \a at on in order, as it stands in the bytes, keys in front of theirs.
void listByReader(json::Reader &at, std::string &list)
{
    std::string below;
    const auto begin = at.offset();
    if (at.isObject())
        at.eachMember([&](std::string_view key) {
            below.append(key).append(": ");
            listByReader(at, below);
        });
    else if (at.isArray())
        at.eachItem([&] { listByReader(at, below); });
    else
        at.text();
    list.append(at.spanFrom(begin).of(at.bytes())).append("\n").append(below);
}

void listByValue(const json::Value &value, std::string &list)
{
    list.append(value.raw()).append("\n");
    value.forEachMember([&](std::string_view key, const json::Value &member) {
        list.append(key).append(": ");
        listByValue(member, list);
    });
    value.forEachItem([&](const json::Value &item) { listByValue(item, list); });
}

/// Why \a json is none, with the place; empty when it is.
template <typename Read>
std::string complaint(const std::string &json, Read read)
{
    json::Reader at(json);
    read(at);
    const auto error = at.finish();
    return error ? std::to_string(error->offset) + ' ' + error->message : std::string();
}

std::string complaintOfTape(const std::string &json)
{
    const auto tape = json::Tape::parse(json);
    return tape ? std::string() : std::to_string(tape.error().offset) + ' ' + tape.error().message;
}

void readEverything(json::Reader &at)
{
    std::string list;
    listByReader(at, list);
}

} // namespace

void tst_Reader::everyPlaceIsThatOfTheValues_data()
{
    QTest::addColumn<QByteArray>("json");

    QTest::newRow("a leaf") << QByteArray("  12.5e3 ");
    QTest::newRow("empty containers") << QByteArray(R"({"a":{},"b":[],"c":[[],{}]})");
    QTest::newRow("spaces") << QByteArray("\n{ \"a\" :\t[ 1 ,true , null\r\n], \"b\" : { \"c\" : \"d\" } } ");
    QTest::newRow("escapes") << QByteArray(R"({"k\"ey":"a long text with \"quotes\"","\u0041\\":["\\","\\\"",""]})");
    QTest::newRow("other scripts") << QByteArray("{\"schlüssel\":\"wert ü und mehr davon\",\"x\":[false]}");
    QTest::newRow("the same key twice") << QByteArray(R"({"a":1,"a":{"b":[2]}})");
}

void tst_Reader::everyPlaceIsThatOfTheValues()
{
    QFETCH(const QByteArray, json);
    const auto tape = json::Tape::parse(json.toStdString());
    QVERIFY(tape);

    std::string expected;
    listByValue(tape->root(), expected);
    std::string actual;
    json::Reader at(tape->bytes());
    listByReader(at, actual);
    QVERIFY(!at.finish());
    QCOMPARE(actual, expected);
}

void tst_Reader::whatIsNotReadIsSteppedOver()
{
    const std::string json = R"({"a": {"b": [1, {}]}, "c": true, "d": "x\"", "e": 7, "f": "last"})";
    json::Reader at(json);
    std::string keys;
    std::string last;
    at.eachMember([&](std::string_view key) {
        keys += key;
        if (key == "f")
            last = at.text().string(json);
        else if (key == "c")
            QVERIFY(at.boolean());
        else if (key == "e")
            QVERIFY(!at.text().isString);
    });
    QVERIFY(!at.finish());
    QCOMPARE(keys, std::string("acdef"));
    QCOMPARE(last, std::string("last"));
}

void tst_Reader::whatIsOfAnotherKindIsSteppedOver()
{
    const std::string json = R"([{"a": 1}, [2], "text", 3])";
    json::Reader at(json);
    std::string met;
    at.eachItem([&] {
        met += '(';
        switch (met.size()) {
        case 1:
            at.eachItem([&] { met += "item"; });
            break;
        case 2:
            at.eachMember([&](std::string_view) { met += "member"; });
            break;
        case 3:
            QVERIFY(!at.boolean());
            break;
        default:
            QCOMPARE(at.text().string(json), std::string());
        }
    });
    QVERIFY(!at.finish());
    QCOMPARE(met, std::string("(((("));
}

void tst_Reader::refusesWhatATapeRefusesInTheSameWords()
{
    const std::string whole = R"( {"a":[1,-2.5e3,{"b\u00e9":"c\n"},true,null],"d":{"e":[[]]}} )";
    int refused = 0;
    for (std::size_t place = 0; place < whole.size(); ++place) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string changed = whole;
            changed[place] = static_cast<char>(byte);
            for (const auto &json : {changed, changed.substr(0, place + 1)}) {
                const auto expected = complaintOfTape(json);
                QCOMPARE(complaint(json, readEverything), expected);
                QCOMPARE(complaint(json, [](json::Reader &at) { at.skip(); }), expected);
                refused += expected.empty() ? 0 : 1;
            }
        }
    }
    QVERIFY(refused > 0);
}

void tst_Reader::nestingIsBounded()
{
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    const auto below = [](json::Reader &at) {
        at.eachItem([&] { at.eachItem([&] { at.skip(); }); });
    };
    QCOMPARE(complaint(nested(10'000), below), std::string());
    QCOMPARE(complaint(nested(10'001), below), std::string("10000 The JSON is nested deeper than 10,000 levels."));
}

void tst_Reader::whatIsTooLongForOffsetsIsRefused()
{
    json::Reader fits("[1, 2]", 6);
    fits.skip();
    QVERIFY(!fits.finish());
    json::Reader tooLong("[1, 2]", 5);
    tooLong.skip();
    QCOMPARE(tooLong.finish()->message, std::string("JSON of 4 GB and more is not read."));
}

void tst_Reader::aByteOrderMarkIsSteppedOver()
{
    const std::string json = "\xEF\xBB\xBF {\"a\": \"b\"}";
    json::Reader at(json);
    QCOMPARE(at.offset(), 4U);
    at.eachMember([&](std::string_view) { QCOMPARE(at.text().span, (text::Span {10, 13})); });
    QVERIFY(!at.finish());
    QVERIFY(!complaint("\xEF\xBB\xBF\xEF\xBB\xBF{}", readEverything).empty()); // Only one.
}

void tst_Reader::textsKnowWhetherTheyArePlain_data()
{
    QTest::addColumn<QByteArray>("inner");
    QTest::addColumn<bool>("plain");
    QTest::addColumn<QByteArray>("meaning");

    QTest::newRow("empty") << QByteArray() << true << QByteArray();
    QTest::newRow("eight bytes") << QByteArray("12345678") << true << QByteArray("12345678");
    QTest::newRow("sixteen bytes") << QByteArray("1234567812345678") << true << QByteArray("1234567812345678");
    QTest::newRow("escape at the end of eight") << QByteArray("1234567\\n") << false << QByteArray("1234567\n");
    QTest::newRow("not ASCII within eight") << QByteArray("a\xc3\xbc z") << false << QByteArray("a\xc3\xbc z");
    QTest::newRow("not ASCII behind eight")
        << QByteArray("12345678abc\xc3\xbc") << false << QByteArray("12345678abc\xc3\xbc");
    QTest::newRow("not ASCII before sixteen plain") << QByteArray("\xc3\xbc"
                                                                  "1234567812345678")
                                                    << false
                                                    << QByteArray("\xc3\xbc"
                                                                  "1234567812345678");
    QTest::newRow("malformed") << QByteArray("a\xff") << false << QByteArray("a\xef\xbf\xbd");
}

void tst_Reader::textsKnowWhetherTheyArePlain()
{
    QFETCH(const QByteArray, inner);
    QFETCH(const bool, plain);
    QFETCH(const QByteArray, meaning);
    // What follows is not ASCII, and must not count.
    const auto json = ("[\"" + inner + "\",\"\xc3\xbc\xc3\xbc\xc3\xbc\"]").toStdString();
    json::Reader at(json);
    bool isFirst = true;
    at.eachItem([&] {
        if (!std::exchange(isFirst, false))
            return;
        const auto text = at.text();
        QVERIFY(text.isString);
        QCOMPARE(text.isPlain, plain);
        QCOMPARE(QByteArray::fromStdString(text.string(json)), meaning);
    });
    QVERIFY(!at.finish());
}

REGISTER_TEST(tst_Reader)
#include "tst_reader.moc"
