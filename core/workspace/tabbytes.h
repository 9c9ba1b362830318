#pragma once

#include "core/workspace/tab.h"

#include <optional>

namespace workspace {

/// Raised when an older program would misread a tab or the list of tabs; new members alone do not count.
inline constexpr int TabVersion = 1;

/// A tab for its file: a line of JSON, then the bytes of text and variables as they are.
QByteArray bytesOf(const Tab &tab);
/// Nothing when it is none. Members that are missing have their defaults.
std::optional<Tab> tabFrom(const QByteArray &bytes);

/// The list of tabs.
struct TabList
{
    QStringList open;
    QString current;
    QStringList closed;
    QStringList dropped; ///< Their files are about to go: what is still there of them is no tab.
    bool operator==(const TabList &) const = default;
};
QByteArray bytesOf(const TabList &list);
TabList tabListFrom(const QByteArray &bytes);

} // namespace workspace
