#pragma once

#include "core/net/transport.h"
#include "core/project/endpoint.h"

#include <QObject>

#include <memory>
#include <vector>

namespace run {

/// Knocks at several addresses without a token and says which of them know the project: the Admin API answers 403
/// where it does and 404 where it does not. Emits found() once and then deletes itself.
class EndpointSearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EndpointSearch)

public:
    explicit EndpointSearch(const QList<project::Endpoint> &candidates, QObject *parent = nullptr);
    ~EndpointSearch() override;

signals:
    /// \a known in the order they were given. \a problem is a sentence when none is known.
    void found(const QList<project::Endpoint> &known, const QString &problem);

private:
    enum class State { Waiting, Known, Unknown, Unreachable };
    struct Candidate
    {
        project::Endpoint endpoint;
        std::unique_ptr<net::Transport> transport; ///< Its own: addresses do not share connections.
        State state = State::Waiting;
        QString problem;
    };
    void settle(size_t index, State state, const QString &problem);

    std::vector<Candidate> m_candidates;
};

} // namespace run
