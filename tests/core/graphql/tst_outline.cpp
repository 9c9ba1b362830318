#include "core/graphql/help/outline.h"
#include "tests/core/graphql/corpus.h"
#include "tests/support/markedtext.h"
#include "tests/support/registry.h"

#include <QTest>

using graphql::OutlineItem;

class tst_Outline : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatADocumentIsMadeOf_data();
    void showsWhatADocumentIsMadeOf();
    void namesAreWhatChoosingAnItemSelects();
    void trailLeadsToThePlace_data();
    void trailLeadsToThePlace();
    void everyPrefixHasAnOutlineWhoseItemsNest();
};

namespace {

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

void appendLines(QByteArray &text, const std::vector<OutlineItem> &items, int depth)
{
    for (const OutlineItem &item : items) {
        text += QByteArray(depth, ' ') + (item.extension ? "extend " : "") + bytes(nameOf(item.kind)) + ' '
            + bytes(item.name) + (item.detail.empty() ? "" : " | ") + bytes(item.detail) + '\n';
        appendLines(text, item.children, depth + 1);
    }
}

QByteArray outlineOf(const QByteArray &source)
{
    QByteArray text;
    appendLines(text, outline(*graphql::parse(source.toStdString())), 0);
    return text;
}

} // namespace

void tst_Outline::showsWhatADocumentIsMadeOf_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *source, const char *expected) {
        QTest::newRow(name) << QByteArray(source) << QByteArray(expected);
    };
    row("operations", "query A { a } mutation { b } subscription S { c }",
        "query A\n field a\nmutation \n field b\nsubscription S\n field c\n");
    row("variables", "query A($id: [ID!]! = 1, $x) { a }", "query A\n variable $id | [ID!]!\n variable $x\n field a\n");
    row("selections", "{ x: user(id: 1) { id ... on User @d { name } ... { a } ...F } }",
        "query \n field x: user\n  field id\n  inlineFragment ... on User\n   field name\n  inlineFragment ...\n"
        "   field a\n  fragmentSpread ...F\n");
    row("fragments", "fragment F on User { id }", "fragment F | on User\n field id\n");
    row("types", "type A implements B & C { a(x: Int): [Int] } interface I { b: Int } scalar S input N { c: ID! }",
        "object A | implements B & C\n fieldDefinition a | [Int]\n  argument x | Int\ninterface I\n"
        " fieldDefinition b | Int\nscalar S\ninputObject N\n inputField c | ID!\n");
    row("unions and enums", "union U = A | B enum E { X Y }",
        "union U\n unionMember A\n unionMember B\nenum E\n enumValue X\n enumValue Y\n");
    row("extensions", "extend type A { a: Int } extend schema { query: Q }",
        "extend object A\n fieldDefinition a | Int\nextend schema \n rootOperation query | Q\n");
    row("directives", "directive @d(x: Int) on FIELD", "directive @d\n argument x | Int\n");
    row("what follows an unfinished definition", "query A { a { b\n\nquery B($x: ) { c",
        "query A\n field a\n  field b\nquery B\n variable $x\n field c\n");
    row("a field that lost its name", "{ a: { b } }", "query \n field a: \n  field b\n");
}

void tst_Outline::showsWhatADocumentIsMadeOf()
{
    QFETCH(QByteArray, source);
    QTEST(outlineOf(source), "expected");
}

void tst_Outline::namesAreWhatChoosingAnItemSelects()
{
    const support::MarkedText input(
        "«\"d\" query «A»(«$«id»: ID») { ««x: user» { «...«F»» «... on «User» { «id» }» }» }»");
    const auto document = graphql::parse(input.text);
    std::vector<text::Span> spans;
    const std::function<void(const std::vector<OutlineItem> &)> collect = [&](const auto &items) {
        for (const OutlineItem &item : items) {
            spans.push_back(item.span);
            if (item.nameSpan != item.span)
                spans.push_back(item.nameSpan);
            collect(item.children);
        }
    };
    collect(outline(*document));
    QCOMPARE(spans, input.spans);
}

void tst_Outline::trailLeadsToThePlace_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *marked, const char *expected) {
        QTest::newRow(name) << QByteArray(marked) << QByteArray(expected);
    };
    row("in a field", "query A { x: user { i|d } }", "A > x: user > id");
    row("behind a name", "query A { user { id| } }", "A > user > id");
    row("among selections", "query A { user { id  | name } }", "A > user");
    row("in a variable", "query A($id: I|D) { a }", "A > $id");
    row("between definitions", "query A { a } | query B { b }", "");
    row("in the second definition", "query A { a } query B { b | }", "B");
    row("where nothing is written yet", "query A { user { |", "A > user");
}

void tst_Outline::trailLeadsToThePlace()
{
    QFETCH(QByteArray, marked);
    const support::MarkedText input(marked.toStdString());
    const std::vector<OutlineItem> items = outline(*graphql::parse(input.text));
    QByteArrayList names;
    for (const OutlineItem *item : trail(items, *input.caret))
        names << bytes(item->name);
    QTEST(names.join(" > "), "expected");
}

void tst_Outline::everyPrefixHasAnOutlineWhoseItemsNest()
{
    for (const std::string_view whole : corpus) {
        for (std::size_t size = 0; size <= whole.size(); ++size) {
            const auto document = graphql::parse(std::string(whole.substr(0, size)));
            const std::function<void(const std::vector<OutlineItem> &, text::Span)> check = [&](const auto &items,
                                                                                                text::Span around) {
                for (const OutlineItem &item : items) {
                    QVERIFY(around.encloses(item.span));
                    QVERIFY(item.span.encloses(item.nameSpan));
                    check(item.children, item.span);
                }
            };
            const auto items = outline(*document);
            QCOMPARE(items.size(), document->definitions().size());
            check(items, {0, static_cast<std::uint32_t>(size)});
        }
    }
}

REGISTER_TEST(tst_Outline)
#include "tst_outline.moc"
