#pragma once

#include "core/paging/pagedlist.h"

#include <QString>

namespace paging {

/// Why reading stopped, for a person; empty where nothing needs to be said.
QString endSentence(const results::PageTrail &trail);
/// Why a page is none that came without \a list.
QString missingSentence(const PagedList &list);
/// What else to know about the rows that came: repeats, and a list that moved; may be empty.
QString rowsSentence(const results::PageTrail &trail);

} // namespace paging
