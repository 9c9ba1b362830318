#pragma once

#include <functional>

class QMenu;

namespace ui {

class Explorer;

/// Adds what can be done with the tab in front to \a menu, which is the menu of the tabs themselves too. \a enter
/// brings that tab to the front, and says whether it was there already: what is not seen is not changed.
void addTabCommands(QMenu &menu, Explorer &explorer, std::function<bool()> enter);

} // namespace ui
