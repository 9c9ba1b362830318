#include "tests/support/opensslprogram.h"

#include <QFile>
#include <QProcess>
#include <QTest>

namespace support {

QByteArray openssl(const QStringList &arguments, const QByteArray &input)
{
    QProcess program;
    program.start(QStringLiteral("openssl"), arguments);
    program.write(input);
    program.closeWriteChannel();
    const bool ended = program.waitForStarted() && program.waitForFinished(60000);
    if (!ended || program.exitStatus() != QProcess::NormalExit || program.exitCode() != 0) {
        const QByteArray words = program.readAllStandardError();
        QTest::qFail(("openssl " + arguments.join(QLatin1Char(' ')).toUtf8() + ": " + words).constData(), __FILE__,
                     __LINE__);
        return {};
    }
    return program.readAllStandardOutput();
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size())
        return true;
    QTest::qFail(qPrintable(file.errorString()), __FILE__, __LINE__);
    return false;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return file.readAll();
    QTest::qFail(qPrintable(file.errorString()), __FILE__, __LINE__);
    return {};
}

} // namespace support
