#pragma once

#include "core/project/project.h"
#include "ui/theme/appearance.h"

#include <QHash>
#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace ui {

class Notice;
class ProjectForm;
class ProjectList;

/// The room of the projects: which there are, and what is remembered of each. It keeps half-made changes of a project
/// while another one is looked at.
class ProjectsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProjectsPage)

public:
    explicit ProjectsPage(const Appearance &appearance, QWidget *parent = nullptr);

    /// The sandbox, if it runs, and the remembered ones.
    void setProjects(const QList<project::Project> &projects);
    void select(const QString &projectKey);
    void focusList();

public slots:
    void addProject();
    void showEndpoints(const QString &projectId, const QList<project::Endpoint> &known, const QString &problem);
    void showDoor(const QString &projectKey, bool open, const QString &message);
    /// Something about the file of projects; empty: nothing.
    void showNotice(const QString &text);
    void showSaveFailed(const QString &projectKey, const QString &message);

signals:
    void saveRequested(const project::Project &project);
    void removeRequested(const QString &projectKey);
    void openRequested(const QString &projectKey);
    void testRequested(const project::Project &project);
    void findRequested(const QString &projectId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fillEmpty();
    void showPage(const QString &projectKey);
    ProjectForm *formFor(const QString &projectKey);
    ProjectForm *makeForm(const project::Project &project, bool isNew);
    void addPage(const QString &projectKey, QWidget *content);
    void dropPage(const QString &projectKey);
    void askToRemove(const project::Project &project);
    const project::Project *project(const QString &projectKey) const;

    const Appearance &m_appearance;
    QList<project::Project> m_projects;
    QHash<QString, QScrollArea *> m_pages;
    QString m_newKey; ///< The project that is being entered and not saved yet.
    Notice *m_notice = nullptr;
    ProjectList *m_list = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_empty = nullptr;
};

} // namespace ui
