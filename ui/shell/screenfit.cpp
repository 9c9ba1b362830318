#include "ui/shell/screenfit.h"

namespace ui {

bool needsWholeScreen(const QSize &size, const QSize &room, bool isChosen)
{
    constexpr int LikelyTitleBar = 40;
    return room.width() < size.width() || room.height() < size.height() + (isChosen ? 0 : LikelyTitleBar);
}

} // namespace ui
