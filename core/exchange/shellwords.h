#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>

namespace exchange {

/// Cuts a command line into its words as a POSIX shell would, with `$'…'` strings (as browsers copy cURL) and line
/// continuations. Nothing is expanded and nothing is run: a variable, a command substitution, a pipe into the command
/// and everything after its end (`|`, `;`, `&`, `>`) are an error or the end, never guessed at.
base::Result<QList<QByteArray>> shellWords(const QByteArray &command);

/// The same for what Windows browsers copy for cmd.exe, where a caret escapes, in each of the ways they had of it.
base::Result<QList<QByteArray>> cmdWords(const QByteArray &command);

} // namespace exchange
