#include "core/auth/jwtsigner.h"
#include "core/json/tape.h"
#include "core/sandbox/server.h"
#include "tests/bench/benchmark.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>

namespace bench {
namespace {

/// One POST after the other over one connection, as a program would that pages through a list.
class Client
{
public:
    Client(const sandbox::Server &server, const auth::PrivateKey &key, const base::Clock &clock)
        : m_request(server.project().endpoint().url())
    {
        const auto token = auth::signFor(server.project(), key, clock.now());
        m_request.setRawHeader("Authorization", "Bearer " + token->text.reveal().toByteArray());
        m_request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        m_request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    }

    /// The answer's bytes; empty when it was not a success.
    QByteArray post(const std::string &query)
    {
        json::Writer body;
        body.beginObject().key("query").value(query).endObject();
        auto *reply = m_network.post(m_request, QByteArray::fromStdString(body.text()));
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        const auto bytes = reply->readAll();
        const bool good =
            reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200 && !bytes.contains("\"errors\"");
        reply->deleteLater();
        return good ? bytes : QByteArray();
    }

private:
    QNetworkAccessManager m_network;
    QNetworkRequest m_request;
};

void measureSize(Report &report, int users, double startTarget)
{
    const base::SystemClock clock;
    const auto label = [&](const char *what) {
        return std::to_string(users) + " users: " + what;
    };
    QTemporaryDir keys;
    sandbox::Options options;
    options.users = 1;
    options.keyFolder = keys.path();
    // The first start makes the key, which is luck of the draw; the measured ones find it.
    if (const auto first = sandbox::Server::start(options, clock); !first)
        return report.fail(label("start"), first.error().message.toStdString());

    options.users = users;
    std::unique_ptr<sandbox::Server> server;
    report.add(label("start"),
               measure(users > 10000 ? 1 : 3,
                       [&] {
                           server.reset();
                           if (auto started = sandbox::Server::start(options, clock))
                               server = std::move(*started);
                       }),
               {startTarget});
    if (!server)
        return report.fail(label("start"), "the sandbox did not start");
    report.addValue(label("highest memory so far"), peakMegabytes(), "MB", {1024});

    const auto key = auth::PrivateKey::load(server->keyPath());
    if (!key)
        return report.fail(label("requests"), "the sandbox's key could not be read");
    Client client(*server, *key, clock);
    const auto time = [&](const char *what, const std::string &query) {
        if (client.post(query).isEmpty())
            return report.fail(label(what), "the sandbox refused the query");
        report.add(label(what), measure(30, [&] { client.post(query); }), {50});
    };
    time("first 100 users",
         "{ users(first: 100) { totalCount edges { cursor node { id formattedName createdAt } } } }");
    const auto near = QByteArray("offset:" + QByteArray::number(users * 9 / 10))
                          .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
                          .toStdString();
    time("100 users near the end",
         "{ users(first: 100, after: \"" + near
             + "\") { edges { node { id standardAttributes roles { totalCount } } } } }");
    time("by last login", "{ users(first: 100, sortBy: LAST_LOGIN_AT) { edges { node { id lastLoginAt } } } }");
    time("search", "{ users(first: 20, searchKeyword: \"chan\") { totalCount edges { node { id formattedName } } } }");
    time("by e-mail",
         "{ getUsersByStandardAttribute(attributeName: \"email\", attributeValue: \"alice@example.com\") { id } }");
    time("audit log", "{ auditLogs(first: 100) { totalCount edges { node { id activityType createdAt } } } }");
    time("roles", "{ roles(first: 100) { totalCount edges { node { key } } } }");
}

} // namespace

void measureSandbox(Report &report)
{
    measureSize(report, 5000, 1000);
    measureSize(report, 100000, 30000);
}

} // namespace bench
