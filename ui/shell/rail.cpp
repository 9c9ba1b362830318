#include "ui/shell/rail.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int RailWidth = 52;
constexpr int RailButton = 40;

} // namespace

Rail::Rail(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    setFixedWidth(RailWidth);
    setAccessibleName(tr("Rooms"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 8, 6, 8);
    column->setSpacing(4);
    m_rooms = new QVBoxLayout;
    m_foot = new QVBoxLayout;
    column->addLayout(m_rooms);
    column->addStretch(1);
    column->addLayout(m_foot);
    connect(&appearance, &Appearance::themeChanged, this, &Rail::applyTheme);
}

void Rail::addRoom(QAction *room, const QString &iconName)
{
    auto *button = makeButton(room, iconName);
    button->setCheckable(true);
    m_rooms->addWidget(button);
    button->setChecked(room->isChecked());
    connect(button, &QToolButton::clicked, room, &QAction::trigger);
    connect(room, &QAction::toggled, button, &QToolButton::setChecked);
}

void Rail::addFoot(QAction *action, const QString &iconName)
{
    auto *button = makeButton(action, iconName);
    button->setMenu(action->menu());
    button->setPopupMode(QToolButton::InstantPopup);
    m_foot->addWidget(button);
}

QToolButton *Rail::makeButton(QAction *action, const QString &iconName)
{
    auto *button = new QToolButton;
    button->setProperty("kind", QStringLiteral("rail"));
    button->setFixedSize(RailButton, RailButton);
    button->setIconSize({20, 20});
    button->setFocusPolicy(Qt::TabFocus);
    const auto name = QString(action->text()).remove(QLatin1Char('&'));
    button->setAccessibleName(name);
    button->setToolTip(action->shortcut().isEmpty()
                           ? name
                           : tr("%1 (%2)").arg(name, action->shortcut().toString(QKeySequence::NativeText)));
    m_buttons.append({button, iconName});
    button->setIcon(icon(iconName, m_appearance.theme()));
    return button;
}

void Rail::applyTheme()
{
    for (const auto &[button, name] : std::as_const(m_buttons))
        button->setIcon(icon(name, m_appearance.theme()));
    update();
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.color(Role::Window));
    painter.fillRect(width() - 1, 0, 1, height(), m_appearance.color(Role::Line));
}

} // namespace ui
