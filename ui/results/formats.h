#pragma once

#include <QString>

#include <chrono>

namespace ui {

/// A length of time to be read at a glance: `0.4 ms`, `84 ms`, `1.24 s`, `2 min 5 s`.
QString durationText(std::chrono::microseconds duration);
/// A size to be read at a glance, in thousands: `812 B`, `12.4 KB`, `3.1 MB`.
QString sizeText(std::size_t bytes);

} // namespace ui
