#include "ui/safety/questions.h"

#include <QCoreApplication>

namespace ui {

Question unlockQuestion(const project::Project &project)
{
    const auto text = [](const char *source) {
        return QCoreApplication::translate("ui::unlockQuestion", source);
    };
    return {
        text("Unlock writing on %1?").arg(project.name()),
        text("For 15 minutes, changes to the accounts of real people can be sent to %1. Each one is still shown to you "
             "first, and unlocking by itself sends nothing.")
            .arg(project.endpoint().origin()),
        text("Unlock for 15 minutes"), text("Stay read-only"), true};
}

} // namespace ui
