#include "ui/shell/rooms.h"

#include <QAction>
#include <QActionGroup>

#include <algorithm>

namespace ui {

void Rooms::add(QAction *action, std::function<Room()> make)
{
    if (m_places.empty())
        (new QActionGroup(this))->addAction(action);
    else
        m_places.front().action->actionGroup()->addAction(action);
    action->setCheckable(true);
    m_places.push_back({action, std::move(make), {}});
    connect(action, &QAction::triggered, this, [this, action] { enter(action); });
    if (m_places.size() == 1)
        enter(action);
}

void Rooms::enter(const QAction *action)
{
    const auto place =
        std::find_if(m_places.begin(), m_places.end(), [&](const Place &known) { return known.action == action; });
    if (place == m_places.end())
        return;
    if (!place->room.widget) {
        place->room = place->make();
        addWidget(place->room.widget);
    }
    place->action->setChecked(true);
    const bool moved = currentWidget() != place->room.widget;
    setCurrentWidget(place->room.widget);
    // The focus comes along: what is hidden must not hear the keyboard.
    if (!moved)
        return;
    place->room.takeFocus();
    emit entered();
}

bool Rooms::isEntered(const QAction *action) const
{
    return std::any_of(m_places.begin(), m_places.end(), [&](const Place &place) {
        return place.action == action && place.room.widget && place.room.widget == currentWidget();
    });
}

QList<QWidget *> Rooms::panes() const
{
    const auto place = std::find_if(m_places.begin(), m_places.end(),
                                    [&](const Place &known) { return known.room.widget == currentWidget(); });
    return place == m_places.end() ? QList<QWidget *>() : place->room.panes();
}

} // namespace ui
