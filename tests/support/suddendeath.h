#pragma once

#include <functional>

namespace support {

enum class Ending { Killed, Natural, Untraced };

/// Does \a work in a process of its own, which is killed in front of its system call number \a call (from 0): the only
/// moments at which a disk can be left in a state that nobody thought of. Untraced: this system does not allow it.
Ending dieAtCall(int call, const std::function<void()> &work);

} // namespace support
