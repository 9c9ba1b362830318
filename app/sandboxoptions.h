#pragma once

#include "app/commandline.h"
#include "core/sandbox/server.h"

#include <optional>

namespace app {

/// Reads --users and --seed, which mean the same wherever a sandbox can be started.
base::Result<sandbox::Options> sandboxOptions(const Arguments &arguments);

/// The same where --sandbox asks for one: none without it, and then the other two are refused.
base::Result<std::optional<sandbox::Options>> sandboxIfAsked(const Arguments &arguments);

} // namespace app
