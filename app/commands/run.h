#pragma once

#include "app/commandline.h"

namespace app {

/// `gatehouse run`: sends one operation and writes the reply's bytes as they came.
const Syntax &runSyntax();
int runRun(const Arguments &arguments);

} // namespace app
