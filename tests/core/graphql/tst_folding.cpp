#include "core/graphql/folding.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Folding : public QObject
{
    Q_OBJECT

private slots:
    void foldsWhatTakesSeveralLines_data();
    void foldsWhatTakesSeveralLines();
    void oneLongLineCostsNoMoreThanManyShortOnes();
};

void tst_Folding::foldsWhatTakesSeveralLines_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("lines");
    const auto row = [](const char *name, const char *source, const char *lines) {
        QTest::newRow(name) << QByteArray(source) << QByteArray(lines);
    };
    row("one line", "query A { a { b } }", "");
    row("nested sets", "query A {\n  a {\n    b\n  }\n}", "1-5 2-4");
    row("inline fragments", "{\n  ... on T {\n    a\n  }\n}", "1-5 2-4");
    row("arguments and objects", "{\n  a(\n    b: {\n      c: 1\n    }\n    d: 2\n  )\n}", "1-8 2-6 3-5");
    row("lists", "{ a(b: [\n1\n]) }", "1-3 1-3 1-3");
    row("variables", "query A(\n  $x: Int\n  $y: Int\n) { a }", "1-3");
    row("block string", "{ a(b: \"\"\"\nx\n\"\"\") }", "1-3 1-3 1-3");
    row("comments in a row", "# a\n# b\n# c\n{ a }\n# d\n\n# e", "1-3");
    row("types", "\"\"\"\ndoc\n\"\"\"\ntype A {\n  a: Int\n}\nenum E {\n  F\n}", "1-3 4-6 7-9");
    row("schema", "schema {\n  query: Q\n}", "1-3");
    row("carriage returns", "{\r\n  a {\r    b\r  }\r\n}", "1-5 2-4");
    row("never closed", "query A {\n  a {\n    b\n\nquery B {\n  c\n}", "1-5 2-5 5-7");
}

void tst_Folding::foldsWhatTakesSeveralLines()
{
    QFETCH(QByteArray, source);
    const auto document = graphql::parse(source.toStdString());
    QByteArrayList lines;
    for (const graphql::Fold &fold : graphql::foldRanges(*document))
        lines.append(QByteArray::number(fold.firstLine) + '-' + QByteArray::number(fold.lastLine));
    QTEST(lines.join(' '), "lines");
}

void tst_Folding::oneLongLineCostsNoMoreThanManyShortOnes()
{
    // Read up to each of its columns, this line would take minutes.
    const QByteArray line = "{ " + QByteArray("field(argument: 1) { leaf } ").repeated(100'000) + "}";
    QVERIFY(graphql::foldRanges(*graphql::parse(line.toStdString())).empty());
}

REGISTER_TEST(tst_Folding)
#include "tst_folding.moc"
