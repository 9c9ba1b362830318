#include "core/results/textsearch.h"
#include "tests/support/registry.h"

#include <QTest>

namespace {

std::vector<std::uint32_t> beginsOf(const std::vector<text::Span> &spans)
{
    std::vector<std::uint32_t> begins;
    for (const auto span : spans)
        begins.push_back(span.begin);
    return begins;
}

QByteArrayList textsOf(const std::vector<text::Span> &spans, std::string_view source)
{
    QByteArrayList texts;
    for (const auto span : spans)
        texts.append(QByteArray::fromStdString(std::string(span.of(source))));
    return texts;
}

} // namespace

class tst_TextSearch : public QObject
{
    Q_OBJECT

private slots:
    void findsText_data();
    void findsText();
    void eachIsAsLongAsItIsThere_data();
    void eachIsAsLongAsItIsThere();
    void stopsAtTheLimit();
    void findsBytesAsTheyStandThere();
};

void tst_TextSearch::findsText_data()
{
    QTest::addColumn<QByteArray>("marked"); // ^ stands before each place that is found.
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<bool>("caseSensitive");
    QTest::newRow("keys and values") << QByteArray(R"({"^name":"my ^name","x":[true,"na me"]})") << QByteArray("name")
                                     << true;
    QTest::newRow("numbers and words") << QByteArray(R"([1.^50,^50,false,"^50"])") << QByteArray("50") << true;
    QTest::newRow("a word") << QByteArray(R"({"a":tr^ue})") << QByteArray("ue") << true;
    QTest::newRow("either case") << QByteArray(R"(["^Alice","^ALICE","^alice"])") << QByteArray("aLiCe") << false;
    QTest::newRow("one case") << QByteArray(R"(["Alice","ALICE","^alice"])") << QByteArray("alice") << true;
    QTest::newRow("not the punctuation") << QByteArray(R"({"a":{"b":1},"c":"^}"})") << QByteArray("}") << true;
    QTest::newRow("what Go escapes") << QByteArray(R"({"n":"x ^\u003cimg src"})") << QByteArray("<img") << true;
    QTest::newRow("behind an escape") << QByteArray(R"({"n":"a\n^b\"^b"})") << QByteArray("b") << true;
    QTest::newRow("an escaped pair") << QByteArray(R"({"n":"^\ud83d\ude00!"})") << QByteArray("😀!") << true;
    QTest::newRow("a lone surrogate") << QByteArray(R"({"n":"\ud83dx ^\u00e9"})") << QByteArray("é") << true;
    QTest::newRow("outside ASCII") << QByteArray(R"({"n":"陳^大文"})") << QByteArray("大文") << false;
    QTest::newRow("letters with accents")
        << QByteArray(R"(["^Élève","^ÉLÈVE","^élève","eleve"])") << QByteArray("élÈve") << false;
    QTest::newRow("Cyrillic") << QByteArray(R"(["^Жанна","^ЖАННА","^жанна","шанна"])") << QByteArray("жАнна") << false;
    QTest::newRow("Cyrillic in one case") << QByteArray(R"(["Жанна","^жанна"])") << QByteArray("жанна") << true;
    QTest::newRow("Turkish") << QByteArray(R"(["^İstanbul","^istanbul","ıstanbul"])") << QByteArray("istanbul")
                             << false;
    QTest::newRow("two forms of sigma") << QByteArray(R"(["^Οδυσσεύς","^ΟΔΥΣΣΕΎΣ"])") << QByteArray("οδυσσεύς")
                                        << false;
    // The Kelvin sign is two bytes longer than a k, the sharp capital S one longer than the small one.
    QTest::newRow("forms of other lengths")
        << QByteArray("[\"x^\u212Aelvin\",\"^kelvin ^KELVIN\",\"\u1E9Eelvin\"]") << QByteArray("kelvin") << false;
    QTest::newRow("sharp s") << QByteArray("[\"^stra\u00DFe ^STRA\u1E9EE\"]") << QByteArray("Straße") << false;
    QTest::newRow("beyond the first plane")
        << QByteArray("[\"^\U00010400 ^\U00010428\"]") << QByteArray("\U00010428") << false;
    QTest::newRow("no overlap") << QByteArray(R"(["^aa^aaa"])") << QByteArray("aa") << true;
    QTest::newRow("never over two tokens") << QByteArray(R"(["ab","cd"])") << QByteArray("bcd") << true;
    QTest::newRow("with a space") << QByteArray(R"({"n":"^John Smith","m":"John","k":"^john smith"})")
                                  << QByteArray("john smith") << false;
    QTest::newRow("numbers beside each other") << QByteArray(R"([1,2,"x ^1,2"])") << QByteArray("1,2") << true;
    QTest::newRow("a quote") << QByteArray(R"(["^a\"b","a","b"])") << QByteArray("a\"b") << true;
    QTest::newRow("letters of an escape") << QByteArray(R"(["\u003cx","\n","^nu003"])") << QByteArray("n") << true;
    QTest::newRow("escapes here and there")
        << QByteArray(R"({"a^x":"\\","b":"^x\"^x","c":"^x"})") << QByteArray("x") << true;
    QTest::newRow("nothing") << QByteArray(R"(["ab"])") << QByteArray("") << true;
}

void tst_TextSearch::findsText()
{
    QFETCH(QByteArray, marked);
    QFETCH(QByteArray, needle);
    QFETCH(bool, caseSensitive);
    std::vector<std::uint32_t> expected;
    for (auto mark = marked.indexOf('^'); mark >= 0; mark = marked.indexOf('^')) {
        expected.push_back(static_cast<std::uint32_t>(mark));
        marked.remove(mark, 1);
    }
    const auto tape = json::Tape::parse(marked.toStdString());
    QVERIFY(tape);
    QCOMPARE(beginsOf(results::findText(*tape, needle.toStdString(), caseSensitive, 100)), expected);
}

void tst_TextSearch::eachIsAsLongAsItIsThere_data()
{
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<QByteArrayList>("inText");
    QTest::addColumn<QByteArrayList>("inBytes");
    const auto row = [](const char *needle, const QByteArrayList &inText, const QByteArrayList &inBytes) {
        QTest::newRow(needle) << QByteArray(needle) << inText << inBytes;
    };
    row("istanbul", {"İstanbul", "istanbul"}, {"İstanbul", "istanbul"});
    row("k", {"\u212A", "k"}, {"\u212A", "k"});
    row("<b>", {R"(\u003cB\u003e)", "<b>"}, {"<b>"});
    row("é!", {R"(\u00e9!)"}, {});
    row("é", {R"(\u00e9)"}, {});
}

void tst_TextSearch::eachIsAsLongAsItIsThere()
{
    QFETCH(QByteArray, needle);
    const std::string source = "[\"İstanbul istanbul\",\"\u212A\",\"k\",\"x\\u003cB\\u003e\",\"<b>\",\"\\u00e9!\"]";
    const auto tape = json::Tape::parse(source);
    QVERIFY(tape);
    QTEST(textsOf(results::findText(*tape, needle.toStdString(), false, 100), source), "inText");
    QTEST(textsOf(results::findBytes(source, needle.toStdString(), false, 100), source), "inBytes");
}

void tst_TextSearch::stopsAtTheLimit()
{
    const auto tape = json::Tape::parse(R"(["aaaa","aaaa"])");
    QCOMPARE(results::findText(*tape, "a", true, 6).size(), 6U);
}

void tst_TextSearch::findsBytesAsTheyStandThere()
{
    using Places = std::vector<std::uint32_t>;
    QCOMPARE(beginsOf(results::findBytes("<P>\n<p>", "<p", false, 10)), (Places {0, 4}));
    QCOMPARE(beginsOf(results::findBytes("<P>\n<p>", "<p", true, 10)), (Places {4}));
    QCOMPARE(beginsOf(results::findBytes("aaaa", "aa", true, 1)), (Places {0}));
    QCOMPARE(beginsOf(results::findBytes("ab", "abc", true, 1)), Places());
    QCOMPARE(beginsOf(results::findBytes("ab", "", true, 1)), Places());
    // What is no UTF-8 is passed over, and found as itself.
    QCOMPARE(beginsOf(results::findBytes("\xFF\xC3\xC3\x89t\xE9", "\xC3\xA9T", false, 10)), (Places {2}));
    QCOMPARE(beginsOf(results::findBytes("\xC3\xE9\xE9x", "\xE9X", false, 10)), (Places {2}));
    QCOMPARE(beginsOf(results::findBytes("ab\xC3", "\xC3\xA9", false, 10)), Places());
}

REGISTER_TEST(tst_TextSearch)
#include "tst_textsearch.moc"
