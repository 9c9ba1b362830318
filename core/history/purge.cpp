#include "core/history/purge.h"

#include "core/history/database.h"

namespace history {

/// Not a step of the schema: a program that does not know it loses nothing by leaving it alone, and need not copy the
/// file for it.
base::Result<void> notePurge(Database &database)
{
    if (auto made = database.run(QStringLiteral("CREATE TABLE IF NOT EXISTS purges_due (id INTEGER PRIMARY KEY)"));
        !made)
        return made;
    return database.run(QStringLiteral("INSERT INTO purges_due DEFAULT VALUES"));
}

base::Result<bool> isPurgeDue(Database &database)
{
    const auto isNoted = database.has(QStringLiteral("purges_due"));
    if (!isNoted || !*isNoted)
        return isNoted;
    return database.number(QStringLiteral("SELECT count(*) FROM purges_due")).map([](qint64 due) { return due > 0; });
}

base::Result<void> purge(Database &database)
{
    const auto isDue = isPurgeDue(database);
    if (!isDue)
        return tl::unexpected(isDue.error());
    // What another program takes away meanwhile stays due.
    const auto last =
        *isDue ? database.number(QStringLiteral("SELECT max(id) FROM purges_due")) : base::Result<qint64>(0);
    if (!last)
        return tl::unexpected(last.error());
    // The index keeps what was taken out of it until its parts are made one.
    for (const auto *sql : {"INSERT INTO words(words) VALUES ('optimize')", "VACUUM"}) {
        if (auto done = database.run(QLatin1String(sql)); !done)
            return done;
    }
    Statement checkpoint(database, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    const bool isBusy = checkpoint.next() && checkpoint.query.value(0).toInt() != 0;
    if (isBusy)
        return base::fail(base::Error::Kind::Timeout,
                          QStringLiteral("Another Gatehouse reads the history: what was removed leaves the disk when "
                                         "that one is closed."));
    if (auto emptied = checkpoint.end(); !emptied || !*isDue)
        return emptied;
    return Statement(database, QStringLiteral("DELETE FROM purges_due WHERE id <= ?"), {*last}).end();
}

} // namespace history
