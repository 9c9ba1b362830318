#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/users/usersroomtest.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/statepage.h"
#include "ui/users/keyedfilter.h"
#include "ui/users/usertable.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// How people are looked for in the room: by what is typed or pasted, and by roles and groups.
class tst_UsersLookup : public UsersRoomTest
{
    Q_OBJECT

private slots:
    void initTestCase() { start(); }
    void init() { openRoom(); }
    void cleanup() { closeRoom(); }
    void aWholeAddressIsLookedUp();
    void aSearchSaysThatItMayLag();
    void withoutSearchItSaysHowToLookUp();
    void typingWaitsAndEscapeClears();
    void anotherTypeOfIdIsToldApart();
    void rolesOfTheProjectNarrowTheList();
    void whatNobodyHasCanBeCleared();
    void rolesAreFoundByTyping();
    void withoutSearchFiltersSaySo();
    void rolesThatDidNotComeAreReadAgain();
};

void tst_UsersLookup::aWholeAddressIsLookedUp()
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
    QVERIFY2(state()->text().endsWith(u": nobody@example.com"), qPrintable(state()->text()));
    // What is looked up is told as it was understood.
    type(u"tel:+44 (0)20 7946 0999"_s);
    QTRY_COMPARE(state()->title(), u"Nobody has this phone number"_s);
    QVERIFY2(state()->text().endsWith(u": +442079460999"), qPrintable(state()->text()));
    type(u"nobody@example.com"_s);
    QTRY_COMPARE(state()->title(), u"Nobody has this e-mail address"_s);
    // It can be searched for instead.
    emit state()->offerTaken();
    QTRY_VERIFY(m_room->pager()->query().kind == users::UserQuery::Kind::Words);
}

void tst_UsersLookup::aSearchSaysThatItMayLag()
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

void tst_UsersLookup::withoutSearchItSaysHowToLookUp()
{
    m_room->setProject(m_withoutSearch->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    type(u"two words"_s);
    QTRY_VERIFY(state()->isVisible());
    QVERIFY2(state()->text().contains(u"switched off"), qPrintable(state()->text()));
    QVERIFY(state()->text().contains(u"whole e-mail address"));
}

void tst_UsersLookup::typingWaitsAndEscapeClears()
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

void tst_UsersLookup::anotherTypeOfIdIsToldApart()
{
    m_room->setProject(m_server->project());
    m_room->show();
    type(u"Um9sZTphYmM"_s);
    QTRY_COMPARE(state()->title(), u"This is no user's ID"_s);
    QVERIFY(state()->text().contains(u"Role"));
}

void tst_UsersLookup::rolesOfTheProjectNarrowTheList()
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
    QVERIFY(found().contains(u"may lag"));
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

void tst_UsersLookup::whatNobodyHasCanBeCleared()
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

void tst_UsersLookup::rolesAreFoundByTyping()
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

void tst_UsersLookup::withoutSearchFiltersSaySo()
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

void tst_UsersLookup::rolesThatDidNotComeAreReadAgain()
{
    bool isBroken = true;
    support::ScriptedPeer peer([&](QTcpSocket &socket, const support::WireRequest &request) {
        if (!request.body.contains("query Roles"))
            socket.write(pageOf(edges(0, 3), 3));
        else if (isBroken)
            socket.write(support::ScriptedPeer::response("oops", "502 Bad Gateway", "Content-Type: text/plain\r\n"));
        else
            socket.write(support::ScriptedPeer::response(
                R"({"data": {"keyed": {"edges": [{"node": {"id": "r", "key": "admin", "name": "Admin"}}]}}})"));
    });
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(isReady());
    auto *filter = m_room->findChild<ui::KeyedFilter *>(u"roleFilter"_s);
    filter->click();
    auto *words = m_room->findChild<ui::PlainLabel *>(u"roleFilterWords"_s);
    const int width = words->window()->width();
    QTRY_VERIFY2(words->text().contains(u"(502)"), qPrintable(words->text()));
    auto *find = m_room->findChild<QLineEdit *>(u"roleFilterFind"_s);
    // What is said makes it no wider when it is opened the next time.
    QTest::keyClick(find, Qt::Key_Escape);
    filter->click();
    QTRY_VERIFY2(words->text().contains(u"(502)"), qPrintable(words->text()));
    QCOMPARE(words->window()->width(), width);
    isBroken = false;
    const auto *list = m_room->findChild<QListWidget *>(u"roleFilterList"_s);
    QTRY_VERIFY2(words->text().contains(u"Enter reads them again"), qPrintable(words->text()));
    QTest::keyClick(find, Qt::Key_Return);
    QTRY_COMPARE(list->count(), 1);
    QVERIFY(filter->keys().isEmpty());
}

REGISTER_TEST(tst_UsersLookup)
#include "tst_userslookup.moc"
