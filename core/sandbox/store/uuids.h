#pragma once

#include <QString>

namespace sandbox {

/// A UUID (version 4 in form) that is always the same for the same seed, kind and number: so a sandbox with the same
/// seed has the same IDs on every machine.
QString seededUuid(quint64 seed, quint64 kind, quint64 number);
/// A UUID from the system's random source, for what is made later.
QString randomUuid();
/// The scrambler behind seededUuid(): SplitMix64's finaliser, whose output depends on every bit of its input.
constexpr quint64 scramble(quint64 value)
{
    value += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

} // namespace sandbox
