#pragma once

#include "core/users/userpager.h"

namespace ui {

/// What stands in the place of rows when there are none.
struct NobodyWords
{
    QString title;
    QString text;
    QString offer; ///< Caption of what can be done about it; empty: nothing.
};
NobodyWords nobodyWords(const users::UserPager &pager);

/// Of a list that could not be read.
NobodyWords failureWords(const users::UserPager &pager);

/// How many there are: `5,214 users`, `50 or more`, `1 user found`.
QString countWords(const users::UserPager &pager);

/// What is to be known of the rows: how many of them are \a selected, and how they were found: a search lags, or is
/// switched off. Empty: nothing.
QString footWords(const users::UserPager &pager, int selected);

/// What became of copying \a what, say `node IDs`, of so many \a selected, of whom some are \a here, and some of these
/// had one that was \a copied: how many, and why not all.
QString copiedWords(const QString &what, qsizetype selected, qsizetype here, qsizetype copied);

} // namespace ui
