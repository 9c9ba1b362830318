#pragma once

#include <functional>

namespace app {

/// How long one thing takes, in milliseconds: wall time, and the processor time of this thread beside it, because on
/// a busy machine the wall also counts waiting for others.
struct Timing
{
    double median = 0;
    double min = 0;
    double medianCpu = 0;
    int samples = 0;
};

/// Runs \a body once to warm up, and then again and again: at least five times, and for a third of a second.
Timing timed(const std::function<void()> &body);

/// One run of \a body for each of \a count places, after a first round to warm up: the median is that of the places.
Timing timedAt(int count, const std::function<void(int)> &body);

/// Bytes that the program holds on its heap now; negative where the C library does not say.
double heapInUse();

} // namespace app
