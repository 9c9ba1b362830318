#include "core/sandbox/resource.h"

#include <QFile>

/// Outside of any namespace, as the macro wants it: a static library's resources are linked in by naming them.
static void initSandboxResources()
{
    Q_INIT_RESOURCE(sandbox);
}

namespace sandbox {

std::string resource(QLatin1String name)
{
    initSandboxResources();
    QFile file(QLatin1String(":/sandbox/") + name);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    Q_UNUSED(isThere);
    return file.readAll().toStdString();
}

} // namespace sandbox
