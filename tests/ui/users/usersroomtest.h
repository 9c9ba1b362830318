#pragma once

#include "tests/support/sandboxtest.h"
#include "ui/theme/appearance.h"
#include "ui/users/usersroom.h"

#include <optional>

class QLineEdit;
class QPushButton;

namespace ui {
class StatePage;
}

/// A test of the room of users, on its own, with a sandbox to look at.
class UsersRoomTest : public support::SandboxTest
{
protected:
    void start();
    void openRoom();
    void closeRoom();

    /// Asks for it at once.
    void type(const QString &text);
    QString cell(int row, int column) const;
    QLineEdit *search() const;
    QString count() const;
    /// What is said at the foot of the list.
    QString found() const;
    ui::StatePage *state() const;
    QPushButton *act() const;
    bool isReady() const;

    /// The answer of a server with these edges and this total.
    static QByteArray pageOf(const QByteArray &edges, int total);
    static QByteArray edge(const QByteArray &name, int row = 0);
    /// Of people who are called n and their row; \a to is not included.
    static QByteArray edges(int from, int to);

    std::unique_ptr<sandbox::Server> m_withoutSearch;
    std::unique_ptr<users::Reads> m_reads;
    std::optional<ui::Appearance> m_appearance;
    std::unique_ptr<ui::UsersRoom> m_room;
};
