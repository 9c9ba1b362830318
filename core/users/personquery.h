#pragma once

#include "core/safety/draft.h"

#include <QString>

namespace users {

/// How many lines of the audit log a page asks for at once: two screens, and well under the server's own limit of 100.
constexpr int EventsAtOnce = 30;

/// All that the person page shows of the user with this node ID, and the newest lines of the audit log, in one
/// request. Fields that hold secrets are not in it.
safety::Draft personDraft(const project::Project &project, const QString &nodeId);

/// What the audit log has behind \a after, a cursor of the page before.
safety::Draft eventsDraft(const project::Project &project, const QString &nodeId, const QString &after);

} // namespace users
