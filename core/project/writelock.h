#pragma once

#include "core/base/clock.h"
#include "core/project/project.h"

#include <QHash>

#include <chrono>
#include <optional>

namespace project {

/// Proof that writing to one project was unlocked when it was asked for. Only a WriteLock makes one; it names the
/// origin and project ID it is good for, so that it cannot be carried to another project.
class WriteGrant
{
public:
    const QString &projectKey() const { return m_projectKey; }
    const QString &origin() const { return m_origin; }
    const QString &projectId() const { return m_projectId; }
    const QDateTime &until() const { return m_until; }
    bool covers(const Project &project, const QDateTime &now) const;

private:
    friend class WriteLock;
    WriteGrant() = default;
    QString m_projectKey;
    QString m_origin;
    QString m_projectId;
    QDateTime m_until;
};

/// Which live projects a person has unlocked for writing, and until when: 15 minutes from the act, never stored. A
/// change of address or project ID locks again. The sandbox is always open. Not thread-safe; owned by one thread.
class WriteLock
{
public:
    static constexpr std::chrono::minutes Window {15};
    explicit WriteLock(const base::Clock &clock) : m_clock(&clock) { }

    void unlock(const Project &project);
    void lock(const Project &project);
    std::optional<WriteGrant> grant(const Project &project) const;
    /// Zero when locked.
    std::chrono::seconds remaining(const Project &project) const;

private:
    const base::Clock *m_clock;
    QHash<QString, WriteGrant> m_grants;
};

} // namespace project
