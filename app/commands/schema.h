#pragma once

#include "app/commandline.h"

namespace app {

/// `gatehouse schema`: fetches the schema and prints it.
const Syntax &schemaSyntax();
int runSchema(const Arguments &arguments);

} // namespace app
