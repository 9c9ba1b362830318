#pragma once

#include "core/sandbox/seed/account.h"
#include "core/sandbox/store/searchindex.h"

namespace sandbox {

/// Which people are made up.
struct SeedOptions
{
    quint64 seed = 1;
    int users = 1000;
    Timestamp now = 0;
    QString projectId;
};

/// Fills two databases that have their tables, but nothing in them and no indices yet, and the search index with them.
/// The same seed and number of users give the same users, IDs and histories, shifted to the day of \a options.now.
/// Begins no transaction: that is the caller's, for speed and so that half a seed is none.
void seedStore(Database &database, Database &volatileDatabase, SearchIndex &index, const ProjectConfig &project,
               const SeedOptions &options);

} // namespace sandbox
