#pragma once

#include "ui/theme/sheet.h"

class QLineEdit;
class QTreeWidget;

namespace ui {

struct Command;
class CommandList;

/// Every command of the menus by a few letters of its name, with its key beside it. The ones used last come first;
/// those that cannot be used now are there, grey, so that they can be found. For the keyboard alone: letters, arrows,
/// Enter, Escape.
class CommandPalette final : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPalette)

public:
    /// \a commands are not owned.
    CommandPalette(CommandList &commands, const Appearance &appearance, QWidget *over);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void list(const QString &typed);
    void use();

    CommandList &m_commands;
    const Appearance &m_look;
    QLineEdit *m_line = nullptr;
    QTreeWidget *m_list = nullptr;
};

/// What of \a commands fits \a typed, best first; all of them, the recent ones first, when nothing is typed.
QList<const Command *> ranked(const CommandList &commands, const QString &typed);

} // namespace ui
