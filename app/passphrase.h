#pragma once

#include "core/auth/secret.h"
#include "core/base/result.h"

namespace app {

/// Where the passphrase of a key file comes from: an open file descriptor, or the terminal with its echo off. Never
/// an argument, which every user of the machine could read.
class PassphraseSource
{
public:
    static constexpr int Terminal = -1;
    explicit PassphraseSource(int descriptor = Terminal) : m_descriptor(descriptor) { }

    /// Blocks until the person, or the other end of the pipe, has answered. \a again: the one before was wrong.
    base::Result<auth::Secret> ask(const QString &keyName, bool again);

private:
    int m_descriptor;
    int m_asked = 0;
};

} // namespace app
