#include "app/language/commands.h"

#include "app/exitcode.h"
#include "app/language/benchlanguage.h"
#include "app/language/check.h"
#include "app/language/complete.h"
#include "app/language/format.h"
#include "app/language/hover.h"
#include "app/language/outline.h"
#include "app/language/report.h"
#include "app/language/schemafiles.h"

#include <algorithm>
#include <array>

namespace app {
namespace {

constexpr std::array TheLanguageCommands {
    LanguageCommand {"check", checkSyntax, runCheck},
    LanguageCommand {"format", formatSyntax, runFormat},
    LanguageCommand {"complete", completeSyntax, runComplete},
    LanguageCommand {"hover", hoverSyntax, runHover},
    LanguageCommand {"outline", outlineSyntax, runOutline},
    LanguageCommand {"schema --from", convertSchemaSyntax, runConvertSchema},
    LanguageCommand {"schema diff", diffSchemasSyntax, runDiffSchemas},
    LanguageCommand {"bench-language", benchLanguageSyntax, runBenchLanguage},
};

/// How many of \a words name the command; 0 when they mean another. `schema` without `--from` or `diff` speaks to a
/// server, which is not done here.
std::size_t wordsThatName(std::string_view name, const std::vector<std::string> &words)
{
    if (words.empty())
        return 0;
    if (name == "schema diff")
        return words.size() > 1 && words[0] == "schema" && words[1] == "diff" ? 2 : 0;
    if (name == "schema --from") {
        const bool isFromFile = std::any_of(words.begin(), words.end(), [](const std::string &word) {
            return word == "--from" || word.starts_with("--from=");
        });
        return words[0] == "schema" && isFromFile ? 1 : 0;
    }
    return words[0] == name ? 1 : 0;
}

} // namespace

std::span<const LanguageCommand> languageCommands()
{
    return TheLanguageCommands;
}

std::optional<int> runLanguageCommand(const std::vector<std::string> &words)
{
    const auto command =
        std::find_if(TheLanguageCommands.begin(), TheLanguageCommands.end(),
                     [&](const LanguageCommand &candidate) { return wordsThatName(candidate.name, words) > 0; });
    if (command == TheLanguageCommands.end())
        return std::nullopt;
    const auto named = static_cast<std::ptrdiff_t>(wordsThatName(command->name, words));
    const std::vector<std::string> rest(words.begin() + named, words.end());
    if (asksForHelp(rest))
        return printAll(helpText(command->syntax()), Done);
    const auto sorted = sortWords(command->syntax(), rest);
    if (!sorted)
        return wrongUsePlainly(sorted.error(), command->syntax().command);
    return command->run(*sorted);
}

} // namespace app
