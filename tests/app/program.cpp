#include "tests/app/program.h"

#include <QTest>

#include <unistd.h>

std::unique_ptr<QProcess> makeProgram(const QStringList &arguments, const std::function<void()> &prepare)
{
    if (!qEnvironmentVariableIsSet("GATEHOUSE_PROGRAM"))
        QTest::qFail("GATEHOUSE_PROGRAM is not set: run this through ctest, or name the program to test", __FILE__,
                     __LINE__);
    auto program = std::make_unique<QProcess>();
    program->setProgram(qEnvironmentVariable("GATEHOUSE_PROGRAM"));
    program->setArguments(arguments);
    program->setChildProcessModifier([prepare] {
        setsid();
        if (prepare)
            prepare();
    });
    return program;
}

ProgramRun runProgram(const QStringList &arguments, const QByteArray &input, const QByteArray &passphrase)
{
    int pipe[2] = {-1, -1};
    if (!passphrase.isNull()
        && (::pipe(pipe) != 0 || write(pipe[1], passphrase.constData(), size_t(passphrase.size())) < 0))
        return {};
    const auto program = makeProgram(arguments, [&pipe] {
        if (pipe[0] >= 0)
            dup2(pipe[0], 7);
    });
    close(pipe[1]);
    program->start();
    program->write(input);
    program->closeWriteChannel();
    const bool ended = program->waitForFinished(60000);
    close(pipe[0]);
    if (!ended || program->exitStatus() != QProcess::NormalExit) {
        QTest::qFail(
            qPrintable(
                QStringLiteral("gatehouse %1: %2").arg(arguments.join(QLatin1Char(' ')), program->errorString())),
            __FILE__, __LINE__);
        return {};
    }
    return {program->exitCode(), program->readAllStandardOutput(), program->readAllStandardError()};
}

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}
