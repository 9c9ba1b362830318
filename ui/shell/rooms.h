#pragma once

#include <QStackedWidget>

#include <functional>
#include <vector>

class QAction;

namespace ui {

/// What the window asks of a room. \a takeFocus gives the focus to where work begins; \a panes are the widgets that
/// F6 goes round, from left to right.
struct Room
{
    QWidget *widget = nullptr;
    std::function<void()> takeFocus;
    std::function<QList<QWidget *>()> panes;
};

/// The rooms of the window, one of them on the screen. A room is made when it is first entered, so that what nobody
/// looks at costs nothing at the start.
class Rooms final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Rooms)

public:
    using QStackedWidget::QStackedWidget;

    /// \a action becomes checkable and enters the room; neither it nor what \a make returns is owned, but the widget
    /// moves into the stack. The first room added is entered at once.
    void add(QAction *action, std::function<Room()> make);
    void enter(const QAction *action);
    /// Whether the room of \a action is the one on the screen.
    bool isEntered(const QAction *action) const;
    QList<QWidget *> panes() const;

signals:
    /// Another room than before is on the screen.
    void entered();

private:
    struct Place
    {
        QAction *action = nullptr;
        std::function<Room()> make;
        Room room;
    };
    std::vector<Place> m_places;
};

} // namespace ui
