#include "core/graphql/schema.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/users/usersroomtest.h"
#include "ui/theme/notice.h"
#include "ui/theme/statepage.h"
#include "ui/users/exportbutton.h"
#include "ui/users/keyedfilter.h"
#include "ui/users/usertable.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// What of the list is on the screen, what is selected in it, and what of it is taken away.
class tst_UsersTaken : public UsersRoomTest
{
    Q_OBJECT

private slots:
    void initTestCase() { start(); }
    void init() { openRoom(); }
    void cleanup() { closeRoom(); }
    void narrowRoomsLeaveColumnsOut();
    void chosenColumnsStay();
    void columnsUntoldHereStayChosen();
    void usersAreTakenAway();
    void hostileNamesAreSafeInSpreadsheets();
    void whatWasNotSavedIsSaidUntilSeen();
    void severalAreSelected();
    void whatIsCopiedIsTold();
    void whatCannotBeCopiedIsTold();
    void rowsAreSelectedFromWhereOneBegan();
};

void tst_UsersTaken::narrowRoomsLeaveColumnsOut()
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

void tst_UsersTaken::chosenColumnsStay()
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

void tst_UsersTaken::columnsUntoldHereStayChosen()
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

void tst_UsersTaken::usersAreTakenAway()
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
    QVERIFY(found().startsWith(u"Saved 3 users"));
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

void tst_UsersTaken::hostileNamesAreSafeInSpreadsheets()
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

void tst_UsersTaken::whatWasNotSavedIsSaidUntilSeen()
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
    QVERIFY(found().startsWith(u"Copied "));
    // With nobody in the list, the offer in its place is still taken.
    QVERIFY(fail());
    type(u"nobody@example.com"_s);
    QTRY_COMPARE(state()->title(), u"Nobody has this e-mail address"_s);
    emit state()->offerTaken();
    QTRY_VERIFY(m_room->pager()->query().kind == users::UserQuery::Kind::Words);
    m_room->setProject({});
    QVERIFY(!notice.isVisible());
}

void tst_UsersTaken::severalAreSelected()
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

void tst_UsersTaken::whatIsCopiedIsTold()
{
    m_room->setProject(m_server->project());
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(found(), u"Copied the node ID"_s);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(found(), u"Copied the node IDs of 2 users"_s);
    // Those that are not here cannot be copied, and nobody should think that they were.
    QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const auto lines = QApplication::clipboard()->text().split(u'\n');
    QVERIFY(lines.size() < 230);
    QCOMPARE(found(),
             u"Copied the node IDs of %1 of the 230 selected: the others are not read yet"_s.arg(lines.size()));
    // Once that was said, the foot tells how many are selected.
    m_room->setProject(m_withoutSearch->project());
    QTRY_VERIFY(isReady() && table.model()->rowCount() == 20);
    // Whatever key is held while somebody is chosen, for whatever reason.
    QCOMPARE(QGuiApplication::keyboardModifiers(), Qt::ControlModifier);
    for (int i = 0; i < 2; ++i) {
        table.choose(0);
        QVERIFY(table.selectionModel()->isRowSelected(0));
    }
    table.selectAll();
    QCOMPARE(found(), u"20 selected"_s);
    int withAddress = 0;
    for (int row = 0; row < 20; ++row)
        withAddress += m_room->pager()->user(row)->email.isEmpty() ? 0 : 1;
    QVERIFY(withAddress > 1 && withAddress < 20);
    table.copyEmail();
    QTest::keyClick(&table, Qt::Key_Shift); // Qt remembers what was held.
    QCOMPARE(found(), u"Copied the e-mail addresses of %1 of the 20 selected: the others have none"_s.arg(withAddress));
}

void tst_UsersTaken::whatCannotBeCopiedIsTold()
{
    support::ScriptedPeer peer([](QTcpSocket &socket, const support::WireRequest &request) {
        if (!request.body.contains("\"after\"")) // The other page never comes.
            socket.write(
                pageOf(edges(0, 19) + ", "
                           + edge("n19", 19).replace("\"isDisabled\"",
                                                     "\"standardAttributes\": {\"email\": \"last@example.com\"}, "
                                                     "\"isDisabled\""),
                       40));
    });
    m_room->setPageSize(20);
    m_room->setProject(projectAt(peer));
    m_room->show();
    QTRY_VERIFY(isReady());
    auto &table = m_room->table();
    auto *clipboard = QApplication::clipboard();
    clipboard->setText(u"of before"_s);
    const auto select = [&](int first, int last) {
        table.setCurrentIndex(table.model()->index(first, users::UserModel::Name));
        table.selectionModel()->select(QItemSelection(table.model()->index(first, 0), table.model()->index(last, 0)),
                                       QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    };
    const auto copied = [&](int first, int last) {
        select(first, last);
        table.copyEmail();
        return found();
    };
    table.copyEmail();
    QCOMPARE(found(), u"No e-mail address to copy: nobody is chosen"_s);
    QCOMPARE(copied(0, 0), u"No e-mail address to copy: this user has none"_s);
    QCOMPARE(copied(30, 30), u"No e-mail address to copy: this user is not read yet"_s);
    QCOMPARE(copied(0, 4), u"No e-mail addresses to copy: none of the 5 selected has one"_s);
    QCOMPARE(copied(30, 34), u"No e-mail addresses to copy: none of the 5 selected is read yet"_s);
    table.selectionModel()->clear();
    select(0, 4);
    table.selectionModel()->select(QItemSelection(table.model()->index(30, 0), table.model()->index(32, 0)),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table.copyEmail();
    QCOMPARE(found(), u"No e-mail addresses to copy of the 8 selected: 5 without one, 3 not read yet"_s);
    QCOMPARE(clipboard->text(), u"of before"_s);
    // Some have none, and others are not here: one reason is not the other.
    QCOMPARE(copied(10, 24), u"Copied the e-mail addresses of 1 of the 15 selected: 9 without one, 5 not read yet"_s);
    QCOMPARE(clipboard->text(), u"last@example.com"_s);
}

void tst_UsersTaken::rowsAreSelectedFromWhereOneBegan()
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

REGISTER_TEST(tst_UsersTaken)
#include "tst_userstaken.moc"
