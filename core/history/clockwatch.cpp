#include "core/history/clockwatch.h"

#include <utility>

namespace history {
namespace {

constexpr qint64 Day = 24LL * 60 * 60 * 1000;
constexpr qint64 LongestRest = 7 * Day;

} // namespace

ClockWatch::Verdict ClockWatch::look(qint64 now)
{
    const auto before = std::exchange(seen, now);
    if (before == 0)
        return Verdict::Believed;
    // Less than a day is what people do to their clocks.
    if (now < before - Day) {
        doubtedSince = 0;
        return Verdict::WentBack;
    }
    if (doubtedSince == 0 && now - before > LongestRest) {
        doubtedSince = now;
        return Verdict::JumpedAhead;
    }
    if (doubtedSince != 0 && now - doubtedSince < Day)
        return Verdict::Doubted;
    doubtedSince = 0;
    return Verdict::Believed;
}

} // namespace history
