#include "core/sandbox/store/store.h"

#include "core/base/privatefile.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/seed/seeder.h"
#include "core/sandbox/store/indexing.h"
#include "core/sandbox/store/tables.h"
#include "core/sandbox/store/unitofwork.h"

#include <QDir>
#include <QFileInfo>

namespace sandbox {

namespace {

base::Error setUpError(const Database &database, const Database &volatileDatabase)
{
    return {base::Error::Kind::Io, QStringLiteral("The sandbox could not set up its data. Choose another data folder."),
            database.error() + volatileDatabase.error()};
}

} // namespace

base::Result<std::unique_ptr<Store>> Store::open(const Options &options, const QString &projectId,
                                                 const base::Clock &clock)
{
    std::unique_ptr<Store> store(new Store(options, projectId, clock));
    store->m_project = ProjectConfig::load();

    const bool isTemporary = options.dataFolder.isEmpty();
    if (!isTemporary) {
        if (const auto made = base::makePrivateFolder(options.dataFolder); !made)
            return tl::unexpected(made.error());
    }
    const auto path = [&](const char *name) {
        return isTemporary ? QString() : QDir(options.dataFolder).filePath(QLatin1String(name));
    };
    auto database = Database::open(path("sandbox.sqlite"));
    if (!database)
        return tl::unexpected(database.error());
    store->m_database = std::move(*database);
    // The window's sandbox is to take little memory; one that was asked to be large is to be quick.
    constexpr int smallSandbox = 2'000;
    if (isTemporary && options.users > smallSandbox)
        store->m_database->run("PRAGMA cache_size = -1000000");
    auto volatileDatabase = Database::open(path("sandbox-volatile.sqlite"));
    if (!volatileDatabase)
        return tl::unexpected(volatileDatabase.error());
    store->m_volatile = std::move(*volatileDatabase);

    const qint64 version = store->m_database->number("PRAGMA user_version");
    if (version != 0 && version != TablesVersion)
        return base::fail(base::Error::Kind::InvalidInput,
                          QStringLiteral("The data in %1 are of another version of the sandbox. Choose another data "
                                         "folder, or delete this one.")
                              .arg(options.dataFolder));
    if (!store->prepare())
        return tl::unexpected(setUpError(*store->m_database, *store->m_volatile));
    return store;
}

bool Store::prepare()
{
    const bool isNew = m_database->number("SELECT COUNT(*) FROM sqlite_master") == 0;
    if (!isNew) {
        indexAll(*m_database, m_searchIndex);
        return !m_database->hasFailed();
    }
    TransactionGuard transaction(*m_database);
    TransactionGuard volatileTransaction(*m_volatile);
    createTables(*m_database);
    createVolatileTables(*m_volatile);
    const SeedOptions seed {m_options.seed, m_options.users, m_clock->now().toMSecsSinceEpoch(), m_projectId};
    seedStore(*m_database, *m_volatile, m_searchIndex, m_project, seed);
    createIndices(*m_database);
    createVolatileIndices(*m_volatile);
    return volatileTransaction.commit() && transaction.commit();
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
    registerAccountStatusMutations(resolvers);
    registerUserMutations(resolvers);
    registerPasswordMutations(resolvers);
    registerIdentityMutations(resolvers);
    registerAuthenticatorMutations(resolvers);
    registerSessionMutations(resolvers);
    registerRoleGroupMutations(resolvers);
    registerMembershipMutations(resolvers);
    registerResourceMutations(resolvers);
}

base::Result<std::unique_ptr<Backend>> openStore(const Options &options, const QString &projectId,
                                                 const base::Clock &clock)
{
    auto store = Store::open(options, projectId, clock);
    if (!store)
        return tl::unexpected(store.error());
    return std::unique_ptr<Backend>(std::move(*store));
}

} // namespace sandbox
