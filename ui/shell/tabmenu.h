#pragma once

#include <functional>

class QMenu;

namespace ui {

class Explorer;

/// Adds what can be done with the tab in front to \a menu, which is the menu of the tabs themselves too. \a enter
/// brings the Explorer to the front.
void addTabCommands(QMenu &menu, Explorer &explorer, std::function<void()> enter);

} // namespace ui
