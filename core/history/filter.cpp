#include "core/history/filter.h"

#include <algorithm>

namespace history {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

QStringList Filter::words() const
{
    return text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

Words wordsOf(const Filter &filter)
{
    Words words;
    const auto all = filter.words();
    for (const auto &word : all) {
        // Counted as the tokenizer of SQLite counts: by code points.
        if (word.toUcs4().size() < 3) {
            words.shortOnes.append(word.toUtf8());
            continue;
        }
        if (!words.match.isEmpty())
            words.match += QLatin1String(" AND ");
        words.match +=
            QLatin1Char('"') + QString(word).replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    }
    return words;
}

bool holdsShortWord(const QByteArray &text, const QByteArray &word)
{
    if (word.isEmpty())
        return true;
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char a, char b) { return lower(a) == lower(b); })
        != text.end();
}

} // namespace history
