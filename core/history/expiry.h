#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/history/clockwatch.h"
#include "core/history/store.h"

#include <optional>

namespace history {

/// Takes answers of live projects away when their days are over. How many days, and when the clock was last looked at,
/// are numbers in the file, because all programs with it have to agree. Times of runs are never written anew: which of
/// two clocks was the wrong one is not known before somebody has put it right.
class Expiry
{
public:
    /// \a clock is not owned.
    Expiry(const base::Clock &clock, int days) : m_clock(clock), m_days(days) { }

    /// 0: for ever.
    int days() const { return m_days; }
    /// As they were remembered elsewhere; what was chosen for the file wins.
    void remember(int days) { m_days = m_chosen.value_or(days); }
    /// A person's choice: holds from now on, and wins over the number in the file until it is written there.
    void choose(int days);
    bool isWritten() const { return !m_chosen; }

    /// Brings days() and the number in \a disk together; a file of which nobody has said any gets these.
    base::Result<void> agree(Store &disk);
    /// Before the first new run, whose time may be the wrong clock's.
    base::Result<void> startWatching(Store &disk);

    struct Part
    {
        int expired = 0; ///< 0: nothing is left to do.
        QString warning; ///< A sentence about the clock; mostly empty.
    };
    /// Takes some answers away, so that something else comes in between. While days or clock cannot be read, it fails
    /// and takes nothing. Both may be null.
    base::Result<Part> takeSome(Store *disk, Store *memory);

private:
    base::Result<ClockWatch::Verdict> look(Store &disk, Part &part);
    /// Whether the days of \a answers are over, whose times a wrong clock has written: they are counted from when they
    /// were first seen, which \a setting remembers.
    base::Result<bool> areDaysOver(Store &disk, const QString &setting, const base::Result<qint64> &answers,
                                   ClockWatch::Verdict verdict);
    struct WrongTimes
    {
        bool isFutureOver = false; ///< Of answers of a time that is not there yet.
        bool isPastOver = false; ///< Of answers from before there was this program.
    };
    /// Nothing: by this clock nothing is to be taken away.
    base::Result<std::optional<WrongTimes>> wrongTimes(Store &disk, Part &part);
    qint64 length() const;

    const base::Clock &m_clock;
    int m_days;
    std::optional<int> m_chosen; ///< And not written yet.
};

} // namespace history
