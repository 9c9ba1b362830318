#pragma once

#include <QWidget>

class QActionGroup;
class QPushButton;

namespace ui {

class Appearance;
class MenuButton;
class PlainLabel;

/// The foot of the list of users: how it was found or what was done just now, what it was asked with, and how many
/// rows are read at once.
class UsersFoot final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UsersFoot)

public:
    explicit UsersFoot(const Appearance &appearance, QWidget *parent = nullptr);

    /// Cut where there is no room for it.
    void say(const QString &sentence);
    /// One of those that are offered is checked.
    void setPageSize(int rows);
    void setOperationEnabled(bool isEnabled);
    /// The last that Tab comes to.
    QWidget *last() const;

signals:
    void operationClicked();
    void pageSizeChosen(int rows);

private:
    PlainLabel *m_found = nullptr;
    QPushButton *m_operation = nullptr;
    MenuButton *m_sizes = nullptr;
    QActionGroup *m_choices = nullptr;
};

} // namespace ui
