#pragma once

#include "core/base/clock.h"
#include "core/safety/draft.h"
#include "core/users/reads.h"
#include "ui/shell/rooms.h"
#include "ui/theme/appearance.h"

#include <QHash>
#include <QPointer>

#include <memory>

class QMenu;

namespace ui {

class UsersRoom;

/// The room of users in the window: made when it is first entered, and of the project in front.
class UsersFlow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UsersFlow)

public:
    /// Nothing is owned.
    UsersFlow(run::Runner &runner, const base::Clock &clock, const Appearance &appearance, QObject *parent = nullptr);
    ~UsersFlow() override;

    Room makeRoom(QWidget *parent);
    /// Commands of the room; \a enter brings it to the front.
    void addCommands(QMenu &menu, std::function<void()> enter);
    /// Null: none is in front.
    void setProject(const project::Project *project);
    /// Why none is in front; empty: one will be in a moment.
    void sayNone(const QString &why);

    /// What the server of a project has, as far as it is known.
    void setSchema(const QString &projectId, std::shared_ptr<const graphql::Schema> schema);

    const QStringList &columns() const { return m_columns; }
    void setColumns(const QStringList &names);
    int pageSize() const { return m_pageSize; }
    void setPageSize(int rows);

signals:
    /// What the room asked is to be opened in a tab.
    void operationRequested(const safety::Draft &draft);
    void pageSizeChanged(int rows);
    void columnsChosen();

private:
    run::Runner &m_runner;
    const base::Clock &m_clock;
    const Appearance &m_appearance;
    std::unique_ptr<users::Reads> m_reads; ///< With the room.
    QPointer<UsersRoom> m_room; ///< The window's, as all rooms are: either of them may go first.
    project::Project m_project;
    QString m_none;
    QHash<QString, std::shared_ptr<const graphql::Schema>> m_schemas; ///< By project, for when the room is made.
    QStringList m_columns;
    int m_pageSize = 50;
};

} // namespace ui
