#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <QList>

namespace workspace {

/// The projects as they were read, and what to tell the person about the reading.
struct RememberedProjects
{
    QList<project::Project> projects;
    QString notice; ///< A sentence when something could not be read; empty when all was well.
};

/// The file of remembered projects: names, addresses, project IDs and keys by reference. It never holds the bytes of a
/// key, and no word in it makes a project anything but live. Values in, values out: any thread, but it blocks on the
/// disk, so not the window's.
class ProjectStore
{
public:
    explicit ProjectStore(QString path) : m_path(std::move(path)) { }

    /// A missing file holds no projects. What cannot be read is kept beside it, under a name that the notice says,
    /// and the rest is used. The file of a newer program is an error and is left alone.
    base::Result<RememberedProjects> load() const;
    /// Replaces the file (0600) in one step. Projects that are not live are left out; the file of a newer program is
    /// not overwritten.
    base::Result<void> save(const QList<project::Project> &projects) const;

private:
    base::Result<QByteArray> read() const;
    base::Result<QString> keepAside(const QByteArray &content) const;

    QString m_path;
};

} // namespace workspace
