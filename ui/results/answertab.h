#pragma once

namespace ui {

/// The ways to look at an answer, in the order of their tabs.
enum class AnswerTab { Table, Tree, Json, Raw, Headers };

} // namespace ui
