#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace app {

/// One option of a command. Without the name of a value it is a switch.
struct Option
{
    const char *name;
    const char *value;
    const char *help;
};

/// All that a command takes: the same table reads the words and prints the help, so they cannot differ. Own, because
/// QCommandLineParser wants an application object, exits by itself, and repeats in two lines what should be one.
struct Syntax
{
    const char *command; ///< "gatehouse token"
    const char *operands; ///< "FILE|- CONNECTION"; empty when there are none.
    const char *summary;
    int operandCount = 0;
    QList<Option> options;
    const char *notes = "";
    bool takesMoreOperands = false; ///< operandCount is the least then, not all.
};

/// The words of a command line, sorted.
class Arguments
{
public:
    bool has(const char *option) const { return m_values.contains(QLatin1String(option)); }
    std::optional<QString> value(const char *option) const;
    /// The value as a whole number in [\a least, \a most], or \a fallback when the option is not there.
    base::Result<qint64> number(const char *option, qint64 least, qint64 most, qint64 fallback) const;
    /// The value of an option that must be there.
    base::Result<QString> required(const char *option) const;
    const QStringList &operands() const { return m_operands; }

private:
    friend base::Result<Arguments> readArguments(const Syntax &syntax, const QStringList &words);
    QHash<QString, QString> m_values;
    QStringList m_operands;
};

/// Reads `--name value`, `--name=value`, switches and operands, in any order; `--` ends the options, and `-` alone is
/// an operand. An error names the word that was wrong.
base::Result<Arguments> readArguments(const Syntax &syntax, const QStringList &words);

/// True when the words ask for help, wherever `--help` or `-h` stands.
bool asksForHelp(const QStringList &words);
QString helpText(const Syntax &syntax);

} // namespace app
