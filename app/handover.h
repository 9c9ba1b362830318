#pragma once

namespace app {

/// Becomes the part of the program that is built on Qt: the same process, with the same words. It lies beside this
/// program in a build, and in the system's place for programs of programs once installed. Returns, with an exit code,
/// only when it cannot be started.
int handOver(char **argv);

} // namespace app
