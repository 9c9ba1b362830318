#include "tests/support/registry.h"
#include "ui/shell/rooms.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

class tst_Rooms : public QObject
{
    Q_OBJECT

private slots:
    void theFirstRoomIsEnteredAtOnceAndTheOthersAreMadeWhenWanted();
    void itTellsWhichRoomIsEntered();
    void theActionLeadsInAndShowsWhereOneIs();
    void theFocusComesAlongOnlyWhenTheRoomChanges();
    void panesAreThoseOfTheRoomInFront();
};

namespace {

struct TwoRooms
{
    TwoRooms()
    {
        for (auto *door : {&first, &second}) {
            rooms.add(&door->action, [door, this] {
                ++door->made;
                door->field = new QLineEdit(&rooms);
                return ui::Room {door->field, [door] { ++door->focused; },
                                 [door] {
                                     return QList<QWidget *> {door->field};
                                 }};
            });
        }
    }

    struct Door
    {
        QAction action;
        QLineEdit *field = nullptr;
        int made = 0;
        int focused = 0;
    };
    Door first;
    Door second;
    ui::Rooms rooms;
};

} // namespace

void tst_Rooms::theFirstRoomIsEnteredAtOnceAndTheOthersAreMadeWhenWanted()
{
    TwoRooms two;
    QCOMPARE(two.first.made, 1);
    QCOMPARE(two.second.made, 0);
    QCOMPARE(two.rooms.currentWidget(), two.first.field);
    two.rooms.enter(&two.second.action);
    two.rooms.enter(&two.first.action);
    two.rooms.enter(&two.second.action);
    QCOMPARE(two.second.made, 1);
    QCOMPARE(two.rooms.currentWidget(), two.second.field);
}

void tst_Rooms::itTellsWhichRoomIsEntered()
{
    TwoRooms two;
    QSignalSpy entered(&two.rooms, &ui::Rooms::entered);
    QVERIFY(two.rooms.isEntered(&two.first.action) && !two.rooms.isEntered(&two.second.action));
    two.rooms.enter(&two.second.action);
    QVERIFY(!two.rooms.isEntered(&two.first.action) && two.rooms.isEntered(&two.second.action));
    two.rooms.enter(&two.second.action);
    QCOMPARE(entered.size(), 1);
}

void tst_Rooms::theActionLeadsInAndShowsWhereOneIs()
{
    TwoRooms two;
    QVERIFY(two.first.action.isChecked());
    two.second.action.trigger();
    QCOMPARE(two.rooms.currentWidget(), two.second.field);
    QVERIFY(two.second.action.isChecked() && !two.first.action.isChecked());
    // Entered by somebody else.
    two.rooms.enter(&two.first.action);
    QVERIFY(two.first.action.isChecked() && !two.second.action.isChecked());
    // Pressed again: one stays in the room.
    two.first.action.trigger();
    QVERIFY(two.first.action.isChecked());
}

void tst_Rooms::theFocusComesAlongOnlyWhenTheRoomChanges()
{
    TwoRooms two;
    two.rooms.enter(&two.second.action);
    QCOMPARE(two.second.focused, 1);
    two.rooms.enter(&two.second.action);
    QCOMPARE(two.second.focused, 1);
}

void tst_Rooms::panesAreThoseOfTheRoomInFront()
{
    TwoRooms two;
    QCOMPARE(two.rooms.panes(), QList<QWidget *> {two.first.field});
    two.rooms.enter(&two.second.action);
    QCOMPARE(two.rooms.panes(), QList<QWidget *> {two.second.field});
}

REGISTER_TEST(tst_Rooms)
#include "tst_rooms.moc"
