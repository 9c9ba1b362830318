#include "core/run/endpointsearch.h"

#include <QTimer>

#include <algorithm>

namespace run {

EndpointSearch::EndpointSearch(const QList<project::Endpoint> &candidates, QObject *parent) : QObject(parent)
{
    for (const auto &endpoint : candidates)
        m_candidates.push_back({endpoint, std::make_unique<net::Transport>(), State::Waiting, {}});
    for (size_t index = 0; index < m_candidates.size(); ++index) {
        auto *call = m_candidates[index].transport->send(safety::Probe(m_candidates[index].endpoint));
        connect(call, &net::Call::replied, this, [this, index](const net::Reply &reply) {
            // 200 and 405: a server that was told to ask nobody for a token.
            if (reply.status == 403 || reply.status == 401 || reply.status == 200 || reply.status == 405)
                settle(index, State::Known, {});
            else if (reply.status == 404)
                settle(index, State::Unknown, {});
            else
                settle(index, State::Unreachable,
                       QStringLiteral("%1 does not answer as an Admin API does (%2): try again later.")
                           .arg(m_candidates[index].endpoint.origin())
                           .arg(reply.status));
        });
        connect(call, &net::Call::failed, this,
                [this, index](const base::Error &error) { settle(index, State::Unreachable, error.message); });
    }
    if (m_candidates.empty())
        QTimer::singleShot(0, this, [this] {
            emit found({}, QStringLiteral("This is no ID of a hosted project: enter the whole endpoint."));
            deleteLater();
        });
}

EndpointSearch::~EndpointSearch()
{
    // A transport ends its calls when it goes, and they must not settle what is half gone.
    for (const auto &candidate : m_candidates) {
        const auto calls = candidate.transport->findChildren<net::Call *>();
        for (auto *call : calls)
            call->disconnect(this);
    }
}

void EndpointSearch::settle(size_t index, State state, const QString &problem)
{
    m_candidates[index].state = state;
    m_candidates[index].problem = problem;
    const auto is = [](State wanted) {
        return [wanted](const Candidate &one) {
            return one.state == wanted;
        };
    };
    if (std::any_of(m_candidates.begin(), m_candidates.end(), is(State::Waiting)))
        return;

    QList<project::Endpoint> known;
    for (const auto &one : m_candidates)
        if (one.state == State::Known)
            known.append(one.endpoint);
    QString sentence;
    if (known.isEmpty()) {
        // An address that could not be asked leaves it open; only when all answered is the project unknown.
        const auto unreachable = std::find_if(m_candidates.begin(), m_candidates.end(), is(State::Unreachable));
        sentence = unreachable != m_candidates.end()
            ? unreachable->problem
            : QStringLiteral("No hosted project has this ID: check it, or enter the whole endpoint.");
    }
    emit found(known, sentence);
    deleteLater();
}

} // namespace run
