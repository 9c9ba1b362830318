#include "core/graphql/schema.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/users/usersroomtest.h"
#include "ui/theme/notice.h"
#include "ui/theme/statepage.h"
#include "ui/users/personpage.h"
#include "ui/users/usertable.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// The room with a real sandbox behind it, and with servers that do what they should not.
class tst_UsersRoom : public UsersRoomTest
{
    Q_OBJECT

private slots:
    void initTestCase() { start(); }
    void init() { openRoom(); }
    void cleanup() { closeRoom(); }
    void nothingIsAskedWhileTheRoomIsHidden();
    void usersAreListed();
    void theKeyboardWalksThroughRows();
    void whatWasAskedCanBeOpened();
    void titlesSortOnTheServer();
    void aFailureSaysWhyAndCanBeTriedAgain();
    void theListStaysUntilTheNextIsThere();
    void sortingKeepsWhatIsTypedOrOnItsWay();
    void waitingIsSaidOnlyWhenItTakesLong();
    void anotherProjectLeavesNobodyBehind();
    void somebodyIsOpenedAndFollowed();
    void aPageThatFailedCanBeTriedAgain();
    void aMovedListIsTold();
    void strangeNamesAreShownAsTheyAre();
    void tabsGoDownTheRoom();
    void thoseOnTheScreenAreThoseOfTheOperation();
    void whatCannotBeReadAgainStays();
    void readAgainItStaysWhereItWas();
    void readAgainTheyAreTheSamePeople();
    void placesThatWaitAreSeenOnAnyGround();
    void aSearchThatCannotBeSortedSaysSo();
    void anOlderServerShowsTheRest();
    void pictures_data();
    void pictures();
};

void tst_UsersRoom::nothingIsAskedWhileTheRoomIsHidden()
{
    support::ScriptedPeer peer(support::ScriptedPeer::answering(pageOf(edges(0, 3), 3)));
    QVERIFY(!m_room->findChild<QPushButton *>(u"roleFilter"_s)->isEnabled());
    m_room->setProject(projectAt(peer));
    QVERIFY(m_room->findChild<QPushButton *>(u"roleFilter"_s)->isEnabled());
    QTest::qWait(50);
    QVERIFY(peer.requests().isEmpty());
    m_room->show();
    QTRY_VERIFY(isReady());
    QCOMPARE(peer.requests().size(), 1);
    // Coming back shows what is there.
    m_room->hide();
    m_room->show();
    QTest::qWait(20);
    QCOMPARE(peer.requests().size(), 1);
}

void tst_UsersRoom::usersAreListed()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    QCOMPARE(count(), u"230 users"_s);
    auto &table = m_room->table();
    QVERIFY(table.isVisible());
    QCOMPARE(table.model()->rowCount(), 230);
    QVERIFY(!cell(0, users::UserModel::Name).isEmpty());
    QVERIFY(!cell(0, users::UserModel::State).isEmpty());
    QVERIFY(!cell(0, users::UserModel::Created).isEmpty());
    support::keepPicture(*m_room, u"users"_s);
}

void tst_UsersRoom::theKeyboardWalksThroughRows()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    table.setFocus();
    QCOMPARE(table.currentIndex().row(), 0);
    QVERIFY(table.selectionModel()->isRowSelected(0));
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(table.currentIndex().row(), 1);
    QTest::keyClick(&table, Qt::Key_PageDown);
    QVERIFY(table.currentIndex().row() > 8);
    QTest::keyClick(&table, Qt::Key_End);
    QCOMPARE(table.currentIndex().row(), 229);
    QTRY_VERIFY(table.chosen());
    QSignalSpy opened(&table, &ui::UserTable::openRequested);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), table.chosen()->id);
    QTest::keyClick(&table, Qt::Key_Home);
    QCOMPARE(table.currentIndex().row(), 0);
    QTest::keyClick(&table, Qt::Key_Slash);
    QVERIFY(search()->hasFocus());
    QVERIFY(search()->text().isEmpty());
    QTest::keyClick(search(), Qt::Key_Down);
    QVERIFY(table.hasFocus());
    QTest::keyClick(&table, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(search()->hasFocus());
}

void tst_UsersRoom::whatWasAskedCanBeOpened()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    QSignalSpy requested(m_room.get(), &ui::UsersRoom::operationRequested);
    type(u"alice@example.com"_s);
    QTRY_COMPARE(count(), u"1 user found"_s);
    QTest::mouseClick(m_room->findChild<QPushButton *>(u"showOperation"_s), Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    const auto draft = requested.first().first().value<safety::Draft>();
    QVERIFY2(draft.document.contains("getUsersByStandardAttribute"), draft.document.constData());
    QVERIFY2(draft.variables.contains("alice@example.com"), draft.variables.constData());
    QCOMPARE(draft.project.id(), m_server->project().id());
}

void tst_UsersRoom::titlesSortOnTheServer()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto *titles = m_room->table().horizontalHeader();
    const auto press = [&](int column) {
        QTest::mouseClick(titles->viewport(), Qt::LeftButton, {},
                          QPoint(titles->sectionViewportPosition(column) + 20, titles->height() / 2));
    };
    const auto click = [&](int column) {
        const auto *before = m_room->pager();
        press(column);
        return QTest::qWaitFor([&] { return m_room->pager() != before && isReady(); });
    };
    QCOMPARE(titles->sortIndicatorSection(), int(users::UserModel::Created));
    QVERIFY(click(users::UserModel::LastLogin));
    QCOMPARE(m_room->pager()->query().order, (users::ListOrder {users::SortBy::LastLoginAt, true}));
    QCOMPARE(titles->sortIndicatorSection(), int(users::UserModel::LastLogin));
    const auto first = m_room->pager()->user(0)->lastLoginAt.at;
    QVERIFY(first >= m_room->pager()->user(1)->lastLoginAt.at);
    QVERIFY(click(users::UserModel::LastLogin));
    QVERIFY(!m_room->pager()->query().order.isDescending);
    QVERIFY(m_room->pager()->user(0)->lastLoginAt.at < first);
    // The server cannot sort by anything else.
    const auto *before = m_room->pager();
    press(users::UserModel::Email);
    QTest::qWait(100);
    QCOMPARE(m_room->pager(), before);
}

void tst_UsersRoom::aFailureSaysWhyAndCanBeTriedAgain()
{
    bool isForbidden = true;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &) {
        socket.write(isForbidden
                         ? support::ScriptedPeer::response("Forbidden", "403 Forbidden", "Content-Type: text/plain\r\n")
                         : pageOf(edges(0, 3), 3));
    });
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_COMPARE(state()->title(), u"The users could not be read"_s);
    QVERIFY2(state()->text().contains(u"403"), qPrintable(state()->text()));
    support::keepPicture(*m_room, u"users-failed"_s);
    isForbidden = false;
    emit state()->offerTaken();
    QTRY_COMPARE(count(), u"3 users"_s);
    QVERIFY(m_room->table().isVisible());
}

void tst_UsersRoom::theListStaysUntilTheNextIsThere()
{
    QPointer<QTcpSocket> held;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        if (request.body.contains("LAST_LOGIN_AT"))
            held = &socket;
        else
            socket.write(pageOf(edges(0, 3), 3));
    });
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(isReady());
    emit m_room->table().orderRequested(users::SortBy::LastLoginAt);
    QTRY_VERIFY(held);
    QCOMPARE(cell(0, 0), u"n0"_s);
    auto *busy = m_room->findChild<QProgressBar *>();
    QVERIFY(!busy->isVisible());
    QTRY_VERIFY(m_room->findChildren<QProgressBar *>().first()->isVisible());
    QVERIFY(m_room->table().isVisible());
    held->write(pageOf(edge("other"), 1));
    QTRY_COMPARE(cell(0, 0), u"other"_s);
    QVERIFY(!m_room->findChildren<QProgressBar *>().first()->isVisible());
}

void tst_UsersRoom::sortingKeepsWhatIsTypedOrOnItsWay()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    QTest::keyClicks(search(), u"alice"_s);
    emit m_room->table().orderRequested(users::SortBy::LastLoginAt);
    QTRY_COMPARE(m_room->pager()->query(), users::recognised(u"alice"_s, {users::SortBy::LastLoginAt, true}));
    type(u"bob"_s); // Asked for already, and not here yet.
    QCOMPARE(m_room->pager()->query().text, u"alice"_s);
    emit m_room->table().orderRequested(users::SortBy::CreatedAt);
    QTRY_COMPARE(m_room->pager()->query(), users::recognised(u"bob"_s, {users::SortBy::CreatedAt, true}));
}

void tst_UsersRoom::waitingIsSaidOnlyWhenItTakesLong()
{
    QPointer<QTcpSocket> held;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &) { held = &socket; });
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(held);
    QVERIFY(!state()->isVisible());
    QTRY_VERIFY(state()->isVisible());
    QVERIFY(state()->title().contains(u"Reading"));
    held->write(pageOf(edges(0, 3), 3));
    QTRY_VERIFY(m_room->table().isVisible());
}

void tst_UsersRoom::anotherProjectLeavesNobodyBehind()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    support::ScriptedPeer peer([](QTcpSocket &, const support::WireRequest &) {});
    m_room->setProject(projectAt(peer));
    QVERIFY(!m_room->pager());
    QVERIFY(!m_room->table().model());
    QVERIFY(count().isEmpty());
    m_room->setProject({});
    QTRY_COMPARE(state()->title(), u"No project is open"_s);
}

void tst_UsersRoom::somebodyIsOpenedAndFollowed()
{
    m_room->resize(1200, 600);
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Return);
    auto *person = m_room->findChild<ui::PersonPage *>();
    QVERIFY(person && person->isVisible());
    QCOMPARE(person->userId(), m_room->pager()->user(0)->id);
    QVERIFY2(person->width() >= 360 && person->width() <= 480, qPrintable(QString::number(person->width())));
    QTRY_VERIFY(!person->facts().empty());
    support::keepPicture(*m_room, u"users-person"_s);
    // Whoever walks on is shown with whom they come to.
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Down);
    QTRY_COMPARE(person->userId(), m_room->pager()->user(2)->id);
    QVERIFY(m_room->panes().contains(person->mainPane()));
    QTest::keyClick(&table, Qt::Key_Escape);
    QVERIFY(!person->isVisible());
    QVERIFY(table.hasFocus());
    QVERIFY(person->userId().isEmpty());
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::qWait(200);
    QVERIFY(person->userId().isEmpty());
    // What the page asked is offered too.
    const auto place = table.visualRect(table.model()->index(1, 0)).center();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(person->userId(), m_room->pager()->user(1)->id);
    QSignalSpy requested(m_room.get(), &ui::UsersRoom::operationRequested);
    emit person->operationRequested({});
    QCOMPARE(requested.size(), 1);
    // Another project's people are none of these.
    m_room->setProject({});
    QVERIFY(!person->isVisible());
}

void tst_UsersRoom::aPageThatFailedCanBeTriedAgain()
{
    bool isBroken = true;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        if (!request.body.contains("\"after\""))
            socket.write(pageOf(edges(0, 20), 40));
        else if (isBroken)
            socket.write(support::ScriptedPeer::response("oops", "502 Bad Gateway", "Content-Type: text/plain\r\n"));
        else
            socket.write(pageOf(edges(20, 40), 40));
    });
    m_room->setPageSize(20);
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(act()->isVisible());
    QCOMPARE(m_room->table().model()->rowCount(), 40);
    m_room->table().scrollToBottom();
    support::keepPicture(*m_room, u"users-partial"_s);
    isBroken = false;
    act()->setFocus();
    QTest::keyClick(act(), Qt::Key_Space);
    QTRY_COMPARE(cell(39, 0), u"n39"_s);
    QVERIFY(!act()->isVisible());
    // The button below it would leave the room at the next key.
    QVERIFY(m_room->table().hasFocus());
}

void tst_UsersRoom::aMovedListIsTold()
{
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        socket.write(request.body.contains("\"after\"") ? pageOf(edges(18, 38), 41) : pageOf(edges(0, 20), 40));
    });
    m_room->setPageSize(20);
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(act()->isVisible());
    QCOMPARE(act()->text(), u"Read again"_s);
    const auto before = peer.requests().size();
    QTest::mouseClick(act(), Qt::LeftButton);
    QTRY_VERIFY(peer.requests().size() > before);
}

void tst_UsersRoom::strangeNamesAreShownAsTheyAre()
{
    const auto row = [](const char *name, int number) {
        return edge(QByteArray(name), number);
    };
    support::ScriptedPeer peer(support::ScriptedPeer::answering(
        pageOf(QByteArrayList {row("ليلى حداد", 0), row("👩‍🚀 Zoe 🎉", 1), row("<b>bold</b> &amp;", 2),
                               row("\xe2\x80\xae"
                                   "evil",
                                   3),
                               row("נועה לוי", 4), QByteArray(R"({"cursor": "x", "node": null})")}
                   .join(", "),
               6)));
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(isReady());
    QCOMPARE(cell(0, 0), u"ليلى حداد"_s);
    QCOMPARE(cell(2, 0), u"<b>bold</b> &amp;"_s);
    QCOMPARE(cell(5, 0), u"not in the answer"_s);
    QVERIFY(cell(5, users::UserModel::Email).isEmpty());
    support::keepPicture(*m_room, u"users-strange"_s);
    m_room->table().setCurrentIndex(m_room->table().model()->index(5, 0));
    QVERIFY(!m_room->table().chosen());
}

void tst_UsersRoom::tabsGoDownTheRoom()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    // As the key goes, which is not always as the chain of widgets does.
    const auto tabOrder = [this] {
        QStringList order;
        search()->setFocus();
        do {
            auto *widget = QApplication::focusWidget();
            order.append(widget == &m_room->table() ? u"table"_s : widget->objectName());
            QTest::keyClick(widget, Qt::Key_Tab);
        } while (!search()->hasFocus() && order.size() < 40);
        order.removeAll(QString());
        return order;
    };
    const QStringList room {u"userSearch"_s, u"roleFilter"_s, u"groupFilter"_s,   u"userColumns"_s,
                            u"userExport"_s, u"table"_s,      u"showOperation"_s, u"usersAtOnce"_s};
    QCOMPARE(tabOrder(), room);
    // Whoever is opened comes behind all of it, from the top down.
    m_room->table().setFocus();
    QTest::keyClick(&m_room->table(), Qt::Key_Return);
    QTRY_VERIFY(!m_room->findChild<ui::PersonPage *>()->facts().empty());
    const QStringList person {u"back"_s,   u"copyUuid"_s,   u"copyNodeId"_s, u"showOperation"_s,
                              u"reload"_s, u"personTabs"_s, u"personFacts"_s};
    QCOMPARE(tabOrder(), room + person);
}

void tst_UsersRoom::anOlderServerShowsTheRest()
{
    using users::UserModel;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        const bool isRefused = request.body.contains("lastLoginAt") || request.body.contains("sortBy");
        socket.write(isRefused ? support::ScriptedPeer::response(
                         R"({"data": null, "errors": [{"message": "Cannot query field \"lastLoginAt\""}]})")
                               : pageOf(edges(0, 3), 3));
    });
    const auto project = projectAt(peer);
    m_room->setProject(project);
    m_room->show();
    QTRY_VERIFY(state()->isVisible() && !state()->text().isEmpty());
    QVERIFY(state()->text().contains(u"lastLoginAt"));
    // The schema comes later than the answer.
    m_reads->setSchema(project.id(),
                       graphql::schemaFromSdl(
                           "type Query { users(first: Int, after: String): UserConnection } "
                           "type UserConnection { totalCount: Int edges: [UserEdge] } type UserEdge { cursor: String "
                           "node: User } type User { id: ID! formattedName: String isDisabled: Boolean }")
                           .schema);
    QTRY_VERIFY(isReady() && m_room->pager()->count() == 3);
    auto &table = m_room->table();
    QCOMPARE(cell(1, UserModel::Name), u"n1"_s);
    for (const auto column : {UserModel::LastLogin, UserModel::Email, UserModel::Roles, UserModel::Created})
        QVERIFY(table.isColumnHidden(column));
    QVERIFY(!table.isColumnHidden(UserModel::State));
    QVERIFY(!table.horizontalHeader()->isSortIndicatorShown());
    support::keepPicture(*m_room, u"users-older"_s);
    type(u"two words"_s);
    QTRY_COMPARE(state()->title(), u"This cannot be asked here"_s);
    QVERIFY(state()->text().contains(u"cannot search"));
    m_reads->setSchema(project.id(), nullptr);
}

void tst_UsersRoom::thoseOnTheScreenAreThoseOfTheOperation()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    QSignalSpy requested(m_room.get(), &ui::UsersRoom::operationRequested);
    for (const int row : {0, 120}) {
        table.verticalScrollBar()->setValue(row * 35);
        QTRY_VERIFY(m_room->pager()->user(std::min(row + 90, 229))); // Read ahead.
        requested.clear();
        m_room->showOperation();
        const auto answer = answerTo(requested.first().first().value<safety::Draft>());
        QVERIFY(answer.body);
        for (int i = row + 1; i < row + 12; ++i)
            QVERIFY2(answer.body->find(m_room->pager()->user(i)->id.toStdString()) != std::string::npos,
                     qPrintable(QString::number(i)));
    }
}

void tst_UsersRoom::whatCannotBeReadAgainStays()
{
    bool isBroken = false;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &) {
        socket.write(isBroken ? support::ScriptedPeer::response("slow down", "429 Too Many Requests",
                                                                "Content-Type: text/plain\r\nRetry-After: 30\r\n")
                              : pageOf(edges(0, 40), 40));
    });
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    table.setFocus();
    table.choose(table.rowAt(table.viewport()->height() - 35));
    const auto isInView = [&] {
        return table.viewport()->rect().contains(table.visualRect(table.currentIndex()).adjusted(0, 0, 0, -1));
    };
    QVERIFY(isInView());
    isBroken = true;
    QTest::keyClick(&table, Qt::Key_F5);
    QTRY_VERIFY(act()->isVisible());
    QVERIFY(table.isVisible());
    QTRY_VERIFY(isInView());
    QCOMPARE(cell(2, 0), u"n2"_s);
    const auto notice = m_room->findChild<ui::Notice *>()->text();
    QVERIFY2(notice.contains(u"could not be read again") && notice.contains(u"wait 30 seconds"), qPrintable(notice));
    support::keepPicture(*m_room, u"users-not-read-again"_s);
    // Another question that fails has no rows of its own to keep.
    m_room->sortByLastLogin();
    QTRY_COMPARE(state()->title(), u"The users could not be read"_s);
    isBroken = false;
    m_room->sortByCreated();
    QTRY_VERIFY(m_room->table().isVisible());
    isBroken = true;
    m_room->reload();
    QTRY_VERIFY(act()->isVisible());
    isBroken = false;
    QTest::mouseClick(act(), Qt::LeftButton);
    QTRY_VERIFY(!act()->isVisible());
    QCOMPARE(cell(2, 0), u"n2"_s);
}

void tst_UsersRoom::readAgainItStaysWhereItWas()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    table.setFocus();
    table.setCurrentIndex(table.model()->index(150, users::UserModel::Name));
    QTRY_VERIFY(table.chosen());
    const int scrolled = table.verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    const auto *before = m_room->pager();
    m_room->reload();
    QTRY_VERIFY(m_room->pager() != before && isReady());
    QCOMPARE(table.verticalScrollBar()->value(), scrolled);
    QTRY_COMPARE(table.currentIndex().row(), 150);
    QVERIFY(table.chosen());
    QCOMPARE(table.verticalScrollBar()->value(), scrolled);
    // Another order is another list.
    m_room->sortByLastLogin();
    QTRY_COMPARE(m_room->pager()->query().order.by, users::SortBy::LastLoginAt);
    QCOMPARE(table.verticalScrollBar()->value(), 0);
}

void tst_UsersRoom::readAgainTheyAreTheSamePeople()
{
    // In pages of 20, with cursors that are places, whoever stands there now.
    QStringList people;
    for (int i = 0; i < 45; ++i)
        people.append(u"p%1"_s.arg(i));
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        const auto after = QJsonDocument::fromJson(request.body)[u"variables"_s][u"after"_s].toString();
        int from = 0;
        while (!after.isEmpty() && users::offsetCursor(from++) != after) { }
        QByteArrayList page;
        for (int row = from; row < from + 20 && row < people.size(); ++row)
            page.append(edge(people[row].toUtf8(), row)
                            .replace("\"id" + QByteArray::number(row) + '"', '"' + people[row].toUtf8() + '"'));
        socket.write(pageOf(page.join(", "), static_cast<int>(people.size())));
    });
    m_room->resize(1200, 600);
    m_room->setPageSize(20);
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    const auto readAgain = [&] {
        const auto *before = m_room->pager();
        QTest::keyClick(m_room.get(), Qt::Key_F5);
        return QTest::qWaitFor([&] { return m_room->pager() != before && isReady(); });
    };
    const auto selected = [&] {
        QStringList ids;
        for (const auto &user : table.rows().users)
            ids.append(user.id);
        return ids;
    };
    table.setFocus();
    table.choose(5);
    QTest::keyClick(&table, Qt::Key_Return);
    const auto *person = m_room->findChild<ui::PersonPage *>();
    QCOMPARE(person->userId(), u"p5"_s);
    people.prepend(u"new"_s);
    QVERIFY(readAgain());
    QCOMPARE(table.currentIndex().row(), 6);
    QCOMPARE(table.chosen()->id, u"p5"_s);
    QTest::qWait(250); // Longer than it takes to follow somebody who walks.
    QCOMPARE(person->userId(), u"p5"_s);
    // Several are still the same several.
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected(), (QStringList {u"p5"_s, u"p6"_s, u"p7"_s}));
    QTRY_COMPARE(person->userId(), u"p7"_s);
    people.insert(8, u"between"_s);
    QVERIFY(readAgain());
    QCOMPARE(table.selectedCount(), 3);
    QCOMPARE(selected(), (QStringList {u"p5"_s, u"p6"_s, u"p7"_s}));
    QCOMPARE(table.chosen()->id, u"p7"_s);
    // Pushed onto a page that comes later, they are awaited.
    QCOMPARE(people[19], u"p17"_s);
    table.choose(19);
    QTRY_COMPARE(person->userId(), u"p17"_s);
    people.insert(0, u"newer"_s);
    QVERIFY(readAgain());
    QTRY_VERIFY(table.chosen());
    QCOMPARE(table.chosen()->id, u"p17"_s);
    // Of those of whom one has gone none is chosen, rather than fewer.
    table.choose(3);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(table.selectedCount(), 2);
    QTRY_COMPARE(person->userId(), people[4]);
    const auto gone = people.takeAt(4);
    QVERIFY(readAgain());
    QTRY_VERIFY(m_room->pager()->user(40));
    QVERIFY(!table.chosen());
    QVERIFY(!table.selectionModel()->hasSelection());
    // Neither does the keyboard's coming back choose for anybody, or lead the page away.
    search()->setFocus();
    table.setFocus();
    QVERIFY(!table.chosen());
    m_room->sortByLastLogin();
    QTRY_COMPARE(m_room->pager()->query().order.by, users::SortBy::LastLoginAt);
    search()->setFocus();
    table.verticalScrollBar()->setValue(10 * 35);
    table.setFocus();
    QCOMPARE(table.currentIndex().row(), 10);
    QTest::qWait(250);
    QCOMPARE(person->userId(), gone);
    // Whoever walks on does, from where they look when nobody is chosen.
    QTest::keyClick(&table, Qt::Key_Down);
    QTRY_COMPARE(person->userId(), people[11]);
    people.removeAt(11);
    QVERIFY(readAgain());
    QVERIFY(!table.currentIndex().isValid());
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(table.currentIndex().row(), 10);
    QTRY_COMPARE(person->userId(), people[10]);
}

void tst_UsersRoom::placesThatWaitAreSeenOnAnyGround()
{
    support::ScriptedPeer peer([](QTcpSocket &socket, const support::WireRequest &request) {
        if (!request.body.contains("\"after\""))
            socket.write(pageOf(edges(0, 20), 60));
    });
    m_room->setPageSize(20);
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    table.setCurrentIndex(table.model()->index(30, users::UserModel::Name));
    QVERIFY(!m_room->pager()->user(30));
    const auto place = table.visualRect(table.currentIndex());
    const auto picture = table.viewport()->grab().toImage();
    const auto avatar = picture.pixelColor(place.left() + 21, place.center().y());
    const auto ground = picture.pixelColor(place.left() + 6, place.center().y());
    QCOMPARE(ground, m_appearance->color(ui::Role::Selection));
    QVERIFY2(avatar != ground && avatar != m_appearance->color(ui::Role::Hover), qPrintable(avatar.name()));
}

void tst_UsersRoom::aSearchThatCannotBeSortedSaysSo()
{
    support::ScriptedPeer peer([](QTcpSocket &socket, const support::WireRequest &request) {
        const bool crashes = request.body.contains("searchKeyword") && request.body.contains("LAST_LOGIN_AT");
        socket.write(crashes ? support::ScriptedPeer::response(
                         R"({"data": null, "errors": [{"message": "unexpected error", "locations": []}]})")
                             : pageOf(edges(0, 3), 3));
    });
    m_room->setProject(projectAt(peer));
    m_room->show();
    type(u"ann lam"_s);
    QTRY_VERIFY(isReady());
    m_room->sortByLastLogin();
    QTRY_COMPARE(state()->title(), u"The users could not be read"_s);
    QVERIFY2(state()->text().contains(u"sort by Created"), qPrintable(state()->text()));
}

void tst_UsersRoom::pictures_data()
{
    QTest::addColumn<ui::Appearance::Choice>("choice");
    QTest::newRow("light") << ui::Appearance::Choice::Light;
    QTest::newRow("dark") << ui::Appearance::Choice::Dark;
    QTest::newRow("contrast") << ui::Appearance::Choice::Contrast;
}

void tst_UsersRoom::pictures()
{
    QFETCH(ui::Appearance::Choice, choice);
    m_appearance->setChoice(choice);
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    m_room->table().setFocus();
    m_room->table().setCurrentIndex(m_room->table().model()->index(3, 0));
    // Every colour on the screen follows the theme: the ground is the panel's.
    const auto picture = m_room->table().viewport()->grab().toImage();
    QCOMPARE(picture.pixelColor(1, 6 * 35 + 2), m_appearance->color(ui::Role::Panel));
    QCOMPARE(picture.pixelColor(6, 3 * 35 + 2), m_appearance->color(ui::Role::Selection));
    support::keepPicture(*m_room, u"users-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
}

REGISTER_TEST(tst_UsersRoom)
#include "tst_usersroom.moc"
