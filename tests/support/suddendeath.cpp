#include "tests/support/suddendeath.h"

#include <csignal>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

namespace support {

Ending dieAtCall(int call, const std::function<void()> &work)
{
    const auto child = ::fork();
    if (child == 0) {
        if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0)
            ::_exit(1);
        ::raise(SIGSTOP);
        work();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, __WALL);
    if (!WIFSTOPPED(status))
        return Ending::Untraced;
    constexpr long options = PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD;
    if (::ptrace(PTRACE_SETOPTIONS, child, nullptr, options) != 0) {
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, __WALL);
        return Ending::Untraced;
    }
    bool isEntering = true;
    for (int calls = 0;;) {
        ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
        ::waitpid(child, &status, __WALL);
        if (!WIFSTOPPED(status))
            return Ending::Natural;
        if (WSTOPSIG(status) != (SIGTRAP | 0x80))
            continue;
        if (isEntering && calls++ == call) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, __WALL);
            return Ending::Killed;
        }
        isEntering = !isEntering;
    }
}

} // namespace support
