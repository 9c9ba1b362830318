#include "core/json/typed.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace json;

class tst_Typed : public QObject
{
    Q_OBJECT

private slots:
    void commentsAndLastCommasBecomeSpaces_data();
    void commentsAndLastCommasBecomeSpaces();
    void anyBytesKeepTheirPlaces();
    void saysWhereTheTypedTextIsWrong_data();
    void saysWhereTheTypedTextIsWrong();
    void keysAreThoseOfTheObjectItself();
};

void tst_Typed::commentsAndLastCommasBecomeSpaces_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("plain");
    const auto row = [](const char *title, const char *typed, const char *plain) {
        QTest::newRow(title) << QByteArray(typed) << QByteArray(plain);
    };
    row("nothing", "", "");
    row("plain already", "{\"a\": [1, -2.50e3], \"b\": null}\n", "{\"a\": [1, -2.50e3], \"b\": null}\n");
    row("two slashes", "{} // é\n", "{}      \n");
    row("a number sign", "# all\n{}", "     \n{}");
    row("at the end of the text", "1 //", "1   ");
    row("a block", "[/* 1, */2]", "[        2]");
    row("a block over lines", "[/*\r\n*/\n1]", "[  \r\n  \n1]");
    row("a carriage return ends a comment", "[1 //x\r,2]", "[1    \r,2]");
    row("a block ends at its first mark", "[/* /* */ 1 */]", "[         1 */]");
    row("a block is no comment of slashes", "/*/ 1 */2", "        2");
    row("comments one after another", "1/**///#\n#", "1       \n ");
    row("in strings", R"(["//", "/*", "#", "*/", ",]"])", R"(["//", "/*", "#", "*/", ",]"])");
    row("behind an escaped quote", R"(["\"//", "\\"]//)", R"(["\"//", "\\"]  )");
    row("a string that is not closed ends with its line", "[\"//\n//\n]", "[\"//\n  \n]");
    row("a string that ends in an escape", "\"\\", "\"\\");
    row("last comma of an array", "[1, 2,]", "[1, 2 ]");
    row("last comma of an object", "{\"a\": {},\n}", "{\"a\": {} \n}");
    row("comment behind the last comma", "[1, // one\n]", "[1        \n]");
    row("comment before the last comma", "[1/*,*/,]", "[1      ]");
    row("last commas inside each other", "[[[],],]", "[[[] ] ]");
    row("a comma before nothing", "[,]", "[,]");
    row("two commas", "[1,,]", "[1,,]");
    row("two commas between", "[1,,2]", "[1,,2]");
    row("a comma behind a colon", "{\"a\":,}", "{\"a\":,}");
    row("a comma at the end of the text", "{},", "{},");
    row("a block without an end", "[1, /* 2,]", "[1, /* 2,]");
    row("one slash", "[1 / 2]", "[1 / 2]");
    row("a comment parts a word", "[tr//\nue]", "[tr  \nue]");
}

void tst_Typed::commentsAndLastCommasBecomeSpaces()
{
    QFETCH(QByteArray, typed);
    QTEST(QByteArray::fromStdString(plainJson(typed.toStdString())), "plain");
}

/// What the text is made of, in every order up to eight pieces' worth of bytes: nothing but spaces is put in, and
/// what came out is left as it is.
void tst_Typed::anyBytesKeepTheirPlaces()
{
    const std::string_view bytes = "{[\"/*#,:\\\n\r]}1 \xC3";
    std::uint32_t seed = 4;
    for (int round = 0; round < 20'000; ++round) {
        std::string typed;
        for (int i = 0; i < 12; ++i) {
            seed = seed * 1'664'525U + 1'013'904'223U;
            typed += bytes[(seed >> 16U) % bytes.size()];
        }
        const auto plain = plainJson(typed);
        QCOMPARE(plain.size(), typed.size());
        for (std::size_t i = 0; i < plain.size(); ++i)
            QVERIFY2(plain[i] == typed[i] || (plain[i] == ' ' && typed[i] != '\n' && typed[i] != '\r'), typed.data());
        if (const auto tape = Tape::parse(typed))
            QCOMPARE(plain, typed);
    }
}

void tst_Typed::saysWhereTheTypedTextIsWrong_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("part");
    const auto row = [](const char *title, const char *typed, int offset, const char *part) {
        QTest::newRow(title) << QByteArray(typed) << offset << QByteArray(part);
    };
    row("behind comments", "/* é */ [1 2]", 12, "found \"2\"");
    row("two commas", "[1,,]", 3, "Expected a value");
    row("only a comma", "[,]", 1, "Expected a value");
    row("a block without an end", "{} /* ", 3, "never closed");
    row("a block without an end, in a place for values", "[ /* 1]", 2, "never closed");
    row("only a comment", "// none", 7, "end of the text");
    row("nothing", "", 0, "end of the text");
}

void tst_Typed::saysWhereTheTypedTextIsWrong()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, part);
    const auto tape = parseTyped(typed.toStdString());
    QVERIFY(!tape);
    QTEST(static_cast<int>(tape.error().offset), "offset");
    QVERIFY2(tape.error().message.find(part.toStdString()) != std::string::npos, tape.error().message.c_str());
}

void tst_Typed::keysAreThoseOfTheObjectItself()
{
    using Keys = std::unordered_set<std::string>;
    QVERIFY(json::keysTyped(R"({"a": {"b": 1}, "\u0063": 2, "a": 3, /* "d": 4 */})") == (Keys {"a", "c"}));
    for (const auto *none : {"", "[{\"a\": 1}]", "{\"a\": 1", "null"})
        QVERIFY2(json::keysTyped(none).empty(), none);
}

REGISTER_TEST(tst_Typed)
#include "tst_typed.moc"
