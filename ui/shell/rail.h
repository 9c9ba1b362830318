#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

class QAction;
class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace ui {

/// The rooms of the window, one button each, and at the foot what belongs to the program itself.
class Rail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Rail)

public:
    explicit Rail(const Appearance &appearance, QWidget *parent = nullptr);

    /// \a room: a checkable action; its text names the button, its tooltip tells the key.
    void addRoom(QAction *room, const QString &iconName);
    /// A button at the foot that opens the menu of \a action.
    void addFoot(QAction *action, const QString &iconName);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *makeButton(QAction *action, const QString &iconName);
    void applyTheme();

    const Appearance &m_appearance;
    QList<QPair<QToolButton *, QString>> m_buttons;
    QVBoxLayout *m_rooms = nullptr;
    QVBoxLayout *m_foot = nullptr;
};

} // namespace ui
