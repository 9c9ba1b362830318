#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <chrono>
#include <functional>

namespace history {

/// One connection to a file of SQLite, and its failures in our words: Kind::Protocol, the file is damaged;
/// Kind::Timeout, another program is busy with it; Kind::Io, the disk. Belongs to the thread that opened it.
class Database
{
public:
    Database() = default;
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Once. Empty: in memory. A file is made of mode 0600.
    base::Result<void> open(const QString &path, std::chrono::milliseconds patience);
    /// With another program, each time.
    void setPatience(std::chrono::milliseconds patience);
    const QString &path() const { return m_path; }

    base::Result<void> run(const QString &sql);
    /// 0 when there is none.
    base::Result<qint64> number(const QString &sql);
    /// All of \a work or nothing of it.
    base::Result<void> inTransaction(const std::function<base::Result<void>()> &work);
    base::Result<bool> has(const QString &table);

private:
    friend class Statement;
    QSqlDatabase connection() const { return QSqlDatabase::database(m_name, false); }

    QString m_name; ///< In Qt's list; empty: it is not open.
    QString m_path;
};

/// A statement with its values: the failure of any step is the failure of the whole.
class Statement
{
public:
    QSqlQuery query;

    explicit Statement(const Database &database, const QString &sql, const QVariantList &values = {});
    bool next() { return m_isGood && query.next(); }
    /// After the last next(): a damaged page is found while reading.
    base::Result<void> end() const;

private:
    QString m_path;
    bool m_isGood = false;
};

/// A file of mode 0600, never there with wider permissions. SQLite gives the files beside it the same ones.
base::Result<void> makeDatabaseFile(const QString &path);

} // namespace history
