#include "tests/ui/users/usersroomtest.h"

#include "ui/theme/plainlabel.h"
#include "ui/theme/statepage.h"
#include "ui/users/usertable.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

void UsersRoomTest::start()
{
    startSandbox(230);
    m_withoutSearch = started(20, sandbox::Search::Off);
    m_reads = std::make_unique<users::Reads>(*m_runner);
}

void UsersRoomTest::openRoom()
{
    m_appearance.emplace(ui::Appearance::Choice::Light);
    m_room = std::make_unique<ui::UsersRoom>(*m_reads, m_clock, *m_appearance);
    m_room->resize(1000, 600);
}

void UsersRoomTest::closeRoom()
{
    m_room.reset();
    m_appearance.reset();
}

void UsersRoomTest::type(const QString &text)
{
    search()->clear();
    QTest::keyClicks(search(), text);
    QTest::keyClick(search(), Qt::Key_Return);
}

QString UsersRoomTest::cell(int row, int column) const
{
    return m_room->table().model()->index(row, column).data().toString();
}

QLineEdit *UsersRoomTest::search() const
{
    return m_room->findChild<QLineEdit *>(u"userSearch"_s);
}

QString UsersRoomTest::count() const
{
    return m_room->findChild<ui::PlainLabel *>(u"userCount"_s)->text();
}

QString UsersRoomTest::found() const
{
    return m_room->findChild<ui::PlainLabel *>(u"userFound"_s)->text();
}

ui::StatePage *UsersRoomTest::state() const
{
    return m_room->findChild<ui::StatePage *>();
}

QPushButton *UsersRoomTest::act() const
{
    return m_room->findChild<QPushButton *>(u"noticeAct"_s);
}

bool UsersRoomTest::isReady() const
{
    return m_room->pager() && m_room->pager()->state() == users::UserPager::State::Ready;
}

QByteArray UsersRoomTest::pageOf(const QByteArray &edges, int total)
{
    return support::ScriptedPeer::response("{\"data\": {\"users\": {\"totalCount\": " + QByteArray::number(total)
                                           + ", \"edges\": [" + edges + "]}}}");
}

QByteArray UsersRoomTest::edge(const QByteArray &name, int row)
{
    return "{\"cursor\": \"" + users::offsetCursor(row).toLatin1() + "\", \"node\": {\"id\": \"id"
        + QByteArray::number(row) + "\", \"isDisabled\": false, \"formattedName\": \"" + name + "\"}}";
}

QByteArray UsersRoomTest::edges(int from, int to)
{
    QByteArrayList list;
    for (int row = from; row < to; ++row)
        list.append(edge("n" + QByteArray::number(row), row));
    return list.join(", ");
}
