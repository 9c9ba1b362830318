#pragma once

#include <functional>

namespace support {

enum class Ending { Killed, Natural, Untraced };

/// Does \a work in a process of its own, which is killed in front of the system call number \a call (from 0) of those
/// that change the disk: between them it is as after the one before. Untraced: this system does not allow it.
Ending dieAtCall(int call, const std::function<void()> &work);

} // namespace support
