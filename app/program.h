#pragma once

#include <QStringList>

namespace app {

/// The whole program after hardening: reads the command line, makes the application object that the command needs
/// (no QApplication for those without a window), and returns the exit code. \a argc and \a argv are for Qt, which
/// keeps them.
int runProgram(int &argc, char **argv);

} // namespace app
