#include "core/graphql/schema.h"
#include "core/json/writer.h"
#include "core/users/keyedlist.h"
#include "core/users/usermodel.h"
#include "core/users/userpager.h"
#include "tests/support/registry.h"
#include "tests/support/sandboxtest.h"

#include <QAbstractItemModelTester>
#include <QPointer>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// A list on a server that may be slow, may fail, and may lie about how long it is.
class tst_UserPager : public support::SandboxTest
{
    Q_OBJECT

    /// The model's rows as names; "…" for one that is not here, "!" for one that failed.
    static QStringList names(const users::UserModel &model);
    /// Waits, no longer than it takes, until it is known what stands in \a row.
    static bool isSettled(users::UserPager &pager, int row);
    /// Shows row after row until nothing more comes.
    void scrollDown(users::UserPager &pager) const;

    std::unique_ptr<sandbox::Server> m_withoutSearch;
    std::unique_ptr<users::Reads> m_reads;

private slots:
    void initTestCase();
    void theSandboxIsReadFromEndToEnd();
    void aFarPlaceCostsOneRequest();
    void theOrderIsTheServers();
    void exactLookUpsFindOne_data();
    void exactLookUpsFindOne();
    void aSearchIsReadToItsEnd();
    void withoutSearchUsernamesAreFoundStill();
    void whatIsNoUserIsNotAskedFor();
    void lies_data();
    void lies();
    void aJumpToAFalseEndFindsTheTrueOne_data();
    void aJumpToAFalseEndFindsTheTrueOne();
    void rowsThatComeTwiceAreNoticed();
    void aServerThatRepeatsItselfEnds();
    void aPageThatFailsIsTriedAgain();
    void aConnectionThatBreaksIsTriedOnceMore();
    void aFirstPageThatFailsSaysWhy_data();
    void aFirstPageThatFailsSaysWhy();
    void errorsBesideTheDataAreTold();
    void whatIsScrolledPastMakesRoom();
    void onlySoManyPagesAreHeld();
    void nothingComesAfterAnotherListWasOpened();
    void filtersNarrowTheSandboxDown();
    void anOlderServerIsAskedWithoutWhatItLacks();
    void everyPageIsAskedForAlike();
    void whatIsInViewIsWhatIsShown_data();
    void whatIsInViewIsWhatIsShown();
};

namespace {

/// A list of so many users, told by a script what to say of itself.
struct Teller
{
    int count = 45; ///< There are so many.
    std::optional<int> total {}; ///< It says so; nothing: null.
    int most = 1000; ///< It gives no more at once.
    bool hasOffsets = true;
    int shift = 0; ///< Of the rows, after the first page: as if people had come in front.
    int extra = 0; ///< Gives so many more than asked for.
    QList<int> asked {}; ///< Where requests began.

    QByteArray answer(const QByteArray &body)
    {
        const auto tape = json::Tape::parse(body.toStdString());
        const auto first = static_cast<int>(tape->root().at("variables", "first")->integer().value_or(0));
        const auto after = tape->root().at("variables", "after");
        int row = 0;
        if (after) {
            const auto cursor =
                QByteArray::fromBase64(QByteArray::fromStdString(after->string()), QByteArray::Base64UrlEncoding);
            row = cursor.mid(cursor.indexOf(':') + 1).toInt() + 1;
        }
        asked.append(row);
        json::Writer json;
        json.beginObject().key("data").beginObject().key("users").beginObject().key("totalCount");
        if (total)
            json.value(*total);
        else
            json.null();
        json.key("edges").beginArray();
        const int end = std::min(count, row + std::min(first + extra, most));
        for (int i = row; i < end; ++i) {
            const auto cursor = hasOffsets ? users::offsetCursor(i).toStdString()
                                           : QByteArray("key:" + QByteArray::number(i)).toBase64().toStdString();
            const int who = row > 0 ? i - shift : i;
            json.beginObject().key("cursor").value(cursor).key("node").beginObject();
            json.key("id").value("id" + std::to_string(who)).key("formattedName").value("n" + std::to_string(who));
            json.endObject().endObject();
        }
        json.endArray().endObject().endObject().endObject();
        return support::ScriptedPeer::response(QByteArray::fromStdString(json.text()));
    }

    support::ScriptedPeer::Script script()
    {
        return [this](QTcpSocket &socket, const support::WireRequest &request) {
            socket.write(answer(request.body));
        };
    }
};

QStringList expected(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names.append(u"n%1"_s.arg(i));
    return names;
}

} // namespace

void tst_UserPager::initTestCase()
{
    startSandbox(230);
    m_withoutSearch = started(20, sandbox::Search::Off);
    m_reads = std::make_unique<users::Reads>(*m_runner);
}

QStringList tst_UserPager::names(const users::UserModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto name = model.index(row, users::UserModel::Name).data().toString();
        names.append(!name.isEmpty() ? name : model.pager().isFailed(row) ? u"!"_s : u"…"_s);
    }
    return names;
}

bool tst_UserPager::isSettled(users::UserPager &pager, int row)
{
    QSignalSpy changed(&pager, &users::UserPager::noticesChanged);
    while (row < pager.count() && !pager.user(row) && !pager.isFailed(row))
        if (!changed.wait(5000))
            return false;
    return true;
}

void tst_UserPager::scrollDown(users::UserPager &pager) const
{
    constexpr int rowsShown = 15;
    for (int row = 0; row < pager.count(); ++row) {
        pager.setVisible(row, row + rowsShown);
        QVERIFY2(isSettled(pager, row), qPrintable(QString::number(row)));
    }
    QTRY_VERIFY(pager.isCountKnown());
}

void tst_UserPager::theSandboxIsReadFromEndToEnd()
{
    users::UserPager pager(*m_reads);
    users::UserModel model(pager, m_clock);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(pager.state(), users::UserPager::State::Nothing);
    pager.open(m_server->project(), {}, 20);
    QCOMPARE(pager.state(), users::UserPager::State::Loading);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    QCOMPARE(pager.count(), 230);
    QVERIFY(pager.isCountKnown());
    scrollDown(pager);
    QSet<QString> ids;
    for (int row = 0; row < pager.count(); ++row)
        ids.insert(model.index(row, 0).data(users::UserModel::IdRole).toString());
    QCOMPARE(ids.size(), 230);
    QVERIFY(!ids.contains(QString()));
    QVERIFY(!pager.hasMoved());
    QVERIFY(pager.gaps().isEmpty());
}

void tst_UserPager::aFarPlaceCostsOneRequest()
{
    Teller teller {.count = 100'000, .total = 100'000};
    support::ScriptedPeer peer(teller.script());
    users::UserPager pager(*m_reads);
    pager.open(projectAt(peer), {}, 50);
    QTRY_COMPARE(pager.count(), 100'000);
    QCOMPARE(teller.asked, QList<int> {0});
    pager.setVisible(99'990, 99'999);
    QTRY_VERIFY(pager.user(99'990));
    QCOMPARE(pager.user(99'990)->name, u"n99990"_s);
    QCOMPARE(teller.asked.value(1), 99'950);
    QVERIFY2(teller.asked.size() <= 4, qPrintable(QString::number(teller.asked.size())));
}

void tst_UserPager::theOrderIsTheServers()
{
    users::UserPager pager(*m_reads);
    for (const bool isDescending : {true, false}) {
        pager.open(m_server->project(), users::recognised({}, {users::SortBy::CreatedAt, isDescending}), 100);
        QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
        for (int row = 1; row < 100; ++row) {
            const auto before = pager.user(row - 1)->createdAt.at;
            const auto after = pager.user(row)->createdAt.at;
            QVERIFY(isDescending ? before >= after : before <= after);
        }
    }
}

void tst_UserPager::exactLookUpsFindOne_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isFound");

    QTest::newRow("e-mail") << u"alice@example.com"_s << true;
    QTest::newRow("e-mail of nobody") << u"nobody@example.com"_s << false;
    QTest::newRow("phone of nobody") << u"+85290000000"_s << false;
    QTest::newRow("UUID of nobody") << u"00000000-0000-4000-8000-000000000000"_s << false;
}

void tst_UserPager::exactLookUpsFindOne()
{
    QFETCH(QString, typed);
    QFETCH(bool, isFound);
    users::UserPager pager(*m_reads);
    pager.open(m_server->project(), users::recognised(typed), 20);
    QTRY_VERIFY(pager.state() != users::UserPager::State::Loading);
    QVERIFY2(pager.state() == users::UserPager::State::Ready, qPrintable(pager.failure()));
    QCOMPARE(pager.count(), isFound ? 1 : 0);
    QVERIFY(pager.isCountKnown());
    QVERIFY2(pager.gaps().isEmpty(), qPrintable(pager.gaps()));
    if (!isFound)
        return;
    // Whoever was found is found by all else that names them.
    const auto user = *pager.user(0);
    for (const auto &same : {user.id, users::uuidOf(user.id), user.phone, user.username}) {
        if (same.isEmpty())
            continue;
        pager.open(m_server->project(), users::recognised(same), 20);
        QTRY_VERIFY(pager.state() != users::UserPager::State::Loading);
        QVERIFY2(pager.count() >= 1, qPrintable(same));
        QCOMPARE(pager.user(0)->id, user.id);
    }
}

void tst_UserPager::aSearchIsReadToItsEnd()
{
    users::UserPager pager(*m_reads);
    users::UserModel model(pager, m_clock);
    // A domain that many have: more than a page, and search cursors are no offsets.
    pager.open(m_server->project(), users::recognised(u"example.com"_s), 10);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    QVERIFY(pager.query().isSearch());
    QVERIFY2(pager.count() > 20, qPrintable(QString::number(pager.count())));
    scrollDown(pager);
    QSet<QString> ids;
    for (int row = 0; row < pager.count(); ++row) {
        QVERIFY(pager.user(row));
        ids.insert(pager.user(row)->id);
    }
    QCOMPARE(ids.size(), pager.count());
}

void tst_UserPager::withoutSearchUsernamesAreFoundStill()
{
    users::UserPager pager(*m_reads);
    pager.open(m_withoutSearch->project(), {}, 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    QString username;
    for (int row = 0; row < pager.count() && username.isEmpty(); ++row)
        username = pager.user(row)->username;
    QVERIFY(!username.isEmpty());

    pager.open(m_withoutSearch->project(), users::recognised(username), 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    QVERIFY(pager.isSearchOff());
    QCOMPARE(pager.count(), 1);
    QCOMPARE(pager.exactCount(), 1);
    QCOMPARE(pager.user(0)->username, username);
    QVERIFY(pager.gaps().isEmpty());

    pager.open(m_withoutSearch->project(), users::recognised(u"two words"_s), 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    QVERIFY(pager.isSearchOff());
    QCOMPARE(pager.count(), 0);
}

void tst_UserPager::whatIsNoUserIsNotAskedFor()
{
    users::UserPager pager(*m_reads);
    pager.open(m_server->project(), users::recognised(u"Um9sZTphYmM"_s), 20);
    QCOMPARE(pager.state(), users::UserPager::State::Nothing);
    QCOMPARE(pager.count(), 0);
}

void tst_UserPager::lies_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("extra");
    QTest::addColumn<bool>("hasOffsets");

    constexpr int none = -1;
    for (const bool hasOffsets : {true, false}) {
        const auto row = [&](const char *name, int count, int total, int most = 1000, int extra = 0) {
            QTest::addRow("%s%s", name, hasOffsets ? "" : ", cursors of its own")
                << count << total << most << extra << hasOffsets;
        };
        row("the truth", 45, 45);
        row("no total", 45, none);
        row("no total, full pages", 40, none);
        row("nobody, no total", 0, none);
        row("nobody", 0, 0);
        row("too small a total", 45, 3);
        row("a total of none", 45, 0);
        row("too large a total", 45, 5000);
        row("a negative total", 45, -7);
        row("short pages", 45, 45, 7);
        row("short pages, no total", 45, none, 7);
        row("short pages, too large a total", 45, 100, 7);
        row("one at a time", 30, none, 1);
        row("more than asked for", 45, 45, 1000, 5);
    }
}

void tst_UserPager::lies()
{
    QFETCH(int, count);
    QFETCH(int, total);
    QFETCH(int, most);
    QFETCH(int, extra);
    QFETCH(bool, hasOffsets);
    Teller teller {.count = count,
                   .total = total == -1 ? std::nullopt : std::optional(total),
                   .most = most,
                   .hasOffsets = hasOffsets,
                   .extra = extra};
    support::ScriptedPeer peer(teller.script());
    users::UserPager pager(*m_reads);
    users::UserModel model(pager, m_clock);
    QAbstractItemModelTester tester(&model);
    pager.open(projectAt(peer), {}, 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    scrollDown(pager);
    QCOMPARE(names(model), expected(count));
    QVERIFY(!pager.hasFailedPages());
    // As many as it takes, and no storm.
    const int needed = count / std::min(20, most) + 1;
    QVERIFY2(teller.asked.size() <= needed + 3, qPrintable(QString::number(teller.asked.size())));
}

void tst_UserPager::aJumpToAFalseEndFindsTheTrueOne_data()
{
    QTest::addColumn<int>("count");

    QTest::newRow("close to the beginning") << 45;
    QTest::newRow("full pages") << 40;
    QTest::newRow("in the middle") << 2513;
}

void tst_UserPager::aJumpToAFalseEndFindsTheTrueOne()
{
    QFETCH(int, count);
    Teller teller {.count = count, .total = 5000};
    support::ScriptedPeer peer(teller.script());
    users::UserPager pager(*m_reads);
    users::UserModel model(pager, m_clock);
    QAbstractItemModelTester tester(&model);
    pager.open(projectAt(peer), {}, 20);
    QTRY_COMPARE(pager.count(), 5000);
    // As a view does that stands at its end.
    const auto showEnd = [&] {
        pager.setVisible(std::max(0, pager.count() - 15), pager.count() - 1);
    };
    connect(&pager, &users::UserPager::countChanged, &pager, showEnd, Qt::QueuedConnection);
    showEnd();
    QTRY_COMPARE_WITH_TIMEOUT(pager.count(), count, 30'000);
    QTRY_VERIFY(pager.isCountKnown() && pager.user(count - 1));
    QCOMPARE(pager.user(count - 1)->name, u"n%1"_s.arg(count - 1));
    QVERIFY(!pager.hasFailedPages());
    // The end is among 250 pages: a few for each half.
    QVERIFY2(teller.asked.size() <= 40, qPrintable(QString::number(teller.asked.size())));
}

void tst_UserPager::rowsThatComeTwiceAreNoticed()
{
    Teller teller {.count = 60, .total = 60, .shift = 2};
    support::ScriptedPeer peer(teller.script());
    users::UserPager pager(*m_reads);
    users::UserModel model(pager, m_clock);
    pager.open(projectAt(peer), {}, 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    QVERIFY(!pager.hasMoved());
    QSignalSpy noticed(&pager, &users::UserPager::noticesChanged);
    scrollDown(pager);
    QVERIFY(pager.hasMoved());
    QVERIFY(!noticed.isEmpty());
    // Nobody who came is hidden, and nothing hangs.
    QCOMPARE(names(model).size(), 60);
    QCOMPARE(names(model).count(u"n18"_s), 2);
}

void tst_UserPager::aServerThatRepeatsItselfEnds()
{
    // It gives the same page whatever is asked, with cursors that are no offsets.
    Teller teller {.count = 20, .hasOffsets = false};
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &) {
        socket.write(teller.answer(R"({"variables": {"first": 20}})"));
    });
    users::UserPager pager(*m_reads);
    users::UserModel model(pager, m_clock);
    pager.open(projectAt(peer), {}, 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    scrollDown(pager);
    QCOMPARE(names(model), expected(20));
}

void tst_UserPager::aPageThatFailsIsTriedAgain()
{
    Teller teller {.count = 60, .total = 60};
    bool isBroken = true;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        if (isBroken && request.body.contains("\"after\""))
            socket.write(support::ScriptedPeer::response("oops", "502 Bad Gateway", "Content-Type: text/plain\r\n"));
        else
            socket.write(teller.answer(request.body));
    });
    users::UserPager pager(*m_reads);
    users::UserModel model(pager, m_clock);
    pager.open(projectAt(peer), {}, 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    pager.setVisible(15, 45);
    QTRY_COMPARE(names(model).count(u"!"_s), 40);
    QVERIFY(pager.hasFailedPages());
    QVERIFY(!pager.failure().isEmpty());
    QCOMPARE(pager.count(), 60);
    // Looking at it is no reason to knock again and again.
    const auto before = peer.requests().size();
    pager.setVisible(16, 45);
    QCOMPARE(peer.requests().size(), before);
    isBroken = false;
    pager.retryFailed();
    QTRY_COMPARE(names(model), expected(60));
    QVERIFY(!pager.hasFailedPages());
}

void tst_UserPager::aConnectionThatBreaksIsTriedOnceMore()
{
    Teller teller {.count = 60, .total = 60};
    int broken = 1;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        if (broken-- > 0)
            support::ScriptedPeer::reset(socket);
        else
            socket.write(teller.answer(request.body));
    });
    users::UserPager pager(*m_reads);
    pager.open(projectAt(peer), {}, 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    QCOMPARE(peer.requests().size(), 2);
    // One page may come after the other, so that each has its own try; but no more than one.
    broken = 100;
    pager.setVisible(20, 35);
    QTRY_VERIFY(pager.isFailed(20));
    const auto asked = peer.requests().size();
    QTest::qWait(50);
    QCOMPARE(peer.requests().size(), asked);
    QVERIFY2(asked <= 2 + 2 * 2, qPrintable(QString::number(asked)));
}

void tst_UserPager::aFirstPageThatFailsSaysWhy_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QString>("word");

    using support::ScriptedPeer;
    QTest::newRow("forbidden") << ScriptedPeer::response("Forbidden", "403 Forbidden", "Content-Type: text/plain\r\n")
                               << u"403"_s;
    QTest::newRow("not JSON") << ScriptedPeer::response("<h1>Login</h1>", "200 OK", "Content-Type: text/html\r\n")
                              << u""_s;
    QTest::newRow("no list") << ScriptedPeer::response(R"({"data": {"users": null}})") << u"no list"_s;
    QTest::newRow("refused") << ScriptedPeer::response(
        R"({"data": {"users": null}, "errors": [{"message": "audit database is down", "path": ["users"]}]})")
                             << u"audit database"_s;
    QTest::newRow("a list of another kind") << ScriptedPeer::response(R"({"data": {"users": [1, 2]}})") << u"no list"_s;
}

void tst_UserPager::aFirstPageThatFailsSaysWhy()
{
    QFETCH(QByteArray, response);
    QFETCH(QString, word);
    support::ScriptedPeer peer(support::ScriptedPeer::answering(response));
    users::UserPager pager(*m_reads);
    pager.open(projectAt(peer), {}, 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Failed);
    QVERIFY(!pager.failure().isEmpty());
    QVERIFY2(pager.failure().contains(word), qPrintable(pager.failure()));
    QCOMPARE(pager.count(), 0);
    // Trying again starts anew.
    pager.retryFailed();
    QCOMPARE(pager.state(), users::UserPager::State::Loading);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Failed);
}

void tst_UserPager::errorsBesideTheDataAreTold()
{
    support::ScriptedPeer peer(support::ScriptedPeer::answering(support::ScriptedPeer::response(
        R"({"data": {"users": {"totalCount": 3, "edges": [null, {"cursor": "x", "node": null},
            {"cursor": "y", "node": {"id": "id1", "formattedName": "n1"}}]}},
            "errors": [{"message": "unexpected error", "path": ["users", "edges", 1, "node"]}]})")));
    users::UserPager pager(*m_reads);
    users::UserModel model(pager, m_clock);
    pager.open(projectAt(peer), {}, 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    QCOMPARE(names(model), (QStringList {u"not in the answer"_s, u"not in the answer"_s, u"n1"_s}));
    QVERIFY2(pager.gaps().contains(u"unexpected error"), qPrintable(pager.gaps()));
}

void tst_UserPager::whatIsScrolledPastMakesRoom()
{
    Teller teller {.count = 10'000, .total = 10'000};
    QList<QPair<QPointer<QTcpSocket>, QByteArray>> held;
    bool holds = false;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        if (holds)
            held.append({&socket, teller.answer(request.body)});
        else
            socket.write(teller.answer(request.body));
    });
    users::UserPager pager(*m_reads);
    pager.open(projectAt(peer), {}, 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    holds = true;
    // As when somebody drags the handle: many places, none for long.
    for (int row = 1000; row < 9000; row += 500) {
        pager.setVisible(row, row + 15);
        QTest::qWait(1);
    }
    pager.setVisible(9000, 9015);
    QTRY_VERIFY(teller.asked.contains(9000));
    // What is passed is hardly asked for: the server would have to read it all the same.
    QVERIFY2(teller.asked.size() <= 8, qPrintable(QString::number(teller.asked.size())));
    // The last place does not wait for those that nobody looks at any more.
    for (auto &[socket, answer] : held)
        if (socket)
            socket->write(answer);
    holds = false;
    QTRY_VERIFY(pager.user(9000));
    QCOMPARE(pager.user(9000)->name, u"n9000"_s);
}

void tst_UserPager::onlySoManyPagesAreHeld()
{
    Teller teller {.count = 20'000, .total = 20'000};
    support::ScriptedPeer peer(teller.script());
    users::UserPager pager(*m_reads);
    pager.open(projectAt(peer), {}, 100);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    for (int row = 0; row < 20'000; row += 100) {
        pager.setVisible(row, row + 15);
        QVERIFY(isSettled(pager, row));
    }
    int held = 0;
    for (int row = 0; row < pager.count(); ++row)
        held += pager.user(row) ? 1 : 0;
    QVERIFY2(held >= 1000 && held <= 4500, qPrintable(QString::number(held)));
    // What was forgotten comes again.
    QVERIFY(!pager.user(0));
    pager.setVisible(0, 15);
    QTRY_VERIFY(pager.user(0));
    QVERIFY(!pager.hasMoved());
}

void tst_UserPager::nothingComesAfterAnotherListWasOpened()
{
    Teller teller {.count = 60, .total = 60};
    QPointer<QTcpSocket> held;
    support::ScriptedPeer slow([&](QTcpSocket &socket, const support::WireRequest &) { held = &socket; });
    support::ScriptedPeer quick(teller.script());
    users::UserPager pager(*m_reads);
    users::UserModel model(pager, m_clock);
    pager.open(projectAt(slow), {}, 20);
    QTRY_VERIFY(held);
    pager.open(projectAt(quick), {}, 20);
    QTRY_COMPARE(pager.count(), 60);
    pager.close();
    QCOMPARE(pager.count(), 0);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(pager.state(), users::UserPager::State::Nothing);
}

void tst_UserPager::filtersNarrowTheSandboxDown()
{
    users::KeyedList roles;
    m_reads->ask(users::keyedDraft(m_server->project(), users::KeyedKind::Role, {}), &users::KeyedList::read,
                 [&](const base::Result<users::KeyedList> &list) { roles = list.value_or(users::KeyedList()); });
    QTRY_VERIFY(!roles.items.empty());
    users::UserPager everybody(*m_reads);
    everybody.open(m_server->project(), {}, 100);
    QTRY_COMPARE(everybody.state(), users::UserPager::State::Ready);
    scrollDown(everybody);
    int narrowed = 0;
    for (const auto &role : roles.items) {
        QSet<QString> wanted;
        for (int row = 0; row < everybody.count(); ++row)
            if (everybody.user(row)->roles.contains(role.key))
                wanted.insert(everybody.user(row)->id);
        users::UserQuery query;
        query.roleKeys = {role.key};
        users::UserPager pager(*m_reads);
        pager.open(m_server->project(), query, 100);
        QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
        scrollDown(pager);
        QSet<QString> found;
        for (int row = 0; row < pager.count(); ++row)
            found.insert(pager.user(row)->id);
        QCOMPARE(found, wanted);
        narrowed += !wanted.isEmpty() && wanted.size() < everybody.count() ? 1 : 0;
    }
    QVERIFY(narrowed > 1);
}

void tst_UserPager::anOlderServerIsAskedWithoutWhatItLacks()
{
    support::ScriptedPeer peer(support::ScriptedPeer::answering(
        support::ScriptedPeer::response(R"({"data": {"users": {"edges": [{"cursor": "b2Zmc2V0OjA",
            "node": {"id": "a", "formattedName": "Ann"}}]}}})")));
    const auto project = projectAt(peer);
    const auto schema = graphql::schemaFromSdl("type Query { users(first: Int, after: String): UserConnection } "
                                               "type UserConnection { edges: [UserEdge] } "
                                               "type UserEdge { cursor: String node: User } "
                                               "type User { id: ID! formattedName: String }")
                            .schema;
    m_reads->setSchema(project.id(), schema);
    users::UserPager pager(*m_reads);
    pager.open(project, {}, 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    QCOMPARE(pager.user(0)->name, u"Ann"_s);
    const auto asked = peer.requests().first().body;
    QVERIFY(asked.contains("formattedName"));
    for (const auto *gone : {"lastLoginAt", "sortBy", "totalCount", "effectiveRoles"})
        QVERIFY2(!asked.contains(gone), gone);
    QVERIFY(pager.lacking().contains(u"User.lastLoginAt"_s));
    QVERIFY(!pager.draftInView().document.contains("lastLoginAt"));
    const auto before = peer.requests().size();
    pager.open(project, users::recognised(u"ann lam"_s), 20);
    QCOMPARE(pager.state(), users::UserPager::State::Failed);
    QVERIFY(pager.isRefused());
    QVERIFY(pager.failure().contains(u"cannot search"_s));
    m_reads->setSchema(project.id(), nullptr);
    QCOMPARE(peer.requests().size(), before);
}

void tst_UserPager::whatIsInViewIsWhatIsShown_data()
{
    QTest::addColumn<bool>("hasOffsets");
    QTest::newRow("by place") << true;
    QTest::newRow("one after the other") << false;
}

/// Pages are read ahead, so that what was asked last is not what somebody looks at.
void tst_UserPager::whatIsInViewIsWhatIsShown()
{
    QFETCH(bool, hasOffsets);
    Teller teller {.count = 200, .total = 200, .hasOffsets = hasOffsets};
    support::ScriptedPeer peer(teller.script());
    users::UserPager pager(*m_reads);
    QVERIFY(pager.draftInView().document.isEmpty());
    pager.open(projectAt(peer), {}, 20);
    QVERIFY(!pager.draftInView().variables.contains("after"));
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    const auto asksFor = [&](int row) {
        pager.setVisible(row, row + 9);
        QVERIFY(isSettled(pager, row + 9));
        QTRY_VERIFY(!teller.asked.isEmpty() && teller.asked.last() > row); // More was read ahead.
        const auto draft = pager.draftInView();
        teller.asked.clear();
        const auto body = "{\"variables\": " + draft.variables + "}";
        const auto answer = teller.answer(body);
        QVERIFY2(answer.contains("\"n" + QByteArray::number(row + 4) + "\""), draft.variables.constData());
        QVERIFY(!answer.contains("\"n" + QByteArray::number(row + 24) + "\""));
        QVERIFY(draft.variables.contains("\"first\": 20"));
    };
    asksFor(0);
    asksFor(18);
    asksFor(40);
}

/// What becomes known of the server while somebody scrolls must not drop the filter from the pages to come.
void tst_UserPager::everyPageIsAskedForAlike()
{
    Teller teller {.count = 90, .total = 90};
    support::ScriptedPeer peer(teller.script());
    const auto project = projectAt(peer);
    users::UserQuery query;
    query.roleKeys = {u"editor"_s};
    users::UserPager pager(*m_reads);
    pager.open(project, query, 20);
    QTRY_COMPARE(pager.state(), users::UserPager::State::Ready);
    m_reads->setSchema(project.id(),
                       graphql::schemaFromSdl("type Query { users(first: Int, after: String): UserConnection } "
                                              "type UserConnection { edges: [UserEdge] totalCount: Int } "
                                              "type UserEdge { cursor: String node: User } type User { id: ID! }")
                           .schema);
    scrollDown(pager);
    m_reads->setSchema(project.id(), nullptr);
    QCOMPARE(pager.count(), 90);
    for (const auto &request : peer.requests())
        QVERIFY2(request.body.contains("editor") && request.body.contains("roleKeys"), request.body.constData());
}

REGISTER_TEST(tst_UserPager)
#include "tst_userpager.moc"
