#include "core/graphql/plaindescription.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_PlainDescription : public QObject
{
    Q_OBJECT

private slots:
    void texts_data();
    void texts();
};

void tst_PlainDescription::texts_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("first");
    const auto row = [](const char *markdown, const char *plain, const char *first) {
        QTest::newRow(qPrintable(QString::fromUtf8(markdown).simplified().left(30)))
            << QByteArray(markdown) << QByteArray(plain) << QByteArray(first);
    };
    row("", "", "");
    row("  \n ", "", "");
    row("Two\n  lines ", "Two lines", "Two lines");
    row("\n\nOne.\n\nTwo.", "One. Two.", "One.");
    row("Use `a_b*c` or **this** *way*", "Use a_b*c or this way", "Use a_b*c or this way");
    row("See [the docs](https://example.com/a(b) now", "See the docs now", "See the docs now");
    row("![logo](x.png) here", "logo here", "logo here");
    row("a [list] of [x] (y)", "a [list] of [x] (y)", "a [list] of [x] (y)");
    row("[open (x", "[open (x", "[open (x");
    row("[a](b\nc)", "[a](b c)", "[a](b c)");
    row("# Head\n- one\n- two\n> said", "Head one two said", "Head one two said");
    row("#hash -dash 2 > 1", "#hash -dash 2 > 1", "#hash -dash 2 > 1");
    row("snake_case stays", "snake_case stays", "snake_case stays");
}

void tst_PlainDescription::texts()
{
    QFETCH(QByteArray, markdown);
    QTEST(QByteArray::fromStdString(graphql::plainDescription(markdown.toStdString())), "plain");
    QTEST(QByteArray::fromStdString(graphql::firstParagraph(markdown.toStdString())), "first");
}

REGISTER_TEST(tst_PlainDescription)
#include "tst_plaindescription.moc"
