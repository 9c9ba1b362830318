#include "core/graphql/lexer.h"
#include "tests/support/registry.h"

#include <QTest>

namespace {

struct Lexed
{
    explicit Lexed(const std::string &source)
    {
        graphql::Lexer lexer(source, &errors);
        for (auto token = lexer.next(); token.kind != graphql::TokenKind::EndOfFile; token = lexer.next()) {
            const auto kind = graphql::describe(token.kind);
            tokens += QByteArray(kind.data(), qsizetype(kind.size()));
            tokens += '[' + QByteArray::number(token.span.begin) + ',' + QByteArray::number(token.span.end) + ") ";
        }
        tokens = tokens.trimmed();
    }

    std::vector<graphql::Diagnostic> errors;
    QByteArray tokens;
};

} // namespace

class tst_Lexer : public QObject
{
    Q_OBJECT

private slots:
    void cutsTextIntoTokens_data();
    void cutsTextIntoTokens();
    void saysWhatIsNoTokenAsGraphqlJsDoes_data();
    void saysWhatIsNoTokenAsGraphqlJsDoes();
    void goesOnBehindAnError_data();
    void goesOnBehindAnError();
    void canBeginInTheMiddle();
};

void tst_Lexer::cutsTextIntoTokens_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("tokens");
    QTest::newRow("nothing") << QByteArray(" \t\r\n,,") << QByteArray();
    QTest::newRow("punctuators") << QByteArray("!$&()...:=@[]{|}")
                                 << QByteArray(R"x("!"[0,1) "$"[1,2) "&"[2,3) "("[3,4) ")"[4,5) "..."[5,8) ":"[8,9) )x"
                                               R"x("="[9,10) "@"[10,11) "["[11,12) "]"[12,13) "{"[13,14) )x"
                                               R"x("|"[14,15) "}"[15,16))x");
    QTest::newRow("names") << QByteArray("a _1 B9_") << QByteArray("Name[0,1) Name[2,4) Name[5,8)");
    QTest::newRow("numbers") << QByteArray("0 -1 10 1.5 -0.5e10 1E-2 2e+3")
                             << QByteArray("Int[0,1) Int[2,4) Int[5,7) Float[8,11) Float[12,19) Float[20,24) "
                                           "Float[25,29)");
    QTest::newRow("strings") << QByteArray(R"("" "a\"b" """x""" """""")")
                             << QByteArray("String[0,2) String[3,9) BlockString[10,17) BlockString[18,24)");
    QTest::newRow("block string with quotes")
        << QByteArray(R"("""a " "" \""" b""")") << QByteArray("BlockString[0,19)");
    QTest::newRow("comment ends at CR") << QByteArray("# a\rb") << QByteArray("Comment[0,3) Name[4,5)");
    QTest::newRow("comment at the end") << QByteArray("a#") << QByteArray("Name[0,1) Comment[1,2)");
    QTest::newRow("byte order marks are blank")
        << QByteArray("\xEF\xBB\xBF{\xEF\xBB\xBF}") << QByteArray(R"("{"[3,4) "}"[7,8))");
    QTest::newRow("UTF-8 in strings and comments")
        << QByteArray("\"é😀\" #é\n a") << QByteArray("String[0,8) Comment[9,12) Name[14,15)");
}

void tst_Lexer::cutsTextIntoTokens()
{
    QFETCH(QByteArray, source);
    const Lexed lexed(source.toStdString());
    QTEST(lexed.tokens, "tokens");
    QVERIFY(lexed.errors.empty());
}

void tst_Lexer::saysWhatIsNoTokenAsGraphqlJsDoes_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<uint>("offset");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const QByteArray &source, uint offset, const char *message) {
        QTest::newRow(name) << source << offset << QByteArray("Syntax Error: ") + message;
    };
    row("character", "a % b", 2, "Unexpected character: \"%\".");
    row("beyond ASCII", "é", 0, "Unexpected character: U+00E9.");
    row("beyond the BMP", "😀", 0, "Unexpected character: U+1F600.");
    row("NUL", QByteArray("\0", 1), 0, "Unexpected character: U+0000.");
    row("single quote", "'a'", 0, "Unexpected single quote character ('), did you mean to use a double quote (\")?");
    row("one dot", ". ", 0, "Unexpected character: \".\".");
    row("two dots", "..", 0, "Unexpected character: \".\".");
    row("number with a zero in front", "01", 1, "Invalid number, unexpected digit after 0: \"1\".");
    row("minus alone", "- 1", 1, "Invalid number, expected digit but got: \" \".");
    row("number runs into a name", "1a", 1, "Invalid number, expected digit but got: \"a\".");
    row("number ends in a dot", "1.", 2, "Invalid number, expected digit but got: <EOF>.");
    row("number with two dots", "1.5.2", 3, "Invalid number, expected digit but got: \".\".");
    row("exponent without digits", "1e\"\"", 2, "Invalid number, expected digit but got: '\"'.");
    row("string never ends", "\"ab", 3, "Unterminated string.");
    row("string ends with its line", "\"ab\n\"", 3, "Unterminated string.");
    row("block string never ends", "\"\"\"ab\n\"\"", 8, "Unterminated string.");
    row("unknown escape", R"("a\q")", 2, R"(Invalid character escape sequence: "\q".)");
    row("short unicode escape", R"("\u12")", 1, R"(Invalid Unicode escape sequence: "\u12"".)");
    row("lone surrogate", R"("\uD83D")", 1, R"(Invalid Unicode escape sequence: "\uD83D".)");
    row("surrogates the wrong way round", R"("\uDE00\uD83D")", 1, R"(Invalid Unicode escape sequence: "\uDE00".)");
    row("surrogate in braces", R"("\u{D83D}")", 1, R"(Invalid Unicode escape sequence: "\u{D83D}".)");
    row("too large", R"("\u{110000}")", 1, R"(Invalid Unicode escape sequence: "\u{110000}".)");
    row("empty braces", R"("\u{}")", 1, R"(Invalid Unicode escape sequence: "\u{}".)");
    row("no UTF-8", "a \xFF", 2, "Invalid character: byte 0xFF, which is not UTF-8.");
    row("no UTF-8 in a comment", "# \xC3\n", 2, "Invalid character in a comment: byte 0xC3, which is not UTF-8.");
    row("no UTF-8 in a string", "\"\xED\xA0\x80\"", 1,
        "Invalid character within String: byte 0xED, which is not UTF-8.");
}

void tst_Lexer::saysWhatIsNoTokenAsGraphqlJsDoes()
{
    QFETCH(QByteArray, source);
    const Lexed lexed(source.toStdString());
    QVERIFY(!lexed.errors.empty());
    QTEST(uint(lexed.errors.front().spans.front().begin), "offset");
    QTEST(QByteArray::fromStdString(lexed.errors.front().message), "message");
}

void tst_Lexer::goesOnBehindAnError_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("errors");
    QTest::addColumn<QByteArray>("tokens");
    QTest::newRow("one word in another script is one mistake")
        << QByteArray("a привет b") << 1 << QByteArray("Name[0,1) Name[15,16)");
    QTest::newRow("number runs into a name") << QByteArray("12ab c") << 1 << QByteArray("Int[0,4) Name[5,6)");
    QTest::newRow("string ends with its line") << QByteArray("\"ab\nc") << 1 << QByteArray("String[0,3) Name[4,5)");
    QTest::newRow("closing quote behind a bad escape")
        << QByteArray(R"("\u" c)") << 1 << QByteArray("String[0,4) Name[5,6)");
    QTest::newRow("two bad escapes") << QByteArray(R"("\q\z" c)") << 2 << QByteArray("String[0,6) Name[7,8)");
}

void tst_Lexer::goesOnBehindAnError()
{
    QFETCH(QByteArray, source);
    const Lexed lexed(source.toStdString());
    QTEST(int(lexed.errors.size()), "errors");
    QTEST(lexed.tokens, "tokens");
}

void tst_Lexer::canBeginInTheMiddle()
{
    graphql::Lexer lexer("query { a }", nullptr, 6);
    QVERIFY(lexer.next().kind == graphql::TokenKind::BraceLeft);
    QCOMPARE(lexer.next().span, (text::Span {8, 9}));
}

REGISTER_TEST(tst_Lexer)
#include "tst_lexer.moc"
