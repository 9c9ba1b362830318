#pragma once

#include "core/sandbox/store/identities.h"
#include "core/sandbox/store/searchindex.h"

namespace sandbox {

/// What the search index shall know about a user: taken from the row, its identities and its memberships, as the real
/// server's index source is.
SearchDocument searchDocumentOf(const User &user, const std::vector<Identity> &identities, std::vector<qint64> roles,
                                std::vector<qint64> groups);

/// Brings one user up to date, who may have been removed.
void indexUser(Database &database, SearchIndex &index, qint64 seq);
void indexRolesAndGroups(Database &database, SearchIndex &index);
/// Everything anew, for data that come from a file.
void indexAll(Database &database, SearchIndex &index);

} // namespace sandbox
