#include "app/syntax.h"

#include <algorithm>

namespace app {
namespace {

constexpr std::size_t HelpColumn = 26;

const Option *optionNamed(const Syntax &syntax, std::string_view name)
{
    const auto found = std::find_if(syntax.options.begin(), syntax.options.end(),
                                    [&](const Option &option) { return name == option.name; });
    return found == syntax.options.end() ? nullptr : &*found;
}

std::string helpLine(const Option &option)
{
    std::string line = std::string("  ").append(option.name);
    if (option.value)
        line.append(" ").append(option.value);
    const std::string margin(HelpColumn, ' ');
    line += line.size() + 2 > HelpColumn ? '\n' + margin : std::string(HelpColumn - line.size(), ' ');
    for (const char *at = option.help; *at; ++at) {
        line += *at;
        if (*at == '\n')
            line += margin;
    }
    return line + '\n';
}

/// Reads the option at \a at and steps onto its value, if that is a word of its own.
tl::expected<void, std::string> takeOption(const Syntax &syntax, const std::vector<std::string> &words, std::size_t &at,
                                           SortedWords &sorted)
{
    const std::string &word = words[at];
    const auto equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const Option *option = optionNamed(syntax, name);
    if (!option)
        return tl::unexpected("There is no option " + name + '.');
    if (sorted.has(name) && !option->mayRepeat)
        return tl::unexpected(name + " is given twice.");
    if (!option->value && equals != std::string::npos)
        return tl::unexpected(name + " takes no value.");
    if (option->value && equals == std::string::npos && at + 1 == words.size())
        return tl::unexpected(name + " needs a value: " + option->value + '.');
    std::string value;
    if (option->value)
        value = equals == std::string::npos ? words[++at] : word.substr(equals + 1);
    sorted.values.emplace(name, std::move(value));
    return {};
}

} // namespace

std::optional<std::string> SortedWords::value(std::string_view option) const
{
    const auto found = values.find(option);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> SortedWords::all(std::string_view option) const
{
    std::vector<std::string> found;
    const auto [begin, end] = values.equal_range(option);
    for (auto at = begin; at != end; ++at)
        found.push_back(at->second);
    return found;
}

tl::expected<SortedWords, std::string> sortWords(const Syntax &syntax, const std::vector<std::string> &words)
{
    SortedWords sorted;
    bool optionsEnded = false;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string &word = words[at];
        if (optionsEnded || word == "-" || !word.starts_with('-')) {
            sorted.operands.push_back(word);
        } else if (word == "--") {
            optionsEnded = true;
        } else if (auto taken = takeOption(syntax, words, at, sorted); !taken) {
            return tl::unexpected(std::move(taken).error());
        }
    }
    if (sorted.operands.size() < syntax.operandCount)
        return tl::unexpected(std::string(syntax.operands) + " is missing.");
    if (!syntax.takesMoreOperands && sorted.operands.size() > syntax.operandCount)
        return tl::unexpected("There is a word too many: " + sorted.operands[syntax.operandCount] + '.');
    return sorted;
}

bool asksForHelp(const std::vector<std::string> &words)
{
    const auto end = std::find(words.begin(), words.end(), "--");
    return std::any_of(words.begin(), end, [](const std::string &word) { return word == "--help" || word == "-h"; });
}

std::string helpText(const Syntax &syntax)
{
    std::string text = std::string("Usage: ").append(syntax.command);
    if (*syntax.operands)
        text.append(" ").append(syntax.operands);
    text.append(" [OPTIONS]\n").append(syntax.summary).append("\n\n");
    for (const Option &option : syntax.options)
        text += helpLine(option);
    text += helpLine({"--help", nullptr, "show this text"});
    if (*syntax.notes)
        text.append("\n").append(syntax.notes).append("\n");
    return text;
}

} // namespace app
