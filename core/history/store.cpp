#include "core/history/store.h"

#include "core/history/purge.h"
#include "core/history/question.h"

#include <limits>

namespace history {
namespace {

constexpr int FirstRows = 100;
constexpr int MoreRows = 2000;
constexpr qint64 RunsReadAtOnce = 500;

/// What an empty text binds to would be NULL otherwise.
QString bindable(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QString bindable(const QByteArray &utf8)
{
    return bindable(QString::fromUtf8(utf8));
}

} // namespace

base::Result<std::unique_ptr<Store>> Store::open(const QString &path, const Steps &steps,
                                                 std::chrono::milliseconds patience)
{
    std::unique_ptr<Store> store(new Store);
    if (auto opened = store->m_database.open(path, patience); !opened)
        return tl::unexpected(opened.error());
    const auto firstId = path.isEmpty() ? std::optional(FirstInMemory) : std::nullopt;
    if (auto prepared = bringUpToDate(store->m_database, steps, firstId); !prepared)
        return tl::unexpected(prepared.error());
    return store;
}

void Store::setPatience(std::chrono::milliseconds patience)
{
    m_database.setPatience(patience);
}

base::Result<qint64> Store::insert(const QVariantList &facts, QVariantList texts)
{
    Statement row(m_database,
                  QStringLiteral("INSERT INTO runs (time, duration, project, project_name, live, operation, kind, "
                                 "result, status, size, answer_state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                  facts);
    if (auto done = row.end(); !done)
        return tl::unexpected(done.error());
    const auto id = row.query.lastInsertId().toLongLong();
    texts.prepend(id);
    return Statement(m_database, QStringLiteral("INSERT INTO texts VALUES (?, ?, ?, ?, ?)"), texts).end().map([id] {
        return id;
    });
}

base::Result<qint64> Store::add(const Redacted &run)
{
    qint64 id = 0;
    const auto added = m_database.inTransaction([&]() -> base::Result<void> {
        const auto &facts = run.facts();
        return insert({facts.time, facts.duration, bindable(facts.projectKey), bindable(facts.projectName),
                       facts.isLive, bindable(facts.operation), static_cast<int>(facts.kind),
                       static_cast<int>(facts.result), facts.status, facts.size, static_cast<int>(run.answerState())},
                      {bindable(run.document()), bindable(run.variables()), bindable(run.answer()),
                       bindable(run.message())})
            .map([&](qint64 inserted) { id = inserted; });
    });
    return added.map([&] { return id; });
}

base::Result<QHash<qint64, qint64>> Store::takeAll(Store &other)
{
    constexpr int factCount = 11;
    constexpr int textCount = 4;
    QHash<qint64, qint64> ids;
    const auto taken = m_database.inTransaction([&]() -> base::Result<void> {
        Statement rows(other.m_database,
                       QStringLiteral("SELECT r.id, r.time, r.duration, r.project, r.project_name, r.live, "
                                      "r.operation, r.kind, r.result, r.status, r.size, r.answer_state, t.document, "
                                      "t.variables, t.answer, t.message FROM runs r JOIN texts t ON t.id = r.id "
                                      "ORDER BY r.id"));
        while (rows.next()) {
            QVariantList values;
            for (int column = 1; column <= factCount + textCount; ++column)
                values.append(rows.query.value(column));
            const auto id = insert(values.mid(0, factCount), values.mid(factCount));
            if (!id)
                return tl::unexpected(id.error());
            ids.insert(rows.query.value(0).toLongLong(), *id);
        }
        return rows.end();
    });
    return taken.and_then([&] { return other.removeAll(); }).map([&] { return ids; });
}

base::Result<void> Store::search(const Filter &filter, const std::function<bool()> &isWanted,
                                 const std::function<void(QList<Row>)> &take)
{
    QList<Row> rows;
    int most = FirstRows;
    const auto read = [&](Statement statement) -> base::Result<void> {
        while (statement.next()) {
            if (!isWanted())
                return {};
            rows.append(rowFrom(statement.query));
            if (rows.size() < most)
                continue;
            take(std::exchange(rows, {}));
            most = MoreRows;
        }
        return statement.end();
    };
    auto question = questionOf(filter);
    base::Result<void> done;
    if (!question.readsTexts) {
        done = read(Statement(m_database, question.sql, question.values));
    } else {
        // Texts are read a part at a time: between them, a search that nobody wants any more ends.
        const auto newest = m_database.number(QStringLiteral("SELECT max(id) FROM runs"));
        const auto oldest = m_database.number(QStringLiteral("SELECT min(id) FROM runs"));
        for (auto end = newest.value_or(0); done && end > 0 && end >= oldest.value_or(0) && isWanted();
             end -= RunsReadAtOnce)
            done =
                read(Statement(m_database, question.sql, question.values + QVariantList {end - RunsReadAtOnce, end}));
    }
    if (!rows.isEmpty() && isWanted())
        take(std::move(rows));
    return done;
}

base::Result<Kept> Store::load(qint64 id)
{
    Statement statement(m_database,
                        QStringLiteral("SELECT %1, t.document, t.variables, t.answer, t.message, r.answer_state "
                                       "FROM runs r JOIN texts t ON t.id = r.id WHERE r.id = ?")
                            .arg(QLatin1String(FactColumns)),
                        {id});
    if (statement.next()) {
        const auto &query = statement.query;
        return Kept {rowFrom(query),
                     query.value(11).toString().toUtf8(),
                     query.value(12).toString().toUtf8(),
                     query.value(13).toString().toUtf8(),
                     static_cast<AnswerState>(query.value(15).toInt()),
                     query.value(14).toString()};
    }
    if (auto read = statement.end(); !read)
        return tl::unexpected(read.error());
    return base::fail(base::Error::Kind::NotFound, QStringLiteral("This run is not in the history any more."));
}

base::Result<QList<Row>> Store::naming(const Person &person)
{
    QList<Row> rows;
    if (person.isNobody())
        return rows;
    QStringList names;
    for (const auto &name : person.names())
        names.append(QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QLatin1String("\"\""))
                     + QLatin1Char('"'));
    Statement statement(m_database,
                        QStringLiteral("SELECT %1, t.document, t.variables, t.answer, t.message FROM words "
                                       "CROSS JOIN runs r ON r.id = words.rowid CROSS JOIN texts t ON t.id = r.id "
                                       "WHERE words MATCH ? ORDER BY words.rowid DESC")
                            .arg(QLatin1String(FactColumns)),
                        {names.join(QLatin1String(" OR "))});
    while (statement.next()) {
        bool isNamed = false;
        for (int column = 11; column < 15 && !isNamed; ++column)
            isNamed = person.isNamedIn(statement.query.value(column).toString().toUtf8());
        if (isNamed)
            rows.append(rowFrom(statement.query));
    }
    return statement.end().map([&] { return rows; });
}

base::Result<QList<Store::ProjectName>> Store::projects()
{
    QList<ProjectName> names;
    Statement statement(m_database,
                        QStringLiteral("SELECT project, project_name, live, max(id) FROM runs GROUP BY project "
                                       "ORDER BY project_name"));
    while (statement.next())
        names.append({statement.query.value(0).toString(), statement.query.value(1).toString(),
                      statement.query.value(2).toBool()});
    return statement.end().map([&] { return names; });
}

base::Result<qint64> Store::count()
{
    return m_database.number(QStringLiteral("SELECT count(*) FROM runs"));
}

base::Result<qint64> Store::latestTime()
{
    return m_database.number(QStringLiteral("SELECT max(time) FROM runs"));
}

base::Result<void> Store::remove(const QList<qint64> &ids)
{
    return m_database.inTransaction([&]() -> base::Result<void> {
        for (const auto id : ids) {
            if (auto done = Statement(m_database, QStringLiteral("DELETE FROM runs WHERE id = ?"), {id}).end(); !done)
                return done;
        }
        return notePurge(m_database);
    });
}

base::Result<void> Store::removeAll()
{
    return m_database.inTransaction([&]() -> base::Result<void> {
        // Without the triggers, which would take each run out of the index by itself.
        for (const auto *sql : {"DROP TRIGGER texts_removed", "DELETE FROM texts", "DELETE FROM runs",
                                "INSERT INTO words(words) VALUES ('delete-all')"}) {
            if (auto done = m_database.run(QLatin1String(sql)); !done)
                return done;
        }
        for (const auto &step : publishedSteps()) {
            for (const auto &sql : step) {
                if (!sql.startsWith(QLatin1String("CREATE TRIGGER texts_removed ")))
                    continue;
                if (auto done = m_database.run(sql); !done)
                    return done;
            }
        }
        return notePurge(m_database);
    });
}

base::Result<int> Store::trim(int most)
{
    int gone = 0;
    const auto done = m_database.inTransaction([&]() -> base::Result<void> {
        Statement statement(m_database,
                            QStringLiteral("DELETE FROM runs WHERE id <= "
                                           "(SELECT id FROM runs ORDER BY id DESC LIMIT 1 OFFSET ?)"),
                            {most});
        gone = std::max(0, statement.query.numRowsAffected());
        if (auto trimmed = statement.end(); !trimmed || gone == 0)
            return trimmed;
        return notePurge(m_database);
    });
    return done.map([&] { return gone; });
}

base::Result<int> Store::expireAnswers(const TooOld &times, int most)
{
    QVariantList ids;
    const auto done = m_database.inTransaction([&]() -> base::Result<void> {
        Statement old(m_database,
                      QStringLiteral("SELECT id FROM runs WHERE live = 1 AND ((time >= ? AND time < ?) OR time > ?) "
                                     "AND answer_state IN (?, ?) LIMIT ?"),
                      {times.from, times.before, times.behind.value_or(std::numeric_limits<qint64>::max()),
                       static_cast<int>(AnswerState::Whole), static_cast<int>(AnswerState::Cut), most});
        while (old.next())
            ids.append(old.query.value(0));
        auto emptied = old.end();
        for (const auto &id : std::as_const(ids)) {
            if (emptied)
                emptied =
                    Statement(m_database, QStringLiteral("UPDATE texts SET answer = '' WHERE id = ?"), {id}).end();
            if (emptied)
                emptied = Statement(m_database, QStringLiteral("UPDATE runs SET answer_state = ? WHERE id = ?"),
                                    {static_cast<int>(AnswerState::Expired), id})
                              .end();
        }
        if (emptied && !ids.isEmpty())
            emptied = notePurge(m_database);
        return emptied;
    });
    return done.map([&] { return static_cast<int>(ids.size()); });
}

base::Result<qint64> Store::answersWhere(const QString &condition)
{
    return m_database.number(
        QStringLiteral("SELECT count(*) FROM runs WHERE live = 1 AND answer_state IN (%1, %2) AND %3")
            .arg(static_cast<int>(AnswerState::Whole))
            .arg(static_cast<int>(AnswerState::Cut))
            .arg(condition));
}

base::Result<qint64> Store::answersBefore(qint64 time)
{
    return answersWhere(QStringLiteral("time < %1").arg(time));
}

base::Result<qint64> Store::answersBehind(qint64 time)
{
    return answersWhere(QStringLiteral("time > %1").arg(time));
}

base::Result<std::optional<qint64>> Store::setting(const QString &name)
{
    const auto isThere = m_database.has(QStringLiteral("settings"));
    if (!isThere)
        return tl::unexpected(isThere.error());
    std::optional<qint64> value;
    if (!*isThere)
        return value;
    Statement statement(m_database, QStringLiteral("SELECT value FROM settings WHERE name = ?"), {name});
    if (statement.next())
        value = statement.query.value(0).toLongLong();
    return statement.end().map([value] { return value; });
}

/// Not a step of the schema, as notePurge() is none.
base::Result<void> Store::setSetting(const QString &name, qint64 value)
{
    if (auto made = m_database.run(QStringLiteral("CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, "
                                                  "value INTEGER NOT NULL)"));
        !made)
        return made;
    return Statement(m_database, QStringLiteral("INSERT OR REPLACE INTO settings VALUES (?, ?)"), {name, value}).end();
}

base::Result<void> Store::purge()
{
    return history::purge(m_database);
}

base::Result<bool> Store::isPurgeDue()
{
    return history::isPurgeDue(m_database);
}

} // namespace history
