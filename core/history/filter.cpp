#include "core/history/filter.h"

#include <QRegularExpression>

namespace history {

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
            static const QRegularExpression special(QStringLiteral("[\\\\%_]"));
            words.patterns.append(QLatin1Char('%') + QString(word).replace(special, QStringLiteral("\\\\\\0"))
                                  + QLatin1Char('%'));
            continue;
        }
        if (!words.match.isEmpty())
            words.match += QLatin1String(" AND ");
        words.match +=
            QLatin1Char('"') + QString(word).replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    }
    return words;
}

} // namespace history
