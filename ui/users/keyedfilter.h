#pragma once

#include "core/users/keyedlist.h"
#include "core/users/reads.h"
#include "ui/theme/menubutton.h"

#include <QFrame>
#include <QTimer>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace ui {

class PlainLabel;

/// A button that narrows the list of users down to who has some roles or is in some groups, with those of the project
/// to choose from. They are read when somebody looks for the first time, and again by what is typed, so that a project
/// may have any number of them.
class KeyedFilter final : public MenuButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyedFilter)

public:
    /// Nothing is owned.
    KeyedFilter(users::Reads &reads, users::KeyedKind kind, const Appearance &appearance, QWidget *parent = nullptr);
    ~KeyedFilter() override;

    /// Another project has other roles: nothing is chosen, and nothing known.
    void setProject(const project::Project &project);
    const QStringList &keys() const { return m_keys; }
    void setKeys(const QStringList &keys);
    void clear() { setKeys({}); }

public slots:
    void openChoices();

signals:
    void changed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString wordFor(const char *role, const char *group) const;
    void makeChoices();
    void read();
    void take(const base::Result<users::KeyedList> &list);
    void fill(const users::KeyedList &list);
    void addItem(const users::KeyedItem &item);
    void toggle(QListWidgetItem *item);
    void showCaption();
    void say(const QString &sentence);

    users::Reads &m_reads;
    users::KeyedKind m_kind;
    project::Project m_project;
    QStringList m_keys;
    bool m_isStale = true; ///< What stands in the list is not what the server would say.
    users::Reads::Ticket m_asked = 0;
    QTimer m_typing;
    QTimer m_patience;

    QFrame *m_choices = nullptr; ///< Made when first opened.
    QLineEdit *m_find = nullptr;
    QListWidget *m_list = nullptr;
    PlainLabel *m_words = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace ui
