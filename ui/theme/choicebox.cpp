#include "ui/theme/choicebox.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QPainter>

namespace ui {

ChoiceBox::ChoiceBox(const Appearance &appearance, QWidget *parent) : QComboBox(parent), m_appearance(appearance)
{
    connect(&appearance, &Appearance::themeChanged, this, [this] { update(); });
}

void ChoiceBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    constexpr int Size = 12;
    constexpr int Gap = 8;
    QPainter painter(this);
    icon(QStringLiteral("chevron-down"), m_appearance.theme(), isEnabled() ? Role::MutedText : Role::Edge)
        .paint(&painter, QRect(width() - Gap - Size, (height() - Size) / 2 + 1, Size, Size));
}

} // namespace ui
