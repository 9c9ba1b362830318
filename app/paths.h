#pragma once

#include <QString>

namespace app {

/// Where every change is recorded before it is sent, by the window and by the commands alike.
QString journalPath();
/// The runs that were sent, without their secrets.
QString historyPath();
/// The remembered projects; never a key.
QString projectsPath();
/// The schemas of the remembered projects, as they were fetched last.
QString schemasPath();
/// The folder of the tabs: their texts, their last answers, their order.
QString tabsPath();
/// Where programs of this session find each other: the runtime folder, or our own data where there is none.
QString meetingPath();
/// How the window looked when it was closed.
QString windowStatePath();

} // namespace app
