#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

/// What one run of the real program gave.
struct ProgramRun
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

/// The program under test (GATEHOUSE_PROGRAM), in a session of its own, so that no terminal of the developer is asked
/// for passphrases. \a prepare runs in the child, before the program does;
/// it may still share this process' memory then, so it should make system calls only.
std::unique_ptr<QProcess> makeProgram(const QStringList &arguments, const std::function<void()> &prepare = {});

/// Runs it to its end. \a passphrase, when not null, is what file descriptor 7 gives to be read.
ProgramRun runProgram(const QStringList &arguments, const QByteArray &input = {}, const QByteArray &passphrase = {});

/// Words at spaces: for rows that are easier to read as a command line.
QStringList words(const char *line);
