#include "core/run/transports.h"

namespace run {

std::shared_ptr<net::Transport> Transports::of(const project::Project &project)
{
    // Deleted later: its last user is often a slot of one of its own calls.
    const auto later = [](net::Transport *transport) {
        transport->deleteLater();
    };
    auto &held = m_held[project.id()];
    if (!held.transport || held.origin != project.endpoint().origin())
        held = {project.endpoint().origin(), std::shared_ptr<net::Transport>(new net::Transport({}, m_owner), later)};
    return held.transport;
}

} // namespace run
