#pragma once

#include "core/users/usermodel.h"
#include "ui/theme/appearance.h"

#include <QTableView>
#include <QTimer>

namespace ui {

class UserDelegate;

/// The rows of users: one is chosen, Enter opens it. Only what is on the screen is asked of the model, so its length
/// is of no account. Where there is little room, columns that matter less are left out.
class UserTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UserTable)

public:
    explicit UserTable(const Appearance &appearance, QWidget *parent = nullptr);

    /// Not owned; null shows nothing. Begins at the top.
    void setList(users::UserModel *list);
    /// Null when none is chosen, or the one chosen is not here yet.
    const users::UserSummary *chosen() const;
    /// The first row, unless one is chosen.
    void chooseFirst();
    void showOrder(users::ListOrder order, bool hasOrder);

public slots:
    void copyId() const;
    void copyUuid() const;
    void copyEmail() const;

signals:
    /// Another one is chosen.
    void chosenChanged();
    /// The one chosen is to be opened.
    void openRequested();
    /// The title of a column that the server can sort by was clicked.
    void orderRequested(users::SortBy by);
    void operationRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyboardSearch(const QString &) override { }
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void tellVisible();
    void fitColumns();
    void hover(int row);
    void updateRow(int row);

    users::UserModel *m_list = nullptr;
    UserDelegate *m_delegate;
    QTimer m_minutes; ///< What is so long ago grows older.
};

} // namespace ui
