#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

/// Reading a command line, in plain C++: the commands of the language start without Qt.
namespace app {

/// One option of a command. Without the name of a value it is a switch.
struct Option
{
    const char *name;
    const char *value;
    const char *help;
    bool mayRepeat = false;
};

/// All that a command takes: the same table reads the words and prints the help, so they cannot differ. Own, because
/// QCommandLineParser wants an application object, exits by itself, and repeats in two lines what should be one.
struct Syntax
{
    const char *command; ///< "gatehouse token"
    const char *operands; ///< "FILE|- CONNECTION"; empty when there are none.
    const char *summary;
    std::size_t operandCount = 0;
    std::vector<Option> options;
    const char *notes = "";
    bool takesMoreOperands = false; ///< operandCount is the least then, not all.
};

/// The words of a command line, sorted.
struct SortedWords
{
    std::multimap<std::string, std::string, std::less<>> values; ///< By the option's name; of a switch, empty.
    std::vector<std::string> operands;

    bool has(std::string_view option) const { return values.find(option) != values.end(); }
    std::optional<std::string> value(std::string_view option) const;
    /// Of an option that may repeat, in their order.
    std::vector<std::string> all(std::string_view option) const;
};

/// Reads `--name value`, `--name=value`, switches and operands, in any order; `--` ends the options, and `-` alone is
/// an operand. An error is a sentence that names the word that was wrong.
tl::expected<SortedWords, std::string> sortWords(const Syntax &syntax, const std::vector<std::string> &words);

/// True when the words ask for help, wherever `--help` or `-h` stands.
bool asksForHelp(const std::vector<std::string> &words);
std::string helpText(const Syntax &syntax);

} // namespace app
