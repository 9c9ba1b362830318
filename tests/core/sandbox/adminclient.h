#pragma once

#include "core/sandbox/server.h"
#include "tests/support/manualclock.h"
#include "tests/support/rawclient.h"
#include "tests/support/testtoken.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>

namespace support {

using namespace Qt::StringLiterals;

/// A sandbox and a client of it for tests of what the Admin API does: requests go over a bare socket, answers are read
/// by Qt. Neither shares code with the program.
class AdminClient
{
public:
    explicit AdminClient(sandbox::Options options = smallOptions())
    {
        // One key for all of a run: making one takes longer than most tests.
        static const QTemporaryDir keys;
        options.keyFolder = keys.path();
        auto server = sandbox::Server::start(options, m_clock);
        if (server)
            m_server = std::move(*server);
    }
    static sandbox::Options smallOptions()
    {
        sandbox::Options options;
        options.users = 200;
        return options;
    }

    bool isRunning() const { return m_server != nullptr; }
    ManualClock &clock() { return m_clock; }
    sandbox::Server &server() { return *m_server; }

    /// The whole answer: data, errors.
    QJsonObject run(const QString &query, const QJsonObject &variables = {}, const QByteArray &audit = {})
    {
        const QJsonObject body {{u"query"_s, query}, {u"variables"_s, variables}};
        const qint64 now = m_clock.now().toSecsSinceEpoch();
        QByteArray authorization =
            bearerLine(m_server->project().projectId(), m_server->keyId(), m_server->keyPath(), now);
        if (!audit.isEmpty()) {
            const QByteArray header = R"({"alg":"RS256","typ":"JWT","kid":")" + m_server->keyId().toUtf8() + "\"}";
            const QByteArray claims =
                R"({"aud":[")" + m_server->project().projectId().toUtf8() + R"("],"audit_context":)" + audit + '}';
            authorization = "Authorization: Bearer " + makeToken(header, claims, m_server->keyPath()) + "\r\n";
        }
        const RawAnswer answer =
            RawClient::exchange(m_server->port(), "POST", "/_api/admin/graphql",
                                authorization + "Content-Type: application/json\r\nUser-Agent: test/1\r\n",
                                QJsonDocument(body).toJson(QJsonDocument::Compact));
        return QJsonDocument::fromJson(answer.body).object();
    }

    /// The data of an answer without errors; null otherwise, and errorText() says why. A value and no object, because
    /// the [] of a temporary object gives a reference into it.
    QJsonValue data(const QString &query, const QJsonObject &variables = {})
    {
        const QJsonObject answer = run(query, variables);
        m_errors = answer["errors"_L1].toArray();
        return m_errors.isEmpty() ? answer["data"_L1] : QJsonValue();
    }

    /// How an answer failed: "errorName/reason" of the first error, its message when it has no extensions, "" when it
    /// did not fail.
    QString failure(const QString &query, const QJsonObject &variables = {})
    {
        m_errors = run(query, variables)["errors"_L1].toArray();
        if (m_errors.isEmpty())
            return {};
        const QJsonObject extensions = m_errors[0]["extensions"_L1].toObject();
        if (extensions.isEmpty())
            return m_errors[0]["message"_L1].toString();
        return extensions["errorName"_L1].toString() + u'/' + extensions["reason"_L1].toString();
    }
    /// `info` of the first error of the last answer.
    QJsonObject info() const { return m_errors[0]["extensions"_L1]["info"_L1].toObject(); }
    QByteArray errorText() const { return QJsonDocument(m_errors).toJson(); }

    /// Node IDs of users that a condition on their fields fits, in order of creation.
    QStringList users(const QString &fields, const std::function<bool(const QJsonValue &)> &fits)
    {
        QStringList ids;
        QString after;
        for (;;) {
            const QJsonObject connection =
                data(u"query ($after: String) { users(first: 100, after: $after, sortDirection: ASC) {"
                     " pageInfo { endCursor } edges { node { id %1 } } } }"_s.arg(fields),
                     {{u"after"_s, after}})["users"_L1]
                    .toObject();
            const QJsonArray edges = connection["edges"_L1].toArray();
            if (edges.isEmpty())
                return ids;
            for (const QJsonValue edge : edges) {
                const QJsonValue node = edge["node"_L1];
                if (fits(node))
                    ids.append(node["id"_L1].toString());
            }
            after = connection["pageInfo"_L1]["endCursor"_L1].toString();
        }
    }
    /// The node ID of user number 1.
    QString alice()
    {
        return data(u"{ getUserByLoginID(loginIDKey: \"email\", loginIDValue: \"alice@example.com\") { id } }"_s)
            ["getUserByLoginID"_L1]["id"_L1]
                .toString();
    }
    /// One field, or several with their braces, of one user.
    QJsonValue user(const QString &id, const QString &fields)
    {
        return data(u"query ($id: ID!) { node(id: $id) { ... on User { %1 } } }"_s.arg(fields),
                    {{u"id"_s, id}})["node"_L1];
    }

private:
    ManualClock m_clock;
    std::unique_ptr<sandbox::Server> m_server;
    QJsonArray m_errors;
};

} // namespace support
