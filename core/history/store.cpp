#include "core/history/store.h"

#include "core/base/fileerror.h"
#include "core/base/privatefile.h"

#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

namespace history {
namespace {

constexpr int FirstRows = 100;
constexpr int MoreRows = 2000;
constexpr qint64 RunsReadAtOnce = 500;

/// SQLite's own numbers, without what it adds to them.
enum SqliteCode { Busy = 5, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26 };

tl::unexpected<base::Error> historyFailure(const QSqlError &error, const QString &path)
{
    using Kind = base::Error::Kind;
    const auto detail = error.text();
    switch (error.nativeErrorCode().toInt() & 0xFF) {
    case Corrupt:
    case NotADatabase:
        return base::fail(Kind::Protocol, QStringLiteral("The history in %1 is damaged.").arg(path), detail);
    case Full:
        return tl::unexpected(base::writeError(path, ENOSPC));
    case ReadOnly:
    case CannotOpen:
        return tl::unexpected(base::writeError(path, EACCES));
    case Busy:
        return base::fail(Kind::Timeout, QStringLiteral("Another program is busy with the history in %1.").arg(path),
                          detail);
    default:
        return base::fail(Kind::Io, QStringLiteral("The history in %1 could not be used.").arg(path), detail);
    }
}

/// Never there with wider permissions than these. SQLite gives the files beside it the same ones.
base::Result<void> makeFile(const QString &path)
{
    if (auto made = base::makePrivateFolder(QFileInfo(path).absolutePath()); !made)
        return made;
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return tl::unexpected(base::writeError(path, errno));
    ::fchmod(file, 0600);
    ::close(file);
    return {};
}

constexpr auto FactColumns = "r.id, r.time, r.duration, r.project, r.project_name, r.live, r.operation, r.kind, "
                             "r.result, r.status, r.size";

Row rowFrom(const QSqlQuery &query)
{
    Row row;
    row.id = query.value(0).toLongLong();
    row.time = query.value(1).toLongLong();
    row.duration = query.value(2).toLongLong();
    row.projectKey = query.value(3).toString();
    row.projectName = query.value(4).toString();
    row.isLive = query.value(5).toBool();
    row.operation = query.value(6).toString();
    row.kind = static_cast<Kind>(query.value(7).toInt());
    row.result = static_cast<Result>(query.value(8).toInt());
    row.status = query.value(9).toInt();
    row.size = query.value(10).toLongLong();
    return row;
}

/// What an empty text binds to would be NULL otherwise.
QString bindable(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QString bindable(const QByteArray &utf8)
{
    return bindable(QString::fromUtf8(utf8));
}

/// A filter as a statement, whose rows are Row's columns, the latest run first.
struct Question
{
    QString sql;
    QVariantList values;
    bool readsTexts = false; ///< Two more values say which IDs: behind the first, up to the second.
};

Question questionOf(const Filter &filter)
{
    const auto words = wordsOf(filter);
    Question question;
    question.readsTexts = !words.patterns.isEmpty();
    QStringList conditions;
    const auto add = [&](const QString &condition, const QVariant &value) {
        conditions.append(condition);
        question.values.append(value);
    };
    // CROSS JOIN: SQLite keeps this order, so that rows come in the order of the first table and need no sorting.
    QString sql = QStringLiteral("SELECT %1 FROM ").arg(QLatin1String(FactColumns));
    if (words.match.isEmpty()) {
        sql += QLatin1String("runs r");
    } else {
        sql += QLatin1String("words CROSS JOIN runs r ON r.id = words.rowid");
        add(QStringLiteral("words MATCH ?"), words.match);
    }
    if (question.readsTexts)
        sql += QLatin1String(" CROSS JOIN texts t ON t.id = r.id");
    for (const auto &pattern : words.patterns) {
        QStringList places;
        for (const auto *column : {"document", "variables", "message", "answer"}) {
            places.append(QStringLiteral("t.%1 LIKE ? ESCAPE '\\'").arg(QLatin1String(column)));
            question.values.append(pattern);
        }
        conditions.append(QStringLiteral("(%1)").arg(places.join(QLatin1String(" OR "))));
    }
    if (filter.kind)
        add(QStringLiteral("r.kind = ?"), static_cast<int>(*filter.kind));
    if (filter.onlyProblems)
        conditions.append(QStringLiteral("r.result <> 0"));
    if (!filter.projectKey.isEmpty())
        add(QStringLiteral("r.project = ?"), filter.projectKey);
    if (filter.from > 0)
        add(QStringLiteral("r.time >= ?"), filter.from);
    if (filter.until > 0)
        add(QStringLiteral("r.time < ?"), filter.until);
    const auto id = words.match.isEmpty() ? QLatin1String("r.id") : QLatin1String("words.rowid");
    if (question.readsTexts)
        conditions.append(QStringLiteral("%1 > ? AND %1 <= ?").arg(id));
    if (!conditions.isEmpty())
        sql += QLatin1String(" WHERE ") + conditions.join(QLatin1String(" AND "));
    question.sql = sql + QStringLiteral(" ORDER BY %1 DESC").arg(id);
    return question;
}

} // namespace

/// A statement with its values: the failure of any step is the failure of the whole.
class Store::Statement
{
public:
    QSqlQuery query;

    Statement(Statement &&) = default;
    Statement(const Store &store, const QString &sql, const QVariantList &values = {})
        : query(store.database()),
          m_path(store.m_path)
    {
        query.setForwardOnly(true);
        m_isGood = query.prepare(sql);
        for (const auto &value : values)
            query.addBindValue(value);
        m_isGood = m_isGood && query.exec();
    }
    bool next() { return m_isGood && query.next(); }
    /// After the last next(): a damaged page is found while reading.
    base::Result<void> end() const
    {
        if (m_isGood && !query.lastError().isValid())
            return {};
        return historyFailure(query.lastError(), m_path);
    }

private:
    QString m_path;
    bool m_isGood = false;
};

base::Result<std::unique_ptr<Store>> Store::open(const QString &path, const Steps &steps,
                                                 std::chrono::milliseconds patience)
{
    if (!path.isEmpty()) {
        if (auto made = makeFile(path); !made)
            return tl::unexpected(made.error());
    }
    std::unique_ptr<Store> store(new Store(QUuid::createUuid().toString(QUuid::WithoutBraces)));
    store->m_path = path;
    auto connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), store->m_connection);
    connection.setDatabaseName(path.isEmpty() ? QStringLiteral(":memory:") : path);
    connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patience.count()));
    if (!connection.open())
        return historyFailure(connection.lastError(), path);
    if (auto prepared = store->prepare(path, steps); !prepared)
        return tl::unexpected(prepared.error());
    return store;
}

Store::~Store()
{
    database().close();
    QSqlDatabase::removeDatabase(m_connection);
}

void Store::setPatience(std::chrono::milliseconds patience)
{
    // Asks nothing of the file, so that it cannot fail.
    (void)run(QStringLiteral("PRAGMA busy_timeout = %1").arg(patience.count()));
}

base::Result<void> Store::run(const QString &sql)
{
    return Statement(*this, sql).end();
}

base::Result<qint64> Store::number(const QString &sql)
{
    Statement statement(*this, sql);
    const qint64 value = statement.next() ? statement.query.value(0).toLongLong() : 0;
    return statement.end().map([value] { return value; });
}

base::Result<void> Store::inTransaction(const std::function<base::Result<void>()> &work)
{
    auto done = run(QStringLiteral("BEGIN IMMEDIATE"));
    if (!done)
        return done;
    done = work();
    if (done)
        done = run(QStringLiteral("COMMIT"));
    if (!done)
        (void)run(QStringLiteral("ROLLBACK"));
    return done;
}

base::Result<void> Store::prepare(const QString &path, const Steps &steps)
{
    const auto newest = static_cast<qint64>(steps.size());
    const auto found = number(QStringLiteral("PRAGMA user_version"));
    if (!found)
        return tl::unexpected(found.error());
    if (*found > newest)
        return base::fail(base::Error::Kind::Refused,
                          QStringLiteral("%1 was written by a newer Gatehouse and is left alone.").arg(path));
    for (const auto *pragma : {"PRAGMA secure_delete = ON", "PRAGMA temp_store = MEMORY", "PRAGMA journal_mode = WAL",
                               "PRAGMA synchronous = NORMAL", "PRAGMA recursive_triggers = ON"}) {
        if (auto set = run(QLatin1String(pragma)); !set)
            return set;
    }
    if (*found == newest)
        return {};
    if (*found > 0) {
        const QString backup = QStringLiteral("%1.v%2").arg(path).arg(*found);
        if (!QFileInfo::exists(backup)) {
            if (auto made = makeFile(backup); !made)
                return made;
            Statement copy(*this, QStringLiteral("VACUUM INTO ?"), {backup});
            if (auto copied = copy.end(); !copied)
                return copied;
        }
    }
    return inTransaction([&]() -> base::Result<void> {
        // Another program may have done it while we waited for the lock.
        const auto version = number(QStringLiteral("PRAGMA user_version"));
        if (!version)
            return tl::unexpected(version.error());
        for (auto step = *version; step < newest; ++step) {
            for (const auto &sql : steps[static_cast<std::size_t>(step)]) {
                if (auto done = run(sql); !done)
                    return done;
            }
        }
        if (path.isEmpty()) {
            const auto first =
                Statement(*this, QStringLiteral("INSERT INTO sqlite_sequence VALUES ('runs', ?)"), {FirstInMemory})
                    .end();
            if (!first)
                return first;
        }
        return run(QStringLiteral("PRAGMA user_version = %1").arg(newest));
    });
}

base::Result<qint64> Store::insert(const QVariantList &facts, QVariantList texts)
{
    Statement row(*this,
                  QStringLiteral("INSERT INTO runs (time, duration, project, project_name, live, operation, kind, "
                                 "result, status, size, answer_state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                  facts);
    if (auto done = row.end(); !done)
        return tl::unexpected(done.error());
    const auto id = row.query.lastInsertId().toLongLong();
    texts.prepend(id);
    return Statement(*this, QStringLiteral("INSERT INTO texts VALUES (?, ?, ?, ?, ?)"), texts).end().map([id] {
        return id;
    });
}

base::Result<qint64> Store::add(const Redacted &run)
{
    qint64 id = 0;
    const auto added = inTransaction([&]() -> base::Result<void> {
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
    const auto taken = inTransaction([&]() -> base::Result<void> {
        Statement rows(other,
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
        done = read(Statement(*this, question.sql, question.values));
    } else {
        // Texts are read a part at a time: between them, a search that nobody wants any more ends.
        const auto newest = number(QStringLiteral("SELECT max(id) FROM runs"));
        const auto oldest = number(QStringLiteral("SELECT min(id) FROM runs"));
        for (auto end = newest.value_or(0); done && end > 0 && end >= oldest.value_or(0) && isWanted();
             end -= RunsReadAtOnce)
            done = read(Statement(*this, question.sql, question.values + QVariantList {end - RunsReadAtOnce, end}));
    }
    if (!rows.isEmpty() && isWanted())
        take(std::move(rows));
    return done;
}

base::Result<Kept> Store::load(qint64 id)
{
    Statement statement(*this,
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
    Statement statement(*this,
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
    Statement statement(*this,
                        QStringLiteral("SELECT project, project_name, live, max(id) FROM runs GROUP BY project "
                                       "ORDER BY project_name"));
    while (statement.next())
        names.append({statement.query.value(0).toString(), statement.query.value(1).toString(),
                      statement.query.value(2).toBool()});
    return statement.end().map([&] { return names; });
}

base::Result<qint64> Store::count()
{
    return number(QStringLiteral("SELECT count(*) FROM runs"));
}

base::Result<qint64> Store::latestTime()
{
    return number(QStringLiteral("SELECT max(time) FROM runs"));
}

base::Result<void> Store::remove(const QList<qint64> &ids)
{
    return inTransaction([&]() -> base::Result<void> {
        for (const auto id : ids) {
            if (auto done = Statement(*this, QStringLiteral("DELETE FROM runs WHERE id = ?"), {id}).end(); !done)
                return done;
        }
        return notePurge();
    });
}

base::Result<void> Store::removeAll()
{
    return inTransaction([&]() -> base::Result<void> {
        // Without the triggers, which would take each run out of the index by itself.
        for (const auto *sql : {"DROP TRIGGER texts_removed", "DELETE FROM texts", "DELETE FROM runs",
                                "INSERT INTO words(words) VALUES ('delete-all')"}) {
            if (auto done = run(QLatin1String(sql)); !done)
                return done;
        }
        for (const auto &step : publishedSteps()) {
            for (const auto &sql : step) {
                if (!sql.startsWith(QLatin1String("CREATE TRIGGER texts_removed ")))
                    continue;
                if (auto done = run(sql); !done)
                    return done;
            }
        }
        return notePurge();
    });
}

base::Result<int> Store::trim(int most)
{
    int gone = 0;
    const auto done = inTransaction([&]() -> base::Result<void> {
        Statement statement(*this,
                            QStringLiteral("DELETE FROM runs WHERE id <= "
                                           "(SELECT id FROM runs ORDER BY id DESC LIMIT 1 OFFSET ?)"),
                            {most});
        gone = std::max(0, statement.query.numRowsAffected());
        if (auto trimmed = statement.end(); !trimmed || gone == 0)
            return trimmed;
        return notePurge();
    });
    return done.map([&] { return gone; });
}

base::Result<int> Store::expireAnswers(const TooOld &times, int most)
{
    QVariantList ids;
    const auto done = inTransaction([&]() -> base::Result<void> {
        Statement old(*this,
                      QStringLiteral("SELECT id FROM runs WHERE live = 1 AND ((time >= ? AND time < ?) OR time > ?) "
                                     "AND answer_state IN (?, ?) LIMIT ?"),
                      {times.from, times.before, times.behind.value_or(std::numeric_limits<qint64>::max()),
                       static_cast<int>(AnswerState::Whole), static_cast<int>(AnswerState::Cut), most});
        while (old.next())
            ids.append(old.query.value(0));
        auto emptied = old.end();
        for (const auto &id : std::as_const(ids)) {
            if (emptied)
                emptied = Statement(*this, QStringLiteral("UPDATE texts SET answer = '' WHERE id = ?"), {id}).end();
            if (emptied)
                emptied = Statement(*this, QStringLiteral("UPDATE runs SET answer_state = ? WHERE id = ?"),
                                    {static_cast<int>(AnswerState::Expired), id})
                              .end();
        }
        if (emptied && !ids.isEmpty())
            emptied = notePurge();
        return emptied;
    });
    return done.map([&] { return static_cast<int>(ids.size()); });
}

base::Result<qint64> Store::answersWhere(const QString &condition)
{
    return number(QStringLiteral("SELECT count(*) FROM runs WHERE live = 1 AND answer_state IN (%1, %2) AND %3")
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

base::Result<bool> Store::has(const QString &table)
{
    return number(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = '%1'").arg(table))
        .map([](qint64 count) { return count > 0; });
}

base::Result<std::optional<qint64>> Store::setting(const QString &name)
{
    const auto isThere = has(QStringLiteral("settings"));
    if (!isThere)
        return tl::unexpected(isThere.error());
    std::optional<qint64> value;
    if (!*isThere)
        return value;
    Statement statement(*this, QStringLiteral("SELECT value FROM settings WHERE name = ?"), {name});
    if (statement.next())
        value = statement.query.value(0).toLongLong();
    return statement.end().map([value] { return value; });
}

/// Not a step of the schema, as notePurge() is none.
base::Result<void> Store::setSetting(const QString &name, qint64 value)
{
    if (auto made = run(QStringLiteral("CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, "
                                       "value INTEGER NOT NULL)"));
        !made)
        return made;
    return Statement(*this, QStringLiteral("INSERT OR REPLACE INTO settings VALUES (?, ?)"), {name, value}).end();
}

/// Not a step of the schema: a program that does not know it loses nothing by leaving it alone, and need not copy the
/// file for it.
base::Result<void> Store::notePurge()
{
    if (auto made = run(QStringLiteral("CREATE TABLE IF NOT EXISTS purges_due (id INTEGER PRIMARY KEY)")); !made)
        return made;
    return run(QStringLiteral("INSERT INTO purges_due DEFAULT VALUES"));
}

base::Result<bool> Store::isPurgeDue()
{
    const auto isNoted = has(QStringLiteral("purges_due"));
    if (!isNoted || !*isNoted)
        return isNoted;
    return number(QStringLiteral("SELECT count(*) FROM purges_due")).map([](qint64 due) { return due > 0; });
}

base::Result<void> Store::purge()
{
    const auto isDue = isPurgeDue();
    if (!isDue)
        return tl::unexpected(isDue.error());
    // What another program takes away meanwhile stays due.
    const auto last = *isDue ? number(QStringLiteral("SELECT max(id) FROM purges_due")) : base::Result<qint64>(0);
    if (!last)
        return tl::unexpected(last.error());
    // The index keeps what was taken out of it until its parts are made one.
    for (const auto *sql : {"INSERT INTO words(words) VALUES ('optimize')", "VACUUM"}) {
        if (auto done = run(QLatin1String(sql)); !done)
            return done;
    }
    Statement checkpoint(*this, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    const bool isBusy = checkpoint.next() && checkpoint.query.value(0).toInt() != 0;
    if (isBusy)
        return base::fail(base::Error::Kind::Timeout,
                          QStringLiteral("Another Gatehouse reads the history: what was removed leaves the disk when "
                                         "that one is closed."));
    if (auto emptied = checkpoint.end(); !emptied || !*isDue)
        return emptied;
    return Statement(*this, QStringLiteral("DELETE FROM purges_due WHERE id <= ?"), {*last}).end();
}

} // namespace history
