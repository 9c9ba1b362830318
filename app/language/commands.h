#pragma once

#include "app/syntax.h"

#include <span>

namespace app {

/// A command that knows the language and needs neither Qt nor a connection.
struct LanguageCommand
{
    const char *name;
    const Syntax &(*syntax)();
    int (*run)(const SortedWords &words);
};

std::span<const LanguageCommand> languageCommands();

/// Runs the command that the words after the program's name ask for, and gives its exit code; nothing when they ask
/// for something else.
std::optional<int> runLanguageCommand(const std::vector<std::string> &words);

} // namespace app
