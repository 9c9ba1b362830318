#pragma once

#include "core/history/run.h"

#include <QStringList>

#include <optional>

namespace history {

/// Which runs are wanted.
struct Filter
{
    /// Every word of it must stand somewhere in the document, the variables, the answer or the message; capital letters
    /// and small ones are the same.
    QString text;
    std::optional<Kind> kind;
    bool onlyProblems = false;
    QString projectKey; ///< Empty: all.
    qint64 from = 0; ///< Milliseconds since 1970.
    qint64 until = 0; ///< Behind the last one; 0: no end.
    bool operator==(const Filter &) const = default;

    bool isEverything() const { return *this == Filter(); }
    QStringList words() const;
};

/// Words that an index of three letters each can find, and those that are too short for it.
struct Words
{
    QString match; ///< For FTS5; empty: no word is long enough.
    QStringList patterns; ///< For LIKE with the escape character `\`.
};
Words wordsOf(const Filter &filter);

} // namespace history

Q_DECLARE_METATYPE(history::Filter)
