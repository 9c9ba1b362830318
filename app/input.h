#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace app {

/// All of a file, or of standard input for `-`.
base::Result<QByteArray> readInput(const QString &path);

} // namespace app
