#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/graphql/schema.h"
#include "core/project/project.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace run {
class Runner;
}

namespace ui {

/// The schema of each project, as far as it is known: asked for once, and again when a person says so.
class SchemaShelf final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaShelf)

public:
    enum class State { Unknown, Fetching, Ready, Failed };
    struct Entry
    {
        State state = State::Unknown;
        std::shared_ptr<const graphql::Schema> schema; ///< The last good one, also while another is fetched.
        QString problem;
        QDateTime fetchedAt;
        bool isKept = false; ///< From an earlier run; the server has not answered yet.
    };

    /// Neither is owned.
    SchemaShelf(run::Runner &runner, const base::Clock &clock, QObject *parent = nullptr);

    Entry entry(const QString &projectKey) const { return m_entries.value(projectKey); }
    /// Fetches when nothing is known yet.
    void want(const project::Project &project);
    void fetch(const project::Project &project);
    /// What an earlier run kept; counts until the server has answered.
    void bring(const QString &projectKey, std::shared_ptr<const graphql::Schema> schema, const QDateTime &fetchedAt);
    /// Another address or key: what was known may no longer hold.
    void forget(const QString &projectKey);
    /// For the status line: the state in words.
    QString describe(const QString &projectKey) const;

signals:
    void changed(const QString &projectKey);
    /// The server's answer took the place of \a before, which was fetched at \a beforeAt.
    void replaced(const QString &projectKey, std::shared_ptr<const graphql::Schema> before, const QDateTime &beforeAt);

private:
    void accept(const QString &projectKey, std::shared_ptr<const graphql::Schema> schema);
    void reject(const QString &projectKey, const QString &problem);

    run::Runner &m_runner;
    const base::Clock &m_clock;
    QHash<QString, Entry> m_entries;
};

/// How many types a schema has of its own, without GraphQL's.
int ownTypeCount(const graphql::Schema &schema);

} // namespace ui
