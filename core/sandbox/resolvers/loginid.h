#pragma once

#include "core/sandbox/apierror.h"
#include "core/sandbox/store/identities.h"

#include <tl/expected.hpp>

namespace sandbox {

/// A login ID in the form in which it is stored and compared.
struct LoginId
{
    QString key; ///< "email", "phone" or "username": the keys of a project that has not changed them.
    QString value; ///< Without spaces round it, in lower case.
    QString original; ///< As it was given.
};

/// Refuses keys that the project does not have (InvariantViolated/InvalidLoginIDKey) and what is no address, no E.164
/// number or no username (ValidationFailed).
tl::expected<LoginId, ApiError> readLoginId(const QString &key, const QString &value);
/// A new row of it, without user and times.
Identity identityOf(const LoginId &loginId);
/// Makes \a identity the identity of that login ID: key, value and the attribute it stands for.
void setLoginId(Identity &identity, const LoginId &loginId);

/// The attribute that a key or a claim is about, if it is one: "email", "phone" or "phone_number", "username" or
/// "preferred_username".
std::optional<IdentityAttribute> attributeOf(const QString &name);

} // namespace sandbox
