#include "tests/app/sandboxprocess.h"

#include "core/json/tape.h"
#include "core/json/writer.h"
#include "tests/app/program.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

SandboxProcess::SandboxProcess(const QStringList &options)
    : m_process(makeProgram(words("sandbox --users 20") + options))
{
    m_process->start();
    while (!line.contains('\n') && m_process->waitForReadyRead(60000))
        line += m_process->readAllStandardOutput();
    const auto tape = json::Tape::parse(line.toStdString());
    if (!tape || !tape->root().isObject()) {
        QTest::qFail(("no line of JSON from the sandbox: " + m_process->readAllStandardError()).constData(), __FILE__,
                     __LINE__);
        return;
    }
    const auto text = [&](const char *key) {
        const auto member = tape->root().find(key);
        return member && member->isString() ? QString::fromStdString(member->string()) : QString();
    };
    endpoint = text("endpoint");
    projectId = text("projectId");
    keyId = text("keyId");
    keyFile = text("keyFile");
}

SandboxProcess::~SandboxProcess()
{
    m_process->terminate();
    if (!m_process->waitForFinished())
        m_process->kill();
}

QStringList SandboxProcess::connection() const
{
    return {QStringLiteral("--endpoint"), endpoint, QStringLiteral("--project"), projectId,
            QStringLiteral("--key"),      keyFile};
}

QByteArray SandboxProcess::ask(const QByteArray &document, int *status) const
{
    const auto token =
        runProgram({QStringLiteral("token"), QStringLiteral("--project"), projectId, QStringLiteral("--key"), keyFile});
    QNetworkRequest request {QUrl(endpoint)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("Authorization", "Bearer " + token.output.trimmed());
    const QByteArray body = "{\"query\":" + QByteArray::fromStdString(json::quoted(document.toStdString())) + '}';
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (status)
        *status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return reply->readAll();
}
