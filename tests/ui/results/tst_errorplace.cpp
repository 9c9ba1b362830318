#include "tests/support/markedtext.h"
#include "tests/support/registry.h"
#include "ui/results/errorplace.h"

#include <QTest>

class tst_ErrorPlace : public QObject
{
    Q_OBJECT

private slots:
    void thePlaceIsFound_data();
    void thePlaceIsFound();
};

void tst_ErrorPlace::thePlaceIsFound_data()
{
    QTest::addColumn<QString>("marked");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *marked, const char *operation, const char *path,
                        const char *message) {
        QTest::newRow(name) << QString::fromUtf8(marked) << QString::fromUtf8(operation) << QString::fromUtf8(path)
                            << QString::fromUtf8(message);
    };
    row("a field", "{ «users»(first: 1) { totalCount } }", "", "users", "");
    row("a field of a row", "{ users { edges { node { «mail: email» } } } }", "", "users.edges.0.node.mail", "");
    row("through a fragment", "{ users { ...F } } fragment F on C { edges { «cursor» } }", "", "users.edges.12.cursor",
        "");
    row("of the operation that ran", "query A { roles { key } } query B { «roles» { key } }", "B", "roles", "");
    row("the nearest around it", "{ «users» { totalCount } }", "", "users.edges.0.node", "");
    row("nothing", "{ users { totalCount } }", "", "roles", "");
    row("nothing among several operations", "query A { roles } query B { roles }", "C", "roles", "");
    row("a variable", "query ($a: Int, «$in: In!») { users(first: $a, in: $in) }", "", "",
        "Variable \"$in\" got invalid value {}.");
    row("a variable that is gone", "query ($a: Int) { users(first: $a) }", "", "",
        "Variable \"$in\" got invalid value.");
}

void tst_ErrorPlace::thePlaceIsFound()
{
    QFETCH(QString, marked);
    QFETCH(QString, operation);
    QFETCH(QString, path);
    QFETCH(QString, message);
    const support::MarkedText input(marked.toStdString());
    run::AnswerError error;
    error.path = path;
    error.message = message;
    const auto found = ui::errorPlace(*graphql::parse(input.text), operation, error);
    QCOMPARE(found.has_value(), !input.spans.empty());
    if (found)
        QVERIFY2(*found == input.spans.front(), std::string(found->of(input.text)).c_str());
}

REGISTER_TEST(tst_ErrorPlace)

#include "tst_errorplace.moc"
