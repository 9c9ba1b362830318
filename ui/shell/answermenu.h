#pragma once

#include <functional>

class QMenuBar;

namespace ui {

class AnswerView;

/// Adds the menu of what can be done with an answer: look at it in another way, open and close what is in it, take a
/// value of it away, save it. \a current: the view that a command is about; null when there is none.
void addAnswerMenu(QMenuBar &bar, std::function<AnswerView *()> current);

} // namespace ui
