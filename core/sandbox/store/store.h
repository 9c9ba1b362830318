#pragma once

#include "core/sandbox/backend.h"
#include "core/sandbox/store/database.h"
#include "core/sandbox/store/projectconfig.h"
#include "core/sandbox/store/searchindex.h"

namespace sandbox {

/// The data of a sandbox: two databases (see tables.h), the search index over them, and the project's settings.
class Store final : public Backend
{
public:
    /// Opens the files of `options.dataFolder`, or memory; seeds them when they are new.
    static base::Result<std::unique_ptr<Store>> open(const Options &options, const QString &projectId,
                                                     const base::Clock &clock);

    std::unique_ptr<Transaction> begin(const RequestInfo &info) override;
    void registerResolvers(Resolvers &resolvers) override;

    Database &database() { return *m_database; }
    Database &volatileDatabase() { return *m_volatile; }
    SearchIndex &searchIndex() { return m_searchIndex; }
    const ProjectConfig &project() const { return m_project; }
    const Options &options() const { return m_options; }
    /// What the real server calls the app ID; stands in every event.
    const QString &projectId() const { return m_projectId; }

private:
    Store(const Options &options, QString projectId, const base::Clock &clock)
        : m_options(options),
          m_projectId(std::move(projectId)),
          m_clock(&clock)
    { }
    /// Tables and seed for new databases, the search index for all.
    bool prepare();

    Options m_options;
    QString m_projectId;
    const base::Clock *m_clock;
    ProjectConfig m_project;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Database> m_volatile;
    SearchIndex m_searchIndex;
};

} // namespace sandbox
