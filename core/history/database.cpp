#include "core/history/database.h"

#include "core/base/fileerror.h"
#include "core/base/privatefile.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace history {
namespace {

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

} // namespace

base::Result<void> makeDatabaseFile(const QString &path)
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

Statement::Statement(const Database &database, const QString &sql, const QVariantList &values)
    : query(database.connection()),
      m_path(database.path())
{
    query.setForwardOnly(true);
    m_isGood = query.prepare(sql);
    for (const auto &value : values)
        query.addBindValue(value);
    m_isGood = m_isGood && query.exec();
}

base::Result<void> Statement::end() const
{
    if (m_isGood && !query.lastError().isValid())
        return {};
    return historyFailure(query.lastError(), m_path);
}

base::Result<void> Database::open(const QString &path, std::chrono::milliseconds patience)
{
    if (!path.isEmpty()) {
        if (auto made = makeDatabaseFile(path); !made)
            return made;
    }
    m_name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_path = path;
    auto opened = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    opened.setDatabaseName(path.isEmpty() ? QStringLiteral(":memory:") : path);
    opened.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patience.count()));
    if (!opened.open())
        return historyFailure(opened.lastError(), path);
    return {};
}

Database::~Database()
{
    if (m_name.isEmpty())
        return;
    connection().close();
    QSqlDatabase::removeDatabase(m_name);
}

void Database::setPatience(std::chrono::milliseconds patience)
{
    // Asks nothing of the file, so that it cannot fail.
    (void)run(QStringLiteral("PRAGMA busy_timeout = %1").arg(patience.count()));
}

base::Result<void> Database::run(const QString &sql)
{
    return Statement(*this, sql).end();
}

base::Result<qint64> Database::number(const QString &sql)
{
    Statement statement(*this, sql);
    const qint64 value = statement.next() ? statement.query.value(0).toLongLong() : 0;
    return statement.end().map([value] { return value; });
}

base::Result<void> Database::inTransaction(const std::function<base::Result<void>()> &work)
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

base::Result<bool> Database::has(const QString &table)
{
    return number(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = '%1'").arg(table))
        .map([](qint64 count) { return count > 0; });
}

} // namespace history
