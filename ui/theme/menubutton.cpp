#include "ui/theme/menubutton.h"

#include "ui/theme/icons.h"

#include <QMenu>
#include <QPainter>

namespace ui {
namespace {

constexpr int ChevronSize = 12;
constexpr int ChevronGap = 7;

} // namespace

MenuButton::MenuButton(const Appearance &appearance, const QString &kind, QWidget *parent)
    : QPushButton(parent),
      m_appearance(appearance)
{
    setProperty("kind", kind);
    setProperty("opens", QStringLiteral("menu"));
    setMenu(new QMenu(this));
    connect(&appearance, &Appearance::themeChanged, this, [this] { update(); });
}

void MenuButton::paintEvent(QPaintEvent *event)
{
    QPushButton::paintEvent(event);
    QPainter painter(this);
    const QRect place(width() - ChevronGap - ChevronSize, (height() - ChevronSize) / 2 + 1, ChevronSize, ChevronSize);
    ui::icon(QStringLiteral("chevron-down"), m_appearance.theme(), Role::MutedText).paint(&painter, place);
}

} // namespace ui
