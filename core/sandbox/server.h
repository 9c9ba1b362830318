#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/project/project.h"

#include <memory>

namespace sandbox {

enum class Search { Elasticsearch, Off };

/// How a sandbox differs from the usual one.
struct Options
{
    quint16 port = 0; ///< 0: any free one.
    int users = 1000;
    quint64 seed = 1;
    QString dataFolder; ///< Empty: data and key are temporary and go with the server.
    QString keyFolder; ///< Where `<key id>.pem` is put; empty: the data folder.
    Search search = Search::Elasticsearch;
    bool createSessionEnabled = false;
};

/// An Admin API on 127.0.0.1 that a client cannot tell from the real one where it matters: tokens, limits, error
/// shapes, transactions, order of keys. Listens and works on a thread of its own, stops with its destructor. Its key
/// is random, made once for each data folder and never derived from the seed.
class Server
{
public:
    /// Returns when it is ready to answer. \a clock is not owned.
    static base::Result<std::unique_ptr<Server>> start(const Options &options, const base::Clock &clock);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// The only project that is not live.
    const project::Project &project() const { return m_project; }
    QString keyId() const;
    QString keyPath() const;
    quint16 port() const;

private:
    class Private;
    explicit Server(std::unique_ptr<Private> d);
    static project::Project makeProject(const project::Endpoint &endpoint, const QString &projectId,
                                        const QString &keyId, const QString &keyPath);
    project::Project m_project;
    std::unique_ptr<Private> d;
};

} // namespace sandbox
