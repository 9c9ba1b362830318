#include "core/history/schema.h"

#include "core/history/database.h"

#include <QFileInfo>

namespace history {

const Steps &publishedSteps()
{
    // Texts lie apart from the facts, so that a list of ten thousand runs reads none of them. AUTOINCREMENT: an ID
    // never comes back, and their order is the order of the runs whatever the clock did meanwhile.
    static const Steps steps {
        {
            QStringLiteral("CREATE TABLE runs (id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, "
                           "duration INTEGER NOT NULL, project TEXT NOT NULL, project_name TEXT NOT NULL, "
                           "live INTEGER NOT NULL, operation TEXT NOT NULL, kind INTEGER NOT NULL, "
                           "result INTEGER NOT NULL, status INTEGER NOT NULL, size INTEGER NOT NULL, "
                           "answer_state INTEGER NOT NULL)"),
            QStringLiteral("CREATE TABLE texts (id INTEGER PRIMARY KEY, document TEXT NOT NULL, "
                           "variables TEXT NOT NULL, answer TEXT NOT NULL, message TEXT NOT NULL)"),
            QStringLiteral("CREATE VIRTUAL TABLE words USING fts5(document, variables, answer, message, "
                           "content='texts', content_rowid='id', tokenize='trigram')"),
            QStringLiteral("CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN "
                           "INSERT INTO words(rowid, document, variables, answer, message) "
                           "VALUES (new.id, new.document, new.variables, new.answer, new.message); END"),
            QStringLiteral("CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN "
                           "INSERT INTO words(words, rowid, document, variables, answer, message) "
                           "VALUES ('delete', old.id, old.document, old.variables, old.answer, old.message); END"),
            QStringLiteral("CREATE TRIGGER texts_changed AFTER UPDATE ON texts BEGIN "
                           "INSERT INTO words(words, rowid, document, variables, answer, message) "
                           "VALUES ('delete', old.id, old.document, old.variables, old.answer, old.message); "
                           "INSERT INTO words(rowid, document, variables, answer, message) "
                           "VALUES (new.id, new.document, new.variables, new.answer, new.message); END"),
            QStringLiteral("CREATE TRIGGER runs_removed AFTER DELETE ON runs BEGIN "
                           "DELETE FROM texts WHERE id = old.id; END"),
        },
    };
    return steps;
}

base::Result<void> bringUpToDate(Database &database, const Steps &steps, std::optional<qint64> firstId)
{
    const auto newest = static_cast<qint64>(steps.size());
    const auto found = database.number(QStringLiteral("PRAGMA user_version"));
    if (!found)
        return tl::unexpected(found.error());
    if (*found > newest)
        return base::fail(
            base::Error::Kind::Refused,
            QStringLiteral("%1 was written by a newer Gatehouse and is left alone.").arg(database.path()));
    for (const auto *pragma : {"PRAGMA secure_delete = ON", "PRAGMA temp_store = MEMORY", "PRAGMA journal_mode = WAL",
                               "PRAGMA synchronous = NORMAL", "PRAGMA recursive_triggers = ON"}) {
        if (auto set = database.run(QLatin1String(pragma)); !set)
            return set;
    }
    if (*found == newest)
        return {};
    if (*found > 0) {
        const QString backup = QStringLiteral("%1.v%2").arg(database.path()).arg(*found);
        if (!QFileInfo::exists(backup)) {
            if (auto made = makeDatabaseFile(backup); !made)
                return made;
            Statement copy(database, QStringLiteral("VACUUM INTO ?"), {backup});
            if (auto copied = copy.end(); !copied)
                return copied;
        }
    }
    return database.inTransaction([&]() -> base::Result<void> {
        // Another program may have done it while we waited for the lock.
        const auto version = database.number(QStringLiteral("PRAGMA user_version"));
        if (!version)
            return tl::unexpected(version.error());
        for (auto step = *version; step < newest; ++step) {
            for (const auto &sql : steps[static_cast<std::size_t>(step)]) {
                if (auto done = database.run(sql); !done)
                    return done;
            }
        }
        if (firstId) {
            const auto first =
                Statement(database, QStringLiteral("INSERT INTO sqlite_sequence VALUES ('runs', ?)"), {*firstId}).end();
            if (!first)
                return first;
        }
        return database.run(QStringLiteral("PRAGMA user_version = %1").arg(newest));
    });
}

} // namespace history
