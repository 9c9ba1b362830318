#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace base {

/// Writes a file that only its owner may read (0600): to a new file beside it, synced, then renamed over the
/// old one, so that a cut at any moment leaves the old or the new content. Blocks: not for the window thread.
Result<void> writePrivateFile(const QString &path, const QByteArray &content);

/// Makes a folder, and its missing parents, that only the owner may enter (0700).
Result<void> makePrivateFolder(const QString &path);

} // namespace base
