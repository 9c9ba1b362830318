#include "core/graphql/document.h"
#include "tests/support/registry.h"
#include "ui/editor/foldlevels.h"

#include <QTest>

class tst_FoldLevels : public QObject
{
    Q_OBJECT

private slots:
    void levels_data();
    void levels();
    void foldsOutsideOfTheTextAreIgnored();
};

void tst_FoldLevels::levels_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("levels"); // A depth for each line, + where a fold begins.
    QTest::newRow("nothing to fold") << QByteArray("{ me { id } }") << QByteArray("0");
    QTest::newRow("nested") << QByteArray("query Q {\n  me {\n    id\n  }\n}\n") << QByteArray("0+ 1+ 2 2 1 0");
    QTest::newRow("arguments, then a selection")
        << QByteArray("{\n  f(\n    a: 1\n  ) {\n    id\n  }\n}") << QByteArray("0+ 1+ 2 1+ 2 2 1");
    QTest::newRow("variables, then a selection")
        << QByteArray("query Q(\n  $a: Int\n) {\n  f\n}") << QByteArray("0+ 1 0+ 1 1");
    QTest::newRow("two operations") << QByteArray("{\n  a\n}\n\n{\n  b\n}") << QByteArray("0+ 1 1 0 0+ 1 1");
}

void tst_FoldLevels::levels()
{
    QFETCH(QByteArray, text);
    const auto document = graphql::parse(text.toStdString());
    QByteArray got;
    for (const auto &level :
         ui::foldLevels(graphql::foldRanges(*document), static_cast<std::size_t>(text.count('\n') + 1)))
        got += QByteArray::number(level.depth) + (level.isHeader ? "+ " : " ");
    QTEST(got.trimmed(), "levels");
}

void tst_FoldLevels::foldsOutsideOfTheTextAreIgnored()
{
    const std::vector<ui::FoldLevel> flat(3);
    QCOMPARE(ui::foldLevels({{2, 9, {}}, {5, 6, {}}, {2, 2, {}}}, 3), flat);
}

REGISTER_TEST(tst_FoldLevels)
#include "tst_foldlevels.moc"
