#pragma once

namespace app {

/// What the program says to the shell.
enum ExitCode {
    Done = 0,
    Failed = 1, ///< The operation or check failed.
    WrongUse = 2, ///< The command line was wrong; nothing was tried.
};

} // namespace app
