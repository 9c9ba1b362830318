#include "tests/support/registry.h"
#include "ui/code/jsonstyles.h"

#include <QTest>

class tst_JsonStyles : public QObject
{
    Q_OBJECT

private slots:
    void colours_data();
    void colours();
    void aRangeMayBeginAtAnyLine();
    void aCommentMayBeOpenAtTheBegin();
};

namespace {

/// A letter a byte: `.` plain, Key, String, Number, Word, Broken, Comment (written `/`).
QByteArray lettersOf(const std::string &styles)
{
    QByteArray letters;
    for (const char style : styles)
        letters.append(".KSNWB/"[static_cast<int>(style)]);
    return letters;
}

} // namespace

void tst_JsonStyles::colours_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("letters");
    QTest::newRow("members") << QByteArray(R"({"a": "b"})") << QByteArray(".KKK..SSS.");
    QTest::newRow("a key far from its colon") << QByteArray("\"a\"  \n :1") << QByteArray("KKK.....N");
    QTest::newRow("numbers as sent") << QByteArray("[-1.5e+3,0]") << QByteArray(".NNNNNNN.N.");
    QTest::newRow("words") << QByteArray("[true,null,nil]") << QByteArray(".WWWW.WWWW.BBB.");
    QTest::newRow("an escaped quote") << QByteArray(R"(["a\"b\\",1])") << QByteArray(".SSSSSSSS.N.");
    QTest::newRow("a string that never ends") << QByteArray("[\"ab\n1]") << QByteArray(".SSS.N.");
    QTest::newRow("ends in an escape") << QByteArray("\"a\\") << QByteArray("SSS");
    QTest::newRow("outside ASCII") << QByteArray("\"é\"") << QByteArray("SSSS");
    QTest::newRow("not JSON") << QByteArray("<a>é") << QByteArray(".B...");
    QTest::newRow("comments") << QByteArray("[1//\"a\"\n,2/*3\n*/,4#5") << QByteArray(".N/////..N//////.N//");
    QTest::newRow("a comment without an end") << QByteArray("1 /*\n2") << QByteArray("N.////");
    QTest::newRow("no comment") << QByteArray("\"//#/*\"/ 1") << QByteArray("SSSSSSS..N");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void tst_JsonStyles::colours()
{
    QFETCH(QByteArray, text);
    const std::string_view bytes(text.constData(), static_cast<std::size_t>(text.size()));
    QTEST(lettersOf(ui::jsonStyles(bytes, 0, bytes.size())), "letters");
}

void tst_JsonStyles::aRangeMayBeginAtAnyLine()
{
    const std::string text = "{\n  \"key\": [\"x\", 1.5,\n  true]\n}\n";
    const auto whole = ui::jsonStyles(text, 0, text.size());
    for (std::size_t line = text.find('\n') + 1; line != 0 && line < text.size(); line = text.find('\n', line) + 1)
        for (auto end = line; end <= text.size(); ++end)
            QCOMPARE(ui::jsonStyles(text, line, end), whole.substr(line, end - line));
}

void tst_JsonStyles::aCommentMayBeOpenAtTheBegin()
{
    const std::string text = "[/*\n1 \"\n*/2]";
    const auto whole = ui::jsonStyles(text, 0, text.size());
    QCOMPARE(lettersOf(whole), QByteArray("./////////N."));
    const auto line = text.find('\n') + 1;
    for (auto end = line; end <= text.size(); ++end)
        QCOMPARE(ui::jsonStyles(text, line, end, true), whole.substr(line, end - line));
}

REGISTER_TEST(tst_JsonStyles)
#include "tst_jsonstyles.moc"
