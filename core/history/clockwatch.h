#pragma once

#include <QtGlobal>

namespace history {

/// Whether the clock of this computer is to be believed when something is taken away because it is old. A clock that is
/// a week and more ahead of when it was last looked at is either right, and the program rested meanwhile, or wrong; a
/// day later by that same clock nobody has put it right. Milliseconds since 1970.
struct ClockWatch
{
    qint64 seen = 0; ///< When it was last looked at; 0: never.
    qint64 doubtedSince = 0; ///< 0: it is believed.
    bool operator==(const ClockWatch &) const = default;

    enum class Verdict {
        Believed,
        JumpedAhead, ///< Just now: nothing is to be taken away.
        Doubted, ///< The same, and it was said before.
        WentBack, ///< It is wrong now or was before; by it nothing is too old that was not before.
    };
    Verdict look(qint64 now);
};

} // namespace history
