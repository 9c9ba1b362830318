#pragma once

#include <QByteArray>

#include <utility>
#include <vector>

class QsciScintilla;

namespace ui {

/// Makes \a box draw bidi, zero-width and other invisible characters as their code point, so that a text cannot look
/// like another one. Which characters those are is base::visibleText's decision.
void drawInvisibles(QsciScintilla &box);

/// The characters in UTF-8 with what is drawn for them: `U+202E`.
const std::vector<std::pair<QByteArray, QByteArray>> &invisibleCharacters();

} // namespace ui
