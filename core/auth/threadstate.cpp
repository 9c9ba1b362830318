#include "core/auth/threadstate.h"

#include <openssl/crypto.h>

namespace auth {

void releaseThreadState()
{
    OPENSSL_thread_stop();
}

} // namespace auth
