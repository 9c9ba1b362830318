#pragma once

#include <QString>

namespace app {

/// Where every change is recorded before it is sent, by the window and by the commands alike.
QString journalPath();
/// The remembered projects; never a key.
QString projectsPath();
/// The schemas of the remembered projects, as they were fetched last.
QString schemasPath();
/// How the window looked when it was closed.
QString windowStatePath();

} // namespace app
