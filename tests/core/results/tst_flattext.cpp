#include "core/json/tape.h"
#include "core/results/flattext.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_FlatText : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatAPersonWouldRead_data();
    void saysWhatAPersonWouldRead();
};

void tst_FlatText::saysWhatAPersonWouldRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *json, const char *text) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(text);
    };
    row("a string", R"("a\nbé")", "a\nbé");
    row("a number", "12345678901234567890.0", "12345678901234567890.0");
    row("true", "true", "true");
    row("null", "null", "");
    row("scalars", R"(["a",1,null,true])", "a, 1, true");
    row("items with one leaf", R"([{"role":"admin"},{"role":"support"}])", "admin, support");
    row("items with a name", R"([{"id":"1","key":"k","name":"Admins"},{"id":"2","name":""},{"id":"3","key":"k3"}])",
        "Admins, 2, k3");
    row("the first that is no ID", R"([{"id":"1","age":7}])", "7");
    row("a connection", R"({"edges":[{"node":{"key":"admin"}},{"node":{"key":"support"}},{"node":null}]})",
        "admin, support");
    row("nodes", R"({"nodes":[{"key":"admin"}],"totalCount":1})", "admin");
    row("an empty connection", R"({"edges":[],"pageInfo":{}})", "");
    row("an object", R"({"a": 1})", R"({"a": 1})");
    row("items without a leaf", R"([{"a":{}},{"b":[]}])", R"({"a":{}}, {"b":[]})");
    row("lists in lists", R"([["a","b"],["c"]])", "a, b, c");
    row("lists too deep", R"([[[["a"]]]])", R"(["a"])");
}

void tst_FlatText::saysWhatAPersonWouldRead()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    const auto tape = json::Tape::parse(json.toStdString());
    QVERIFY(tape);
    QCOMPARE(QString::fromStdString(results::flatText(tape->root())), text);
}

REGISTER_TEST(tst_FlatText)
#include "tst_flattext.moc"
