#include "ui/shell/usersflow.h"

#include "ui/shell/addcommand.h"
#include "ui/users/usersroom.h"

#include <QMenu>

namespace ui {

UsersFlow::UsersFlow(run::Runner &runner, const base::Clock &clock, const Appearance &appearance, QObject *parent)
    : QObject(parent),
      m_runner(runner),
      m_clock(clock),
      m_appearance(appearance)
{ }

UsersFlow::~UsersFlow()
{
    // It asks through what goes with this.
    delete m_room;
}

Room UsersFlow::makeRoom(QWidget *parent)
{
    m_reads = std::make_unique<users::Reads>(m_runner);
    for (auto schema = m_schemas.cbegin(); schema != m_schemas.cend(); ++schema)
        m_reads->setSchema(schema.key(), *schema);
    m_room = new UsersRoom(*m_reads, m_clock, m_appearance, parent);
    m_room->setPageSize(m_pageSize);
    m_room->setColumns(m_columns);
    m_room->sayNone(m_none);
    m_room->setProject(m_project);
    connect(m_room, &UsersRoom::columnsChosen, this, [this] {
        m_columns = m_room->columns();
        emit columnsChosen();
    });
    connect(m_room, &UsersRoom::operationRequested, this, &UsersFlow::operationRequested);
    connect(m_room, &UsersRoom::pageSizeChanged, this, [this](int rows) {
        m_pageSize = rows;
        emit pageSizeChanged(rows);
    });
    return {m_room, [this] { m_room->takeFocus(); },
            [this] {
                return m_room->panes();
            }};
}

void UsersFlow::addCommands(QMenu &menu, std::function<void()> enter)
{
    const auto add = [&](const char *id, const QString &text, const QString &key, void (UsersRoom::*act)()) {
        const auto keys = key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence> {QKeySequence(key)};
        addCommand(menu, id, text, keys, this, [this, enter, act] {
            enter();
            (m_room->*act)();
        });
    };
    add("lookUpUser", tr("&Look Up a User…"), tr("Ctrl+Alt+U"), &UsersRoom::focusSearch);
    add("readUsersAgain", tr("&Read Users Again"), {}, &UsersRoom::reload);
    add("sortUsersByCreated", tr("Sort Users by &Created"), {}, &UsersRoom::sortByCreated);
    add("sortUsersByLastLogin", tr("Sort Users by Last Lo&gin"), {}, &UsersRoom::sortByLastLogin);
    add("showUsersOperation", tr("&Show the Operation of Users"), {}, &UsersRoom::showOperation);
}

void UsersFlow::setProject(const project::Project *project)
{
    m_project = project ? *project : project::Project();
    if (m_room)
        m_room->setProject(m_project);
}

void UsersFlow::sayNone(const QString &why)
{
    m_none = why;
    if (m_room)
        m_room->sayNone(why);
}

void UsersFlow::setSchema(const QString &projectId, std::shared_ptr<const graphql::Schema> schema)
{
    m_schemas.insert(projectId, schema);
    if (m_reads)
        m_reads->setSchema(projectId, std::move(schema));
}

void UsersFlow::setColumns(const QStringList &names)
{
    m_columns = names;
    if (m_room)
        m_room->setColumns(names);
}

void UsersFlow::setPageSize(int rows)
{
    m_pageSize = rows;
    if (m_room)
        m_room->setPageSize(rows);
}

} // namespace ui
