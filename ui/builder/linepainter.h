#pragma once

#include "ui/builder/builderline.h"

#include <QRect>

class QPainter;

namespace ui {

class Appearance;

/// Where the parts of a line of the builder stand; empty where a line has no such part.
struct LineParts
{
    QRect chevron;
    QRect mark;
    QRect name;
    QRect value; ///< Also where nothing is given yet, and something could be.
    QRect type;
    QRect more; ///< The button for everything else.
};

/// \a place is the whole of it in the view.
LineParts partsOf(const BuilderLine &line, QRect place);

/// What the mouse and the keyboard make of a line.
struct LineState
{
    bool isCurrent = false;
    bool isHovered = false;
    bool hasFocus = false;
};

void paintLine(QPainter &painter, const BuilderLine &line, QRect place, LineState state, const Appearance &appearance);

} // namespace ui
