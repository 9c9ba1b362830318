#pragma once

#include <QDateTime>
#include <QString>

namespace ui {

/// When something was run, by the clocks here and as short as can be: `14:03:12` of today, `18 Nov, 14:03` of this
/// year, `18 Nov 2025` of another. Both in milliseconds since 1970.
QString whenRun(qint64 time, qint64 now);

} // namespace ui
