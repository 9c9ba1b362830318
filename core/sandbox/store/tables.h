#pragma once

#include "core/sandbox/store/database.h"

namespace sandbox {

/// The tables of what a request may roll back: users and everything attached to them, roles and groups, resources,
/// the audit log. Rows point to each other by number (seq), because that is half the size of a UUID and sorts in the
/// order of creation; the outside knows only the UUIDs. Times are milliseconds since 1970, UTC.
void createTables(Database &database);
/// Made after the seed is in: filling a table first and indexing it once is several times faster.
void createIndices(Database &database);

/// The tables of what Redis holds in the real server: sessions, one-time codes, messages, lockouts. They live in a
/// second database, because a request that fails does not bring an ended session back.
void createVolatileTables(Database &database);
void createVolatileIndices(Database &database);

/// What the tables look like now; a data folder of another version is refused. Raised with every change above.
constexpr int TablesVersion = 1;

} // namespace sandbox
