#pragma once

#include "core/base/result.h"
#include "core/project/project.h"
#include "core/workspace/jsonfile.h"

#include <QList>

#include <functional>

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
    explicit ProjectStore(const QString &path);

    /// A missing file holds no projects. A damaged one counts as what it was before; what cannot be read is kept beside
    /// it, under a name that the notice says, and the rest is used. The file of a newer program is an error and is left
    /// alone.
    base::Result<RememberedProjects> load() const;
    /// Both change the file (0600) in one step, as it is now: another program may have written others into it. They say
    /// what it holds then. One that is not live is not remembered; the file of a newer program is not overwritten.
    base::Result<QList<project::Project>> remember(const project::Project &project) const;
    /// It is not in the state before either.
    base::Result<QList<project::Project>> forget(const QString &id) const;

private:
    base::Result<QList<project::Project>> change(const std::function<void(QList<project::Project> &)> &change,
                                                 JsonFile::Before before) const;

    JsonFile m_file;
};

} // namespace workspace
