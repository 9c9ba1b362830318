#include "core/json/path.h"
#include "core/json/tape.h"
#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

namespace {

json::Tape tapeOf(std::string text)
{
    auto tape = json::Tape::parse(std::move(text));
    Q_ASSERT(tape);
    return std::move(*tape);
}

} // namespace

class tst_Value : public QObject
{
    Q_OBJECT

private slots:
    void kindsAndSpans();
    void membersKeepOrderAndDuplicates();
    void theLastDuplicateIsFound();
    void escapedKeysAreFound();
    void itemsStepOverNestedContainers();
    void atFollowsSeveralKeys();
    void stringsAreDecoded_data();
    void stringsAreDecoded();
    void integersOnlyWhenWrittenAsOne_data();
    void integersOnlyWhenWrittenAsOne();
    void numbersBeyondADouble();
    void theTextOfANumberIsKept();
    void aPlaceHasItsPath_data();
    void aPlaceHasItsPath();
};

void tst_Value::kindsAndSpans()
{
    const json::Tape tape = tapeOf(R"( [ null , true , -1.0e2 , "a,]" , [ ] , { } ] )");
    const std::vector<json::Value> items = tape.root().items();
    QCOMPARE(items.size(), 6U);
    const json::Kind kinds[] = {json::Kind::Null,   json::Kind::Boolean, json::Kind::Number,
                                json::Kind::String, json::Kind::Array,   json::Kind::Object};
    const std::string_view raws[] = {"null", "true", "-1.0e2", "\"a,]\"", "[ ]", "{ }"};
    for (size_t i = 0; i < items.size(); ++i) {
        QVERIFY(items[i].kind() == kinds[i]);
        QCOMPARE(items[i].raw(), raws[i]);
        QCOMPARE(items[i].span().of(tape.bytes()), raws[i]);
    }
    QVERIFY(items[1].boolean());
    QCOMPARE(tape.root().size(), 6U);
    QCOMPARE(items[3].size(), 0U);
}

void tst_Value::membersKeepOrderAndDuplicates()
{
    const json::Tape tape = tapeOf(R"({"z":1,"a":{"n":[1,2]},"z":[3],"":"last"})");
    QByteArray seen;
    for (const auto &[key, value] : tape.root().members())
        seen += QByteArray::fromStdString(key.string()) + '='
            + QByteArray(value.raw().data(), qsizetype(value.raw().size())) + ';';
    QCOMPARE(seen, QByteArray(R"(z=1;a={"n":[1,2]};z=[3];="last";)"));
}

void tst_Value::theLastDuplicateIsFound()
{
    const json::Tape tape = tapeOf(R"({"a":1,"b":[[]],"a":2})");
    QCOMPARE(tape.root().find("a")->raw(), std::string_view("2"));
    QVERIFY(!tape.root().find("c"));
    QVERIFY(!tape.root().find("b")->find("a"));
}

void tst_Value::escapedKeysAreFound()
{
    const json::Tape tape = tapeOf(R"({"pass\u0077ord":"x"})");
    QCOMPARE(tape.root().find("password")->string(), std::string("x"));
    QVERIFY(tape.root().members()[0].first.equals("password"));
}

void tst_Value::itemsStepOverNestedContainers()
{
    const json::Tape tape = tapeOf(R"([[[1],[2,{"a":[3]}]],{"b":{"c":[]}},4,[5]])");
    const std::vector<json::Value> items = tape.root().items();
    QCOMPARE(items.size(), 4U);
    QCOMPARE(items[0].items()[1].items()[1].at("a")->items()[0].raw(), std::string_view("3"));
    QCOMPARE(items[1].at("b", "c")->raw(), std::string_view("[]"));
    QCOMPARE(items[3].items()[0].integer().value(), 5);
}

void tst_Value::atFollowsSeveralKeys()
{
    const json::Tape tape = tapeOf(R"({"data":{"users":{"totalCount":7}}})");
    QCOMPARE(tape.root().at("data", "users", "totalCount")->integer().value(), 7);
    QVERIFY(!tape.root().at("data", "roles", "totalCount"));
    QVERIFY(!tape.root().at("data", "users", "totalCount", "more"));
}

void tst_Value::stringsAreDecoded_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << QByteArray("\"abc\"") << QByteArray("abc");
    QTest::newRow("short escapes") << QByteArray(R"("\"\\\/\b\f\n\r\t")") << QByteArray("\"\\/\b\f\n\r\t");
    QTest::newRow("BMP") << QByteArray(R"("\u00e9\u20AC")") << QByteArray("é€");
    QTest::newRow("pair") << QByteArray(R"("\ud83d\ude00!")") << QByteArray("😀!");
    QTest::newRow("NUL") << QByteArray(R"("a\u0000b")") << QByteArray("a\0b", 3);
    QTest::newRow("lone high") << QByteArray(R"("\ud83dx")") << QByteArray("\xEF\xBF\xBDx");
    QTest::newRow("high before another escape") << QByteArray(R"("\ud83d\u0041")")
                                                << QByteArray("\xEF\xBF\xBD"
                                                              "A");
    QTest::newRow("lone low") << QByteArray(R"("\ude00")") << QByteArray("\xEF\xBF\xBD");
    QTest::newRow("malformed byte") << QByteArray("\"a\xFFz\"") << QByteArray("a\xEF\xBF\xBDz");
    QTest::newRow("cut off before the quote") << QByteArray("\"\xE2\x82\"") << QByteArray("\xEF\xBF\xBD\xEF\xBF\xBD");
}

void tst_Value::stringsAreDecoded()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, text);
    const json::Tape tape = tapeOf(json.toStdString());
    QCOMPARE(QByteArray::fromStdString(tape.root().string()), text);
}

void tst_Value::integersOnlyWhenWrittenAsOne_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isInteger");
    QTest::newRow("largest") << QByteArray("9223372036854775807") << true;
    QTest::newRow("smallest") << QByteArray("-9223372036854775808") << true;
    QTest::newRow("too large") << QByteArray("9223372036854775808") << false;
    QTest::newRow("fraction") << QByteArray("1.0") << false;
    QTest::newRow("exponent") << QByteArray("1e3") << false;
    QTest::newRow("a string of digits") << QByteArray("\"12\"") << false;
    QTest::newRow("null") << QByteArray("null") << false;
}

void tst_Value::integersOnlyWhenWrittenAsOne()
{
    QFETCH(QByteArray, json);
    const json::Tape tape = tapeOf(json.toStdString());
    QTEST(tape.root().integer().has_value(), "isInteger");
}

void tst_Value::numbersBeyondADouble()
{
    QVERIFY(std::isinf(tapeOf("1e999").root().number()));
    QVERIFY(tapeOf("-1e999").root().number() < 0);
    QCOMPARE(tapeOf("1e-999").root().number(), 0.0);
    QCOMPARE(tapeOf("-2.5").root().number(), -2.5);
    QCOMPARE(tapeOf("\"3\"").root().number(), 0.0);
}

void tst_Value::theTextOfANumberIsKept()
{
    const json::Tape tape = tapeOf("[1.10,100000000000000000000001,1E+2]");
    QCOMPARE(tape.root().items()[0].raw(), std::string_view("1.10"));
    QCOMPARE(tape.root().items()[1].raw(), std::string_view("100000000000000000000001"));
    QCOMPARE(tape.root().items()[2].raw(), std::string_view("1E+2"));
}

void tst_Value::aPlaceHasItsPath_data()
{
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("a value") << QByteArray("1") << QByteArray("/a/0");
    QTest::newRow("in a value") << QByteArray("ext") << QByteArray("/a/1/b");
    QTest::newRow("a key") << QByteArray("\"b\"") << QByteArray("/a/1/b");
    QTest::newRow("a container") << QByteArray("{ \"b\": \"text\" }") << QByteArray("/a/1");
    QTest::newRow("between") << QByteArray(", {") << QByteArray("/a");
    QTest::newRow("the last of two") << QByteArray("3") << QByteArray("/c");
    QTest::newRow("the root") << QByteArray("{ \"a\"") << QByteArray();
}

void tst_Value::aPlaceHasItsPath()
{
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, path);
    const auto tape = tapeOf(R"({ "a": [1, { "b": "text" }], "c": 2, "c": 3 })");
    const auto begin = static_cast<std::uint32_t>(tape.bytes().find(place.toStdString()));
    QByteArray found;
    for (const auto &step : json::pathTo(tape.root(), {begin, begin + static_cast<std::uint32_t>(place.size())})) {
        const auto *key = std::get_if<std::string>(&step);
        found += '/' + (key ? QByteArray::fromStdString(*key) : QByteArray::number(std::get<std::uint32_t>(step)));
    }
    QCOMPARE(found, path);
}

REGISTER_TEST(tst_Value)
#include "tst_value.moc"
