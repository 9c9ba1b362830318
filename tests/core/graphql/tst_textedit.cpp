#include "core/graphql/edits/extractvariable.h"
#include "core/graphql/edits/fillleafs.h"
#include "core/graphql/edits/mergefragments.h"
#include "core/graphql/edits/textedit.h"
#include "core/graphql/edits/variabledefinitions.h"
#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

#include <QTest>

using graphql::TextEdit;

namespace {

using MakeEdits = std::vector<TextEdit> (*)(const graphql::Schema &, const graphql::Document &);

/// \a begin, then \a part 4,000 times with its number for each `#`, then \a end.
std::string oneLongLine(std::string begin, std::string_view part, std::string_view end)
{
    for (int number = 0; number < 4'000; ++number)
        for (const char c : part)
            begin.append(c == '#' ? std::to_string(number) : std::string(1, c));
    return begin.append(end);
}

} // namespace

class tst_TextEdit : public QObject
{
    Q_OBJECT

private slots:
    void editsAreMadeInOrder_data()
    {
        QTest::addColumn<std::vector<TextEdit>>("edits");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, std::vector<TextEdit> edits, const char *expected) {
            QTest::newRow(name) << std::move(edits) << std::string(expected);
        };
        row("none", {}, "{ a b c }");
        row("an insertion at each end", {{{0, 0}, "query "}, {{9, 9}, "\n"}}, "query { a b c }\n");
        row("a removal", {{{4, 6}, ""}}, "{ a c }");
        row("replacements side by side", {{{2, 3}, "x: a"}, {{3, 5}, ","}, {{6, 7}, "last"}}, "{ x: a, last }");
    }
    void editsAreMadeInOrder()
    {
        QFETCH(std::vector<TextEdit>, edits);
        QFETCH(std::string, expected);
        QCOMPARE(graphql::applied("{ a b c }", edits), expected);
    }

    void aCaretStaysAtItsText_data()
    {
        QTest::addColumn<quint32>("before");
        QTest::addColumn<quint32>("after");
        QTest::newRow("before every edit") << 1U << 1U;
        QTest::newRow("at an insertion: behind it") << 2U << 5U;
        QTest::newRow("between edits") << 3U << 6U;
        QTest::newRow("in front of what is replaced: there") << 4U << 7U;
        QTest::newRow("inside what is replaced: at its end") << 5U << 8U;
        QTest::newRow("behind every edit") << 9U << 10U;
    }
    void aCaretStaysAtItsText()
    {
        QFETCH(quint32, before);
        QFETCH(quint32, after);
        QCOMPARE(graphql::moved(before, {{{2, 2}, "x: "}, {{4, 7}, "y"}}), after);
    }

    void oneLongLineIsNoTrouble_data()
    {
        QTest::addColumn<std::string>("source");
        QTest::addColumn<MakeEdits>("make");
        QTest::addColumn<std::size_t>("count");
        QTest::newRow("filling") << oneLongLine("{", " a#: dog", " }")
                                 << MakeEdits([](const graphql::Schema &schema, const graphql::Document &document) {
                                        return graphql::fillLeafs(schema, document);
                                    })
                                 << std::size_t(4'000);
        QTest::newRow("merging") << oneLongLine("{", " a#: dog { ...F }", " } fragment F on Dog { id }")
                                 << MakeEdits([](const graphql::Schema &schema, const graphql::Document &document) {
                                        return graphql::mergeFragments(schema, document).edits;
                                    })
                                 << std::size_t(4'001);
        QTest::newRow("removing definitions")
            << oneLongLine("query (", " $v#: Int", ") { scalars(int: $v0) }")
            << MakeEdits([](const graphql::Schema &schema, const graphql::Document &document) {
                   return graphql::removeUnusedVariables(schema, document).edits;
               })
            << std::size_t(1);
        QTest::newRow("extracting") << oneLongLine(
            "{", " a#: scalars(int: #)",
            " }") << MakeEdits([](const graphql::Schema &schema, const graphql::Document &document) {
            return graphql::extractVariables(schema, document, *document.operations().front()).refactoring.edits;
        }) << std::size_t(4'001);
    }
    void oneLongLineIsNoTrouble()
    {
        QFETCH(std::string, source);
        QFETCH(MakeEdits, make);
        QFETCH(std::size_t, count);
        const auto document = graphql::parse(source);
        QCOMPARE(make(ruletest::schema(), *document).size(), count);
    }
};

REGISTER_TEST(tst_TextEdit)
#include "tst_textedit.moc"
