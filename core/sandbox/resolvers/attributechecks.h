#pragma once

#include "core/sandbox/apierror.h"
#include "core/sandbox/store/identities.h"
#include "core/sandbox/store/projectconfig.h"

#include <QJsonObject>

#include <tl/expected.hpp>

namespace sandbox {

/// The standard attributes that updateUser may store: derived ones are left out. Refuses unknown names and values that
/// do not fit (ValidationFailed, every fault named), and an address, number or username that is none of the user's
/// (unexpected).
tl::expected<QJsonObject, ApiError> checkStandardAttributes(const QJsonObject &given,
                                                            const std::vector<Identity> &identities);

/// The custom attributes that updateUser may store: names that the project does not have are left out, values that do
/// not fit are refused (ValidationFailed).
tl::expected<QJsonObject, ApiError> checkCustomAttributes(const QJsonObject &given,
                                                          const QList<CustomAttribute> &known);

} // namespace sandbox
