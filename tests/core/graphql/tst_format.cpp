#include "core/graphql/document.h"
#include "core/graphql/edits/format.h"
#include "core/graphql/lexer.h"
#include "core/graphql/printer.h"
#include "tests/core/graphql/corpus.h"
#include "tests/core/graphql/edittest.h"
#include "tests/core/graphql/formatcases.h"
#include "tests/support/registry.h"

#include <QTest>

namespace {

std::string formatted(const std::string &source)
{
    return graphql::applied(source, graphql::format(*graphql::parse(source)).edits);
}

std::vector<std::string> commentsOf(const std::string &source)
{
    const auto document = graphql::parse(source);
    std::vector<std::string> comments;
    for (const text::Span comment : document->comments()) {
        const std::string_view text = comment.of(source);
        comments.emplace_back(text.substr(0, text.find_last_not_of(" \t") + 1));
    }
    return comments;
}

/// Where the tokens begin and end, without those that format() may add or leave out.
std::vector<text::Span> lastingTokens(const std::string &source)
{
    std::vector<text::Span> spans;
    graphql::Lexer lexer(source);
    for (auto token = lexer.next(); token.kind != graphql::TokenKind::EndOfFile; token = lexer.next()) {
        const bool isShort =
            token.kind == graphql::TokenKind::BraceLeft && !spans.empty() && spans.back().of(source) == "query";
        if (isShort)
            spans.pop_back();
        const bool isSeparator = token.kind == graphql::TokenKind::Pipe || token.kind == graphql::TokenKind::Ampersand;
        if (!isSeparator && token.kind != graphql::TokenKind::Comment)
            spans.push_back(token.span);
    }
    return spans;
}

/// \a source with a comment in front of every \a step th token, in one of the ways people write them.
std::string commented(std::string_view source, std::size_t step, std::size_t offset, std::string_view comment)
{
    std::string text;
    std::size_t at = 0;
    std::size_t number = 0;
    graphql::Lexer lexer(source);
    for (auto token = lexer.next();; token = lexer.next(), ++number) {
        text += source.substr(at, token.span.begin - at);
        // A comment of the source swallows what stands behind it on its line.
        if (number % step == offset && token.kind != graphql::TokenKind::Comment)
            text.append(comment).append(std::to_string(number)).append("\n");
        text += token.span.of(source);
        at = token.span.end;
        if (token.kind == graphql::TokenKind::EndOfFile)
            return text;
    }
}

constexpr std::array<std::string_view, 5> commentStyles {
    " # behind ", "\n# own line ", "\n\n\n  #separated\t", "# one\r\n\r\n # two ", "\n# one\n\n, # two \n# three ",
};

/// What has to be true whatever the document.
void checkRules(const std::string &source)
{
    const auto document = graphql::parse(source);
    QVERIFY2(document->syntaxErrors().empty(), source.c_str());
    const auto layout = graphql::format(*document);
    QVERIFY(!layout.error);
    QVERIFY(edittest::areSound(layout.edits, source));
    const std::string result = graphql::applied(source, layout.edits);
    edittest::compareTexts(graphql::print(*graphql::parse(result)), graphql::print(*document));
    QCOMPARE(commentsOf(result), commentsOf(source));
    edittest::compareTexts(formatted(result), result);
    QVERIFY(graphql::format(*graphql::parse(result)).edits.empty());
    if (document->comments().empty())
        edittest::compareTexts(result, graphql::print(*document));
}

} // namespace

class tst_Format : public QObject
{
    Q_OBJECT

private slots:
    void commentsKeepTheirPlace_data();
    void commentsKeepTheirPlace();
    void withoutCommentsItIsThePrint();
    void commentsAnywhereAreKept_data();
    void commentsAnywhereAreKept();
    void caretsStayAtTheirTokens();
    void onlyWhatChangesIsEdited();
    void aDocumentWithErrorsIsLeftAlone();
    void byteOrderMarksAndCarriageReturnsGo();
};

void tst_Format::commentsKeepTheirPlace_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<std::string>("expected");
    for (const FormatCase &row : formatCases)
        QTest::newRow(row.name) << std::string(row.source) << std::string(row.formatted);
}

void tst_Format::commentsKeepTheirPlace()
{
    QFETCH(std::string, source);
    QFETCH(std::string, expected);
    edittest::compareTexts(formatted(source), expected);
    checkRules(source);
}

void tst_Format::withoutCommentsItIsThePrint()
{
    for (const std::string_view source : corpus)
        checkRules(std::string(source));
    for (const std::string_view source : edittest::validDocuments)
        checkRules(std::string(source));
}

void tst_Format::commentsAnywhereAreKept_data()
{
    QTest::addColumn<std::size_t>("style");
    for (std::size_t style = 0; style < commentStyles.size(); ++style)
        QTest::addRow("style %zu", style) << style;
}

void tst_Format::commentsAnywhereAreKept()
{
    QFETCH(std::size_t, style);
    for (const std::string_view source : corpus) {
        for (std::size_t step : {1, 2, 7, 1000}) {
            for (std::size_t offset = 0; offset < std::min<std::size_t>(step, 60); ++offset) {
                checkRules(commented(source, step, offset, commentStyles[style]));
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }
}

void tst_Format::caretsStayAtTheirTokens()
{
    for (const std::string_view view : corpus) {
        const std::string source(view);
        const auto edits = graphql::format(*graphql::parse(source)).edits;
        const std::string result = graphql::applied(source, edits);
        const auto before = lastingTokens(source);
        const auto after = lastingTokens(result);
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            QCOMPARE(graphql::moved(before[i].begin, edits), after[i].begin);
            // Behind a token that touches the next one, a caret belongs to both.
            const bool touches = i + 1 < before.size() && before[i + 1].begin == before[i].end;
            const auto end = graphql::moved(before[i].end, edits);
            QVERIFY(end == after[i].end || (touches && end == after[i + 1].begin));
        }
    }
}

void tst_Format::onlyWhatChangesIsEdited()
{
    const std::string source = "{\n  a\n  b { c }\n  d(x: \"\"\"\n  e\n  \"\"\")\n}";
    const std::vector<graphql::TextEdit> expected {
        {{11, 12}, "\n    "},
        {{13, 14}, "\n  "},
        {{23, 36}, "\"\"\"e\"\"\""},
    };
    QCOMPARE(graphql::format(*graphql::parse(source)).edits, expected);
}

void tst_Format::aDocumentWithErrorsIsLeftAlone()
{
    const auto layout = graphql::format(*graphql::parse("{ a, b(x: ) } { c("));
    QVERIFY(layout.edits.empty());
    QCOMPARE(layout.error->message, std::string("Syntax Error: Unexpected \")\"."));
    QCOMPARE(layout.error->spans.front(), (text::Span {10, 11}));
    QVERIFY(graphql::format(*graphql::parse("# nothing but a comment\n")).error);
}

void tst_Format::byteOrderMarksAndCarriageReturnsGo()
{
    QCOMPARE(formatted("\xEF\xBB\xBF# a\r\n{ b(c: \"\"\"\r\n  d\r\n  e\r\n\"\"\") }\r\n"),
             std::string("# a\n{\n  b(c: \"\"\"\n  d\n  e\n  \"\"\")\n}"));
}

REGISTER_TEST(tst_Format)
#include "tst_format.moc"
