#include "app/language/commands.h"

#include "app/exitcode.h"
#include "app/language/check.h"
#include "app/language/format.h"
#include "app/language/report.h"

#include <algorithm>
#include <array>

namespace app {
namespace {

constexpr std::array TheLanguageCommands {
    LanguageCommand {"check", checkSyntax, runCheck},
    LanguageCommand {"format", formatSyntax, runFormat},
};

} // namespace

std::span<const LanguageCommand> languageCommands()
{
    return TheLanguageCommands;
}

std::optional<int> runLanguageCommand(const std::vector<std::string> &words)
{
    const auto command =
        std::find_if(TheLanguageCommands.begin(), TheLanguageCommands.end(), [&](const LanguageCommand &candidate) {
            return !words.empty() && words.front() == candidate.name;
        });
    if (command == TheLanguageCommands.end())
        return std::nullopt;
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    if (asksForHelp(rest))
        return printAll(helpText(command->syntax()), Done);
    const auto sorted = sortWords(command->syntax(), rest);
    if (!sorted)
        return wrongUsePlainly(sorted.error(), command->syntax().command);
    return command->run(*sorted);
}

} // namespace app
