#pragma once

#include "core/project/project.h"

#include <QObject>

#include <optional>

namespace ui {

/// The projects of the window: the sandbox, once it runs, and the remembered ones, as they were read or written last.
class KnownProjects final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KnownProjects)

public:
    using QObject::QObject;

    /// The sandbox first.
    const QList<project::Project> &all() const { return m_all; }
    bool hasSandbox() const { return m_sandbox.has_value(); }
    /// Null when there is none; valid until the list changes.
    const project::Project *find(const QString &projectKey) const;

    void setSandbox(const project::Project &sandbox);
    /// The remembered projects, as read or as written.
    void setRemembered(const QList<project::Project> &projects);

signals:
    void changed(const QList<project::Project> &all);
    /// \a before is another project now, or gone: what was learnt for it no longer holds.
    void replaced(const project::Project &before);

private:
    void gather();

    std::optional<project::Project> m_sandbox;
    QList<project::Project> m_remembered;
    QList<project::Project> m_all;
};

} // namespace ui
