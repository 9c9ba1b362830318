#pragma once

#include "core/project/project.h"
#include "ui/theme/appearance.h"

#include <QWidget>

class QGridLayout;

namespace ui {

/// What another client needs to talk to the sandbox that this program runs, ready to be copied. Nothing here can be
/// changed.
class SandboxFacts final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SandboxFacts)

public:
    SandboxFacts(const project::Project &project, const Appearance &appearance, QWidget *parent = nullptr);

signals:
    void openRequested();

private:
    void addFact(QGridLayout &grid, const QString &name, const QString &value, const Appearance &appearance);
};

} // namespace ui
