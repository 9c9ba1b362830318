#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <QDateTime>

#include <optional>

namespace workspace {

/// A schema as it was kept: the JSON of an introspection answer, and when it was fetched.
struct KeptSchema
{
    QByteArray json;
    QDateTime fetchedAt;
};

/// The folder where the schema of each project waits for the next start, so that the docs and the editor know it
/// before the server answers, and when it does not. A schema belongs to the address and the project ID that it was
/// fetched from. Values in, values out: any thread, but it blocks on the disk, so not the window's.
class SchemaCache
{
public:
    explicit SchemaCache(QString folder) : m_folder(std::move(folder)) { }

    /// Nothing when there is none, or none that can be used: it is only a cache.
    std::optional<KeptSchema> load(const project::Project &project) const;
    /// Replaces the file (0600) in one step; that of a newer program is left alone. A project that is not live is not
    /// kept.
    base::Result<void> save(const project::Project &project, const KeptSchema &schema) const;
    /// Removes what belongs to none of \a projects any more.
    void keepOnly(const QList<project::Project> &projects) const;

private:
    QString path(const project::Project &project) const;

    QString m_folder;
};

} // namespace workspace
