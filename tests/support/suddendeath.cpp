#include "tests/support/suddendeath.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace support {
namespace {

bool changesTheDisk(pid_t process)
{
    static constexpr std::array calls {SYS_write,  SYS_ftruncate, SYS_fsync,     SYS_link,   SYS_linkat,
                                       SYS_rename, SYS_renameat,  SYS_renameat2, SYS_unlink, SYS_unlinkat,
                                       SYS_mkdir,  SYS_mkdirat,   SYS_rmdir,     SYS_symlink};
    __ptrace_syscall_info info {};
    ::ptrace(PTRACE_GET_SYSCALL_INFO, process, sizeof info, &info);
    if (info.op != PTRACE_SYSCALL_INFO_ENTRY)
        return false;
    const auto number = static_cast<long>(info.entry.nr);
    if (number == SYS_openat)
        return (info.entry.args[2] & O_CREAT) != 0;
    return std::find(calls.begin(), calls.end(), number) != calls.end();
}

} // namespace

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
    for (int calls = 0;;) {
        ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
        ::waitpid(child, &status, __WALL);
        if (!WIFSTOPPED(status))
            return Ending::Natural;
        if (WSTOPSIG(status) != (SIGTRAP | 0x80))
            continue;
        if (changesTheDisk(child) && calls++ == call) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, __WALL);
            return Ending::Killed;
        }
    }
}

} // namespace support
