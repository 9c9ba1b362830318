#include "core/sandbox/seed/seeder.h"

#include "core/sandbox/seed/audittrail.h"
#include "core/sandbox/seed/catalogue.h"
#include "core/sandbox/seed/fraud.h"
#include "core/sandbox/store/indexing.h"
#include "core/sandbox/store/rolesgroups.h"

namespace sandbox {

namespace {

void storeAccount(Database &database, Database &volatileDatabase, const Account &account)
{
    insertUser(database, account.user);
    for (const Identity &identity : account.identities)
        insertIdentity(database, identity);
    for (const Authenticator &authenticator : account.authenticators)
        insertAuthenticator(database, authenticator);
    if (account.recoveryCodes > 0)
        setRecoveryCodes(database, account.user.seq, account.recoveryCodes);
    for (const VerifiedClaim &claim : account.verified)
        markVerified(database, account.user.seq, claim.name, claim.value, account.user.createdAt + 2 * OneMinute);
    for (const Authorization &authorization : account.authorizations)
        insertAuthorization(database, authorization);
    for (const qint64 role : account.roles)
        addRoleToUser(database, account.user.seq, role);
    for (const qint64 group : account.groups)
        addGroupToUser(database, account.user.seq, group);
    for (const LoginSession &session : account.sessions)
        insertSession(volatileDatabase, session);
    for (const Lockout &lockout : account.lockouts)
        insertLockout(volatileDatabase, account.user.id, lockout);
}

} // namespace

void seedStore(Database &database, Database &volatileDatabase, SearchIndex &index, const ProjectConfig &project,
               const SeedOptions &options)
{
    SeedFrame frame {options.seed, options.users, options.now - options.now % OneDay, &project, {}, {}};
    seedCatalogue(database, frame);
    indexRolesAndGroups(database, index);

    const People people = People::load();
    PersonSource persons(people);
    AuditTrail audit(frame);
    FraudTrail fraud(frame);
    for (int number = 1; number <= options.users; ++number) {
        Random random(options.seed, static_cast<quint64>(number));
        const Person person = number == 1 ? persons.first() : persons.make(random);
        const Account account = makeAccount(frame, number, person, random);
        storeAccount(database, volatileDatabase, account);
        index.put(account.user.seq, searchDocumentOf(account.user, account.identities, account.roles, account.groups));
        audit.add(account, random);
        fraud.add(account, random);
    }
    audit.store(database, options.projectId);
    fraud.store(database);
}

} // namespace sandbox
