#pragma once

#include "ui/theme/sheet.h"

class QAction;
class QLineEdit;
class QTreeWidget;

namespace ui {

class CommandList;
class KeyField;
class Notice;

/// Theme, how long answers are kept, and every command with its keys, which can be searched by name or by key, changed
/// and given back. A key that is taken is named before it changes hands.
class SettingsSheet final : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsSheet)

public:
    enum class First { Theme, Keys };

    /// \a themes and \a answerDays: one action a choice, the one in use checked. Nothing is owned.
    SettingsSheet(CommandList &commands, const QList<QAction *> &themes, const QList<QAction *> &answerDays,
                  First first, const Appearance &appearance, QWidget *over);

private:
    QWidget *makeChoiceRow(const QString &caption, const char *name, const QList<QAction *> &choices);
    QWidget *makeKeyRow();
    void list();
    void filter(const QString &typed);
    QString current() const;
    void showCurrent();
    void check();
    void give();

    CommandList &m_commands;
    const Appearance &m_look;
    QLineEdit *m_search = nullptr;
    QTreeWidget *m_rows = nullptr;
    KeyField *m_key = nullptr;
    QPushButton *m_give = nullptr;
    QPushButton *m_take = nullptr;
    QPushButton *m_reset = nullptr;
    Notice *m_notice = nullptr;
};

} // namespace ui
