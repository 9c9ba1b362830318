#include "ui/shell/schemashelf.h"

#include "core/run/runner.h"

#include <algorithm>
#include <array>

namespace ui {
namespace {

QString agoText(qint64 seconds)
{
    if (seconds < 60)
        return SchemaShelf::tr("just now");
    if (seconds < 60 * 60)
        return SchemaShelf::tr("%1 min ago").arg(seconds / 60);
    if (seconds < 48 * 60 * 60)
        return SchemaShelf::tr("%1 h ago").arg(seconds / 3600);
    return SchemaShelf::tr("%1 days ago").arg(seconds / 86400);
}

} // namespace

SchemaShelf::SchemaShelf(run::Runner &runner, const base::Clock &clock, QObject *parent)
    : QObject(parent),
      m_runner(runner),
      m_clock(clock)
{
    connect(&runner, &run::Runner::schemaFetched, this, &SchemaShelf::accept);
    connect(&runner, &run::Runner::schemaFailed, this,
            [this](const QString &projectKey, const base::Error &error) { reject(projectKey, error.message); });
}

void SchemaShelf::want(const project::Project &project)
{
    if (entry(project.id()).state == State::Unknown)
        fetch(project);
}

void SchemaShelf::fetch(const project::Project &project)
{
    auto &entry = m_entries[project.id()];
    if (entry.state == State::Fetching)
        return;
    entry.state = State::Fetching;
    m_runner.fetchSchema(project);
    emit changed(project.id());
}

void SchemaShelf::bring(const QString &projectKey, std::shared_ptr<const graphql::Schema> schema,
                        const QDateTime &fetchedAt)
{
    auto &entry = m_entries[projectKey];
    if (entry.schema || !schema)
        return;
    entry.schema = std::move(schema);
    entry.fetchedAt = fetchedAt;
    entry.isKept = true;
    emit changed(projectKey);
}

void SchemaShelf::forget(const QString &projectKey)
{
    if (m_entries.remove(projectKey) > 0)
        emit changed(projectKey);
}

void SchemaShelf::accept(const QString &projectKey, std::shared_ptr<const graphql::Schema> schema)
{
    const auto before = m_entries.value(projectKey);
    m_entries[projectKey] = {State::Ready, std::move(schema), {}, m_clock.now(), false};
    emit changed(projectKey);
    if (before.schema)
        emit replaced(projectKey, before.schema, before.fetchedAt);
}

void SchemaShelf::reject(const QString &projectKey, const QString &problem)
{
    auto &entry = m_entries[projectKey];
    entry.state = State::Failed;
    entry.problem = problem;
    emit changed(projectKey);
}

QString SchemaShelf::describe(const QString &projectKey) const
{
    const auto entry = this->entry(projectKey);
    const auto ago = agoText(entry.fetchedAt.secsTo(m_clock.now()));
    if (entry.isKept && entry.state == State::Failed)
        return tr("Schema: kept copy, fetched %1. %2").arg(ago, entry.problem);
    if (entry.isKept)
        return tr("Schema: %1 types, fetched %2; asking again…").arg(ownTypeCount(*entry.schema)).arg(ago);
    switch (entry.state) {
    case State::Unknown:
        return tr("Schema: not fetched");
    case State::Fetching:
        return tr("Schema: fetching…");
    case State::Failed:
        return tr("Schema: %1").arg(entry.problem);
    case State::Ready:
        break;
    }
    return tr("Schema: %1 types, fetched %2").arg(ownTypeCount(*entry.schema)).arg(ago);
}

int ownTypeCount(const graphql::Schema &schema)
{
    constexpr std::array BuiltIn {"Boolean", "Float", "ID", "Int", "String"};
    const auto own = [&](const graphql::Type *type) {
        return !type->name.starts_with("__") && std::find(BuiltIn.begin(), BuiltIn.end(), type->name) == BuiltIn.end();
    };
    return static_cast<int>(std::count_if(schema.types().begin(), schema.types().end(), own));
}

} // namespace ui
