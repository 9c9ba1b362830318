#pragma once

#include "core/project/project.h"
#include "ui/theme/sheet.h"

namespace ui {

/// Asks before writing to a live project is unlocked for 15 minutes: a deliberate act, apart from any change.
class UnlockSheet final : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UnlockSheet)

public:
    UnlockSheet(const project::Project &project, const Appearance &appearance, QWidget *over);

signals:
    void unlocked();
};

} // namespace ui
