#pragma once

#include "ui/theme/theme.h"

#include <QPainter>

namespace ui {

/// What shows that \a row of a list is chosen, beside its wash: a bar of the accent where it begins. The wash alone has
/// to stay so faint under words that keep their colours that not everybody sees it.
inline void paintChosenBar(QPainter &painter, const QRect &row, const Theme &theme)
{
    constexpr int BarWidth = 3;
    painter.fillRect(QRect(row.topLeft(), QSize(BarWidth, row.height())), theme.color(Role::Accent));
}

/// Both of them, as the ground of a row.
inline void paintChosenRow(QPainter &painter, const QRect &row, const Theme &theme)
{
    painter.fillRect(row, theme.color(Role::Selection));
    paintChosenBar(painter, row, theme);
}

} // namespace ui
