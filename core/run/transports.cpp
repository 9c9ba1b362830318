#include "core/run/transports.h"

namespace run {

std::shared_ptr<net::Transport> Transports::of(const project::Project &project)
{
    auto &held = m_held[project.id()];
    if (!held.transport || held.origin != project.endpoint().origin())
        held = {project.endpoint().origin(), make()};
    return held.transport;
}

std::shared_ptr<net::Transport> Transports::make()
{
    // Later: its last user is often a slot of one of its own calls.
    return {new net::Transport, [](net::Transport *transport) {
                transport->deleteLater();
            }};
}

} // namespace run
