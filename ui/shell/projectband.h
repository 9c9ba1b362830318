#pragma once

#include "core/project/project.h"
#include "ui/theme/appearance.h"

#include <QWidget>

#include <chrono>
#include <optional>

class QPushButton;

namespace ui {

class MenuButton;
class Pill;
class PlainLabel;

/// The band over everything: which project the tab in front belongs to, in a word, a colour and a line, so that live
/// data is never taken for practice data; whether it may be written to; which key signs.
class ProjectBand final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProjectBand)

public:
    explicit ProjectBand(const Appearance &appearance, QWidget *parent = nullptr);

    /// Nothing to work on: \a message says why (the sandbox starts, or did not).
    void showNone(const QString &message);
    /// Opens the list of projects.
    void pickProject();
    void showProject(const project::Project &project);
    /// Zero: read-only.
    void showWriting(std::chrono::seconds left);
    /// Every project that can be switched to, the one in front included.
    void setProjects(const QList<project::Project> &projects);

signals:
    void unlockRequested();
    void lockRequested();
    void keyChosen(int index);
    void projectChosen(const QString &projectKey);
    void projectsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();
    void fillKeys();
    void fillProjects();

    const Appearance &m_appearance;
    std::optional<project::Project> m_project;
    QList<project::Project> m_projects;
    std::chrono::seconds m_left {0};
    Pill *m_environment = nullptr;
    MenuButton *m_name = nullptr;
    PlainLabel *m_host = nullptr;
    PlainLabel *m_note = nullptr;
    QPushButton *m_lock = nullptr;
    MenuButton *m_key = nullptr;
};

/// Time left as people read it: `14:20`.
QString clockText(std::chrono::seconds left);

} // namespace ui
