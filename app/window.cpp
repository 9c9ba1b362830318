#include "app/window.h"

#include "app/console.h"

namespace app {

int runWindow(QApplication &, const WindowOptions &)
{
    return failed({base::Error::Kind::NotFound,
                   QStringLiteral("This build has no window: use a command (see `gatehouse --help`)."),
                   {}});
}

} // namespace app
