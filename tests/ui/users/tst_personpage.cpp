#include "core/graphql/schema.h"
#include "core/json/tape.h"
#include "core/json/writer.h"
#include "core/users/personquery.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/support/sandboxtest.h"
#include "ui/theme/appearance.h"
#include "ui/theme/notice.h"
#include "ui/theme/statepage.h"
#include "ui/users/factlist.h"
#include "ui/users/personpage.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using ui::PersonSection;

/// The page of one user: against the sandbox, and against servers that answer oddly, slowly or not at all.
class tst_PersonPage : public support::SandboxTest
{
    Q_OBJECT

    struct Page
    {
        explicit Page(tst_PersonPage &test) : reads(*test.m_runner), page(reads, test.m_clock, test.m_appearance)
        {
            page.resize(900, 640);
            page.show();
        }
        void open(const project::Project &project, const QString &id)
        {
            users::UserSummary known;
            known.id = id;
            page.open(project, known);
        }
        /// The rows as they read, once there are any.
        QStringList rows()
        {
            [&] {
                QTRY_VERIFY_WITH_TIMEOUT(!page.facts().empty(), 10000);
            }();
            return lines();
        }
        QStringList lines() const
        {
            QStringList all;
            for (const auto &fact : page.facts())
                all.append(fact.text());
            return all;
        }
        QStringList rows(PersonSection section)
        {
            page.setSection(section);
            return rows();
        }
        ui::FactList &list() { return *page.findChild<ui::FactList *>(); }
        ui::StatePage &state() { return *page.findChild<ui::StatePage *>(); }
        ui::Notice &notice() { return *page.findChild<ui::Notice *>(); }
        QTabBar &tabs() { return *page.findChild<QTabBar *>(); }

        users::Reads reads;
        ui::PersonPage page;
    };

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};

private slots:
    void initTestCase();
    void everyoneInTheSandboxIsShown();
    void whatIsKnownIsShownAtOnce();
    void nullMissingAndEmptyAreToldApart();
    void unknownWordsAreShownAsTheyCame();
    void secretsAreNotShown();
    void rolesSayWhereTheyComeFrom();
    void aPartialAnswerSaysWhatIsMissing();
    void anAnswerOfNullsIsShown();
    void whoIsNotThereIsSaid_data();
    void whoIsNotThereIsSaid();
    void whatFailsCanBeTriedAgain();
    void slownessIsSaidAfterAWhile();
    void aFailedReloadKeepsWhatIsShown();
    void somebodyDeletedLeavesTheirActivity();
    void moreActivityIsLoadedOnce();
    void aServerThatRepeatsItselfIsLeft();
    void moreActivityThatFailsCanBeTriedAgain();
    void aReloadThatFailsOffersMoreAgain();
    void anotherUserLeavesTheFirstBehind();
    void theOperationIsWhatWasAsked();
    void anOlderServerShowsTheRest();
    void theKeyboardGoesEverywhere();
    void everythingCanBeCopied();
    void oddTextDoesNotBreakTheRows_data();
    void oddTextDoesNotBreakTheRows();
    void thousandsOfRowsAreQuick();
    void theTabsHaveRoomInEveryTheme_data();
    void theTabsHaveRoomInEveryTheme();
    void cleanupTestCase();
};

namespace {

support::ScriptedPeer::Script saying(const QByteArray &body)
{
    return support::ScriptedPeer::answering(support::ScriptedPeer::response(body));
}

/// An answer with these members of the person, and these events in the audit log.
QByteArray answerWith(const QByteArray &members, const QByteArray &activity = R"({"edges":[],"totalCount":0})",
                      const QByteArray &errors = {})
{
    return R"({"data":{"activity":)" + activity + R"(,"person":{"__typename":"User","id":"VXNlcjph")"
        + (members.isEmpty() ? QByteArray() : ',' + members) + "}}"
        + (errors.isEmpty() ? QByteArray() : R"(,"errors":)" + errors) + '}';
}

/// A page of the audit log with events \a from to \a to, and a promise of more behind \a next.
QByteArray eventsFrom(int from, int to, const QByteArray &next, const QByteArray &total)
{
    QByteArrayList edges;
    for (int i = from; i <= to; ++i) {
        const auto number = QByteArray::number(i);
        edges.append(
            R"({"cursor":"c","node":{"id":")" + number
            + R"(","activityType":"USER_AUTHENTICATED","createdAt":"2026-03-01T10:00:00Z","ipAddress":"192.0.2.)"
            + number + R"(","clientID":null,"userAgent":null}})");
    }
    return R"({"edges":[)" + edges.join(',') + R"(],"totalCount":)" + total + R"(,"pageInfo":{"endCursor":")" + next
        + R"(","hasNextPage":)" + (next.isEmpty() ? "false" : "true") + "}}";
}

const auto SomeId = u"VXNlcjo3YzlkMjA4ZS1mZDZiLTQ5MjAtOTJhYi0yNzE3ZWQ4YjRmNTI"_s;

} // namespace

void tst_PersonPage::initTestCase()
{
    startSandbox(100);
}

void tst_PersonPage::everyoneInTheSandboxIsShown()
{
    Page page(*this);
    QSet<QString> states;
    const auto ids = everybody();
    QCOMPARE(ids.size(), 100);
    for (const auto &id : ids) {
        page.page.setSection(PersonSection::Profile);
        page.open(m_server->project(), id);
        for (int i = 0; i < ui::PersonSections; ++i) {
            const auto rows = page.rows(static_cast<PersonSection>(i));
            QVERIFY2(!rows.isEmpty(), qPrintable(id));
            QVERIFY2(!rows.join(u' ').contains(u"not in the answer"), qPrintable(rows.join(u'\n')));
            QVERIFY2(rows.filter(u"hidden, because"_s).isEmpty(), qPrintable(rows.join(u'\n')));
            if (i == 0)
                states.insert(rows.filter(QRegularExpression(u"^State: "_s)).value(0));
        }
        QVERIFY(page.notice().text().isEmpty());
    }
    QVERIFY(states.size() >= 8);
}

void tst_PersonPage::whatIsKnownIsShownAtOnce()
{
    support::ScriptedPeer silent([](QTcpSocket &, const support::WireRequest &) {});
    Page page(*this);
    users::UserSummary known;
    known.id = SomeId;
    known.name = u"Ada"_s;
    known.account.isDisabled = true;
    page.page.open(projectAt(silent), known);
    const auto texts = [&] {
        QStringList all;
        for (const auto *label : page.page.findChildren<QLabel *>())
            all.append(label->text());
        return all;
    };
    QVERIFY(texts().contains(u"Ada"_s));
    QVERIFY(texts().contains(SomeId));
    QVERIFY(texts().contains(u"7c9d208e-fd6b-4920-92ab-2717ed8b4f52"_s));
    QVERIFY(page.page.facts().empty());
}

void tst_PersonPage::nullMissingAndEmptyAreToldApart()
{
    support::ScriptedPeer peer(saying(answerWith(R"("lastLoginAt":null,"createdAt":"2024-03-14T09:12:33.5Z",
        "disableReason":"","deleteAt":null,"sessions":{"edges":[]},"identities":null,
        "standardAttributes":{"name":"","gender":null})")));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    const auto rows = page.rows();
    QVERIFY(rows.contains(u"Last login: never"_s));
    QVERIFY(rows.contains(u"Changed: not in the answer"_s));
    QVERIFY(rows.contains(u"Disable reason: empty"_s));
    QVERIFY(rows.contains(u"Deletion: not planned"_s));
    QVERIFY(rows.contains(u"Deletion reason: not in the answer"_s));
    QVERIFY(rows.contains(u"Full name: empty"_s));
    QVERIFY(rows.contains(u"Gender: null"_s));
    QVERIFY2(!rows.filter(QRegularExpression(u"^Created: 14 Mar 2024, "_s)).isEmpty(), qPrintable(rows.join(u'\n')));
    QCOMPARE(page.rows(PersonSection::Sessions).first(), u"Not signed in anywhere."_s);
    QCOMPARE(page.rows(PersonSection::Identities), QStringList {u"The server says null here, and not why."_s});
    QCOMPARE(page.rows(PersonSection::Authenticators), QStringList {u"This is not in the server's answer."_s});
}

void tst_PersonPage::unknownWordsAreShownAsTheyCame()
{
    support::ScriptedPeer peer(saying(answerWith(
        R"("lastLoginAt":"yesterday","identities":{"edges":[{"node":{"id":"i","type":"SMART_CARD","claims":{}}}]},
        "authenticators":{"edges":[{"node":{"id":"a","type":"PASSWORD","kind":"TERTIARY","isDefault":true}}]},
        "sessions":{"edges":[{"node":{"type":"TV","displayName":"","amr":["pwd","x_new"]}}]})",
        R"({"edges":[{"node":{"id":"1","activityType":"user.something","createdAt":"soon"}},
                     {"node":{"id":"2","activityType":"SMS_ERROR","createdAt":"2026-03-01T10:00:00Z"}}]})")));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    QVERIFY(page.rows().contains(u"Last login: yesterday (not a time)"_s));
    QCOMPARE(page.rows(PersonSection::Identities).first(), u"SMART_CARD"_s);
    QCOMPARE(page.rows(PersonSection::Authenticators).first(), u"Password (TERTIARY, default)"_s);
    const auto sessions = page.rows(PersonSection::Sessions);
    QCOMPARE(sessions.first(), u"Unnamed device (TV)"_s);
    QVERIFY(sessions.contains(u"By: password, x_new"_s));
    const auto activity = page.rows(PersonSection::Activity);
    QVERIFY(activity.contains(u"soon: user.something"_s));
    QVERIFY2(!activity.filter(u": SMS error"_s).isEmpty(), qPrintable(activity.join(u'\n')));
}

void tst_PersonPage::secretsAreNotShown()
{
    support::ScriptedPeer peer(saying(answerWith(R"("authenticators":{"edges":[{"node":{"type":"TOTP","claims":{
        "https://authgear.com/claims/totp/secret":"hunter2","https://authgear.com/claims/totp/display_name":"phone"}}}]})")));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    const auto rows = page.rows(PersonSection::Authenticators);
    QVERIFY(rows.contains(u"TOTP display name: phone"_s));
    QVERIFY(rows.contains(u"TOTP secret: hidden, because it looks like a secret"_s));
    for (const auto &fact : page.page.facts())
        QVERIFY(!(fact.text() + fact.copy + fact.hover).contains(u"hunter2"_s));
}

void tst_PersonPage::rolesSayWhereTheyComeFrom()
{
    const QByteArray admin = R"({"id":"1","key":"admin","name":"Administrator","description":"All of it"})";
    const QByteArray clerk = R"({"id":"2","key":"clerk","name":null,"description":null})";
    const auto connection = [](const QByteArrayList &nodes) {
        QByteArrayList edges;
        for (const auto &node : nodes)
            edges.append(R"({"node":)" + node + '}');
        return R"({"edges":[)" + edges.join(',') + "]}";
    };
    QByteArrayList groups;
    for (int i = 1; i <= 6; ++i) {
        const auto number = QByteArray::number(i);
        groups.append(R"({"id":"g)" + number + R"(","key":"g)" + number + R"(","name":"Group )" + number
                      + R"(","roles":)" + connection(i == 1 ? QByteArrayList {admin, clerk} : QByteArrayList {clerk})
                      + '}');
    }
    support::ScriptedPeer peer(saying(answerWith(R"("roles":)" + connection({admin}) + R"(,"effectiveRoles":)"
                                                 + connection({admin, clerk}) + R"(,"groups":)" + connection(groups))));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    const auto rows = page.rows(PersonSection::Roles);
    QCOMPARE(rows.value(1), u"Administrator: admin (direct, by Group 1, All of it)"_s);
    QCOMPARE(rows.value(2), u"clerk: clerk (by Group 1, by Group 2, by Group 3, by Group 4, and 2 more)"_s);
    QVERIFY(rows.contains(u"Group 1: g1 (gives admin, clerk)"_s));
}

void tst_PersonPage::aPartialAnswerSaysWhatIsMissing()
{
    support::ScriptedPeer peer(saying(answerWith(
        R"("isDisabled":false,"sessions":null,"roles":{"edges":[{"node":{"id":"r","key":"admin"}}]},"effectiveRoles":null)",
        "null", R"([{"message":"no log in this plan","path":["activity"]},
                    {"message":"sessions are out","path":["person","sessions"]},
                    {"message":"unexpected error","locations":[]}])")));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    QVERIFY(page.rows().contains(u"State: Can sign in."_s));
    QCOMPARE(page.rows(PersonSection::Sessions).first(), u"The server left this out: sessions are out."_s);
    QCOMPARE(page.rows(PersonSection::Activity).first(), u"The server left this out: no log in this plan."_s);
    const auto roles = page.rows(PersonSection::Roles);
    QVERIFY(roles.contains(u"admin: admin (direct)"_s));
    QVERIFY(!roles.filter(u"Only those held directly"_s).isEmpty());
    // An error that names no place is told above all of them.
    QVERIFY2(page.notice().text().contains(u"unexpected error"_s), qPrintable(page.notice().text()));
    QVERIFY(!page.notice().text().contains(u"sessions are out"_s));
}

void tst_PersonPage::anAnswerOfNullsIsShown()
{
    QByteArrayList members;
    for (const auto &line : users::personDraft({}, {}).document.split('\n')) {
        const auto name = line.trimmed().split(' ').first();
        if (!name.isEmpty() && name.front() >= 'a' && name.front() <= 'z' && name != "id")
            members.append('"' + name + "\":null");
    }
    support::ScriptedPeer peer(saying(answerWith(members.join(','), "null")));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    for (int i = 0; i < ui::PersonSections; ++i) {
        const auto rows = page.rows(static_cast<PersonSection>(i));
        QVERIFY(!rows.isEmpty());
        for (const auto &row : rows)
            QVERIFY2(!row.endsWith(u": "_s), qPrintable(row));
    }
    QVERIFY(page.rows(PersonSection::Profile).contains(u"Lockout: null"_s));
}

void tst_PersonPage::whoIsNotThereIsSaid_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("text");
    const auto json = [](const char *name, const char *body, const char *title, const char *text) {
        QTest::newRow(name) << support::ScriptedPeer::response(body) << QString::fromLatin1(title)
                            << QString::fromLatin1(text);
    };
    json("nobody", R"({"data":{"person":null,"activity":{"edges":[],"totalCount":0}}})", "No such user", "deleted");
    json("nobody and no log", R"({"data":{"person":null,"activity":null}})", "No such user", "deleted");
    json("a role", R"({"data":{"person":{"__typename":"Role","id":"x"},"activity":null}})", "Not a user", "Role");
    json("an error", R"({"data":{"person":null,"activity":null},"errors":[{"message":"boom","path":["person"]}]})",
         "This user could not be read", "boom");
    json("no data", R"({"data":null,"errors":[{"message":"unexpected error","locations":[]}]})",
         "This user could not be read", "unexpected error");
    json("another answer", R"({"data":{"something":1}})", "This user could not be read", "not what was asked for");
    json("cut off", R"({"data":{"person":{"__typename":"User","id":"x","formatted)", "This user could not be read", "");
    QTest::newRow("no entry") << support::ScriptedPeer::response("Forbidden", "403 Forbidden",
                                                                 "Content-Type: text/plain\r\n")
                              << u"This user could not be read"_s << u"refused the token"_s;
    QTest::newRow("a page") << support::ScriptedPeer::response("<html>maintenance</html>", "503 Service Unavailable",
                                                               "Content-Type: text/html\r\n")
                            << u"This user could not be read"_s << QString();
}

void tst_PersonPage::whoIsNotThereIsSaid()
{
    QFETCH(QByteArray, response);
    QFETCH(QString, title);
    QFETCH(QString, text);
    support::ScriptedPeer peer(support::ScriptedPeer::answering(response));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    QTRY_VERIFY(page.state().isVisible());
    QCOMPARE(page.state().title(), title);
    QVERIFY2(page.state().text().contains(text) && !page.state().text().isEmpty(), qPrintable(page.state().text()));
    support::keepPicture(page.page, u"person-"_s + QString::fromLatin1(QTest::currentDataTag()));
}

void tst_PersonPage::whatFailsCanBeTriedAgain()
{
    int asked = 0;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &) {
        ++asked;
        socket.write(asked == 1 ? support::ScriptedPeer::response("{}", "500 Internal Server Error")
                                : support::ScriptedPeer::response(answerWith({})));
    });
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    QTRY_COMPARE(page.state().title(), u"This user could not be read"_s);
    auto *again = page.state().findChild<QPushButton *>();
    QVERIFY(again->isVisible());
    again->click();
    QVERIFY(!page.rows().isEmpty());
    QCOMPARE(asked, 2);
}

void tst_PersonPage::slownessIsSaidAfterAWhile()
{
    QTcpSocket *waiting = nullptr;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &) { waiting = &socket; });
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    QTRY_VERIFY(waiting);
    QVERIFY(!page.state().isVisible());
    QTRY_COMPARE(page.state().title(), u"Reading this user"_s);
    QVERIFY(page.state().isVisible());
    support::keepPicture(page.page, u"person-loading"_s);
    waiting->write(support::ScriptedPeer::response(answerWith({})));
    QVERIFY(!page.rows().isEmpty());
}

void tst_PersonPage::aFailedReloadKeepsWhatIsShown()
{
    int asked = 0;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &) {
        ++asked;
        socket.write(asked == 2 ? support::ScriptedPeer::response("{}", "500 Internal Server Error")
                                : support::ScriptedPeer::response(answerWith(R"("formattedName":"Ada")")));
    });
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    const auto before = page.rows();
    QTest::keyClick(&page.list(), Qt::Key_F5);
    QTRY_VERIFY(page.notice().text().contains(u"could not be read again"_s));
    QCOMPARE(page.lines(), before);
    page.page.reload();
    QTRY_VERIFY(page.notice().text().isEmpty());
    QCOMPARE(asked, 3);
}

void tst_PersonPage::somebodyDeletedLeavesTheirActivity()
{
    support::ScriptedPeer peer(saying(R"({"data":{"person":null,"activity":)" + eventsFrom(1, 2, "", "2") + "}}"));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    QVERIFY(!page.rows().filter(u"User authenticated"_s).isEmpty());
    QCOMPARE(page.page.section(), PersonSection::Activity);
    QVERIFY2(page.notice().text().contains(u"deleted"_s), qPrintable(page.notice().text()));
    QTest::keyClick(&page.list(), Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(page.page.section(), PersonSection::Activity); // There is nothing in the others.
    // Whoever comes next is looked at where the one before was.
    support::ScriptedPeer other(saying(answerWith({})));
    page.open(projectAt(other), SomeId);
    page.rows();
    QCOMPARE(page.page.section(), PersonSection::Profile);
}

void tst_PersonPage::moreActivityIsLoadedOnce()
{
    QByteArrayList cursors;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        const auto body = json::Tape::parse(request.body.toStdString());
        const auto after = body->root().at("variables", "after");
        cursors.append(after ? QByteArray::fromStdString(after->string()) : QByteArray());
        // Something happens between the pages, so that the second begins with what the first ended with.
        const auto page = !after ? eventsFrom(1, 3, "three", "5") : eventsFrom(3, 6, "", "6");
        socket.write(
            support::ScriptedPeer::response(after ? R"({"data":{"activity":)" + page + "}}" : answerWith({}, page)));
    });
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    const auto first = page.rows(PersonSection::Activity);
    QCOMPARE(first.filter(u"User authenticated"_s).size(), 3);
    QCOMPARE(first.last(), u"Load more (3 of 5 shown)"_s);
    page.list().setFocus();
    QTest::keyClick(&page.list(), Qt::Key_End);
    QTest::keyClick(&page.list(), Qt::Key_Return);
    QCOMPARE(page.lines().last(), u"Loading more…"_s);
    QTRY_VERIFY(page.lines().last() != u"Loading more…"_s);
    QCOMPARE(page.lines().filter(u"User authenticated"_s).size(), 6);
    QVERIFY2(page.lines().last().startsWith(u"That is all"_s), qPrintable(page.lines().last()));
    QCOMPARE(cursors, (QByteArrayList {{}, "three"}));
}

void tst_PersonPage::aServerThatRepeatsItselfIsLeft()
{
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        const auto page = eventsFrom(1, 2, "same", "900");
        socket.write(support::ScriptedPeer::response(
            request.body.contains("PersonActivity") ? R"({"data":{"activity":)" + page + "}}" : answerWith({}, page)));
    });
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    page.rows(PersonSection::Activity);
    emit page.list().actionTriggered(ui::moreActivityAction());
    QTRY_COMPARE(page.lines().last(), u"The server counts 900, and gives no more than these 2."_s);
    QCOMPARE(page.lines().filter(u"User authenticated"_s).size(), 2);
}

void tst_PersonPage::moreActivityThatFailsCanBeTriedAgain()
{
    int more = 0;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        if (!request.body.contains("PersonActivity"))
            socket.write(support::ScriptedPeer::response(answerWith({}, eventsFrom(1, 2, "two", "null"))));
        else if (++more == 1)
            socket.write(support::ScriptedPeer::response(
                R"({"data":{"activity":null},"errors":[{"message":"out of order","path":["activity"]}]})"));
        else
            socket.write(
                support::ScriptedPeer::response(R"({"data":{"activity":)" + eventsFrom(3, 4, "", "null") + "}}"));
    });
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    page.rows(PersonSection::Activity);
    emit page.list().actionTriggered(ui::moreActivityAction());
    QTRY_COMPARE(page.lines().last(), u"Try again"_s);
    QVERIFY(page.lines().contains(u"No more could be loaded: out of order."_s));
    QCOMPARE(page.lines().filter(u"User authenticated"_s).size(), 2);
    emit page.list().actionTriggered(ui::moreActivityAction());
    QTRY_COMPARE(page.lines().filter(u"User authenticated"_s).size(), 4);
}

void tst_PersonPage::aReloadThatFailsOffersMoreAgain()
{
    int asked = 0;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        if (request.body.contains("PersonActivity"))
            return; // On its way for ever.
        socket.write(++asked == 1 ? support::ScriptedPeer::response(answerWith({}, eventsFrom(1, 2, "two", "9")))
                                  : support::ScriptedPeer::response("{}", "500 Internal Server Error"));
    });
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    const auto offered = page.rows(PersonSection::Activity).last();
    emit page.list().actionTriggered(ui::moreActivityAction());
    QCOMPARE(page.lines().last(), u"Loading more…"_s);
    page.page.reload();
    QTRY_VERIFY(page.notice().text().contains(u"could not be read again"_s));
    QCOMPARE(page.lines().last(), offered);
}

void tst_PersonPage::anotherUserLeavesTheFirstBehind()
{
    QPointer<QTcpSocket> first;
    support::ScriptedPeer slow([&](QTcpSocket &socket, const support::WireRequest &) { first = &socket; });
    support::ScriptedPeer quick(saying(answerWith(R"("standardAttributes":{"name":"Second"})")));
    Page page(*this);
    page.open(projectAt(slow), SomeId);
    QTRY_VERIFY(first);
    page.open(projectAt(quick), SomeId);
    QVERIFY(page.rows().contains(u"Full name: Second"_s));
    if (first)
        first->write(support::ScriptedPeer::response(answerWith(R"("standardAttributes":{"name":"First"})")));
    QTest::qWait(50);
    QVERIFY(page.lines().contains(u"Full name: Second"_s));
    page.page.close();
    QVERIFY(page.page.userId().isEmpty() && page.page.facts().empty());
}

void tst_PersonPage::theOperationIsWhatWasAsked()
{
    support::ScriptedPeer peer(saying(answerWith({})));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    page.rows();
    QSignalSpy wanted(&page.page, &ui::PersonPage::operationRequested);
    page.page.findChild<QPushButton *>(u"showOperation"_s)->click();
    QCOMPARE(wanted.size(), 1);
    const auto draft = wanted.first().first().value<safety::Draft>();
    const auto sent = json::Tape::parse(peer.requests().first().body.toStdString());
    QVERIFY(sent);
    QCOMPARE(sent->root().find("query")->string(), draft.document.toStdString());
    QCOMPARE(sent->root().find("operationName")->string(), draft.operationName.toStdString());
    QCOMPARE(QByteArray::fromStdString(std::string(sent->root().find("variables")->raw())), draft.variables);
    QVERIFY(draft.variables.contains(SomeId.toLatin1()));
}

void tst_PersonPage::anOlderServerShowsTheRest()
{
    support::ScriptedPeer peer(saying(R"({"data": {"person": {"__typename": "User", "id": "VXNlcjph",
        "formattedName": "Ann", "identities": {"edges": []}}}})"));
    const auto project = projectAt(peer);
    Page page(*this);
    page.reads.setSchema(project.id(),
                         graphql::schemaFromSdl("type Query { node(id: ID!): Node } interface Node { id: ID! } "
                                                "type User implements Node { id: ID! formattedName: String "
                                                "identities: IdentityConnection } "
                                                "type IdentityConnection { edges: [IdentityEdge] } "
                                                "type IdentityEdge { node: Identity } type Identity { id: ID! }")
                             .schema);
    page.open(project, u"VXNlcjph"_s);
    page.rows();
    const auto asked = peer.requests().first().body;
    QVERIFY(asked.contains("formattedName") && asked.contains("identities"));
    for (const auto *gone : {"auditLogs", "sessions", "RoleFacts", "$events", "events"})
        QVERIFY2(!asked.contains(gone), gone);
    QVERIFY2(page.lines().contains(u"Last login: unknown to this server"_s), qPrintable(page.lines().join(u'\n')));
    QVERIFY(page.tabs().isTabVisible(int(PersonSection::Identities)));
    for (const auto section : {PersonSection::Activity, PersonSection::Sessions, PersonSection::Roles})
        QVERIFY(!page.tabs().isTabVisible(int(section)));
    QVERIFY(page.notice().text().isEmpty());
    // The operation is the one that was sent.
    QSignalSpy opened(&page.page, &ui::PersonPage::operationRequested);
    page.page.findChild<QPushButton *>(u"showOperation"_s)->click();
    QVERIFY(!opened.first().first().value<safety::Draft>().document.contains("auditLogs"));
    // Another one has all of them again.
    page.open(m_server->project(), u"VXNlcjph"_s);
    QVERIFY(page.tabs().isTabVisible(int(PersonSection::Activity)));
    // None at all: it says so, and asks nothing.
    const auto before = peer.requests().size();
    page.reads.setSchema(project.id(), graphql::schemaFromSdl("type Query { users: Int }").schema);
    page.open(project, u"VXNlcjph"_s);
    QVERIFY(page.state().text().contains(u"too old"));
    QCOMPARE(peer.requests().size(), before);
}

void tst_PersonPage::theKeyboardGoesEverywhere()
{
    support::ScriptedPeer peer(saying(answerWith({})));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    page.rows();
    page.page.activateWindow();
    page.page.mainPane()->setFocus();
    QTRY_VERIFY(page.list().hasFocus());
    QVERIFY(page.list().currentIndex().isValid());
    QTest::keyClick(&page.list(), Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(page.page.section(), PersonSection::Identities);
    QTest::keyClick(&page.list(), Qt::Key_Right);
    QCOMPARE(page.page.section(), PersonSection::Authenticators);
    QTest::keyClick(&page.list(), Qt::Key_Left);
    QTest::keyClick(&page.list(), Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(page.page.section(), PersonSection::Profile);
    QTest::keyClick(&page.list(), Qt::Key_Left);
    QCOMPARE(page.page.section(), PersonSection::Profile);

    QSignalSpy closed(&page.page, &ui::PersonPage::closeRequested);
    QTest::keyClick(&page.list(), Qt::Key_Escape);
    QTest::keyClick(&page.list(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(closed.size(), 2);
    page.page.findChild<QToolButton *>(u"back"_s)->click();
    QCOMPARE(closed.size(), 3);

    // The list keeps the focus from one user to the next.
    page.list().setFocus();
    page.open(projectAt(peer), SomeId);
    QVERIFY(page.tabs().hasFocus());
    page.rows();
    QVERIFY(page.list().hasFocus());

    const auto before = peer.requests().size();
    QTest::keyClick(&page.tabs(), Qt::Key_F5);
    QTRY_COMPARE(peer.requests().size(), before + 1);
    for (auto *button : page.page.findChildren<QAbstractButton *>())
        QVERIFY2(!button->isVisible() || !button->accessibleName().isEmpty() || !button->text().isEmpty(),
                 qPrintable(button->objectName()));
}

void tst_PersonPage::everythingCanBeCopied()
{
    support::ScriptedPeer peer(saying(answerWith(R"("createdAt":"2024-03-14T09:12:33.123456Z",
        "standardAttributes":{"name":"Ada\nLovelace"})")));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    page.rows();
    const auto rowOf = [&](const QString &name) {
        const auto facts = page.page.facts();
        for (std::size_t i = 0; i < facts.size(); ++i)
            if (facts[i].name == name)
                return page.list().model()->index(static_cast<int>(i), 0);
        return QModelIndex();
    };
    // A time as it was sent, to the last digit.
    page.list().setCurrentIndex(rowOf(u"Created"_s));
    QTest::keyClick(&page.list(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"2024-03-14T09:12:33.123456Z"_s);
    QVERIFY(page.page.facts()[static_cast<std::size_t>(rowOf(u"Created"_s).row())].hover.contains(
        u"2024-03-14T09:12:33.123456Z"_s));
    // The sign at the end of a row.
    const auto place = page.list().visualRect(rowOf(u"Full name"_s));
    QTest::mouseClick(page.list().viewport(), Qt::LeftButton, {}, {place.right() - 20, place.top() + 16});
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Ada\nLovelace"_s);
    // Several rows go with their names.
    page.list().selectAll();
    page.list().copy();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Last login: not in the answer\n"_s));
    // What is no value is not copied as if it were one.
    page.list().setCurrentIndex(rowOf(u"Last login"_s));
    QCOMPARE(page.list().selectedText(), QString());
    for (const auto *button : page.page.findChildren<QToolButton *>())
        if (button->accessibleName() == u"Copy the Node ID"_s)
            emit const_cast<QToolButton *>(button)->clicked();
    QCOMPARE(QGuiApplication::clipboard()->text(), SomeId);
}

void tst_PersonPage::oddTextDoesNotBreakTheRows_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("long word") << QString(5000, u'x');
    QTest::newRow("long sentence") << u"word "_s.repeated(5000);
    QTest::newRow("many lines") << u"line\n"_s.repeated(500);
    QTest::newRow("right to left") << u"مرحبا بالعالم "_s.repeated(40);
    QTest::newRow("a turn of direction") << u"abc\u202Edef"_s;
    QTest::newRow("emoji") << u"👩‍👩‍👧‍👦🏳️‍🌈"_s.repeated(60);
    QTest::newRow("markup") << u"<b>bold</b><img src='file:///etc/passwd'>"_s;
    QTest::newRow("nothing to see") << u"\u200B\u200B"_s;
}

void tst_PersonPage::oddTextDoesNotBreakTheRows()
{
    QFETCH(QString, text);
    const auto quoted = QByteArray::fromStdString(json::quoted(text.toStdString()));
    support::ScriptedPeer peer(
        saying(answerWith(R"("formattedName":)" + quoted + R"(,"endUserAccountID":)" + quoted + R"(,"disableReason":)"
                          + quoted + R"(,"isDisabled":true,"standardAttributes":{"name":)" + quoted + ',' + quoted
                          + R"(:"x"})" + R"(,"sessions":{"edges":[{"node":{"displayName":)" + quoted + R"(,"type":)"
                          + quoted + R"(,"userAgent":)" + quoted + "}}]}")));
    Page page(*this);
    page.page.resize(420, 600);
    page.open(projectAt(peer), SomeId);
    for (const auto section : {PersonSection::Profile, PersonSection::Sessions}) {
        page.rows(section);
        QCoreApplication::processEvents();
        support::keepPicture(
            page.page,
            u"person-odd-%1-%2"_s.arg(QString::fromLatin1(QTest::currentDataTag())).arg(static_cast<int>(section)));
        QCOMPARE(page.page.width(), 420);
        QVERIFY(page.page.minimumSizeHint().width() <= 420);
        int bottom = -1;
        for (int row = 0; row < page.list().model()->rowCount(); ++row) {
            const auto rect = page.list().visualRect(page.list().model()->index(row, 0));
            QVERIFY2(rect.height() >= 20 && rect.height() <= 240, QByteArray::number(rect.height()).constData());
            QVERIFY(rect.width() <= page.list().viewport()->width());
            QVERIFY(row == 0 || rect.top() > bottom);
            bottom = rect.top();
        }
    }
}

void tst_PersonPage::thousandsOfRowsAreQuick()
{
    QByteArrayList edges;
    for (int i = 0; i < 1200; ++i)
        edges.append(R"({"node":{"id":"U2Vzc2lvbjox","displayName":"Firefox on Linux","type":"IDP","userAgent":
            "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0","createdAt":"2026-03-01T10:00:00Z"}})");
    support::ScriptedPeer peer(saying(answerWith(R"("sessions":{"edges":[)" + edges.join(',') + "]}")));
    Page page(*this);
    page.open(projectAt(peer), SomeId);
    page.rows();
    QElapsedTimer timer;
    timer.start();
    const auto rows = page.rows(PersonSection::Sessions);
    page.page.grab();
    const auto took = timer.elapsed();
    QVERIFY(rows.size() > 10000);
    QVERIFY(!rows.filter(u"And 200 more."_s).isEmpty());
    QCOMPARE(page.tabs().tabText(static_cast<int>(PersonSection::Sessions)), u"Sessions 1200"_s);
    qInfo("%d rows in %lld ms", static_cast<int>(rows.size()), static_cast<long long>(took));
    QVERIFY2(took < 3000, QByteArray::number(took).constData()); // Of a debug build.
}

void tst_PersonPage::theTabsHaveRoomInEveryTheme_data()
{
    QTest::addColumn<ui::Appearance::Choice>("choice");
    QTest::addColumn<int>("width");
    QTest::newRow("light, beside the table") << ui::Appearance::Choice::Light << 400;
    QTest::newRow("light, wide") << ui::Appearance::Choice::Light << 900;
    QTest::newRow("dark, beside the table") << ui::Appearance::Choice::Dark << 400;
    QTest::newRow("dark, wide") << ui::Appearance::Choice::Dark << 900;
    QTest::newRow("contrast, beside the table") << ui::Appearance::Choice::Contrast << 400;
}

void tst_PersonPage::theTabsHaveRoomInEveryTheme()
{
    QFETCH(ui::Appearance::Choice, choice);
    QFETCH(int, width);
    m_appearance.setChoice(choice);
    const auto ids = everybody();
    Page page(*this);
    page.page.resize(width, 680);
    for (const int number : {17, 52}) {
        page.open(m_server->project(), ids[number]);
        for (int i = 0; i < ui::PersonSections; ++i) {
            page.rows(static_cast<PersonSection>(i));
            QVERIFY(page.tabs().width() <= width);
            const auto words = page.tabs().fontMetrics().horizontalAdvance(page.tabs().tabText(i));
            QVERIFY2(page.tabs().tabRect(i).width() >= words, qPrintable(page.tabs().tabText(i)));
            QVERIFY(page.tabs().rect().contains(page.tabs().tabRect(i)));
            support::keepPicture(
                page.page, u"person-%1-%2-%3"_s.arg(QString::fromLatin1(QTest::currentDataTag())).arg(number).arg(i));
        }
    }
    m_appearance.setChoice(ui::Appearance::Choice::Light);
}

void tst_PersonPage::cleanupTestCase()
{
    m_runner.reset();
    m_server.reset();
}

REGISTER_TEST(tst_PersonPage)
#include "tst_personpage.moc"
