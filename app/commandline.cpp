#include "app/commandline.h"

namespace app {
namespace {

tl::unexpected<base::Error> wrong(const QString &sentence)
{
    return base::fail(base::Error::Kind::InvalidInput, sentence);
}

} // namespace

std::optional<QString> Arguments::value(const char *option) const
{
    const auto text = m_words.value(option);
    return text ? std::optional(QString::fromStdString(*text)) : std::nullopt;
}

QStringList Arguments::all(const char *option) const
{
    QStringList list;
    for (const std::string &value : m_words.all(option))
        list.append(QString::fromStdString(value));
    return list;
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

QStringList Arguments::operands() const
{
    QStringList list;
    for (const std::string &operand : m_words.operands)
        list.append(QString::fromStdString(operand));
    return list;
}

base::Result<Arguments> readArguments(const Syntax &syntax, const std::vector<std::string> &words)
{
    auto sorted = sortWords(syntax, words);
    if (!sorted)
        return wrong(QString::fromStdString(sorted.error()));
    Arguments arguments;
    arguments.m_words = std::move(*sorted);
    return arguments;
}

} // namespace app
