#pragma once

#include "app/exitcode.h"
#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

namespace app {

/// Writes all of \a bytes to standard output and past every buffer, or says why not (a full disk, for one).
base::Result<void> writeOut(QByteArrayView bytes);

/// One sentence on stderr. What does not draw, or draws backwards, is made visible: it may come from a server.
void complain(const QString &sentence);

/// Why a command ends without success, and what it tells the shell.
struct Failure
{
    base::Error error;
    ExitCode exitCode = ExitCode::Failed;
};

/// For a command's last line: each complains and gives the exit code.
int failed(const base::Error &error);
/// \a command is what `--help` goes with: "gatehouse token".
int wrongUse(const base::Error &error, const QString &command);
int report(const Failure &failure, const QString &command);

} // namespace app
