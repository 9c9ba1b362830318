#pragma once

#include "core/project/project.h"
#include "ui/theme/confirmsheet.h"

namespace ui {

/// Before writing to a live project is unlocked for 15 minutes: a deliberate act, apart from any change.
Question unlockQuestion(const project::Project &project);

} // namespace ui
