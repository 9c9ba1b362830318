#include "core/sandbox/store/database.h"

#include <QFile>
#include <QSqlError>
#include <QUuid>

namespace sandbox {

namespace {

/// Turns `?2` into `?` and says which value each question mark takes, counted from 0.
std::pair<QString, std::vector<int>> takePlacesOut(std::string_view sql)
{
    std::string text;
    std::vector<int> places;
    int next = 0;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        text += sql[i];
        if (sql[i] != '?')
            continue;
        int number = 0;
        while (i + 1 < sql.size() && sql[i + 1] >= '0' && sql[i + 1] <= '9')
            number = number * 10 + (sql[++i] - '0');
        places.push_back(number > 0 ? number - 1 : next++);
    }
    return {QString::fromStdString(text), places};
}

} // namespace

Rows::Rows(Rows &&other) noexcept
    : m_database(other.m_database),
      m_sql(other.m_sql),
      m_prepared(std::move(other.m_prepared))
{ }

Rows::~Rows()
{
    if (m_prepared)
        m_database->giveBack(m_sql, std::move(m_prepared));
}

bool Rows::next()
{
    return m_prepared->query.isActive() && m_prepared->query.next();
}

std::optional<qint64> Rows::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<QString> Rows::optionalText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

base::Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    const bool inFile = !path.isEmpty();
    if (inFile) {
        // Made by us first, so that it never exists with wider permissions than these.
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return base::fail(
                base::Error::Kind::Io,
                QStringLiteral("The sandbox cannot write its data file %1. Choose another data folder.").arg(path),
                file.errorString());
    }
    std::unique_ptr<Database> database(new Database(QUuid::createUuid().toString(QUuid::WithoutBraces)));
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database->m_connection);
    connection.setDatabaseName(path);
    if (!connection.open())
        return base::fail(base::Error::Kind::Io,
                          QStringLiteral("The sandbox cannot open its database. Install Qt's SQLite driver "
                                         "(libqt6sql6-sqlite) or choose another data folder."),
                          connection.lastError().text());
    // A write-ahead log makes one commit a request cheap; what a power cut may cost is the last requests of a sandbox.
    if (inFile) {
        database->runOnce(QStringLiteral("PRAGMA journal_mode = WAL"));
        database->runOnce(QStringLiteral("PRAGMA synchronous = OFF"));
    } else {
        // A quarter of a megabyte of pages stays in memory; the rest is the system's to keep where it likes.
        database->runOnce(QStringLiteral("PRAGMA cache_size = -256"));
        database->runOnce(QStringLiteral("PRAGMA journal_mode = MEMORY"));
    }
    database->runOnce(QStringLiteral("PRAGMA temp_store = MEMORY"));
    if (database->hasFailed())
        return base::fail(base::Error::Kind::Io,
                          QStringLiteral("%1 is not a database of the sandbox. Choose another data folder.").arg(path),
                          database->error());
    return database;
}

Database::~Database()
{
    m_prepared.clear();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

std::unique_ptr<Rows::Prepared> Database::take(std::string_view sql)
{
    auto &idle = m_prepared[sql];
    if (!idle.empty()) {
        auto prepared = std::move(idle.back());
        idle.pop_back();
        return prepared;
    }
    auto [text, places] = takePlacesOut(sql);
    std::unique_ptr<Rows::Prepared> prepared(
        new Rows::Prepared {QSqlQuery(QSqlDatabase::database(m_connection, false)), std::move(places)});
    prepared->query.setForwardOnly(true);
    if (!prepared->query.prepare(text))
        remember(prepared->query);
    return prepared;
}

void Database::giveBack(std::string_view sql, std::unique_ptr<Rows::Prepared> prepared)
{
    prepared->query.finish();
    m_prepared[sql].push_back(std::move(prepared));
}

void Database::remember(const QSqlQuery &query)
{
    if (m_error.isEmpty())
        m_error = query.lastError().text() + QStringLiteral(": ") + query.lastQuery();
}

Rows Database::select(std::string_view sql, const QVariantList &values)
{
    auto prepared = take(sql);
    for (std::size_t i = 0; i < prepared->places.size(); ++i) {
        const QVariant &value = values[prepared->places[i]];
        // Qt would make NULL of a null QString; here only what nullable() leaves empty is NULL.
        const bool isEmptyText =
            value.typeId() == QMetaType::QString && static_cast<const QString *>(value.constData())->isNull();
        prepared->query.bindValue(static_cast<int>(i), isEmptyText ? QVariant(QStringLiteral("")) : value);
    }
    if (!prepared->query.exec())
        remember(prepared->query);
    return {*this, sql, std::move(prepared)};
}

int Database::run(std::string_view sql, const QVariantList &values)
{
    const Rows rows = select(sql, values);
    const int changed = rows.m_prepared->query.numRowsAffected();
    m_lastInsertId = rows.m_prepared->query.lastInsertId().toLongLong();
    return changed;
}

bool Database::runOnce(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    const bool done = query.exec(sql);
    if (!done)
        remember(query);
    return done;
}

qint64 Database::number(std::string_view sql, const QVariantList &values)
{
    Rows rows = select(sql, values);
    return rows.next() ? rows.integer(0) : 0;
}

bool Database::begin()
{
    m_error.clear();
    run("BEGIN");
    return !hasFailed();
}

bool Database::commit()
{
    if (!hasFailed())
        run("COMMIT");
    if (!hasFailed())
        return true;
    rollback();
    return false;
}

void Database::rollback()
{
    // Not through run(): the error that made this necessary must stay readable.
    QSqlQuery(QSqlDatabase::database(m_connection, false)).exec(QStringLiteral("ROLLBACK"));
}

} // namespace sandbox
