#pragma once

#include <QLatin1String>

#include <string>

namespace sandbox {

/// The bytes of a file in resources/sandbox ("people.json", "project.json", "schema.graphql"), which are linked into
/// the program. Any thread.
std::string resource(QLatin1String name);

} // namespace sandbox
