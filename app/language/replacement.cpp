#include "app/language/replacement.h"

#include "app/streams.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace app {
namespace {

struct FreeMemory
{
    void operator()(char *memory) const { std::free(memory); }
};

tl::unexpected<std::string> cannotWrite(const std::string &path, int errorNumber)
{
    if (errorNumber == EACCES || errorNumber == EPERM || errorNumber == EROFS)
        return tl::unexpected(path + " may not be written by you.");
    return tl::unexpected(path + " could not be written (" + std::strerror(errorNumber) + ").");
}

/// Makes the file that is open like the one that it will replace.
bool takeOver(int descriptor, const struct stat &facts)
{
    // Another owner can only be kept by the superuser; the permissions come second, because this takes some away.
    const bool isOwned = fchown(descriptor, facts.st_uid, facts.st_gid) == 0 || errno == EPERM;
    return isOwned && fchmod(descriptor, facts.st_mode & 07777U) == 0;
}

bool fillAndClose(int descriptor, std::string_view content, const struct stat *facts)
{
    const bool isWritten =
        writeAll(descriptor, content) && (!facts || takeOver(descriptor, *facts)) && fsync(descriptor) == 0;
    const int errorNumber = errno;
    const bool isClosed = close(descriptor) == 0;
    if (!isWritten)
        errno = errorNumber;
    return isWritten && isClosed;
}

} // namespace

tl::expected<void, std::string> replaceContent(const std::string &path, std::string_view content)
{
    const std::unique_ptr<char, FreeMemory> target(realpath(path.c_str(), nullptr));
    struct stat facts = {};
    if (!target || stat(target.get(), &facts) != 0 || access(target.get(), W_OK) != 0)
        return cannotWrite(path, errno);
    if (!S_ISREG(facts.st_mode))
        return tl::unexpected(path + " is no file, so there is nothing to replace.");

    // Made 0600 whatever the umask, under a name that nobody could have prepared.
    std::string temporary(target.get());
    temporary += ".XXXXXX";
    const int descriptor = mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0)
        return cannotWrite("The folder " + std::filesystem::path(target.get()).parent_path().string(), errno);
    if (!fillAndClose(descriptor, content, &facts) || std::rename(temporary.c_str(), target.get()) != 0) {
        const int errorNumber = errno;
        unlink(temporary.c_str());
        return cannotWrite(path, errorNumber);
    }
    return {};
}

tl::expected<void, std::string> writeContent(const std::string &path, std::string_view content)
{
    constexpr mode_t everybodyWithinUmask = 0666;
    const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, everybodyWithinUmask);
    if (descriptor < 0 && errno == EEXIST)
        return replaceContent(path, content);
    if (descriptor < 0)
        return cannotWrite(path, errno);
    if (!fillAndClose(descriptor, content, nullptr)) {
        const int errorNumber = errno;
        unlink(path.c_str());
        return cannotWrite(path, errorNumber);
    }
    return {};
}

} // namespace app
