#pragma once

#include <QStringList>

#include <vector>

namespace history {

/// The statements that lead from one version of the file to the next; the first leads from an empty file to version 1.
/// What was published is never changed: a new version is a new step behind the others.
using Steps = std::vector<QStringList>;
const Steps &publishedSteps();

} // namespace history
