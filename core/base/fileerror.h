#pragma once

#include "core/base/error.h"

namespace base {

/// Why \a path could not be written, from the system's error number: one sentence that says what to do about a full
/// disk, a read-only home or a missing permission.
Error writeError(const QString &path, int errorNumber);

/// Why \a path could not be read.
Error readError(const QString &path, int errorNumber);

} // namespace base
