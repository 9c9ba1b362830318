#include "app/hardening.h"

#include <clocale>
#include <cstdlib>
#include <cstring>
#include <langinfo.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace app {

void hardenProcess()
{
    umask(077);
    const rlimit none {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

void keepMemorySmall()
{
    constexpr int arenas = 2;
    constexpr int keptBytes = 128 * 1024;
    mallopt(M_ARENA_MAX, arenas);
    // Told once, it does not grow with the largest thing that was ever freed.
    mallopt(M_TRIM_THRESHOLD, keptBytes);
}

void useUtf8Locale()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return;
    setenv("LC_ALL", "C.UTF-8", 1);
    std::setlocale(LC_ALL, "");
}

} // namespace app
