#pragma once

#include "core/base/result.h"

namespace history {

class Database;

/// What is taken away stays in the bytes of the file until this has run: in its pages, its index and its log. To be
/// noted within the transaction that takes something away, so that a program that ends before leaves it to the next.
base::Result<void> notePurge(Database &database);
base::Result<bool> isPurgeDue(Database &database);
base::Result<void> purge(Database &database);

} // namespace history
