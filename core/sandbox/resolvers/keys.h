#pragma once

#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/store/resources.h"
#include "core/sandbox/store/rolesgroups.h"
#include "core/sandbox/store/unitofwork.h"

#include <functional>
#include <vector>

namespace sandbox {

// What the mutations of roles, groups, resources and scopes name things by, read and refused as the real server does.

/// Invalid/ValidationFailed at one place of the input.
ApiError validationFailed(const QString &location, const QString &message);

/// 1 to 40 letters, digits, `_` and `:`, not beginning with a digit or `:`; `authgear:` is the server's own.
tl::expected<QString, ApiError> newKey(const Input &key);

/// The role or group of a node ID or of a key; NotFound otherwise.
tl::expected<KeyedRow, ApiError> keyedOf(const UnitOfWork &work, Keyed kind, const Input &nodeId);
tl::expected<KeyedRow, ApiError> keyedByKey(const UnitOfWork &work, Keyed kind, const Input &key);

/// Several of them. The schema says that these lists may be absent, and the real server crashes when they are. Those
/// that do not exist are named, all of them, in `info {keys}`.
tl::expected<std::vector<KeyedRow>, ApiError> keyedByKeys(const UnitOfWork &work, Keyed kind, const Input &keys);
tl::expected<std::vector<User>, ApiError> usersOfIds(const UnitOfWork &work, const Input &nodeIds);

tl::expected<Resource, ApiError> resourceOf(const UnitOfWork &work, const Input &uri);
tl::expected<Scope, ApiError> scopeOf(const UnitOfWork &work, const Resource &resource, const QString &scope);
/// Refuses an application that the project does not have.
tl::expected<QString, ApiError> clientOf(const UnitOfWork &work, const Input &clientId);

/// An absent text leaves the column alone, an empty one clears it.
void replaceText(std::optional<QString> &column, const Input &text);

} // namespace sandbox
