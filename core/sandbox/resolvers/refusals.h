#pragma once

#include "core/sandbox/apierror.h"
#include "core/sandbox/input.h"
#include "core/sandbox/store/users.h"

#include <QJsonObject>

#include <tl/expected.hpp>

namespace sandbox {

class UnitOfWork;

// What several mutations refuse in the same words.

inline tl::unexpected<ApiError> refuse(ApiError error)
{
    return tl::unexpected(std::move(error));
}

/// A JSON object as the `info` of an error.
std::string infoText(const QJsonObject &info);

/// "invalid user ID" and the like, for IDs that are garbage or name another type. \a what: "user", "session"…
ApiError invalidId(const char *what);
ApiError userNotFound();
/// Invalid/InvariantViolated, which tells its real reason in `info {cause {kind}}`.
ApiError invariantViolated(const QString &cause, const QString &message);

/// The user whom an input names by node ID. Refuses garbage, and IDs of nobody.
tl::expected<User, ApiError> userOf(const UnitOfWork &work, const Input &nodeId);
/// The same, refusing the anonymised: most mutations do.
tl::expected<User, ApiError> livingUserOf(const UnitOfWork &work, const Input &nodeId);

} // namespace sandbox
