#include "core/history/schema.h"

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

} // namespace history
