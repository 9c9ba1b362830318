#pragma once

#include "core/base/clock.h"
#include "core/project/project.h"
#include "core/project/writelock.h"
#include "ui/theme/appearance.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>

class QAction;
class QMenu;
class QWidget;

namespace ui {

class ProjectBand;
class SchemaShelf;
class StatusLine;

/// What stands around the rooms and says which project the tab in front belongs to: the band above, the line at the
/// foot and the title of the window. Writing to live data is unlocked and locked here, and here the time of both, and
/// of the tokens, runs out before a person's eyes.
class ProjectFrame final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProjectFrame)

public:
    /// Nothing is owned; the question before unlocking opens over \a window.
    ProjectFrame(ProjectBand &band, StatusLine &status, const SchemaShelf &schemas, const base::Clock &clock,
                 const Appearance &appearance, QWidget &window);

    /// The one lock of this window.
    project::WriteLock &lock() { return m_lock; }
    void addCommands(QMenu &menu);
    void showProject(const project::Project &project);
    /// \a why: for the band, as nothing of the project before may stand over a tab that is not its own. Empty: there
    /// will be a project in a moment.
    void showNone(const QString &why);
    /// \a before is \a now, or gone where that is null: what was allowed or given to it is not the other one's.
    void forget(const project::Project &before, const project::Project *now);
    void showToken(const QString &projectKey, const QDateTime &until);
    /// Time has passed, or something was learnt.
    void refresh();

signals:
    /// The lock may have opened or shut.
    void refreshed();

private:
    void askToUnlock();
    void lockWriting();

    ProjectBand &m_band;
    StatusLine &m_status;
    const SchemaShelf &m_schemas;
    const base::Clock &m_clock;
    const Appearance &m_appearance;
    QWidget &m_window;
    project::WriteLock m_lock;
    std::optional<project::Project> m_project; ///< In front.
    QHash<QString, QDateTime> m_tokens; ///< Until when, by project.
    QTimer m_second;
    QAction *m_unlockAction = nullptr; ///< Null before addCommands().
    QAction *m_lockAction = nullptr; ///< The same.
};

} // namespace ui
