#pragma once

#include "app/commandline.h"

namespace app {

/// `gatehouse token`: prints a JWT for the Admin API. No network.
const Syntax &tokenSyntax();
int runToken(const Arguments &arguments);

} // namespace app
