#pragma once

#include "core/project/project.h"
#include "ui/theme/appearance.h"

#include <QListWidget>

namespace ui {

/// The projects there are, each with its mark, name and address.
class ProjectList final : public QListWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProjectList)

public:
    explicit ProjectList(const Appearance &appearance, QWidget *parent = nullptr);

    /// Keeps the selection where it still exists.
    void setProjects(const QList<project::Project> &projects);
    void select(const QString &projectKey);
    QString selected() const;

signals:
    void projectSelected(const QString &projectKey);
    void projectOpened(const QString &projectKey);
};

} // namespace ui
