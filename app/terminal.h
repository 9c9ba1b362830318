#pragma once

#include "core/auth/secret.h"
#include "core/base/result.h"

namespace app {

/// Asks on the controlling terminal, whatever the standard streams are tied to, without echoing the answer. A signal
/// that ends the program ends it after the echo is back.
base::Result<auth::Secret> askTerminal(const QString &prompt);

/// One line of \a descriptor, without its end. Empty lines are answers too.
base::Result<auth::Secret> readSecretLine(int descriptor);

} // namespace app
