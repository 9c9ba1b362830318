#include "core/results/comparison.h"
#include "tests/support/registry.h"

#include <QTest>

#include <ctime>

class tst_Comparison : public QObject
{
    Q_OBJECT

private slots:
    void differencesAreListed_data();
    void differencesAreListed();
    void linesStandSideBySide_data();
    void linesStandSideBySide();
    void aDifferenceKnowsItsLine();
    void aDeepDocumentIsComparedAsText();
    void tooManyDifferencesAreCut();
    void aMillionItemsAreComparedAsText();
    void tenMegabytesAreQuick();
};

namespace {

results::Comparison compared(const std::string &left, const std::string &right)
{
    const auto tape = [](const std::string &json) {
        return std::make_shared<const json::Tape>(std::move(*json::Tape::parse(json)));
    };
    return results::compare(tape(left), tape(right));
}

} // namespace

void tst_Comparison::differencesAreListed_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *left, const char *right, const char *text) {
        QTest::newRow(name) << QByteArray(left) << QByteArray(right) << QByteArray(text);
    };
    row("nothing", R"({"a":[1,{"b":null}]})", R"({"a":[1,{"b":null}]})", "");
    row("blanks and the order of members are nothing", R"({"a":1,"b":{"c":2,"d":3}})",
        "{ \"b\": {\"d\": 3, \"c\": 2},\n \"a\": 1 }", "");
    row("nor is how a string or a number is written", R"({"a":"\u003cb\u003e","n":100,"z":-0})",
        R"({"\u0061":"<b>","n":1e2,"z":0.0})", "");
    row("one digit is", R"({"n":9007199254740993})", R"({"n":9007199254740992})",
        "~ n: 9007199254740993 → 9007199254740992\n");
    row("numbers stay as they came", R"({"n":1.50})", R"({"n":1.60})", "~ n: 1.50 → 1.60\n");
    row("members", R"({"a":1,"b":2,"d":4})", R"({"b":3,"c":{"x":[]},"d":4})", "- a: 1\n~ b: 2 → 3\n+ c: {\"x\":[]}\n");
    row("another kind", R"({"a":null,"b":[1],"c":"1"})", R"({"a":{},"b":{"0":1},"c":1})",
        "~ a: null → {}\n~ b: [1] → {\"0\":1}\n~ c: \"1\" → 1\n");
    row("odd keys", R"({"a b":{"":1}})", R"({"a b":{"":2}})", "~ [\"a b\"][\"\"]: 1 → 2\n");
    row("the whole", "1", "2", "~ (all): 1 → 2\n");
    row("the last of two members of a name counts", R"({"a":1,"a":2})", R"({"a":2})", "");
    row("items by index", R"({"l":["a","b","c"]})", R"({"l":["a","c"]})", "~ l[1]: \"b\" → \"c\"\n- l[2]: \"c\"\n");
    row("nodes by their id",
        R"({"edges":[{"node":{"id":"a","n":1}},{"node":{"id":"b","n":2}},{"node":{"id":"c","n":3}}]})",
        R"({"edges":[{"node":{"id":"x","n":0}},{"node":{"id":"a","n":1}},{"node":{"id":"c","n":4}}]})",
        "+ edges[id=x]: {\"node\":{\"id\":\"x\",\"n\":0}}\n- edges[id=b]: {\"node\":{\"id\":\"b\",\"n\":2}}\n"
        "~ edges[id=c].node.n: 3 → 4\n");
    row("another order of them is no difference", R"([{"id":"a"},{"id":"b"}])", R"([{"id":"b"},{"id":"a"}])", "");
    row("an id that comes twice is none", R"([{"id":"a","n":1},{"id":"a","n":2}])", R"([{"id":"a","n":2}])",
        "~ [0].n: 1 → 2\n- [1]: {\"id\":\"a\",\"n\":2}\n");
    row("nor is one that some lack", R"([{"id":"a"},null])", R"([null,{"id":"a"}])",
        "~ [0]: {\"id\":\"a\"} → null\n~ [1]: null → {\"id\":\"a\"}\n");
    row("an empty list", R"({"l":[]})", R"({"l":[{"id":"a"}]})", "+ l[id=a]: {\"id\":\"a\"}\n");
}

void tst_Comparison::differencesAreListed()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(QByteArray, text);
    const auto comparison = compared(left.toStdString(), right.toStdString());
    QCOMPARE(QByteArray::fromStdString(comparison.text()), text);
    // Seen from the other side it is the same.
    const auto other = compared(right.toStdString(), left.toStdString());
    QCOMPARE(other.differences.size(), comparison.differences.size());
}

void tst_Comparison::linesStandSideBySide_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QByteArray>("lines");
    const auto row = [](const char *name, const char *left, const char *right, const char *lines) {
        QTest::newRow(name) << QByteArray(left) << QByteArray(right) << QByteArray(lines);
    };
    row("equal, with other blanks outside", R"({"x":{"a":1,"e":{}}})", R"( { "x":{"a":1,"e":{}} } )",
        "{ | {\n-\"x\":{ | \"x\":{\n--\"a\":1 | \"a\":1\n--\"e\":{} | \"e\":{}\n-} | }\n} | }\n");
    row("changed", R"([1,2])", R"([1,3])", "[ | [\n-1 | 1\n-2 ~ 3\n] | ]\n");
    row("added and removed", R"({"a":[1],"b":2})", R"({"b":2,"c":{"d":1}})",
        "{ | {\n-\"a\":[ < \n--1 < \n-] < \n-\"b\":2 | \"b\":2\n- > \"c\":{\n-- > \"d\":1\n- > }\n} | }\n");
    row("another kind", R"({"a":[1]})", R"({"a":1})", "{ | {\n-\"a\":[ ~ \n--1 ~ \n-] ~ \n- ~ \"a\":1\n} | }\n");
}

void tst_Comparison::linesStandSideBySide()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(QByteArray, lines);
    const auto comparison = compared(left.toStdString(), right.toStdString());
    std::string shown;
    for (const auto &line : comparison.lines) {
        shown.append(line.depth, '-');
        shown.append(line.left.of(comparison.left->bytes()));
        shown.append(1, ' ').append(1, "|><~"[static_cast<int>(line.kind)]).append(1, ' ');
        shown.append(line.right.of(comparison.right->bytes())).append("\n");
    }
    QCOMPARE(QByteArray::fromStdString(shown), lines);
}

void tst_Comparison::aDifferenceKnowsItsLine()
{
    const auto comparison = compared(R"({"a":{"b":1},"c":2})", R"({"a":{"b":2,"x":{}},"c":3})");
    QCOMPARE(comparison.differences.size(), std::size_t(3));
    for (const auto &difference : comparison.differences) {
        const auto &line = comparison.lines[difference.line];
        QCOMPARE(line.kind, difference.kind);
        QVERIFY(difference.right.isEmpty() || line.right.encloses(difference.right));
    }
}

void tst_Comparison::aDeepDocumentIsComparedAsText()
{
    const auto nested = [](const char *leaf) {
        return std::string(9'000, '[') + leaf + std::string(9'000, ']');
    };
    QCOMPARE(compared(nested("1"), nested("1")).differences.size(), std::size_t(0));
    const auto comparison = compared(nested("1"), nested("2"));
    QCOMPARE(comparison.differences.size(), std::size_t(1));
    QCOMPARE(comparison.differences.front().path.size(), std::size_t(results::DeepestComparison * 3));
}

void tst_Comparison::tooManyDifferencesAreCut()
{
    std::string left = "[";
    std::string right = "[";
    for (std::size_t i = 0; i < results::MostDifferences + 5; ++i) {
        left += "1,";
        right += "2,";
    }
    const auto comparison = compared(left + "0]", right + "0]");
    QVERIFY(comparison.isCut);
    QCOMPARE(comparison.differences.size(), results::MostDifferences);
    QCOMPARE(comparison.lines.size(), results::MostDifferences + 8);
}

void tst_Comparison::aMillionItemsAreComparedAsText()
{
    std::string items = "0";
    for (int i = 0; i < 1'000'000; ++i)
        items += ",1";
    const auto json = [&items](const char *last) {
        return std::string(R"({"a":[)").append(items).append(last).append(R"(],"b":1})");
    };
    const auto comparison = compared(json(",1"), json(",2"));
    QCOMPARE(comparison.differences.size(), std::size_t(1));
    QCOMPARE(comparison.differences.front().path, std::string("a"));
    QVERIFY(comparison.isCut);
    QCOMPARE(comparison.lines.size(), std::size_t(5)); // Both brackets, both lists, and what is beside them.
    const auto same = compared(json(",1"), json(",1"));
    QVERIFY(same.differences.empty());
    QVERIFY(!same.isCut);
}

void tst_Comparison::tenMegabytesAreQuick()
{
    std::string left = "{\"data\":{\"users\":{\"edges\":[";
    std::string right = left;
    for (int i = 0; i < 60'000; ++i) {
        const auto row = [i](int n) {
            return std::string(i ? "," : "") + R"({"node":{"id":")" + std::to_string(i * 7919)
                + R"(","formattedName":"Somebody With A Name","isDisabled":false,"standardAttributes":{"email":"somebody@example.test","n":)"
                + std::to_string(n) + "}}}";
        };
        left += row(i);
        right += row(i % 100 == 0 ? i + 1 : i);
    }
    left += "]}}}";
    right += "]}}}";
    QVERIFY(left.size() > 8'000'000);
    // The processor's time and not the clock's: others may be at work on this machine.
    const auto before = std::clock();
    const auto comparison = compared(left, right);
    const auto seconds = double(std::clock() - before) / CLOCKS_PER_SEC;
    qInfo("%.1f MB compared in %.2f s", double(left.size()) / 1e6, seconds);
    QCOMPARE(comparison.differences.size(), std::size_t(600));
    QVERIFY(seconds < 20); // Quadratic would be minutes.
}

REGISTER_TEST(tst_Comparison)

#include "tst_comparison.moc"
