#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sandbox {

class Database;

/// The rows of one running SELECT, read front to back. Gives its prepared statement back when it is destroyed, so
/// that the next one with the same text need not be compiled again.
class Rows
{
public:
    Rows(Rows &&other) noexcept;
    Rows &operator=(Rows &&) = delete;
    ~Rows();

    bool next();
    bool isNull(int column) const { return m_prepared->query.isNull(column); }
    qint64 integer(int column) const { return m_prepared->query.value(column).toLongLong(); }
    bool boolean(int column) const { return integer(column) != 0; }
    QString text(int column) const { return m_prepared->query.value(column).toString(); }
    std::optional<qint64> optionalInteger(int column) const;
    std::optional<QString> optionalText(int column) const;

private:
    friend class Database;
    /// A statement that SQLite has compiled.
    struct Prepared
    {
        QSqlQuery query;
        std::vector<int> places; ///< Which value each question mark takes.
    };
    Rows(Database &database, std::string_view sql, std::unique_ptr<Prepared> prepared)
        : m_database(&database),
          m_sql(sql),
          m_prepared(std::move(prepared))
    { }

    Database *m_database;
    std::string_view m_sql; ///< A literal: lives as long as the program.
    std::unique_ptr<Prepared> m_prepared;
};

/// One SQLite connection, in memory or in a file of mode 0600. Belongs to the thread that opened it.
///
/// A failing statement means a broken disk or a bug of ours, never bad input: so a failure is not returned by each
/// call but remembered, as QDataStream does, reading on gives nothing, and commit() refuses.
class Database
{
public:
    /// \a path empty: a database of its own, in a temporary file without a name that nobody else can open and that
    /// goes with it.
    static base::Result<std::unique_ptr<Database>> open(const QString &path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// \a sql must be a literal: its text is the key of the prepared statement. Values fill the question marks, `?` one
    /// after the other or `?2` the second one, as often as wanted (Qt's driver knows only the former).
    Rows select(std::string_view sql, const QVariantList &values = {});
    /// Runs a statement without rows; returns how many rows it changed.
    int run(std::string_view sql, const QVariantList &values = {});
    /// Runs a statement once that is made up at run time (DDL, lists of unknown length).
    bool runOnce(const QString &sql);
    qint64 lastInsertId() const { return m_lastInsertId; }
    /// A single number, 0 when there is no row.
    qint64 number(std::string_view sql, const QVariantList &values = {});

    bool begin();
    /// False, after a rollback, when this or any statement of the transaction failed.
    bool commit();
    void rollback();

    bool hasFailed() const { return !m_error.isEmpty(); }
    /// The first failure since begin(), for the log.
    const QString &error() const { return m_error; }

private:
    friend class Rows;
    explicit Database(QString connection) : m_connection(std::move(connection)) { }
    std::unique_ptr<Rows::Prepared> take(std::string_view sql);
    void giveBack(std::string_view sql, std::unique_ptr<Rows::Prepared> prepared);
    void remember(const QSqlQuery &query);

    QString m_connection; ///< Its name in Qt's list.
    QString m_error;
    qint64 m_lastInsertId = 0;
    std::unordered_map<std::string_view, std::vector<std::unique_ptr<Rows::Prepared>>> m_prepared;
};

/// A value for a nullable column.
template <typename T>
QVariant nullable(const std::optional<T> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

/// Undoes what was begun unless it was committed: for work that returns early.
class TransactionGuard
{
public:
    explicit TransactionGuard(Database &database) : m_database(&database) { database.begin(); }
    ~TransactionGuard()
    {
        if (m_database)
            m_database->rollback();
    }
    TransactionGuard(const TransactionGuard &) = delete;
    TransactionGuard &operator=(const TransactionGuard &) = delete;
    bool commit() { return std::exchange(m_database, nullptr)->commit(); }

private:
    Database *m_database;
};

} // namespace sandbox
