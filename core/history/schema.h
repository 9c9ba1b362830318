#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <vector>

namespace history {

/// The statements that lead from one version of the file to the next; the first leads from an empty file to version 1.
/// What was published is never changed: a new version is a new step behind the others.
using Steps = std::vector<QStringList>;
const Steps &publishedSteps();

class Database;

/// Makes of \a database what the last of \a steps says, as a whole or not at all; what a file was before is kept as
/// `.v1`, `.v2`, …. \a firstId: of the runs of one that is new. Kind::Refused: a newer program wrote it.
base::Result<void> bringUpToDate(Database &database, const Steps &steps, std::optional<qint64> firstId);

} // namespace history
