#include "app/commandline.h"

#include <algorithm>

namespace app {
namespace {

constexpr int HelpColumn = 26;

tl::unexpected<base::Error> wrong(const QString &sentence)
{
    return base::fail(base::Error::Kind::InvalidInput, sentence);
}

const Option *optionNamed(const Syntax &syntax, const QString &name)
{
    const auto found = std::find_if(syntax.options.begin(), syntax.options.end(),
                                    [&](const Option &option) { return name == QLatin1String(option.name); });
    return found == syntax.options.end() ? nullptr : &*found;
}

QString helpLine(const Option &option)
{
    QString left = QStringLiteral("  %1").arg(QLatin1String(option.name));
    if (option.value)
        left += QLatin1Char(' ') + QLatin1String(option.value);
    const QString text = QString::fromUtf8(option.help);
    const QString gap = left.size() + 2 > HelpColumn ? QLatin1Char('\n') + QString(HelpColumn, QLatin1Char(' '))
                                                     : QString(HelpColumn - left.size(), QLatin1Char(' '));
    return left + gap
        + QString(text).replace(QLatin1Char('\n'), QLatin1Char('\n') + QString(HelpColumn, QLatin1Char(' ')))
        + QLatin1Char('\n');
}

} // namespace

std::optional<QString> Arguments::value(const char *option) const
{
    const auto found = m_values.constFind(QLatin1String(option));
    return found == m_values.constEnd() ? std::nullopt : std::optional(*found);
}

base::Result<qint64> Arguments::number(const char *option, qint64 least, qint64 most, qint64 fallback) const
{
    const auto text = value(option);
    if (!text)
        return fallback;
    bool isNumber = false;
    const qint64 number = text->toLongLong(&isNumber);
    if (isNumber && number >= least && number <= most)
        return number;
    return wrong(QStringLiteral("%1 takes a whole number from %2 to %3, not %4.")
                     .arg(QLatin1String(option), QString::number(least), QString::number(most), *text));
}

base::Result<QString> Arguments::required(const char *option) const
{
    const auto text = value(option);
    if (text && !text->isEmpty())
        return *text;
    return wrong(QStringLiteral("%1 is missing.").arg(QLatin1String(option)));
}

base::Result<Arguments> readArguments(const Syntax &syntax, const QStringList &words)
{
    Arguments arguments;
    bool optionsEnded = false;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QString &word = words.at(at);
        if (optionsEnded || word == QLatin1String("-") || !word.startsWith(QLatin1Char('-'))) {
            arguments.m_operands.append(word);
            continue;
        }
        if (word == QLatin1String("--")) {
            optionsEnded = true;
            continue;
        }
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString name = equals < 0 ? word : word.first(equals);
        const Option *option = optionNamed(syntax, name);
        if (!option)
            return wrong(QStringLiteral("There is no option %1.").arg(name));
        if (arguments.m_values.contains(name))
            return wrong(QStringLiteral("%1 is given twice.").arg(name));
        if (!option->value && equals >= 0)
            return wrong(QStringLiteral("%1 takes no value.").arg(name));
        if (option->value && equals < 0 && at + 1 == words.size())
            return wrong(QStringLiteral("%1 needs a value: %2.").arg(name, QLatin1String(option->value)));
        QString value;
        if (option->value)
            value = equals >= 0 ? word.sliced(equals + 1) : words.at(++at);
        arguments.m_values.insert(name, value);
    }
    if (arguments.m_operands.size() < syntax.operandCount)
        return wrong(QStringLiteral("%1 is missing.").arg(QString::fromUtf8(syntax.operands)));
    if (!syntax.takesMoreOperands && arguments.m_operands.size() > syntax.operandCount)
        return wrong(QStringLiteral("There is a word too many: %1.").arg(arguments.m_operands.at(syntax.operandCount)));
    return arguments;
}

bool asksForHelp(const QStringList &words)
{
    const auto end = std::find(words.begin(), words.end(), QStringLiteral("--"));
    return std::any_of(words.begin(), end, [](const QString &word) {
        return word == QLatin1String("--help") || word == QLatin1String("-h");
    });
}

QString helpText(const Syntax &syntax)
{
    QString text = QStringLiteral("Usage: %1").arg(QLatin1String(syntax.command));
    if (*syntax.operands)
        text += QLatin1Char(' ') + QString::fromUtf8(syntax.operands);
    text += QStringLiteral(" [OPTIONS]\n%1\n\n").arg(QString::fromUtf8(syntax.summary));
    for (const Option &option : syntax.options)
        text += helpLine(option);
    text += helpLine({"--help", nullptr, "show this text"});
    if (*syntax.notes)
        text += QLatin1Char('\n') + QString::fromUtf8(syntax.notes) + QLatin1Char('\n');
    return text;
}

} // namespace app
