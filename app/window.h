#pragma once

#include "core/sandbox/server.h"

#include <QString>

#include <optional>

class QApplication;

namespace app {

/// How the window is asked to open.
struct WindowOptions
{
    /// Open on the embedded sandbox, started with these options. Without them the sandbox runs too, because it is
    /// where things are tried, but the window opens on the first remembered project when there is one.
    std::optional<sandbox::Options> sandbox;
    /// Do the first job without a person: run the first query, print its answer on standard output, save a picture
    /// of the window here, and end.
    QString picture;
};

/// The composition root of the window: makes the services and the views, wires them, and runs until the window is
/// closed. Returns the exit code.
int runWindow(QApplication &application, const WindowOptions &options);

} // namespace app
