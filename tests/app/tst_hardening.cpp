#include "tests/app/program.h"
#include "tests/support/keyfolder.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

/// Looks from outside at a program that waits for a passphrase that never comes.
class tst_Hardening : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void filesAreForTheOwnerOnly();
    void thereAreNoCoreDumps();
    void othersCannotLookInside();

private:
    /// Starts the program, as nobody when this is root, and waits until it has read the key.
    bool startWaiting();
    QString procFile(const char *name) const
    {
        return QStringLiteral("/proc/%1/%2").arg(m_program->processId()).arg(QLatin1String(name));
    }
    QByteArray line(const char *file, const QByteArray &start) const;

    std::unique_ptr<support::KeyFolder> m_folder;
    std::unique_ptr<QProcess> m_program;
    int m_pipe[2] = {-1, -1};
};

bool tst_Hardening::startWaiting()
{
    constexpr uid_t Nobody = 65534;
    m_program = makeProgram(
        words("token --project acme --passphrase-fd 7 --key") << m_folder->path(QStringLiteral("sealed.pem")), [this] {
            dup2(m_pipe[0], 7);
            // Everything of root's belongs to root in /proc: nothing could be told from that.
            if (getuid() == 0 && (setgid(Nobody) != 0 || setuid(Nobody) != 0))
                _exit(99);
        });
    m_program->start();
    return m_program->waitForStarted();
}

void tst_Hardening::initTestCase()
{
    m_folder = std::make_unique<support::KeyFolder>();
    const QString sealed =
        m_folder->make(QStringLiteral("sealed.pem"),
                       QStringLiteral("pkcs8 -topk8 -in KEY -v2 aes256 -passout pass:swordfish -out FILE"));
    QFile::setPermissions(QFileInfo(sealed).path(),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeOther);
    QFile::setPermissions(sealed, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    QVERIFY(pipe2(m_pipe, O_CLOEXEC) == 0);
    if (!startWaiting())
        QSKIP(qPrintable(m_program->errorString()));
}

void tst_Hardening::cleanupTestCase()
{
    close(m_pipe[1]);
    if (m_program)
        QVERIFY(m_program->waitForFinished());
    close(m_pipe[0]);
}

QByteArray tst_Hardening::line(const char *file, const QByteArray &start) const
{
    QFile content(procFile(file));
    if (!content.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &text : content.readAll().split('\n')) {
        if (text.startsWith(start))
            return text;
    }
    return {};
}

void tst_Hardening::filesAreForTheOwnerOnly()
{
    QTRY_COMPARE(line("status", "Umask:"), QByteArray("Umask:\t0077"));
}

void tst_Hardening::thereAreNoCoreDumps()
{
    QTRY_COMPARE(line("limits", "Max core file size").simplified(), QByteArray("Max core file size 0 0 bytes"));
}

void tst_Hardening::othersCannotLookInside()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("a build under the address sanitizer stays dumpable for its leak check");
#endif
    // What is not dumpable belongs to root in /proc, whoever runs it.
    QTRY_COMPARE(QFileInfo(procFile("mem")).ownerId(), 0u);
}

REGISTER_TEST(tst_Hardening)
#include "tst_hardening.moc"
