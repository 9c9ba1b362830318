#pragma once

#include "core/sandbox/store/identities.h"
#include "core/sandbox/store/loginsessions.h"
#include "core/sandbox/store/unitofwork.h"
#include "core/sandbox/store/users.h"

#include <QJsonObject>

namespace sandbox {

// Rows as they stand in the payloads of events: what the audit log keeps, and what webhooks of a real project would
// get.

QJsonObject userModel(const UnitOfWork &work, const User &user);
QJsonObject identityModel(const Identity &identity);
QJsonObject sessionModel(const LoginSession &session);

/// `{"user": …}`, the payload of most events.
QJsonObject userEvent(const UnitOfWork &work, const User &user);

/// "admin_api.mutation.create_user.executed" for "create_user".
QString executedEvent(const char *mutation);

} // namespace sandbox
