#pragma once

#include "core/sandbox/server.h"

#include <QString>
#include <QStringList>

#include <optional>

class QApplication;

namespace app {

class FirstWindow;

/// How the window is asked to open.
struct WindowOptions
{
    /// Open on the embedded sandbox, started with these options. Without them the sandbox runs too, because it is
    /// where things are tried, but the window opens on the first remembered project when there is one.
    std::optional<sandbox::Options> sandbox;
    /// Do the first job without a person: run the first query, print its answer on standard output, save a picture
    /// of the window here, and end.
    QString picture;
    /// Documents to be opened in tabs, by absolute paths.
    QStringList files;

    /// What a second start hands to the window that is there already, and back.
    QStringList words() const;
    static WindowOptions fromWords(const QStringList &words);
};

/// The composition root of the window: makes the services and the views, wires them, and runs until the window is
/// closed. \a first: null when this is not the one that other starts find. Returns the exit code.
int runWindow(QApplication &application, const WindowOptions &options, FirstWindow *first);

} // namespace app
