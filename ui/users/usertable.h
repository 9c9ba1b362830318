#pragma once

#include "core/users/userexport.h"
#include "ui/theme/appearance.h"
#include "ui/users/chosenpeople.h"

#include <QTableView>
#include <QTimer>

namespace ui {

class UserDelegate;

/// The rows of users: one is chosen, Enter opens it, and more may be selected to be taken away. Only what is on the
/// screen is asked of the model, so its length is of no account. Where there is little room, columns that matter less
/// are left out, unless a person chose them.
class UserTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UserTable)

public:
    explicit UserTable(const Appearance &appearance, QWidget *parent = nullptr);

    /// Not owned; null shows nothing. Begins at the top.
    void setList(users::UserModel *list);
    /// The same list, read again: it stays where it was, and whoever was chosen is chosen again, as soon as they are
    /// here. Several are all chosen again, or none of them.
    void setListAgain(users::UserModel *list);
    /// Null when none is chosen, or the one chosen is not here yet.
    const users::UserSummary *chosen() const;
    /// This row and no other; it must be there.
    void choose(int row);
    /// The first row on the screen, unless one is chosen.
    void chooseFirst();
    /// Names of columns, as columns() gave them; none: those that there is room for.
    void setColumns(const QStringList &names);
    QStringList columns() const;
    /// A server may not tell what stands in it.
    bool hasColumn(users::UserModel::Column column) const;
    /// From now on those that a person chose are shown, whatever the room.
    void chooseColumn(users::UserModel::Column column, bool isShown);
    /// Those selected, when they are several, and else all: as many of them as are here.
    users::UserRows rows() const;
    /// How many are selected, be they here or not; 0 unless they are several.
    int selectedCount() const;
    void showOrder(users::ListOrder order, bool hasOrder);

public slots:
    void copyId();
    void copyUuid();
    void copyEmail();

signals:
    void columnsChosen();
    /// Somebody chose another one. What the table chooses by itself is no such choice.
    void chosenChanged();
    /// The one chosen is to be opened.
    void openRequested();
    /// The title of a column that the server can sort by was clicked.
    void orderRequested(users::SortBy by);
    void operationRequested();
    /// Others are selected.
    void selectedChanged();
    /// Something was put on the clipboard, or nothing was: \a sentence says how many, and why no more.
    void copied(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyboardSearch(const QString &) override { }
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void tellVisible();
    int firstRowInView() const;
    void chooseAwaited();
    void fitColumns();
    void fitByRoom();
    void fitChosen();
    void goToEnd(const QKeyEvent &event);
    /// \a one and \a several: what is copied, for the words about it.
    void copyField(const QString &one, const QString &several, QString (*field)(const users::UserSummary &));
    void hover(int row);
    void updateRow(int row);

    users::UserModel *m_list = nullptr;
    ChosenPeople m_awaited; ///< To be chosen when they come, unless somebody chooses before.
    bool m_isPlacing = false; ///< Rows are being chosen by nobody.
    UserDelegate *m_delegate;
    QList<users::UserModel::Column> m_columns; ///< Chosen by a person; empty: by the room.
    QTimer m_minutes; ///< What is so long ago grows older.
};

} // namespace ui
