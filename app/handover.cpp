#include "app/handover.h"

#include "app/language/report.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace app {

int handOver(char **argv)
{
    constexpr std::string_view name = "gatehouse-app";
    std::error_code unknown;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", unknown).parent_path();
    const auto beside = folder / name;
    const auto installed = (folder / GATEHOUSE_APP_FOLDER / name).lexically_normal();
    execv(beside.c_str(), argv);
    if (errno == ENOENT)
        execv(installed.c_str(), argv);
    return failedPlainly(installed.string() + " could not be started (" + std::strerror(errno)
                         + "): install Gatehouse again.");
}

} // namespace app
