#pragma once

#include "core/base/clock.h"

#include <QTimeZone>

#include <atomic>
#include <chrono>

namespace support {

/// A clock that stands still until a test moves it. May be read on any thread.
class ManualClock final : public base::Clock
{
public:
    explicit ManualClock(const QDateTime &start = QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc()))
        : m_now(start.toMSecsSinceEpoch())
    { }

    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_now, QTimeZone::utc()); }
    qint64 elapsed() const override { return m_now * 1'000'000; }
    void advance(std::chrono::milliseconds step) { m_now += step.count(); }

private:
    std::atomic<qint64> m_now;
};

} // namespace support
