#pragma once

namespace ui {

/// Lets screen readers see a BuilderList as a tree: items with a level, a check mark, and open or closed. Qt itself
/// would call its rows cells of a table. Once is enough.
void installBuilderAccess();

} // namespace ui
