#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace architecture {

/// What one module may include, from the table in CMake.
struct Wall
{
    QSet<QString> modules; ///< "core/json", "ui/theme".
    QSet<QString> qtModules; ///< "Core", "Widgets".
    QSet<QString> libraries; ///< "OpenSSL::Crypto".
};
using Walls = QHash<QString, Wall>;

Walls readWalls(const QString &text);

/// Every include of \a content, a file at \a path below the source root, that its module's wall forbids, as
/// sentences. The include path alone would let a header in, and CMake would never know.
QStringList violations(const Walls &walls, const QString &path, const QString &content);

} // namespace architecture
