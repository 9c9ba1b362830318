#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

/// `gatehouse sandbox` in a process of its own, which to every other process is a live project. Stops with its object.
class SandboxProcess
{
public:
    explicit SandboxProcess(const QStringList &options = {});
    ~SandboxProcess();
    Q_DISABLE_COPY_MOVE(SandboxProcess)

    /// True once it has said where it listens.
    bool isReady() const { return !endpoint.isEmpty(); }
    QProcess &process() { return *m_process; }
    /// `--endpoint … --project … --key …`
    QStringList connection() const;
    /// Sends \a document with a token of the token command, by a client that is none of ours; the answer's bytes.
    QByteArray ask(const QByteArray &document, int *status = nullptr) const;

    QByteArray line; ///< As it was printed.
    QString endpoint;
    QString projectId;
    QString keyId;
    QString keyFile;

private:
    std::unique_ptr<QProcess> m_process;
};
