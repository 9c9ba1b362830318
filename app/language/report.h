#pragma once

#include <string>
#include <string_view>

/// What the commands of the language say and how they end: plain C++, because Qt would take ten times as long to load
/// as they take to work.
namespace app {

/// Text from outside on its way to a terminal: what moves the cursor, changes direction or does not draw becomes a
/// visible mark such as ⟨U+202E⟩. Quicker and coarser than base::visibleText, which knows Unicode's categories.
std::string drawable(std::string_view text);

/// One sentence on stderr, made drawable.
void complainPlainly(std::string_view sentence);

/// For a command's last line; each gives an exit code.
int printAll(std::string_view bytes, int exitCode);
int failedPlainly(std::string_view sentence);
/// \a command is what `--help` goes with: "gatehouse check".
int wrongUsePlainly(std::string_view sentence, std::string_view command);

} // namespace app
