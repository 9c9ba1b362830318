#include "core/json/tape.h"
#include "tests/support/registry.h"

#include <QTest>

namespace {

/// Lists of bytes are easier to read with NUL and friends written out.
std::string bytesOf(const QByteArray &array)
{
    return array.toStdString();
}

} // namespace

class tst_Tape : public QObject
{
    Q_OBJECT

private slots:
    void bytesOfOthersAreSharedAndMayBeginWithAMark();
    void takesWhatTheGrammarTakes_data();
    void takesWhatTheGrammarTakes();
    void refusesTheRestAndSaysWhere_data();
    void refusesTheRestAndSaysWhere();
    void nestingIsBoundedWithoutRecursion();
    void whatIsTooLongForOffsetsIsRefused();
    void everyPrefixOfAnObjectIsRefusedAtOrBeforeItsEnd();
    void everyByteChangedIsEitherReadOrRefused();
};

void tst_Tape::takesWhatTheGrammarTakes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const char *const rows[] = {
        "null",
        "true",
        " false ",
        "0",
        "-0",
        "-1.5e+10",
        "1E5",
        "12.250",
        "\"\"",
        "\"a\\\"b\\\\c\\/\\b\\f\\n\\r\\t\\u00e9\"",
        "[]",
        "{}",
        "[ ]",
        "{ }",
        "[1,2,[3,{\"a\":[]}],{}]",
        "{\"a\":1,\"a\":2}",
        "\t\r\n [1]\n",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\x7F\"",
        "\"\xFF is no UTF-8 but is let through\"",
        "99999999999999999999999999999999999999",
    };
    for (const char *row : rows)
        QTest::newRow(row) << QByteArray(row);
}

void tst_Tape::takesWhatTheGrammarTakes()
{
    QFETCH(QByteArray, bytes);
    const auto tape = json::Tape::parse(bytesOf(bytes));
    if (!tape)
        QFAIL(tape.error().message.c_str());
    QCOMPARE(tape->root().raw(), std::string_view(bytes.trimmed().constData()));
}

void tst_Tape::refusesTheRestAndSaysWhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<uint>("offset");
    const auto row = [](const QByteArray &bytes, uint offset) {
        QTest::newRow(bytes.toPercentEncoding(" {}[]\":,").constData()) << bytes << offset;
    };
    row("", 0);
    row("  ", 2);
    row("{", 1);
    row("[1,]", 3);
    row("[1 2]", 3);
    row("[,1]", 1);
    row("[}", 1);
    row("{]", 1);
    row("{\"a\"}", 4);
    row("{\"a\":}", 5);
    row("{\"a\":1,}", 7);
    row("{a:1}", 1);
    row("{'a':1}", 1);
    row("{\"a\":1 \"b\":2}", 7);
    row("[1]]", 3);
    row("{} {}", 3);
    row("nul", 0);
    row("nullx", 4);
    row("True", 0);
    row("NaN", 0);
    row("01", 1);
    row("-", 1);
    row("+1", 0);
    row("1.", 2);
    row(".5", 0);
    row("1e", 2);
    row("1e+", 3);
    row("0x10", 1);
    row("\"abc", 0);
    row("\"a\\x\"", 2);
    row("\"a\\u12g4\"", 2);
    row("\"\\u12", 1);
    row("\"\\", 1);
    row("\"line\nbreak\"", 5);
    row("\"0123456789 tab\tinside\"", 15);
    row(QByteArray("\"\0\"", 3), 1);
    row(QByteArray("\"\\\0\"", 4), 1);
    row("\xEF\xBB\xBF{}", 0);
    row("[1,\xC2\xA0"
        "2]",
        3);
    row("// comment\n1", 0);
}

void tst_Tape::refusesTheRestAndSaysWhere()
{
    QFETCH(QByteArray, bytes);
    const auto tape = json::Tape::parse(bytesOf(bytes));
    QVERIFY(!tape);
    QTEST(uint(tape.error().offset), "offset");
    QVERIFY(tape.error().message.ends_with('.'));
}

void tst_Tape::nestingIsBoundedWithoutRecursion()
{
    const auto nested = [](size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    QVERIFY(json::Tape::parse(nested(10'000)));
    const auto tooDeep = json::Tape::parse(nested(10'001));
    QVERIFY(!tooDeep);
    QCOMPARE(uint(tooDeep.error().offset), 10'000U);
    QVERIFY(!json::Tape::parse(std::string(5'000'000, '{')));
}

void tst_Tape::whatIsTooLongForOffsetsIsRefused()
{
    // Four gigabytes are more than a test should ask of a machine: the limit is one more argument.
    QVERIFY(json::Tape::parse("[1, 2]", 6).has_value());
    const auto tape = json::Tape::parse("[1, 2]", 5);
    QVERIFY(!tape);
    QCOMPARE(tape.error().message, std::string("JSON of 4 GB and more is not read."));
}

void tst_Tape::everyPrefixOfAnObjectIsRefusedAtOrBeforeItsEnd()
{
    const std::string whole =
        R"( {"users":[{"id":"VXNlcjox","n":-1.5e3,"ok":true,"x":null,"s":"\u00e9\ud83d\ude00\n"},[],{}]})";
    QVERIFY(json::Tape::parse(whole));
    for (size_t length = 0; length < whole.size(); ++length) {
        const auto tape = json::Tape::parse(whole.substr(0, length));
        QVERIFY2(!tape, qPrintable(QString::number(length)));
        QVERIFY(tape.error().offset <= length);
    }
}

void tst_Tape::everyByteChangedIsEitherReadOrRefused()
{
    const std::string whole = R"({"a":[1,2.5,{"b":"c\n"},true,null],"d":{"e":[[]]}})";
    size_t refused = 0;
    for (size_t at = 0; at < whole.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string changed = whole;
            changed[at] = static_cast<char>(byte);
            const auto tape = json::Tape::parse(changed);
            if (!tape) {
                ++refused;
                continue;
            }
            // Walking everything under ASan proves the index holds for what was let through.
            std::vector<json::Value> open {tape->root()};
            while (!open.empty()) {
                const json::Value value = open.back();
                open.pop_back();
                QVERIFY(value.span().end <= changed.size());
                for (const json::Value &item : value.items())
                    open.push_back(item);
                for (const auto &[key, member] : value.members()) {
                    QVERIFY(key.isString());
                    open.push_back(member);
                }
            }
        }
    }
    QVERIFY(refused > 0);
}

void tst_Tape::bytesOfOthersAreSharedAndMayBeginWithAMark()
{
    auto bytes = std::make_shared<const std::string>("\xEF\xBB\xBF {\"a\":[1]}");
    const auto *const data = bytes->data();
    const auto tape = json::Tape::parse(std::move(bytes));
    QVERIFY(tape);
    QCOMPARE(static_cast<const void *>(tape->bytes().data()), static_cast<const void *>(data));
    QCOMPARE(tape->root().span().begin, 4U);
    QCOMPARE(tape->root().at("a")->items().size(), 1U);
    QVERIFY(!json::Tape::parse(std::make_shared<const std::string>("\xEF\xBB\xBF")));
    // What a person types has no mark to be forgiven.
    QVERIFY(!json::Tape::parse(std::string("\xEF\xBB\xBF{}")));
}

REGISTER_TEST(tst_Tape)
#include "tst_tape.moc"
