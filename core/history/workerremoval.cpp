#include "core/history/worker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

// What a person wants to be gone.
namespace history {

void History::Worker::removeNow(const base::Result<QList<Row>> &rows)
{
    if (!rows) {
        tellRemoved(0, tl::unexpected(rows.error()));
        return;
    }
    QList<qint64> ids;
    for (const auto &row : *rows)
        ids.append(row.id);
    remove(ids);
}

void History::Worker::remove(const QList<qint64> &ids)
{
    tellRemoved(static_cast<int>(ids.size()), takeAway(ids));
}

base::Result<void> History::Worker::takeAway(const QList<qint64> &ids)
{
    QList<qint64> inMemory;
    QList<qint64> onDisk;
    open();
    for (const auto id : ids)
        (idNow(id) >= Store::FirstInMemory ? inMemory : onDisk).append(idNow(id));
    base::Result<void> done;
    if (m_memory && !inMemory.isEmpty())
        done = m_memory->remove(inMemory);
    if (done && m_disk && !onDisk.isEmpty())
        done = m_disk->remove(onDisk);
    if (done && m_disk)
        done = m_disk->purge();
    if (!done)
        purgeLater();
    return done;
}

QStringList History::Worker::filesBeside() const
{
    if (m_path.isEmpty())
        return {};
    const QFileInfo file(m_path);
    QStringList paths;
    const auto names =
        QDir(file.absolutePath())
            .entryList({file.fileName() + QLatin1String(".broken-*"), file.fileName() + QLatin1String(".v*")},
                       QDir::Files | QDir::Hidden);
    for (const auto &name : names)
        paths.append(file.absolutePath() + QLatin1Char('/') + name);
    return paths;
}

void History::Worker::removeMatching(const Filter &filter)
{
    if (filter.isEverything()) {
        removeAll();
        return;
    }
    writeWaiting(); // It may match too.
    removeNow(attempt([&] { return matching(filter); }));
}

void History::Worker::removeAll()
{
    writeWaiting();
    int count = 0;
    base::Result<void> done;
    const auto all = stores();
    for (auto *store : all) {
        count += static_cast<int>(store->count().value_or(0));
        if (done)
            done = store->removeAll();
    }
    if (done && m_disk)
        done = m_disk->purge();
    if (!done)
        purgeLater();
    const auto beside = m_disk ? filesBeside() : QStringList();
    for (const auto &path : beside) {
        if (!QFile::remove(path) && done)
            done = base::fail(base::Error::Kind::Io, QStringLiteral("%1 cannot be removed.").arg(path));
    }
    tellRemoved(count, done);
}

void History::Worker::forget(const Person &person)
{
    writeWaiting(); // It may name them too.
    const auto named = attempt([&] { return naming(person); });
    if (const auto beside = filesBeside(); named && !beside.isEmpty()) {
        QList<qint64> ids;
        for (const auto &row : *named)
            ids.append(row.id);
        auto done = takeAway(ids);
        if (done)
            done = base::fail(base::Error::Kind::Io,
                              QStringLiteral("The runs were removed. Copies of an earlier history may still name them "
                                             "and go when the whole history is removed: %1.")
                                  .arg(beside.join(QLatin1String(", "))));
        tellRemoved(static_cast<int>(ids.size()), done);
        return;
    }
    removeNow(named);
}

void History::Worker::tellRemoved(int runs, const base::Result<void> &done)
{
    const QString problem = done ? QString() : done.error().message;
    say([runs, problem](History &to) {
        emit to.removed(runs, problem);
        emit to.changed();
    });
}

} // namespace history
