#pragma once

#include "core/json/tape.h"
#include "core/run/runner.h"
#include "core/sandbox/server.h"
#include "tests/support/scriptedpeer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace support {

/// A test with a small sandbox, a Runner that asks it, and a key that opens other doors too. Here and not in a .cpp,
/// because only some tests know the sandbox.
class SandboxTest : public QObject
{
protected:
    void startSandbox(int users)
    {
        m_server = started(users, sandbox::Options().search);
        m_runner = std::make_unique<run::Runner>(m_folder.filePath(QStringLiteral("journal")), m_clock);
    }

    /// Null: it did not start, and the test has failed.
    std::unique_ptr<sandbox::Server> started(int users, sandbox::Search search)
    {
        sandbox::Options options;
        options.users = users;
        options.search = search;
        auto server = sandbox::Server::start(options, m_clock);
        if (server)
            return *std::move(server);
        QTest::qFail(qPrintable(server.error().message), __FILE__, __LINE__);
        return nullptr;
    }

    /// The sandbox's key at another address.
    project::Project projectAt(const ScriptedPeer &peer) const
    {
        return project::Project::live(QStringLiteral("peer-%1").arg(peer.serverPort()), QStringLiteral("peer"),
                                      *project::Endpoint::parse(peer.address()), QStringLiteral("peer"))
            .withKeyBound(m_server->keyId(), m_server->keyPath());
    }

    /// Empty, and a warning that says why, when there is none.
    run::Answer answerTo(const safety::Draft &draft)
    {
        QSignalSpy finished(m_runner.get(), &run::Runner::finished);
        QSignalSpy failed(m_runner.get(), &run::Runner::failed);
        QSignalSpy refused(m_runner.get(), &run::Runner::refused);
        QSignalSpy review(m_runner.get(), &run::Runner::reviewNeeded);
        m_runner->start(draft, nullptr);
        const bool ended = QTest::qWaitFor(
            [&] { return finished.size() + failed.size() + refused.size() + review.size() > 0; }, 20'000);
        if (ended && !finished.isEmpty())
            return finished.first().at(1).value<run::Answer>();
        for (const auto *spy : {&failed, &refused}) {
            if (!spy->isEmpty())
                qWarning("%s", qUtf8Printable(spy->first().at(1).value<base::Error>().message));
        }
        return {};
    }

    /// The IDs of the first hundred users.
    QStringList everybody()
    {
        QStringList ids;
        const auto answer = answerTo({m_server->project(), "{ users(first: 100) { edges { node { id } } } }", {}, {}});
        if (!answer.tape)
            return ids;
        answer.tape->root().at("data", "users", "edges")->forEachItem([&](const json::Value &edge) {
            ids.append(QString::fromStdString(edge.at("node", "id")->string()));
        });
        return ids;
    }

    base::SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<run::Runner> m_runner;
};

} // namespace support
