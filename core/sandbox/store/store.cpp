#include "core/sandbox/store/store.h"

#include "core/base/privatefile.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/store/indexing.h"
#include "core/sandbox/store/tables.h"
#include "core/sandbox/store/unitofwork.h"

#include <QDir>
#include <QFileInfo>

namespace sandbox {

namespace {

base::Error setUpError(const Database &database)
{
    return {base::Error::Kind::Io, QStringLiteral("The sandbox could not set up its data. Choose another data folder."),
            database.error()};
}

} // namespace

base::Result<std::unique_ptr<Store>> Store::open(const Options &options, const QString &projectId, const base::Clock &clock)
{
    std::unique_ptr<Store> store(new Store(options, projectId, clock));
    store->m_project = ProjectConfig::load();

    const bool inMemory = options.dataFolder.isEmpty();
    if (!inMemory) {
        if (const auto made = base::makePrivateFolder(options.dataFolder); !made)
            return tl::unexpected(made.error());
    }
    const auto path = [&](const char *name) {
        return inMemory ? QStringLiteral(":memory:") : QDir(options.dataFolder).filePath(QLatin1String(name));
    };
    auto database = Database::open(path("sandbox.sqlite"));
    if (!database)
        return tl::unexpected(database.error());
    store->m_database = std::move(*database);
    auto volatileDatabase = Database::open(path("sandbox-volatile.sqlite"));
    if (!volatileDatabase)
        return tl::unexpected(volatileDatabase.error());
    store->m_volatile = std::move(*volatileDatabase);

    createTables(*store->m_database);
    createIndices(*store->m_database);
    createVolatileTables(*store->m_volatile);
    createVolatileIndices(*store->m_volatile);
    if (store->m_database->hasFailed())
        return tl::unexpected(setUpError(*store->m_database));
    if (store->m_volatile->hasFailed())
        return tl::unexpected(setUpError(*store->m_volatile));
    return store;
}

std::unique_ptr<Transaction> Store::begin(const RequestInfo &info)
{
    return std::make_unique<UnitOfWork>(*this, info, m_clock->now().toMSecsSinceEpoch());
}

void Store::registerResolvers(Resolvers &resolvers)
{
    registerNodeQueries(resolvers);
    registerUserQueries(resolvers);
    registerRoleGroupQueries(resolvers);
    registerResourceQueries(resolvers);
    registerAuditQueries(resolvers);
    registerFraudQueries(resolvers);
    registerUserFields(resolvers);
    registerUserLists(resolvers);
    registerClaimFields(resolvers);
    registerRoleGroupMutations(resolvers);
    registerMembershipMutations(resolvers);
    registerResourceMutations(resolvers);
}

base::Result<std::unique_ptr<Backend>> openStore(const Options &options, const QString &projectId, const base::Clock &clock)
{
    auto store = Store::open(options, projectId, clock);
    if (!store)
        return tl::unexpected(store.error());
    return std::unique_ptr<Backend>(std::move(*store));
}

} // namespace sandbox
