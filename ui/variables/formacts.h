#pragma once

#include "core/json/change.h"
#include "ui/variables/formrows.h"

#include <optional>

class QKeyEvent;

namespace ui {

/// What can be done with a place as a whole, by a key or from the menu of its row.
enum class FormAct { MakeAbsent, MakeNull, MakeEmpty, AddItem, MoveUp, MoveDown };

/// What an act comes to.
struct FormActResult
{
    json::Change change;
    json::Path list; ///< That has to be unfolded for the result to be seen; empty when none has to.
    std::optional<json::Path> focus; ///< Where the person goes on; nothing: where they are.
};

/// Whether \a act makes sense for \a field. Of an item, absent means removed.
bool canAct(const graphql::FormField &field, FormAct act);
/// \a act on the row \a index; nothing when there is nothing to do, at the end of a list for instance.
std::optional<FormActResult> resultOf(FormAct act, const FormRows &rows, int index);
std::optional<FormAct> actOf(const QKeyEvent &key);

} // namespace ui
