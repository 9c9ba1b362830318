#include "core/sandbox/connection.h"
#include "core/sandbox/nodeid.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace sandbox;

namespace {

Arguments pageArguments(const QString &text)
{
    // "first 3 after offset:4": numbers are counts, the rest are cursors to be encoded.
    std::vector<Input::Member> members;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i + 1 < words.size(); i += 2) {
        bool isNumber = false;
        const int number = words[i + 1].toInt(&isNumber);
        const QByteArray cursor = words[i + 1].startsWith(u"array")
            ? words[i + 1].toUtf8().toBase64()
            : words[i + 1].toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        members.emplace_back(words[i].toStdString(),
                             isNumber ? Input::fromInteger(number) : Input::fromText(QString::fromLatin1(cursor)));
    }
    return Input::fromObject(std::move(members));
}

QString textOf(const Output &output)
{
    if (const auto *text = std::get_if<QString>(&output.variant()))
        return *text;
    if (const auto *flag = std::get_if<bool>(&output.variant()))
        return *flag ? QStringLiteral("yes") : QStringLiteral("no");
    if (const auto *number = std::get_if<qint64>(&output.variant()))
        return QString::number(*number);
    return QStringLiteral("null");
}

/// "b c, next yes, previous no, total 5": what a connection says.
QString describe(const ObjectRef &connection)
{
    QStringList nodes;
    const auto &edges = std::get<Output::List>(connection->properties.at("edges").variant());
    for (const Output &edge : *edges)
        nodes.append(textOf(std::get<ObjectRef>(edge.variant())->properties.at("node")));
    const auto &pageInfo = std::get<ObjectRef>(connection->properties.at("pageInfo").variant())->properties;
    return QStringLiteral("%1, next %2, previous %3, total %4")
        .arg(nodes.join(u' '), textOf(pageInfo.at("hasNextPage")), textOf(pageInfo.at("hasPreviousPage")),
             textOf(connection->properties.at("totalCount")));
}

} // namespace

class tst_Connection : public QObject
{
    Q_OBJECT

private slots:
    void databasePages_data();
    void databasePages();
    void databaseRefusals_data();
    void databaseRefusals();
    void aFullPageClaimsANextOne();
    void anEmptyPageHasEmptyCursors();
    void arrayPages_data();
    void arrayPages();
    void cursorsAreEncodedEachInTheirWay();
    void nodeIds_data();
    void nodeIds();
};

void tst_Connection::databasePages_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("expected"); // offset, limit
    QTest::newRow("nothing") << QString() << QStringLiteral("0 100");
    QTest::newRow("first") << QStringLiteral("first 3") << QStringLiteral("0 3");
    QTest::newRow("first above the cap") << QStringLiteral("first 500") << QStringLiteral("0 100");
    QTest::newRow("first zero") << QStringLiteral("first 0") << QStringLiteral("0 0");
    QTest::newRow("negative is unset") << QStringLiteral("first -1") << QStringLiteral("0 100");
    QTest::newRow("negative last is unset") << QStringLiteral("last -1") << QStringLiteral("0 100");
    QTest::newRow("first and after") << QStringLiteral("first 3 after offset:4") << QStringLiteral("5 3");
    QTest::newRow("after alone") << QStringLiteral("after offset:4") << QStringLiteral("5 100");
    QTest::newRow("between") << QStringLiteral("after offset:4 before offset:9") << QStringLiteral("5 4");
    QTest::newRow("between, first") << QStringLiteral("after offset:4 before offset:9 first 2")
                                    << QStringLiteral("5 2");
    QTest::newRow("between, last") << QStringLiteral("after offset:4 before offset:9 last 3") << QStringLiteral("6 3");
    QTest::newRow("between, first and last")
        << QStringLiteral("after offset:4 before offset:9 first 4 last 1") << QStringLiteral("8 1");
    QTest::newRow("backwards") << QStringLiteral("after offset:9 before offset:4") << QStringLiteral("10 100");
}

void tst_Connection::databasePages()
{
    QFETCH(QString, arguments);
    QFETCH(QString, expected);

    const auto page = readPage(pageArguments(arguments));

    QVERIFY(page.has_value());
    QCOMPARE(QStringLiteral("%1 %2").arg(page->offset).arg(page->limit), expected);
}

void tst_Connection::databaseRefusals_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("reason");
    QTest::newRow("last alone") << QStringLiteral("last 3") << QStringLiteral("InvalidQuery");
    QTest::newRow("before alone") << QStringLiteral("before offset:3") << QStringLiteral("InvalidQuery");
    QTest::newRow("first and last") << QStringLiteral("first 3 last 3") << QStringLiteral("InvalidQuery");
    QTest::newRow("last and after") << QStringLiteral("last 3 after offset:1") << QStringLiteral("InvalidQuery");
    QTest::newRow("another prefix") << QStringLiteral("after page:3") << QStringLiteral("InvalidCursor");
    QTest::newRow("no number") << QStringLiteral("after offset:x") << QStringLiteral("InvalidCursor");
    QTest::newRow("negative") << QStringLiteral("after offset:-1") << QStringLiteral("InvalidCursor");
}

void tst_Connection::databaseRefusals()
{
    QFETCH(QString, arguments);
    QFETCH(QString, reason);

    const auto page = readPage(pageArguments(arguments));

    QVERIFY(!page.has_value());
    QCOMPARE(page.error().reason, reason);
    QCOMPARE(statusOf(page.error().name), 400);
}

void tst_Connection::aFullPageClaimsANextOne()
{
    const std::vector<Output> rows {QStringLiteral("a"), QStringLiteral("b")};

    const auto full = readPage(pageArguments(QStringLiteral("first 2")));
    const auto partly = readPage(pageArguments(QStringLiteral("first 3")));
    const auto fromEnd = readPage(pageArguments(QStringLiteral("after offset:0 before offset:9 last 2")));

    QCOMPARE(describe(databaseConnection("UserConnection", *full, rows, 2)),
             QStringLiteral("a b, next yes, previous yes, total 2"));
    QCOMPARE(describe(databaseConnection("UserConnection", *partly, rows, 2)),
             QStringLiteral("a b, next no, previous yes, total 2"));
    QCOMPARE(describe(databaseConnection("UserConnection", *fromEnd, rows, {})),
             QStringLiteral("a b, next yes, previous yes, total null"));
}

void tst_Connection::anEmptyPageHasEmptyCursors()
{
    const ObjectRef connection = databaseConnection("UserConnection", Page {0, 100, false, 100}, {}, 0);

    QCOMPARE(connection->type, "UserConnection");
    const auto &pageInfo = std::get<ObjectRef>(connection->properties.at("pageInfo").variant())->properties;
    QVERIFY(!pageInfo.at("startCursor").isNull());
    QCOMPARE(textOf(pageInfo.at("startCursor")), QString());
    QCOMPARE(textOf(pageInfo.at("endCursor")), QString());
}

void tst_Connection::arrayPages_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QString() << QStringLiteral("a b c d e, next no, previous no, total 5");
    QTest::newRow("first") << QStringLiteral("first 2") << QStringLiteral("a b, next yes, previous no, total 5");
    QTest::newRow("last alone is fine") << QStringLiteral("last 2")
                                        << QStringLiteral("d e, next no, previous yes, total 5");
    QTest::newRow("first and last") << QStringLiteral("first 3 last 1")
                                    << QStringLiteral("c, next yes, previous yes, total 5");
    QTest::newRow("after") << QStringLiteral("after arrayconnection:1")
                           << QStringLiteral("c d e, next no, previous no, total 5");
    QTest::newRow("before") << QStringLiteral("before arrayconnection:2 last 1")
                            << QStringLiteral("b, next no, previous yes, total 5");
    QTest::newRow("exactly to the end") << QStringLiteral("first 5")
                                        << QStringLiteral("a b c d e, next no, previous no, total 5");
    QTest::newRow("a broken cursor is no cursor")
        << QStringLiteral("after junk first 1") << QStringLiteral("a, next yes, previous no, total 5");
    QTest::newRow("negative") << QStringLiteral("first -3") << QStringLiteral(", next no, previous no, total 5");
    QTest::newRow("behind the end") << QStringLiteral("after arrayconnection:9")
                                    << QStringLiteral(", next no, previous no, total 5");
}

void tst_Connection::arrayPages()
{
    QFETCH(QString, arguments);
    QFETCH(QString, expected);
    std::vector<Output> nodes;
    for (const char letter : {'a', 'b', 'c', 'd', 'e'})
        nodes.emplace_back(QString(QLatin1Char(letter)));

    QCOMPARE(describe(arrayConnection("RoleConnection", nodes, pageArguments(arguments))), expected);
}

void tst_Connection::cursorsAreEncodedEachInTheirWay()
{
    const ObjectRef array = arrayConnection("RoleConnection", {QStringLiteral("a")}, {});
    const ObjectRef database = databaseConnection("UserConnection", Page {7, 1, false, 1}, {QStringLiteral("a")}, 8);
    const auto startOf = [](const ObjectRef &connection) {
        return textOf(
            std::get<ObjectRef>(connection->properties.at("pageInfo").variant())->properties.at("startCursor"));
    };

    QCOMPARE(startOf(array), QStringLiteral("YXJyYXljb25uZWN0aW9uOjA="));
    QCOMPARE(startOf(database), QStringLiteral("b2Zmc2V0Ojc"));
}

void tst_Connection::nodeIds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rawId"); // Of a User; null for none.
    QTest::newRow("a user") << QStringLiteral("VXNlcjoxMjM") << QStringLiteral("123");
    QTest::newRow("an ID with a colon") << QStringLiteral("VXNlcjphOmI") << QStringLiteral("a:b");
    QTest::newRow("another type") << QStringLiteral("Um9sZToxMjM") << QString();
    QTest::newRow("padded") << QStringLiteral("VXNlcjoxMg==") << QString();
    QTest::newRow("no colon") << QStringLiteral("VXNlcg") << QString();
    QTest::newRow("no base64") << QStringLiteral("User:123") << QString();
    QTest::newRow("empty") << QString() << QString();
}

void tst_Connection::nodeIds()
{
    QFETCH(QString, text);
    QFETCH(QString, rawId);

    const auto id = rawIdOf("User", text);

    QCOMPARE(id.value_or(QString()), rawId);
    QCOMPARE(id.has_value(), !rawId.isEmpty());
    if (id)
        QCOMPARE(makeNodeId("User", *id), text);
}

REGISTER_TEST(tst_Connection)
#include "tst_connection.moc"
