#pragma once

#include <QString>

namespace app {

/// Where every change is recorded before it is sent, by the window and by the commands alike.
QString journalPath();
/// The remembered projects; never a key.
QString projectsPath();
/// How the window looked when it was closed.
QString windowStatePath();

} // namespace app
