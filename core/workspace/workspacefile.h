#pragma once

#include "core/base/result.h"
#include "core/workspace/tab.h"

#include <QList>
#include <QStringList>

namespace workspace {

/// The tabs of a workspace as one file for somebody else, or for another computer: JSON that can be read and compared.
/// It holds what keepable() leaves of each tab and no value of any header, no answer, no file, and nothing that names a
/// project, an address or a key.
QByteArray workspaceBytes(const QList<Tab> &tabs);

/// What a workspace brings: texts, variables, and headers that are not sent before a person says so. Whatever else it
/// asks for is named, without its value, and dropped: no file from elsewhere chooses a project, a key, a setting of TLS
/// or a header that signs.
struct ImportedWorkspace
{
    QList<Tab> tabs; ///< With IDs of their own, and of no project yet.
    QStringList dropped; ///< Each as a person would name it: `keyPath`, `the header Authorization`.
    bool operator==(const ImportedWorkspace &) const = default;
};

/// Whether \a bytes say so, whatever their file is called. One that is damaged does not.
bool isWorkspace(const QByteArray &bytes);

/// \a bytes: of at most LargestWorkspace. Nothing is sent and no file is opened.
base::Result<ImportedWorkspace> readWorkspace(const QByteArray &bytes);

inline constexpr qint64 LargestWorkspace = 64LL * 1024 * 1024;

} // namespace workspace
