#pragma once

#include "core/users/userquery.h"
#include "ui/theme/appearance.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLineEdit;
class QPushButton;

namespace users {
class Reads;
}

namespace ui {

class ColumnsButton;
class ExportButton;
class KeyedFilter;
class PlainLabel;
class UserTable;

/// The bar of the users' room: what is looked for, the roles and groups it is narrowed down to, how many there are,
/// and what can be done with them. It knows what is wanted; asking for it is the room's.
class UsersBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UsersBar)

public:
    /// Nothing is owned.
    UsersBar(users::Reads &reads, UserTable &table, const Appearance &appearance, QWidget *parent = nullptr);

    /// Its roles and groups are offered. What was looked for before is forgotten without a word.
    void setProject(const project::Project &project);
    /// What is typed and chosen now.
    users::UserQuery query(users::ListOrder order) const;
    /// The same, whatever it looks like, as words for the search.
    users::UserQuery words(users::ListOrder order) const;
    /// Somebody may go on typing: wanted() is still to come.
    bool isTyping() const { return m_typing.isActive(); }
    /// What is typed is being asked for: wanted() need not come.
    void settle() { m_typing.stop(); }
    void clearFilters();
    void sayCount(const QString &count);
    /// There are rows that columns can be chosen for and that can be taken away.
    void setHasRows(bool hasRows);
    QLineEdit &search() const { return *m_search; }
    /// The last that Tab comes to.
    QWidget *last() const;

signals:
    /// What query() says is wanted now.
    void wanted();
    void reloadClicked();
    /// The keyboard goes on to the rows.
    void rowsWanted();
    /// Users were taken away; \a sentence says how many, and where to.
    void taken(const QString &sentence);
    void notTaken(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeSearch();
    void makeExport(UserTable &table, const Appearance &appearance);
    void applyTheme();
    users::UserQuery withFilters(users::UserQuery query) const;

    const Appearance &m_appearance;
    QTimer m_typing; ///< Runs while somebody may go on typing.
    QLineEdit *m_search = nullptr;
    QAction *m_searchIcon = nullptr;
    KeyedFilter *m_roles = nullptr;
    KeyedFilter *m_groups = nullptr;
    PlainLabel *m_count = nullptr;
    QPushButton *m_reload = nullptr;
    ColumnsButton *m_columns = nullptr;
    ExportButton *m_export = nullptr;
};

} // namespace ui
