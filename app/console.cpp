#include "app/console.h"

#include "app/streams.h"
#include "core/base/visibletext.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace app {
base::Result<void> writeOut(QByteArrayView bytes)
{
    if (writeAll(STDOUT_FILENO, {bytes.data(), static_cast<std::size_t>(bytes.size())}))
        return {};
    return base::fail(
        base::Error::Kind::Io,
        QStringLiteral("Standard output cannot be written: %1.").arg(QString::fromLocal8Bit(std::strerror(errno))));
}

void complain(const QString &sentence)
{
    writeAll(STDERR_FILENO, ("gatehouse: " + base::visibleText(sentence).toUtf8() + '\n').toStdString());
}

int failed(const base::Error &error)
{
    complain(error.message);
    return ExitCode::Failed;
}

int wrongUse(const base::Error &error, const QString &command)
{
    const QString sentence = error.message.endsWith(QLatin1Char('.')) ? error.message.chopped(1) : error.message;
    complain(QStringLiteral("%1: see `%2 --help`.").arg(sentence, command));
    return ExitCode::WrongUse;
}

int report(const Failure &failure, const QString &command)
{
    return failure.exitCode == ExitCode::WrongUse ? wrongUse(failure.error, command) : failed(failure.error);
}

} // namespace app
