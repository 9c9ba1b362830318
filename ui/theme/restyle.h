#pragma once

#include <QStyle>
#include <QWidget>

namespace ui {

/// After a property that the style sheet looks at has changed: it looks only when a widget is polished.
inline void restyle(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace ui
