#pragma once

#include <QDateTime>

namespace base {

/// Where time comes from. Injected, so that a test can move it; never read in the middle of logic.
class Clock
{
public:
    virtual ~Clock() = default;
    /// UTC, with milliseconds.
    virtual QDateTime now() const = 0;
    /// Nanoseconds of a clock that never jumps, for durations.
    virtual qint64 elapsed() const = 0;
};

/// The clock of this machine.
class SystemClock final : public Clock
{
public:
    QDateTime now() const override;
    qint64 elapsed() const override;
};

} // namespace base
