#pragma once

#include "core/users/usermodel.h"
#include "ui/theme/appearance.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QProgressBar;
class QSplitter;
class QStackedWidget;

namespace ui {

class ActNotice;
class PersonPage;
class StatePage;
class UserTable;
class UsersBar;
class UsersFoot;

/// The room where people are looked for and looked at: a field for whatever is known of them, the list, and beside it
/// whoever was opened. It only reads. A list stays on the screen until the next one is there.
class UsersRoom final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UsersRoom)

public:
    /// Nothing is owned.
    UsersRoom(users::Reads &reads, const base::Clock &clock, const Appearance &appearance, QWidget *parent = nullptr);
    ~UsersRoom() override;

    /// Whose users are shown; an empty one shows that there is none. Nothing is asked while the room is hidden.
    void setProject(const project::Project &project);
    const project::Project &project() const { return m_project; }
    /// What is said while there is no project; empty: nothing, as there will be one in a moment.
    void sayNone(const QString &why);
    /// Rows asked for at once: 20, 50 or 100.
    int pageSize() const { return m_pageSize; }
    void setPageSize(int rows);
    /// Columns that a person chose; none: those that there is room for.
    QStringList columns() const;
    void setColumns(const QStringList &names);
    QList<QWidget *> panes() const;
    UserTable &table() { return *m_table; }
    /// Of the list on the screen; null when there is none.
    const users::UserPager *pager() const;

public slots:
    void takeFocus();
    void focusSearch();
    void reload();
    /// The newest first; a second time turns it round.
    void sortByCreated();
    void sortByLastLogin();
    /// Offers what the people on the screen were asked for with, to be opened in a tab.
    void showOperation();

signals:
    void operationRequested(const safety::Draft &draft);
    void pageSizeChanged(int rows);
    void columnsChosen();

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// A list, and the table's view of it.
    struct List;

    void learnSchema(const QString &projectId);
    void tell(const QString &sentence);
    void setNotSaved(const QString &sentence);
    QWidget *makeBusyLine();
    void goToRows();
    void ask(const users::UserQuery &query);
    void askForTyped();
    void arrived();
    void showList(std::unique_ptr<List> list);
    void showWaiting();
    void showBody();
    void showWords();
    void showNotice();
    void takeOffer();
    void takeNotice();
    /// What the person asked for last: what is typed, be it not sent yet, what is on its way, or what is shown.
    users::UserQuery wanted() const;
    void sortBy(users::SortBy by);
    void openChosen();
    void followChosen();
    void closePerson();

    users::Reads &m_reads;
    const base::Clock &m_clock;
    const Appearance &m_appearance;
    project::Project m_project;
    QString m_none = tr("No project is open");
    users::ListOrder m_order;
    int m_pageSize = 50;
    bool m_isStale = true; ///< What is shown is not what was asked for last.
    std::unique_ptr<List> m_shown;
    std::unique_ptr<List> m_coming;
    std::unique_ptr<List> m_failed; ///< What is shown, asked for again in vain.
    QTimer m_patience; ///< What comes sooner is shown without a word before it.
    QString m_told; ///< What was done just now; empty after a while.
    QTimer m_telling;
    QString m_notSaved; ///< Why nothing was taken away; stays until somebody has seen it.
    QTimer m_following; ///< Runs while somebody walks through the rows.

    UsersBar *m_bar = nullptr;
    QProgressBar *m_busy = nullptr;
    ActNotice *m_notice = nullptr;
    QSplitter *m_split = nullptr;
    QStackedWidget *m_body = nullptr;
    UserTable *m_table = nullptr;
    StatePage *m_state = nullptr;
    UsersFoot *m_foot = nullptr;
    PersonPage *m_person = nullptr; ///< Made when somebody is opened.
};

} // namespace ui
