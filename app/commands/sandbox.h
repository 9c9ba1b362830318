#pragma once

#include "app/commandline.h"

namespace app {

/// `gatehouse sandbox`: serves the sandbox to any client until it is told to stop.
const Syntax &sandboxSyntax();
int runSandbox(const Arguments &arguments);

} // namespace app
