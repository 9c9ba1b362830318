#pragma once

#include "ui/theme/theme.h"

class QsciScintilla;

namespace ui {

/// The indicators of a CodeBox. Below 8 are the lexers' own, from 32 on Scintilla's.
enum BoxIndicator { ErrorIndicator = 8, WarningIndicator, HintIndicator, FoundIndicator, OwnCloserIndicator };
/// The margins of a CodeBox, from the left.
enum BoxMargin { NumberMargin, SymbolMargin, FoldMargin };

/// Shapes that no theme changes: indicators, fold marks.
void defineShapes(QsciScintilla &box);

/// Gives \a box the part of the theme that is not the lexer's: margins, caret, selection, braces, squiggles, marks.
/// The lexer first, then this: a lexer's change resets some of it.
void applyBoxTheme(QsciScintilla &box, const Theme &theme);

} // namespace ui
