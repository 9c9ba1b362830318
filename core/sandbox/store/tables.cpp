#include "core/sandbox/store/tables.h"

#include <initializer_list>

namespace sandbox {

namespace {

void runAll(Database &database, std::initializer_list<const char *> statements)
{
    for (const char *statement : statements)
        database.runOnce(QString::fromUtf8(statement));
}

} // namespace

void createTables(Database &database)
{
    runAll(
        database,
        {"CREATE TABLE users (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, created_at INTEGER NOT NULL,"
         " updated_at INTEGER NOT NULL, last_login_at INTEGER, indefinitely_disabled INTEGER NOT NULL,"
         " deactivated INTEGER NOT NULL, disable_reason TEXT, disabled_from INTEGER, disabled_until INTEGER,"
         " valid_from INTEGER, valid_until INTEGER, delete_at INTEGER, delete_reason TEXT, anonymize_at INTEGER,"
         " anonymized INTEGER NOT NULL, anonymized_at INTEGER, mfa_grace_until INTEGER,"
         " standard_attributes TEXT NOT NULL, custom_attributes TEXT NOT NULL)",
         // key and value: login ID (key, as stored), OAuth (alias, subject), anonymous and biometric (key ID)...
         // unique_key is what may exist once; claims holds everything else that claims() shows.
         "CREATE TABLE identities (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, user INTEGER NOT NULL,"
         " type TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, key TEXT NOT NULL,"
         " value TEXT NOT NULL, unique_key TEXT NOT NULL, email TEXT, phone TEXT, username TEXT, claims TEXT NOT NULL)",
         "CREATE TABLE authenticators (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, user INTEGER NOT NULL,"
         " type TEXT NOT NULL, kind TEXT NOT NULL, is_default INTEGER NOT NULL, created_at INTEGER NOT NULL,"
         " updated_at INTEGER NOT NULL, expire_after INTEGER, target TEXT, secret TEXT, claims TEXT NOT NULL)",
         "CREATE TABLE recovery_codes (user INTEGER PRIMARY KEY, left INTEGER NOT NULL)",
         "CREATE TABLE verified_claims (seq INTEGER PRIMARY KEY, user INTEGER NOT NULL, name TEXT NOT NULL,"
         " value TEXT NOT NULL, created_at INTEGER NOT NULL)",
         "CREATE TABLE authorizations (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, user INTEGER NOT NULL,"
         " client TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, scopes TEXT NOT NULL)",
         "CREATE TABLE roles (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE, name TEXT,"
         " description TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)",
         "CREATE TABLE groups (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE, name TEXT,"
         " description TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)",
         "CREATE TABLE group_roles (group_seq INTEGER NOT NULL, role INTEGER NOT NULL, PRIMARY KEY (group_seq, role))"
         " WITHOUT ROWID",
         "CREATE TABLE user_roles (user INTEGER NOT NULL, role INTEGER NOT NULL, PRIMARY KEY (user, role)) WITHOUT "
         "ROWID",
         "CREATE TABLE user_groups (user INTEGER NOT NULL, group_seq INTEGER NOT NULL, PRIMARY KEY (user, group_seq))"
         " WITHOUT ROWID",
         "CREATE TABLE resources (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, uri TEXT NOT NULL UNIQUE, name "
         "TEXT,"
         " created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)",
         "CREATE TABLE scopes (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, resource INTEGER NOT NULL,"
         " scope TEXT NOT NULL, description TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,"
         " UNIQUE (resource, scope))",
         "CREATE TABLE client_resources (client TEXT NOT NULL, resource INTEGER NOT NULL, PRIMARY KEY (client, "
         "resource))"
         " WITHOUT ROWID",
         "CREATE TABLE client_scopes (client TEXT NOT NULL, scope INTEGER NOT NULL, PRIMARY KEY (client, scope))"
         " WITHOUT ROWID",
         // user_id is the UUID: an entry outlives its user. recipient: of a message, for emailAddresses and
         // phoneNumbers.
         "CREATE TABLE audit_log (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, created_at INTEGER NOT NULL, user_id TEXT,"
         " activity TEXT NOT NULL, ip TEXT, user_agent TEXT, client TEXT, recipient TEXT, data TEXT NOT NULL)",
         "CREATE TABLE fraud_records (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL,"
         " decision TEXT NOT NULL, ip TEXT, ip_country TEXT, user_agent TEXT, recipient TEXT NOT NULL,"
         " phone_country TEXT, channel TEXT NOT NULL, warnings TEXT NOT NULL, warning_count INTEGER NOT NULL,"
         " user_id TEXT)"});
    database.runOnce(QStringLiteral("PRAGMA user_version = %1").arg(TablesVersion));
}

void createIndices(Database &database)
{
    runAll(database,
           {"CREATE UNIQUE INDEX users_id ON users (id)",
            "CREATE INDEX users_created ON users (created_at)",
            "CREATE INDEX users_login ON users (last_login_at IS NULL, last_login_at)",
            "CREATE INDEX users_login_backwards ON users (last_login_at IS NULL, last_login_at DESC)",
            "CREATE UNIQUE INDEX identities_id ON identities (id)",
            "CREATE INDEX identities_user ON identities (user)",
            "CREATE UNIQUE INDEX identities_unique ON identities (type, key, unique_key)",
            "CREATE INDEX identities_email ON identities (email) WHERE email IS NOT NULL",
            "CREATE INDEX identities_phone ON identities (phone) WHERE phone IS NOT NULL",
            "CREATE INDEX identities_username ON identities (username) WHERE username IS NOT NULL",
            "CREATE UNIQUE INDEX authenticators_id ON authenticators (id)",
            "CREATE INDEX authenticators_user ON authenticators (user)",
            "CREATE UNIQUE INDEX verified_claims_user ON verified_claims (user, name, value)",
            "CREATE UNIQUE INDEX authorizations_id ON authorizations (id)",
            "CREATE INDEX authorizations_user ON authorizations (user)",
            "CREATE INDEX group_roles_role ON group_roles (role, group_seq)",
            "CREATE INDEX user_roles_role ON user_roles (role, user)",
            "CREATE INDEX user_groups_group ON user_groups (group_seq, user)",
            "CREATE INDEX client_resources_resource ON client_resources (resource)",
            "CREATE INDEX client_scopes_scope ON client_scopes (scope)",
            "CREATE UNIQUE INDEX audit_log_id ON audit_log (id)",
            "CREATE INDEX audit_log_time ON audit_log (created_at, seq)",
            "CREATE INDEX audit_log_user ON audit_log (user_id, created_at, seq)",
            "CREATE INDEX audit_log_recipient ON audit_log (recipient) WHERE recipient IS NOT NULL",
            "CREATE INDEX fraud_records_time ON fraud_records (created_at)"});
}

void createVolatileTables(Database &database)
{
    runAll(
        database,
        {"CREATE TABLE sessions (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, user_id TEXT NOT NULL, type TEXT NOT NULL,"
         " client TEXT, created_at INTEGER NOT NULL, accessed_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,"
         " created_ip TEXT NOT NULL, accessed_ip TEXT NOT NULL, user_agent TEXT NOT NULL, amr TEXT NOT NULL,"
         " idp_session TEXT, authorization TEXT)",
         // One counter a user and kind of limit, as the project's lockout setting says (per user, or per user and IP).
         "CREATE TABLE lockouts (user_id TEXT NOT NULL, ip TEXT NOT NULL, attempts INTEGER NOT NULL,"
         " locked_until INTEGER NOT NULL, PRIMARY KEY (user_id, ip)) WITHOUT ROWID",
         "CREATE TABLE codes (target TEXT NOT NULL, purpose TEXT NOT NULL, code TEXT NOT NULL, expires_at INTEGER NOT "
         "NULL,"
         " PRIMARY KEY (target, purpose)) WITHOUT ROWID",
         "CREATE TABLE cooldowns (name TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID",
         "CREATE TABLE messages (seq INTEGER PRIMARY KEY, sent_at INTEGER NOT NULL, channel TEXT NOT NULL,"
         " recipient TEXT NOT NULL, kind TEXT NOT NULL)"});
}

void createVolatileIndices(Database &database)
{
    runAll(database,
           {"CREATE UNIQUE INDEX sessions_id ON sessions (id)", "CREATE INDEX sessions_user ON sessions (user_id)",
            "CREATE INDEX sessions_group ON sessions (idp_session) WHERE idp_session IS NOT NULL"});
}

} // namespace sandbox
