#include "ui/theme/menubutton.h"

#include "ui/theme/icons.h"

#include <QMenu>
#include <QStyleOptionButton>
#include <QStylePainter>

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

QSize MenuButton::sizeHint() const
{
    auto size = QPushButton::sizeHint();
    // The style adds room for an arrow of its own; ours stands in the padding that the style sheet gives.
    if (menu())
        size.rwidth() -= style()->pixelMetric(QStyle::PM_MenuButtonIndicator, nullptr, this);
    return size;
}

void MenuButton::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    if (const int missing = sizeHint().width() - width(); missing > 0)
        option.text = fontMetrics().elidedText(option.text, Qt::ElideRight,
                                               fontMetrics().horizontalAdvance(option.text) - missing);
    QStylePainter painter(this);
    painter.drawControl(QStyle::CE_PushButton, option);
    const QRect place(width() - ChevronGap - ChevronSize, (height() - ChevronSize) / 2 + 1, ChevronSize, ChevronSize);
    ui::icon(QStringLiteral("chevron-down"), m_appearance.theme(), isEnabled() ? Role::MutedText : Role::Edge)
        .paint(&painter, place);
}

} // namespace ui
