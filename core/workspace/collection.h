#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace workspace {

/// A document of a collection, as far as it is shown before it is opened.
struct CollectedDocument
{
    QString path; ///< Absolute.
    QString place; ///< Below the folder, with `/` between its parts.
    QStringList operations; ///< Their names, in the order of the text; those without one are left out.
    bool changesData = false; ///< One of them is a mutation: worth seeing before it is opened.
    bool operator==(const CollectedDocument &) const = default;
};

/// A folder of documents: operations that a team keeps together, as files that other programs can read too.
struct Collection
{
    QString folder; ///< Absolute.
    QList<CollectedDocument> documents; ///< By place, as people sort; folders are not told of.
    QStringList folders; ///< Absolute: the folder itself and those in it that were looked into, to be watched.
    QString notice; ///< A sentence when something was left out; empty when all of it is there.
    bool operator==(const Collection &) const = default;
};

/// Bounds of what is read, so that a home folder chosen by mistake does not keep the disk busy.
struct CollectionBounds
{
    int documents = 2'000;
    int folders = 2'000;
    int depth = 12;
};

/// Reads the `.graphql` and `.gql` files in \a folder and in the folders below it, without hidden ones, `node_modules`
/// and links to folders. A file that cannot be read is there without operations: opening it says why. Blocks on the
/// disk and reads every file: not for the window's thread.
base::Result<Collection> readCollection(const QString &folder, const CollectionBounds &bounds = {});

} // namespace workspace
