#pragma once

#include "app/syntax.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace app {

/// The sorted words of a command line, in Qt's types.
class Arguments
{
public:
    bool has(const char *option) const { return m_words.has(option); }
    std::optional<QString> value(const char *option) const;
    /// The values of an option that may repeat.
    QStringList all(const char *option) const;
    /// The value as a whole number in [\a least, \a most], or \a fallback when the option is not there.
    base::Result<qint64> number(const char *option, qint64 least, qint64 most, qint64 fallback) const;
    /// The value of an option that must be there.
    base::Result<QString> required(const char *option) const;
    QStringList operands() const;

private:
    friend base::Result<Arguments> readArguments(const Syntax &syntax, const std::vector<std::string> &words);
    SortedWords m_words;
};

base::Result<Arguments> readArguments(const Syntax &syntax, const std::vector<std::string> &words);

} // namespace app
