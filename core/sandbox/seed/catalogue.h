#pragma once

#include "core/sandbox/seed/account.h"

namespace sandbox {

/// Stores the roles, groups, resources, scopes and client links of the project file; notes the numbers of roles and
/// groups in \a frame.
void seedCatalogue(Database &database, SeedFrame &frame);

} // namespace sandbox
