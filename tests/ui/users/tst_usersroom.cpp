#include "core/graphql/schema.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/support/sandboxtest.h"
#include "ui/theme/notice.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/statepage.h"
#include "ui/users/exportbutton.h"
#include "ui/users/keyedfilter.h"
#include "ui/users/personpage.h"
#include "ui/users/usersroom.h"
#include "ui/users/usertable.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;

/// The room with a real sandbox behind it, and with servers that do what they should not.
class tst_UsersRoom : public support::SandboxTest
{
    Q_OBJECT

    void type(const QString &text);
    QString cell(int row, int column) const;
    QLineEdit *search() const { return m_room->findChild<QLineEdit *>(u"userSearch"_s); }
    QString count() const { return m_room->findChild<ui::PlainLabel *>(u"userCount"_s)->text(); }
    ui::StatePage *state() const { return m_room->findChild<ui::StatePage *>(); }
    QPushButton *act() const { return m_room->findChild<QPushButton *>(u"noticeAct"_s); }
    bool isReady() const { return m_room->pager() && m_room->pager()->state() == users::UserPager::State::Ready; }

    std::unique_ptr<sandbox::Server> m_withoutSearch;
    std::unique_ptr<users::Reads> m_reads;
    std::optional<ui::Appearance> m_appearance;
    std::unique_ptr<ui::UsersRoom> m_room;

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void nothingIsAskedWhileTheRoomIsHidden();
    void usersAreListed();
    void theKeyboardWalksThroughRows();
    void whatWasAskedCanBeOpened();
    void titlesSortOnTheServer();
    void aWholeAddressIsLookedUp();
    void aSearchSaysThatItMayLag();
    void withoutSearchItSaysHowToLookUp();
    void typingWaitsAndEscapeClears();
    void anotherTypeOfIdIsToldApart();
    void aFailureSaysWhyAndCanBeTriedAgain();
    void theListStaysUntilTheNextIsThere();
    void sortingKeepsWhatIsTypedOrOnItsWay();
    void waitingIsSaidOnlyWhenItTakesLong();
    void anotherProjectLeavesNobodyBehind();
    void somebodyIsOpenedAndFollowed();
    void aPageThatFailedCanBeTriedAgain();
    void aMovedListIsTold();
    void strangeNamesAreShownAsTheyAre();
    void narrowRoomsLeaveColumnsOut();
    void chosenColumnsStay();
    void tabsGoDownTheRoom();
    void rolesOfTheProjectNarrowTheList();
    void whatNobodyHasCanBeCleared();
    void rolesAreFoundByTyping();
    void withoutSearchFiltersSaySo();
    void usersAreTakenAway();
    void hostileNamesAreSafeInSpreadsheets();
    void whatWasNotSavedIsSaidUntilSeen();
    void severalAreSelected();
    void rowsAreSelectedFromWhereOneBegan();
    void columnsUntoldHereStayChosen();
    void anOlderServerShowsTheRest();
    void pictures_data();
    void pictures();
};

namespace {

QByteArray pageOf(const QByteArray &edges, int total)
{
    return support::ScriptedPeer::response("{\"data\": {\"users\": {\"totalCount\": " + QByteArray::number(total)
                                           + ", \"edges\": [" + edges + "]}}}");
}

QByteArray edge(const QByteArray &name, int row = 0)
{
    return "{\"cursor\": \"" + users::offsetCursor(row).toLatin1() + "\", \"node\": {\"id\": \"id"
        + QByteArray::number(row) + "\", \"isDisabled\": false, \"formattedName\": \"" + name + "\"}}";
}

QByteArray edges(int from, int to)
{
    QByteArrayList list;
    for (int row = from; row < to; ++row)
        list.append(edge("n" + QByteArray::number(row), row));
    return list.join(", ");
}

} // namespace

void tst_UsersRoom::initTestCase()
{
    startSandbox(230);
    m_withoutSearch = started(20, sandbox::Search::Off);
    m_reads = std::make_unique<users::Reads>(*m_runner);
}

void tst_UsersRoom::init()
{
    m_appearance.emplace(ui::Appearance::Choice::Light);
    m_room = std::make_unique<ui::UsersRoom>(*m_reads, m_clock, *m_appearance);
    m_room->resize(1000, 600);
}

void tst_UsersRoom::cleanup()
{
    m_room.reset();
    m_appearance.reset();
}

void tst_UsersRoom::type(const QString &text)
{
    search()->clear();
    QTest::keyClicks(search(), text);
    QTest::keyClick(search(), Qt::Key_Return);
}

QString tst_UsersRoom::cell(int row, int column) const
{
    return m_room->table().model()->index(row, column).data().toString();
}

void tst_UsersRoom::nothingIsAskedWhileTheRoomIsHidden()
{
    support::ScriptedPeer peer(support::ScriptedPeer::answering(pageOf(edges(0, 3), 3)));
    m_room->setProject(projectAt(peer));
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

void tst_UsersRoom::aWholeAddressIsLookedUp()
{
    m_room->setProject(m_server->project());
    m_room->show();
    type(u"alice@example.com"_s);
    QTRY_COMPARE(count(), u"1 user found"_s);
    QCOMPARE(cell(0, users::UserModel::Email), u"alice@example.com"_s);
    QVERIFY(!m_room->table().horizontalHeader()->isSortIndicatorShown());
    type(u"nobody@example.com"_s);
    QTRY_VERIFY(state()->isVisible());
    QCOMPARE(state()->title(), u"Nobody has this e-mail address"_s);
    // It can be searched for instead.
    emit state()->offerTaken();
    QTRY_VERIFY(m_room->pager()->query().kind == users::UserQuery::Kind::Words);
}

void tst_UsersRoom::aSearchSaysThatItMayLag()
{
    m_room->setProject(m_server->project());
    m_room->show();
    type(u"alice"_s);
    QTRY_VERIFY(isReady() && m_room->pager()->query().isSearch());
    const auto labels = m_room->findChildren<ui::PlainLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const ui::PlainLabel *label) {
        return label->isVisible() && label->text().contains(u"may lag");
    }));
    type(u"zzzzzz qqqqqq"_s);
    QTRY_VERIFY(state()->isVisible());
    QVERIFY(state()->title().contains(u"zzzzzz qqqqqq"));
    QVERIFY(state()->text().contains(u"may lag"));
}

void tst_UsersRoom::withoutSearchItSaysHowToLookUp()
{
    m_room->setProject(m_withoutSearch->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    type(u"two words"_s);
    QTRY_VERIFY(state()->isVisible());
    QVERIFY2(state()->text().contains(u"switched off"), qPrintable(state()->text()));
    QVERIFY(state()->text().contains(u"whole e-mail address"));
}

void tst_UsersRoom::typingWaitsAndEscapeClears()
{
    support::ScriptedPeer peer(support::ScriptedPeer::answering(pageOf(edges(0, 3), 3)));
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(isReady());
    QTest::keyClicks(search(), u"some words"_s);
    QCOMPARE(peer.requests().size(), 1);
    QTRY_COMPARE(peer.requests().size(), 2);
    QVERIFY(peer.requests().last().body.contains("some words"));
    QTest::keyClick(search(), Qt::Key_Escape);
    QVERIFY(search()->text().isEmpty());
    QTRY_COMPARE(peer.requests().size(), 3);
    QVERIFY(!peer.requests().last().body.contains("some words"));
    QTest::qWait(400);
    QCOMPARE(peer.requests().size(), 3);
}

void tst_UsersRoom::anotherTypeOfIdIsToldApart()
{
    m_room->setProject(m_server->project());
    m_room->show();
    type(u"Um9sZTphYmM"_s);
    QTRY_COMPARE(state()->title(), u"This is no user's ID"_s);
    QVERIFY(state()->text().contains(u"Role"));
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
    QVERIFY(m_room->panes().contains(person));
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
    QTest::mouseClick(act(), Qt::LeftButton);
    QTRY_COMPARE(cell(39, 0), u"n39"_s);
    QVERIFY(!act()->isVisible());
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

void tst_UsersRoom::narrowRoomsLeaveColumnsOut()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    const auto widths = [&] {
        int sum = 0;
        for (int column = 0; column < users::UserModel::ColumnCount; ++column)
            sum += table.isColumnHidden(column) ? 0 : table.columnWidth(column);
        return sum;
    };
    m_room->resize(1200, 500);
    QTRY_COMPARE(widths(), table.viewport()->width());
    QVERIFY(!table.isColumnHidden(users::UserModel::Phone));
    m_room->resize(640, 500);
    QTRY_VERIFY(table.isColumnHidden(users::UserModel::Phone));
    QVERIFY(!table.isColumnHidden(users::UserModel::Name) && !table.isColumnHidden(users::UserModel::State));
    QCOMPARE(widths(), table.viewport()->width());
    // Long filters take no more room than a small screen has.
    for (const auto *name : {"roleFilter", "groupFilter"})
        m_room->findChild<ui::KeyedFilter *>(QLatin1String(name))
            ->setKeys({u"a_key_of_forty_characters_is_a_long_one"_s, u"b"_s});
    QTRY_VERIFY(m_room->pager()->query().isFiltered());
    QVERIFY2(m_room->minimumSizeHint().width() <= 960, qPrintable(QString::number(m_room->minimumSizeHint().width())));
}

void tst_UsersRoom::chosenColumnsStay()
{
    using users::UserModel;
    m_room->setProject(m_server->project());
    m_room->resize(640, 500);
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    QSignalSpy chosen(m_room.get(), &ui::UsersRoom::columnsChosen);
    auto *menu = m_room->findChild<QPushButton *>(u"userColumns"_s)->menu();
    emit menu->aboutToShow();
    const auto choiceOf = [&](UserModel::Column column) {
        const auto actions = menu->actions();
        return *std::find_if(actions.begin(), actions.end(),
                             [&](const QAction *action) { return action->text() == UserModel::titleOf(column); });
    };
    QVERIFY(!choiceOf(UserModel::Phone)->isChecked()); // There is no room for it.
    QVERIFY(table.isColumnHidden(UserModel::Uuid));
    choiceOf(UserModel::Phone)->trigger();
    choiceOf(UserModel::Uuid)->trigger();
    choiceOf(UserModel::Email)->trigger();
    QCOMPARE(chosen.size(), 3);
    QVERIFY(!table.isColumnHidden(UserModel::Phone) && !table.isColumnHidden(UserModel::Uuid));
    QVERIFY(table.isColumnHidden(UserModel::Email));
    QVERIFY(table.horizontalHeader()->length() > table.viewport()->width());
    QVERIFY(cell(0, UserModel::Uuid).size() == 36);
    // Another room of another day is given what was remembered.
    ui::UsersRoom later(*m_reads, m_clock, *m_appearance);
    later.setColumns(m_room->columns());
    QCOMPARE(later.columns(), m_room->columns());
    emit menu->aboutToShow();
    menu->actions().first()->trigger();
    QVERIFY(table.isColumnHidden(UserModel::Phone) && !table.isColumnHidden(UserModel::Email));
    QVERIFY(m_room->columns().isEmpty());
}

void tst_UsersRoom::tabsGoDownTheRoom()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    QStringList order;
    const auto *widget = static_cast<QWidget *>(search());
    do {
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled())
            order.append(widget == &m_room->table() ? u"table"_s : widget->objectName());
        widget = widget->nextInFocusChain();
    } while (widget != search());
    order.removeAll(QString());
    QCOMPARE(order,
             (QStringList {u"userSearch"_s, u"roleFilter"_s, u"groupFilter"_s, u"userColumns"_s, u"userExport"_s,
                           u"table"_s, u"showOperation"_s}));
}

void tst_UsersRoom::rolesOfTheProjectNarrowTheList()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto *filter = m_room->findChild<ui::KeyedFilter *>(u"roleFilter"_s);
    QTest::keyClick(filter, Qt::Key_Down);
    auto *list = m_room->findChild<QListWidget *>(u"roleFilterList"_s);
    QTRY_VERIFY(list && list->count() > 2);
    support::keepPicture(*list->window(), u"users-roles"_s);
    auto *find = m_room->findChild<QLineEdit *>(u"roleFilterFind"_s);
    QVERIFY(find->hasFocus() || !find->isActiveWindow());
    QTest::keyClick(find, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(filter->keys().size(), 1);
    const auto role = filter->keys().first();
    QVERIFY(filter->text().contains(role.left(8)));
    QTRY_VERIFY(isReady() && m_room->pager()->query().roleKeys == filter->keys());
    QVERIFY(m_room->pager()->count() > 0 && m_room->pager()->count() < 230);
    for (int row = 0; row < m_room->pager()->exactCount() + 10; ++row)
        if (const auto *user = m_room->pager()->user(row))
            QVERIFY2(user->roles.contains(role), qPrintable(user->shownName()));
    QVERIFY(m_room->findChild<ui::PlainLabel *>(u"userFound"_s)->text().contains(u"may lag"));
    // What was asked is what is opened.
    QSignalSpy opened(m_room.get(), &ui::UsersRoom::operationRequested);
    m_room->showOperation();
    const auto draft = opened.first().first().value<safety::Draft>();
    QVERIFY(draft.document.contains("roleKeys: $roleKeys"));
    QVERIFY(draft.variables.contains(role.toUtf8()));
    // Sorting keeps it, and another project does not.
    m_room->table().orderRequested(users::SortBy::LastLoginAt);
    QTRY_VERIFY(isReady() && m_room->pager()->query().order.by == users::SortBy::LastLoginAt);
    QCOMPARE(m_room->pager()->query().roleKeys, QStringList {role});
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(!list->isVisible());
    m_room->setProject(m_withoutSearch->project());
    QVERIFY(filter->keys().isEmpty());
    QTRY_VERIFY(isReady() && !m_room->pager()->query().isFiltered());
}

void tst_UsersRoom::whatNobodyHasCanBeCleared()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    m_room->findChild<ui::KeyedFilter *>(u"groupFilter"_s)->setKeys({u"nobody_is_in_it"_s});
    QTRY_VERIFY(state()->isVisible());
    QVERIFY(state()->text().contains(u"nobody_is_in_it"));
    support::keepPicture(*m_room, u"users-filtered-nobody"_s);
    emit state()->offerTaken();
    QTRY_COMPARE(count(), u"230 users"_s);
    QVERIFY(m_room->findChild<ui::KeyedFilter *>(u"groupFilter"_s)->keys().isEmpty());
}

void tst_UsersRoom::rolesAreFoundByTyping()
{
    QList<QByteArray> asked;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        const bool isRoles = request.body.contains("query Roles");
        if (isRoles)
            asked.append(request.body);
        QByteArrayList nodes;
        for (int i = 0; i < (asked.size() > 1 ? 1 : 100); ++i)
            nodes.append(QByteArray(R"({"node": {"id": "r", "key": "role%1", "name": "Role <b>%1</b>"}})")
                             .replace("%1", QByteArray::number(i)));
        socket.write(isRoles ? support::ScriptedPeer::response("{\"data\": {\"keyed\": {\"edges\": [" + nodes.join(", ")
                                                               + "]}}}")
                             : pageOf(edges(0, 3), 3));
    });
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(isReady());
    QVERIFY(asked.isEmpty()); // Not before somebody looks.
    auto *filter = m_room->findChild<ui::KeyedFilter *>(u"roleFilter"_s);
    filter->click();
    auto *words = m_room->findChild<ui::PlainLabel *>(u"roleFilterWords"_s);
    QTRY_VERIFY2(words->text().contains(u"first 100"), qPrintable(words->text()));
    auto *list = m_room->findChild<QListWidget *>(u"roleFilterList"_s);
    QCOMPARE(list->count(), 100);
    list->item(7)->setCheckState(Qt::Checked);
    QCOMPARE(filter->keys(), QStringList {u"role7"_s});
    QTest::keyClicks(m_room->findChild<QLineEdit *>(u"roleFilterFind"_s), u"sup"_s);
    QTRY_COMPARE(asked.size(), 2);
    QVERIFY(asked.last().contains("sup"));
    QTRY_COMPARE(list->count(), 1);
    QCOMPARE(filter->keys(), QStringList {u"role7"_s});
}

void tst_UsersRoom::withoutSearchFiltersSaySo()
{
    m_room->setProject(m_withoutSearch->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    m_room->findChild<ui::KeyedFilter *>(u"roleFilter"_s)->setKeys({u"customer"_s});
    QTRY_VERIFY(state()->isVisible());
    QVERIFY2(state()->text().contains(u"switched off"), qPrintable(state()->text()));
    emit state()->offerTaken();
    QTRY_VERIFY(isReady() && m_room->pager()->count() == 20);
}

void tst_UsersRoom::usersAreTakenAway()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto *button = m_room->findChild<ui::ExportButton *>(u"userExport"_s);
    QTRY_VERIFY2(button->scope().contains(u"read so far, of 230"), qPrintable(button->scope()));
    m_room->table().setFocus();
    QTest::keyClick(&m_room->table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&m_room->table(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(button->scope(), u"3 selected"_s);
    const auto path = m_folder.filePath(u"users.json"_s);
    QSignalSpy saved(button, &ui::ExportButton::saved);
    QSignalSpy failed(button, &ui::ExportButton::failed);
    button->saveTo(path, ui::ExportButton::Format::Json);
    QTRY_COMPARE(saved.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto list = QJsonDocument::fromJson(file.readAll()).array();
    QCOMPARE(list.size(), 3);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(list[row][u"id"_s].toString(), m_room->pager()->user(row)->id);
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(m_room->findChild<ui::PlainLabel *>(u"userFound"_s)->text().startsWith(u"Saved 3 users"));
    button->saveTo(m_folder.filePath(u"no/such/folder.csv"_s), ui::ExportButton::Format::Csv);
    QTRY_COMPARE(failed.size(), 1);
    QSignalSpy copied(button, &ui::ExportButton::copied);
    button->copyAs(ui::ExportButton::Format::Csv);
    QTRY_COMPARE(copied.size(), 1);
    const auto lines = QApplication::clipboard()->text().split(u"\r\n"_s);
    QCOMPARE(lines.size(), 5); // Titles, three, and the end of the last.
    QVERIFY(lines.first().startsWith(u"Name,E-mail,"));
    QVERIFY(lines[1].endsWith(m_room->pager()->user(0)->id));
}

void tst_UsersRoom::hostileNamesAreSafeInSpreadsheets()
{
    support::ScriptedPeer peer(support::ScriptedPeer::answering(
        pageOf(edge(R"(=HYPERLINK(\"http://x\",\"a, b\"))") + ", " + edge("@SUM(1)", 1), 2)));
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(isReady());
    auto *button = m_room->findChild<ui::ExportButton *>(u"userExport"_s);
    QCOMPARE(button->scope(), u"All 2 in the list"_s);
    QSignalSpy copied(button, &ui::ExportButton::copied);
    button->copyAs(ui::ExportButton::Format::Csv);
    QTRY_COMPARE(copied.size(), 1);
    const auto lines = QApplication::clipboard()->text().split(u"\r\n"_s);
    QVERIFY2(lines[1].startsWith(u"\"'=HYPERLINK(\"\"http://x\"\",\"\"a, b\"\")\","), qPrintable(lines[1]));
    QVERIFY2(lines[2].startsWith(u"'@SUM(1),"), qPrintable(lines[2]));
}

void tst_UsersRoom::severalAreSelected()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(table.selectedCount(), 2);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), m_room->pager()->user(0)->id + u"\n"_s + m_room->pager()->user(1)->id);
    QTest::keyClick(&table, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(table.selectedCount(), 230);
    auto *button = m_room->findChild<ui::ExportButton *>(u"userExport"_s);
    QVERIFY2(button->scope().contains(u"of the 230 selected"), qPrintable(button->scope()));
    QTest::keyClick(&table, Qt::Key_Home);
    QCOMPARE(table.selectedCount(), 0);
}

void tst_UsersRoom::whatWasNotSavedIsSaidUntilSeen()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto *button = m_room->findChild<ui::ExportButton *>(u"userExport"_s);
    const auto &notice = *m_room->findChild<ui::Notice *>();
    const auto fail = [&] {
        button->saveTo(m_folder.filePath(u"no/such/folder.csv"_s), ui::ExportButton::Format::Csv);
        return QTest::qWaitFor([&] { return notice.isVisible() && notice.text().startsWith(u"Not saved. "); });
    };
    QVERIFY(fail());
    QCOMPARE(notice.property("strip").toString(), u"warning"_s);
    support::keepPicture(*m_room, u"users-not-saved"_s);
    // Another list is no reason to hide it, nor is it what its button is about.
    const auto *before = m_room->pager();
    m_room->reload();
    QTRY_VERIFY(m_room->pager() != before && isReady());
    QVERIFY(notice.isVisible());
    before = m_room->pager();
    QTest::mouseClick(act(), Qt::LeftButton);
    QVERIFY(!notice.isVisible());
    QCOMPARE(m_room->pager(), before);
    // What is taken away now is told instead.
    QVERIFY(fail());
    button->copyAs(ui::ExportButton::Format::Csv);
    QTRY_VERIFY(!notice.isVisible());
    QVERIFY(m_room->findChild<ui::PlainLabel *>(u"userFound"_s)->text().startsWith(u"Copied "));
    // With nobody in the list, the offer in its place is still taken.
    QVERIFY(fail());
    type(u"nobody@example.com"_s);
    QTRY_COMPARE(state()->title(), u"Nobody has this e-mail address"_s);
    emit state()->offerTaken();
    QTRY_VERIFY(m_room->pager()->query().kind == users::UserQuery::Kind::Words);
    m_room->setProject({});
    QVERIFY(!notice.isVisible());
}

void tst_UsersRoom::rowsAreSelectedFromWhereOneBegan()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    table.setFocus();
    const auto selected = [&] {
        QList<int> rows;
        for (int row = 0; row < table.model()->rowCount(); ++row)
            if (table.selectionModel()->isRowSelected(row))
                rows.append(row);
        return rows.isEmpty() ? QString() : u"%1-%2 (%3)"_s.arg(rows.first()).arg(rows.last()).arg(rows.size());
    };
    table.setCurrentIndex(table.model()->index(5, users::UserModel::Name));
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected(), u"5-6 (2)"_s);
    QTest::keyClick(&table, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(selected(), u"5-229 (225)"_s);
    QCOMPARE(table.currentIndex().row(), 229);
    QTest::keyClick(&table, Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(selected(), u"0-5 (6)"_s);
    QCOMPARE(table.currentIndex().row(), 0);
    // With Ctrl it is nothing else, however often, and the last row is where one begins then.
    for (int i = 0; i < 2; ++i) {
        QTest::keyClick(&table, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(selected(), u"229-229 (1)"_s);
    }
    QTest::keyClick(&table, Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(selected(), u"0-229 (230)"_s);
    QTest::keyClick(&table, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(selected(), u"0-0 (1)"_s);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected(), u"0-1 (2)"_s);
}

void tst_UsersRoom::columnsUntoldHereStayChosen()
{
    using users::UserModel;
    support::ScriptedPeer peer(support::ScriptedPeer::answering(pageOf(edges(0, 3), 3)));
    const auto project = projectAt(peer);
    m_reads->setSchema(project.id(),
                       graphql::schemaFromSdl(
                           "type Query { users(first: Int, after: String): UserConnection } "
                           "type UserConnection { totalCount: Int edges: [UserEdge] } type UserEdge { cursor: String "
                           "node: User } type User { id: ID! formattedName: String isDisabled: Boolean }")
                           .schema);
    m_room->setProject(project);
    m_room->resize(1200, 500);
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    // What was chosen elsewhere.
    m_room->setColumns({u"name"_s, u"email"_s, u"state"_s, u"lastLogin"_s});
    QVERIFY(table.isColumnHidden(UserModel::LastLogin) && table.isColumnHidden(UserModel::Email));
    table.chooseColumn(UserModel::State, false);
    QCOMPARE(m_room->columns(), (QStringList {u"name"_s, u"email"_s, u"lastLogin"_s}));
    // Where there was no choice, it is that of a server that tells all.
    m_room->setColumns({});
    table.chooseColumn(UserModel::State, false);
    QCOMPARE(m_room->columns(),
             (QStringList {u"name"_s, u"email"_s, u"phone"_s, u"roles"_s, u"created"_s, u"lastLogin"_s}));
    m_reads->setSchema(project.id(), nullptr);
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
