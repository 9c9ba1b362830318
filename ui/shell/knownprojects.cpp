#include "ui/shell/knownprojects.h"

#include <algorithm>

namespace ui {

const project::Project *KnownProjects::find(const QString &projectKey) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(),
                                    [&](const project::Project &known) { return known.id() == projectKey; });
    return found == m_all.end() ? nullptr : &*found;
}

void KnownProjects::setSandbox(const project::Project &sandbox)
{
    m_sandbox = sandbox;
    gather();
}

void KnownProjects::setRemembered(const QList<project::Project> &projects)
{
    const auto before = std::exchange(m_remembered, projects);
    gather();
    for (const auto &old : before) {
        if (const auto *now = find(old.id()); !now || *now != old)
            emit replaced(old);
    }
}

void KnownProjects::gather()
{
    m_all.clear();
    if (m_sandbox)
        m_all.append(*m_sandbox);
    m_all.append(m_remembered);
    emit changed(m_all);
}

} // namespace ui
