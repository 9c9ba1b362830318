#include "core/users/reads.h"
#include "tests/support/registry.h"
#include "tests/support/sandboxtest.h"

#include <QPointer>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;

/// Questions go through the gate, and each ends once or is dropped.
class tst_Reads : public support::SandboxTest
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anAnswerIsMadeElsewhereAndComesBack();
    void aChangeIsNotSent();
    void whatCannotBeReadIsRefused();
    void aFailureNamesItself_data();
    void aFailureNamesItself();
    void nothingComesAfterDropping();
    void answersMayComeInAnyOrder();
};

void tst_Reads::initTestCase()
{
    startSandbox(20);
}

void tst_Reads::anAnswerIsMadeElsewhereAndComesBack()
{
    users::Reads reads(*m_runner);
    struct Made
    {
        qint64 total = 0;
        QThread *thread = nullptr;
    };
    std::optional<Made> got;
    reads.ask(
        {m_server->project(), "query Count { users(first: 0) { totalCount } }", {}, {}},
        [](const run::Answer &answer) {
            const auto total = answer.tape->root().at("data", "users", "totalCount");
            return Made {total->integer().value_or(-1), QThread::currentThread()};
        },
        [&](const base::Result<Made> &made) { got = *made; });
    QTRY_VERIFY(got);
    QCOMPARE(got->total, 20);
    QVERIFY(got->thread != QThread::currentThread());
}

void tst_Reads::aChangeIsNotSent()
{
    users::Reads reads(*m_runner);
    std::optional<base::Error> refusal;
    const auto make = [](const run::Answer &) {
        return 1;
    };
    reads.ask({m_server->project(), "mutation { createRole(input: {key: \"sneaked_in\"}) { role { id } } }", {}, {}},
              make, [&](const base::Result<int> &made) { refusal = made ? base::Error() : made.error(); });
    QVERIFY(!refusal); // Never from inside the call.
    QTRY_VERIFY(refusal);
    QCOMPARE(refusal->kind, base::Error::Kind::Refused);

    std::optional<QByteArray> roles;
    reads.ask(
        {m_server->project(), "{ roles(searchKeyword: \"sneaked_in\") { edges { node { key } } } }", {}, {}},
        [](const run::Answer &answer) { return QByteArray::fromStdString(*answer.body); },
        [&](const base::Result<QByteArray> &made) { roles = *made; });
    QTRY_VERIFY(roles);
    QVERIFY2(roles->contains("edges") && !roles->contains("sneaked_in"), roles->constData());
}

void tst_Reads::whatCannotBeReadIsRefused()
{
    users::Reads reads(*m_runner);
    std::optional<base::Error> refusal;
    reads.ask(
        {m_server->project(), "{ users(", {}, {}}, [](const run::Answer &) { return 1; },
        [&](const base::Result<int> &made) { refusal = made.error(); });
    QTRY_VERIFY(refusal);
    QVERIFY(!refusal->message.isEmpty());
}

void tst_Reads::aFailureNamesItself_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QString>("failure");
    QTest::addColumn<QString>("gaps");

    using support::ScriptedPeer;
    QTest::newRow("fine") << ScriptedPeer::response(R"({"data": {"users": null}})") << QString() << QString();
    QTest::newRow("partial") << ScriptedPeer::response(
        R"({"data": {"users": null}, "errors": [{"message": "broken", "path": ["users"]}]})")
                             << QString() << u"broken (users)"_s;
    QTest::newRow("no data") << ScriptedPeer::response(R"({"data": null, "errors": [{"message": "not today"}]})")
                             << u"not today."_s << QString();
    QTest::newRow("explained") << ScriptedPeer::response(
        R"({"data": null, "errors": [{"message": "unexpected error", "locations": []}]})")
                               << u"unexpected error. The server keeps"_s << QString();
    // Nobody here has written a document that could be at fault.
    QTest::newRow("500") << ScriptedPeer::response(
        R"({"error": {"name": "InternalError", "reason": "UnexpectedError"}})", "500 Internal Server Error")
                         << u"(500), and does not say why: try again later"_s << QString();
    QTest::newRow("500 that says why") << ScriptedPeer::response(
        R"({"errors": [{"message": "database is read-only"}]})", "500 Internal Server Error")
                                       << u"The server failed (500): database is read-only. Try again later."_s
                                       << QString();
    QTest::newRow("a whole sentence") << ScriptedPeer::response(
        R"({"data": null, "errors": [{"message": "It is down."}]})")
                                      << u"It is down."_s << QString();
    QTest::newRow("an array") << ScriptedPeer::response("[1, 2]") << u"."_s << QString();
    QTest::newRow("not JSON") << ScriptedPeer::response("<html>maintenance</html>", "200 OK",
                                                        "Content-Type: text/html\r\n")
                              << u"."_s << QString();
    QTest::newRow("forbidden") << ScriptedPeer::response("Forbidden", "403 Forbidden", "Content-Type: text/plain\r\n")
                               << u"403"_s << QString();
}

void tst_Reads::aFailureNamesItself()
{
    QFETCH(QByteArray, response);
    QFETCH(QString, failure);
    QFETCH(QString, gaps);
    support::ScriptedPeer peer(support::ScriptedPeer::answering(response));
    users::Reads reads(*m_runner);
    std::optional<QStringList> got;
    reads.ask(
        {projectAt(peer), "{ users { totalCount } }", {}, {}},
        [](const run::Answer &answer) {
            return QStringList {users::failureOf(answer), users::gapsOf(answer)};
        },
        [&](const base::Result<QStringList> &made) {
            got = made ? *made : QStringList {made.error().message, {}};
        });
    QTRY_VERIFY(got);
    QVERIFY2(failure.isEmpty() ? got->first().isEmpty() : got->first().contains(failure), qPrintable(got->first()));
    QVERIFY2(gaps.isEmpty() ? got->last().isEmpty() : got->last().contains(gaps), qPrintable(got->last()));
}

void tst_Reads::nothingComesAfterDropping()
{
    // The answer to the first comes after the second was asked.
    QPointer<QTcpSocket> held;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &) { held = &socket; });
    users::Reads reads(*m_runner);
    int calls = 0;
    const auto ticket = reads.ask(
        {projectAt(peer), "{ users { totalCount } }", {}, {}}, [](const run::Answer &) { return 1; },
        [&](const base::Result<int> &) { ++calls; });
    QTRY_VERIFY(held);
    reads.drop(ticket);
    reads.drop(ticket);
    QTRY_VERIFY(!held || held->state() != QAbstractSocket::ConnectedState);
    QCoreApplication::processEvents();
    QCOMPARE(calls, 0);
}

void tst_Reads::answersMayComeInAnyOrder()
{
    QList<QPointer<QTcpSocket>> held;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        held.insert(request.body.contains("\"first\"") ? 0 : held.size(), &socket);
    });
    users::Reads reads(*m_runner);
    QStringList got;
    const auto ask = [&](const QByteArray &name) {
        reads.ask(
            {projectAt(peer), "query " + name + " { users { totalCount } }", name, "{\"name\": \"" + name + "\"}"},
            [](const run::Answer &answer) { return QString::fromStdString(*answer.body); },
            [&](const base::Result<QString> &made) { got += *made; });
    };
    ask("first");
    ask("second");
    QTRY_COMPARE(held.size(), 2);
    held[1]->write(support::ScriptedPeer::response(R"({"data": {"of": "second"}})"));
    QTRY_COMPARE(got.size(), 1);
    held[0]->write(support::ScriptedPeer::response(R"({"data": {"of": "first"}})"));
    QTRY_COMPARE(got.size(), 2);
    QVERIFY(got[0].contains(u"second"));
    QVERIFY(got[1].contains(u"first"));
}

REGISTER_TEST(tst_Reads)
#include "tst_reads.moc"
