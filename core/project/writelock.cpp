#include "core/project/writelock.h"

#include <algorithm>

namespace project {

namespace {

/// A clock that was set back must not stretch the window; a correction of seconds must not shut it either.
constexpr std::chrono::seconds ClockSlack {60};

} // namespace

bool WriteGrant::covers(const Project &project, const QDateTime &now) const
{
    return m_projectKey == project.id() && m_origin == project.endpoint().origin() && m_projectId == project.projectId()
        && now < m_until && now.secsTo(m_until) <= std::chrono::seconds(WriteLock::Window + ClockSlack).count();
}

void WriteLock::unlock(const Project &project)
{
    WriteGrant grant;
    grant.m_projectKey = project.id();
    grant.m_origin = project.endpoint().origin();
    grant.m_projectId = project.projectId();
    grant.m_until = m_clock->now().addSecs(std::chrono::seconds(Window).count());
    m_grants.insert(project.id(), grant);
}

void WriteLock::lock(const Project &project)
{
    m_grants.remove(project.id());
}

std::optional<WriteGrant> WriteLock::grant(const Project &project) const
{
    const auto found = m_grants.constFind(project.id());
    if (found == m_grants.constEnd() || !found->covers(project, m_clock->now()))
        return std::nullopt;
    return *found;
}

std::chrono::seconds WriteLock::remaining(const Project &project) const
{
    if (!project.isLive())
        return Window;
    const auto held = grant(project);
    return std::chrono::seconds(held ? std::max<qint64>(m_clock->now().secsTo(held->until()), 0) : 0);
}

} // namespace project
