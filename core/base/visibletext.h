#pragma once

#include <QString>

namespace base {

/// Text from outside, made safe to show: bidi overrides and isolates, zero-width and control characters are
/// replaced by a visible mark such as ⟨U+202E⟩, so that a name cannot disguise itself. Joiners
/// stay where names are spelt with them and where they hold an emoji together. Tab and newline stay
/// when \a keepLines is set.
QString visibleText(QStringView text, bool keepLines = false);

/// Whether visibleText() puts a mark for the character that begins at \a place: what stands around it decides, too.
bool isInvisible(QStringView text, qsizetype place);
/// `⟨U+202E⟩`
QString markOf(char32_t character);

} // namespace base
