#pragma once

#include <QSize>

namespace ui {

/// Whether a window of \a size, without its frame, is too large for a screen with \a room, so that it has to be
/// maximised for its last line to be seen. Of a window that somebody has sized (\a isChosen) the frame has been on the
/// screen, as of one in half of it; of a new one nobody knows how high the title bar will be.
bool needsWholeScreen(const QSize &size, const QSize &room, bool isChosen);

} // namespace ui
