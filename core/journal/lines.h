#pragma once

#include "core/journal/entry.h"

#include <string>
#include <string_view>

namespace journal {

/// One line of the file, without its line end.
std::string intentLine(const Entry &entry);
std::string outcomeLine(const QString &id, const QDateTime &time, Outcome outcome, int status, const QString &message);
/// Reads all lines, in any state.
Contents readLines(std::string_view text);

} // namespace journal
