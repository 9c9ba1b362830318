#include "ui/users/usersroom.h"

#include "ui/theme/statepage.h"
#include "ui/theme/taborder.h"
#include "ui/users/actnotice.h"
#include "ui/users/personpage.h"
#include "ui/users/usersbar.h"
#include "ui/users/usersfoot.h"
#include "ui/users/userswords.h"
#include "ui/users/usertable.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace ui {
namespace {

constexpr int PersonWidth = 400;

bool isReload(const QKeyEvent &event)
{
    return event.key() == Qt::Key_F5 && event.modifiers() == Qt::NoModifier;
}

} // namespace

struct UsersRoom::List
{
    List(users::Reads &reads, const base::Clock &clock) : pager(reads), model(pager, clock) { }

    users::UserPager pager;
    users::UserModel model;
    QDateTime at; ///< Since when it is on the screen.
};

UsersRoom::UsersRoom(users::Reads &reads, const base::Clock &clock, const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_reads(reads),
      m_clock(clock),
      m_appearance(appearance)
{
    setProperty("page", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = new UserTable(appearance, this);
    m_bar = new UsersBar(reads, *m_table, appearance, this);
    column->addWidget(m_bar);
    m_split = new QSplitter(this);
    m_split->setChildrenCollapsible(false);
    auto *left = new QWidget(m_split);
    auto *rows = new QVBoxLayout(left);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(makeBusyLine());
    m_body = new QStackedWidget(left);
    m_state = new StatePage(appearance, m_body);
    m_body->addWidget(m_table);
    m_body->addWidget(m_state);
    rows->addWidget(m_body, 1);
    m_notice = new ActNotice(left);
    rows->addWidget(m_notice);
    m_foot = new UsersFoot(appearance, left);
    rows->addWidget(m_foot);
    column->addWidget(m_split, 1);
    // It was made before what stands above it.
    setTabOrder(m_bar->last(), m_table);

    connect(m_bar, &UsersBar::wanted, this, &UsersRoom::askForTyped);
    connect(m_bar, &UsersBar::reloadClicked, this, &UsersRoom::reload);
    connect(m_bar, &UsersBar::rowsWanted, this, &UsersRoom::goToRows);
    connect(m_bar, &UsersBar::taken, this, [this](const QString &sentence) {
        m_notSaved.clear();
        tell(sentence);
    });
    connect(m_bar, &UsersBar::notTaken, this, &UsersRoom::setNotSaved);
    connect(m_notice, &ActNotice::acted, this, &UsersRoom::takeNotice);
    // Or else it goes to what stands below, where Enter leaves the room.
    connect(m_notice, &ActNotice::focusLeft, this, &UsersRoom::takeFocus);
    connect(m_foot, &UsersFoot::operationClicked, this, &UsersRoom::showOperation);
    connect(m_foot, &UsersFoot::pageSizeChosen, this, [this](int size) {
        setPageSize(size);
        emit pageSizeChanged(size);
    });
    connect(m_table, &UserTable::orderRequested, this, &UsersRoom::sortBy);
    connect(m_table, &UserTable::openRequested, this, &UsersRoom::openChosen);
    connect(m_table, &UserTable::operationRequested, this, &UsersRoom::showOperation);
    connect(m_table, &UserTable::copied, this, &UsersRoom::tell);
    connect(m_table, &UserTable::selectedChanged, this, &UsersRoom::showWords);
    connect(m_table, &UserTable::chosenChanged, this, [this] {
        if (m_person && m_person->isVisible())
            m_following.start();
    });
    connect(m_state, &StatePage::offerTaken, this, &UsersRoom::takeOffer);
    connect(m_table, &UserTable::columnsChosen, this, &UsersRoom::columnsChosen);
    connect(&reads, &users::Reads::schemaChanged, this, &UsersRoom::learnSchema);
    m_telling.setSingleShot(true);
    m_telling.setInterval(6s);
    connect(&m_telling, &QTimer::timeout, this, [this] { tell({}); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, &UsersRoom::showWaiting);
    m_following.setSingleShot(true);
    m_following.setInterval(150ms);
    connect(&m_following, &QTimer::timeout, this, &UsersRoom::followChosen);
    showBody();
}

UsersRoom::~UsersRoom()
{
    // Before the lists that it shows.
    m_table->setList(nullptr);
}

QWidget *UsersRoom::makeBusyLine()
{
    // Its place is kept while it is hidden.
    auto *track = new QWidget(this);
    track->setFixedHeight(2);
    auto *line = new QVBoxLayout(track);
    line->setContentsMargins(0, 0, 0, 0);
    m_busy = new QProgressBar(track);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(2);
    m_busy->setAccessibleName(tr("Users are being read"));
    m_busy->hide();
    line->addWidget(m_busy);
    return track;
}

const users::UserPager *UsersRoom::pager() const
{
    return m_shown ? &m_shown->pager : nullptr;
}

void UsersRoom::setProject(const project::Project &project)
{
    if (project == m_project)
        return;
    // Another address or another key may mean other people: nobody of before stays on the screen.
    m_project = project;
    m_table->setList(nullptr);
    m_shown.reset();
    m_coming.reset();
    m_failed.reset();
    m_patience.stop();
    closePerson();
    m_bar->setProject(project);
    m_notSaved.clear();
    tell({});
    m_isStale = true;
    showBody();
    if (isVisible())
        reload();
}

void UsersRoom::sayNone(const QString &why)
{
    m_none = why;
    if (m_project.endpoint().isEmpty())
        showBody();
}

void UsersRoom::setPageSize(int rows)
{
    m_pageSize = rows;
    if (m_shown && isVisible())
        reload();
    else
        m_isStale = true;
    showWords();
}

QStringList UsersRoom::columns() const
{
    return m_table->columns();
}

void UsersRoom::setColumns(const QStringList &names)
{
    m_table->setColumns(names);
}

void UsersRoom::learnSchema(const QString &projectId)
{
    if (projectId != m_project.id())
        return;
    const auto *list = m_coming ? &m_coming->pager : pager();
    if (!list || list->query().kind == users::UserQuery::Kind::OtherId)
        return;
    // A list that came whole is not read again for it; one that was refused, or cut to an older schema, is.
    const bool isWhole = list->state() == users::UserPager::State::Ready && list->lacking().isEmpty();
    const auto present = m_reads.fitted(users::draftOf(m_project, list->query(), {m_pageSize, {}}));
    if (!isWhole && present.lacking != list->lacking()) {
        if (isVisible())
            ask(list->query());
        else
            m_isStale = true;
    }
}

void UsersRoom::tell(const QString &sentence)
{
    m_told = sentence;
    m_telling.start();
    showWords();
}

void UsersRoom::setNotSaved(const QString &sentence)
{
    m_notSaved = sentence;
    tell({});
}

QList<QWidget *> UsersRoom::panes() const
{
    QList<QWidget *> panes {&m_bar->search(), m_body->currentWidget()};
    if (m_person && m_person->isVisible())
        panes.append(m_person->mainPane());
    return panes;
}

void UsersRoom::takeFocus()
{
    if (m_body->currentWidget() == m_table && m_shown)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_bar->search().setFocus(Qt::OtherFocusReason);
}

void UsersRoom::goToRows()
{
    if (m_bar->isTyping())
        askForTyped();
    if (m_body->currentWidget() == m_table)
        m_table->setFocus(Qt::OtherFocusReason);
}

void UsersRoom::focusSearch()
{
    m_bar->search().setFocus(Qt::ShortcutFocusReason);
    m_bar->search().selectAll();
}

void UsersRoom::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        reload();
}

void UsersRoom::reload()
{
    askForTyped();
}

void UsersRoom::askForTyped()
{
    ask(m_bar->query(m_order));
}

void UsersRoom::ask(const users::UserQuery &query)
{
    m_bar->settle();
    m_isStale = false;
    m_coming.reset();
    m_failed.reset();
    if (m_project.endpoint().isEmpty()) {
        showBody();
        return;
    }
    m_coming = std::make_unique<List>(m_reads, m_clock);
    connect(&m_coming->pager, &users::UserPager::stateChanged, this, &UsersRoom::arrived);
    m_patience.start();
    m_coming->pager.open(m_project, query, m_pageSize);
}

void UsersRoom::arrived()
{
    if (!m_coming || m_coming->pager.state() == users::UserPager::State::Loading)
        return;
    m_patience.stop();
    // The pager is still speaking: its list is moved, and nothing of the one before is deleted under it.
    const auto &came = m_coming->pager;
    const auto *before = pager();
    const bool isFailed = came.state() == users::UserPager::State::Failed && !came.isRefused();
    if (isFailed && before && before->count() > 0 && before->query() == came.query()) {
        // People who were there a moment ago are more than a sentence on why they cannot be read again.
        m_failed = std::move(m_coming);
        showBody();
        return;
    }
    showList(std::move(m_coming));
}

void UsersRoom::showList(std::unique_ptr<List> list)
{
    auto &pager = list->pager;
    disconnect(&pager, &users::UserPager::stateChanged, this, &UsersRoom::arrived);
    connect(&pager, &users::UserPager::stateChanged, this, &UsersRoom::showBody);
    connect(&pager, &users::UserPager::countChanged, this, &UsersRoom::showBody);
    connect(&pager, &users::UserPager::noticesChanged, this, &UsersRoom::showWords);
    const auto before = std::exchange(m_shown, std::move(list));
    m_shown->at = m_clock.now();
    const bool isSame = before && before->pager.query() == pager.query();
    if (isSame)
        m_table->setListAgain(&m_shown->model);
    else
        m_table->setList(&m_shown->model);
    const bool isSorted = !pager.query().isExact() && !pager.lacking().contains(QLatin1String("Query.users(sortBy:)"));
    m_table->showOrder(m_order, isSorted);
    m_told.clear();
    showBody();
}

void UsersRoom::showWaiting()
{
    if (!m_coming)
        return;
    if (m_shown) {
        m_busy->show();
        return;
    }
    m_state->say({}, Role::MutedText, tr("Reading users…"), {});
    m_state->offer({});
    m_state->setBusy(true);
    m_body->setCurrentWidget(m_state);
}

void UsersRoom::showBody()
{
    using State = users::UserPager::State;
    const auto *list = pager();
    const auto state = list ? list->state() : State::Nothing;
    if (!m_coming)
        m_busy->hide();
    const auto say = [this](const char *iconName, Role role, const NobodyWords &words) {
        m_state->setBusy(false);
        m_state->say(QLatin1String(iconName), role, words.title, words.text);
        m_state->offer(words.offer);
        m_body->setCurrentWidget(m_state);
    };
    const bool hadFocus = m_table->hasFocus() || m_state->isAncestorOf(focusWidget());
    if (m_project.endpoint().isEmpty() && !m_none.isEmpty())
        say("users", Role::MutedText,
            {m_none, tr("Listed here are the users of the project in front: open a tab of one."), {}});
    else if (!list)
        m_body->setCurrentWidget(m_table); // Blank, for the moment until something comes.
    else if (state == State::Failed)
        say("warning", Role::Warning, failureWords(*list));
    else if (list->query().kind == users::UserQuery::Kind::OtherId || (state == State::Ready && list->count() == 0))
        say("users", Role::MutedText, nobodyWords(*list));
    else
        m_body->setCurrentWidget(m_table);
    // What is hidden must not keep the keyboard.
    if (hadFocus && isVisible())
        takeFocus();
    showWords();
}

void UsersRoom::showWords()
{
    const auto *list = pager();
    const bool isTable = list && m_body->currentWidget() == m_table;
    m_bar->sayCount(list ? countWords(*list) : QString());
    m_bar->setHasRows(isTable && list->count() > 0);
    m_foot->say(!m_told.isEmpty() ? m_told : list ? footWords(*list, m_table->selectedCount()) : QString());
    m_foot->setPageSize(m_pageSize);
    m_foot->setOperationEnabled(list && list->hasAsked());
    showNotice();
}

void UsersRoom::showNotice()
{
    const auto *list = m_body->currentWidget() == m_table ? pager() : nullptr;
    if (!m_notSaved.isEmpty())
        m_notice->say(m_notSaved, tr("Dismiss"));
    else if (list && m_failed)
        m_notice->say(tr("The list could not be read again, and is shown as it was at %1. %2")
                          .arg(QLocale::c().toString(m_shown->at.toLocalTime(), QStringLiteral("HH:mm:ss")),
                               m_failed->pager.failure()),
                      tr("Try again"));
    else if (list && list->hasFailedPages())
        m_notice->say(tr("Some rows could not be read. %1").arg(list->failure()), tr("Try again"));
    else if (list && list->hasMoved())
        m_notice->say(tr("People came or went since this list was read: some may be missing or stand here twice."),
                      tr("Read again"));
    else
        m_notice->say(list ? list->gaps() : QString(), {});
}

void UsersRoom::takeNotice()
{
    if (m_notSaved.isEmpty())
        takeOffer();
    else
        setNotSaved({});
}

void UsersRoom::takeOffer()
{
    if (!m_shown)
        return;
    auto &list = m_shown->pager;
    // What is wrong with the list in view matters no more once another one is wanted.
    if (m_bar->isTyping() || m_coming || m_failed || list.state() == users::UserPager::State::Failed)
        ask(wanted());
    else if (list.hasFailedPages())
        list.retryFailed();
    else if (list.query().isExact() && list.count() == 0)
        ask(m_bar->words(m_order));
    else if (list.query().isFiltered() && list.count() == 0)
        m_bar->clearFilters();
    else
        ask(list.query());
}

users::UserQuery UsersRoom::wanted() const
{
    if (m_bar->isTyping() || (!m_coming && !m_shown))
        return m_bar->query(m_order);
    return (m_coming ? m_coming : m_shown)->pager.query();
}

void UsersRoom::sortBy(users::SortBy by)
{
    // What is newest is looked for first; a second click turns it round.
    m_order = {by, m_order.by == by ? !m_order.isDescending : true};
    auto query = wanted();
    query.order = m_order;
    ask(query);
}

void UsersRoom::sortByCreated()
{
    sortBy(users::SortBy::CreatedAt);
}

void UsersRoom::sortByLastLogin()
{
    sortBy(users::SortBy::LastLoginAt);
}

void UsersRoom::showOperation()
{
    if (m_shown && m_shown->pager.hasAsked())
        emit operationRequested(m_shown->pager.draftInView());
}

void UsersRoom::openChosen()
{
    const auto *user = m_table->chosen();
    if (!user)
        return;
    if (!m_person) {
        m_person = new PersonPage(m_reads, m_clock, m_appearance, m_split);
        m_split->addWidget(m_person);
        m_split->setStretchFactor(0, 1);
        m_split->setStretchFactor(1, 0);
        m_split->setSizes({std::max(PersonWidth, m_split->width() - PersonWidth), PersonWidth});
        tabFromTo(m_foot->last(), *m_person);
        connect(m_person, &PersonPage::operationRequested, this, &UsersRoom::operationRequested);
        connect(m_person, &PersonPage::closeRequested, this, &UsersRoom::closePerson);
    }
    m_following.stop();
    m_person->open(m_project, *user);
    m_person->show();
}

void UsersRoom::followChosen()
{
    const auto *user = m_table->chosen();
    if (user && m_person && m_person->isVisible() && user->id != m_person->userId())
        m_person->open(m_project, *user);
}

void UsersRoom::closePerson()
{
    if (!m_person || m_person->isHidden())
        return;
    m_following.stop();
    m_person->close();
    m_person->hide();
    if (isVisible())
        takeFocus();
}

bool UsersRoom::event(QEvent *event)
{
    // Whatever it means elsewhere in the window.
    if (event->type() == QEvent::ShortcutOverride && isReload(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void UsersRoom::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find) || event->key() == Qt::Key_Slash)
        focusSearch();
    else if (isReload(*event))
        reload();
    else if (event->key() == Qt::Key_Escape && m_person && m_person->isVisible())
        closePerson();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
