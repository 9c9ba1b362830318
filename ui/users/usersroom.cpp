#include "ui/users/usersroom.h"

#include "ui/theme/icons.h"
#include "ui/theme/notice.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/statepage.h"
#include "ui/users/columnsbutton.h"
#include "ui/users/exportbutton.h"
#include "ui/users/keyedfilter.h"
#include "ui/users/personpage.h"
#include "ui/users/usersfoot.h"
#include "ui/users/userswords.h"
#include "ui/users/usertable.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>

using namespace std::chrono_literals;

namespace ui {
namespace {

constexpr int PersonWidth = 400;
constexpr int SearchWidth = 380;

} // namespace

struct UsersRoom::List
{
    List(users::Reads &reads, const base::Clock &clock) : pager(reads), model(pager, clock) { }

    users::UserPager pager;
    users::UserModel model;
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
    column->addWidget(makeBar());
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
    // Below, where no row moves when it comes.
    rows->addWidget(makeNotices());
    m_foot = new UsersFoot(appearance, left);
    rows->addWidget(m_foot);
    column->addWidget(m_split, 1);
    // It was made before what stands above it.
    setTabOrder(m_export, m_table);

    connect(m_foot, &UsersFoot::operationClicked, this, &UsersRoom::showOperation);
    connect(m_foot, &UsersFoot::pageSizeChosen, this, [this](int size) {
        setPageSize(size);
        emit pageSizeChanged(size);
    });
    connect(m_table, &UserTable::orderRequested, this, &UsersRoom::sortBy);
    connect(m_table, &UserTable::openRequested, this, &UsersRoom::openChosen);
    connect(m_table, &UserTable::operationRequested, this, &UsersRoom::showOperation);
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
    m_typing.setSingleShot(true);
    m_typing.setInterval(300ms);
    connect(&m_typing, &QTimer::timeout, this, &UsersRoom::askForTyped);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, &UsersRoom::showWaiting);
    m_following.setSingleShot(true);
    m_following.setInterval(150ms);
    connect(&m_following, &QTimer::timeout, this, &UsersRoom::followChosen);
    connect(&appearance, &Appearance::themeChanged, this, &UsersRoom::applyTheme);
    applyTheme();
    showBody();
}

UsersRoom::~UsersRoom()
{
    // Before the lists that it shows.
    m_table->setList(nullptr);
}

QWidget *UsersRoom::makeBar()
{
    auto *bar = new QWidget(this);
    bar->setProperty("band", QStringLiteral("tools"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(QStringLiteral("userSearch"));
    m_search->setPlaceholderText(tr("E-mail, phone, username, ID or words"));
    m_search->setAccessibleName(tr("Find users by e-mail address, phone number, username, ID or words"));
    m_search->setToolTip(tr("Whole e-mail addresses, phone numbers, usernames and IDs are looked up exactly. "
                            "Words are searched for, which may lag behind the data. (Ctrl+F or /)"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(160);
    m_search->setMaximumWidth(SearchWidth);
    m_search->installEventFilter(this);
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_searchIcon->setText(tr("Search"));
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, &UsersRoom::askForTyped);
    row->addWidget(m_search, 3);
    m_roles = new KeyedFilter(m_reads, users::KeyedKind::Role, m_appearance, bar);
    m_groups = new KeyedFilter(m_reads, users::KeyedKind::Group, m_appearance, bar);
    for (auto *filter : {m_roles, m_groups}) {
        connect(filter, &KeyedFilter::changed, &m_typing, qOverload<>(&QTimer::start));
        row->addWidget(filter);
    }
    row->addStretch(1);
    m_count = new PlainLabel({}, PlainLabel::Look::Muted, bar);
    m_count->setObjectName(QStringLiteral("userCount"));
    row->addWidget(m_count);

    m_reload = new QPushButton(bar);
    m_reload->setProperty("kind", QStringLiteral("flat"));
    m_reload->setAccessibleName(tr("Read again"));
    m_reload->setToolTip(tr("Read the list again"));
    connect(m_reload, &QPushButton::clicked, this, &UsersRoom::reload);
    row->addWidget(m_reload);
    m_columns = new ColumnsButton(*m_table, m_appearance, bar);
    row->addWidget(m_columns);
    m_export = new ExportButton(*m_table, m_appearance, bar);
    connect(m_export, &ExportButton::copied, this,
            [this](int users) { tellTaken(users == 1 ? tr("Copied 1 user") : tr("Copied %1 users").arg(users)); });
    connect(m_export, &ExportButton::saved, this, [this](int users, const QString &path) {
        tellTaken(users == 1 ? tr("Saved 1 user to %1").arg(path) : tr("Saved %1 users to %2").arg(users).arg(path));
    });
    connect(m_export, &ExportButton::failed, this,
            [this](const base::Error &error) { setNotSaved(tr("Not saved. %1").arg(error.message)); });
    row->addWidget(m_export);
    return bar;
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

QWidget *UsersRoom::makeNotices()
{
    m_notices = new QWidget(this);
    auto *row = new QHBoxLayout(m_notices);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(12);
    m_notice = new Notice(m_notices);
    row->addWidget(m_notice, 1);
    m_act = new QPushButton(m_notices);
    m_act->setObjectName(QStringLiteral("noticeAct"));
    connect(m_act, &QPushButton::clicked, this, &UsersRoom::takeNotice);
    row->addWidget(m_act);
    m_notices->hide();
    return m_notices;
}

void UsersRoom::applyTheme()
{
    const auto &theme = m_appearance.theme();
    m_searchIcon->setIcon(icon(QStringLiteral("search"), theme));
    m_reload->setIcon(icon(QStringLiteral("refresh"), theme));
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
    m_patience.stop();
    closePerson();
    {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    m_roles->setProject(project);
    m_groups->setProject(project);
    m_notSaved.clear();
    tell({});
    m_isStale = true;
    showBody();
    if (isVisible())
        reload();
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

void UsersRoom::tellTaken(const QString &sentence)
{
    m_notSaved.clear();
    tell(sentence);
}

void UsersRoom::setNotSaved(const QString &sentence)
{
    m_notSaved = sentence;
    tell({});
}

users::UserQuery UsersRoom::withFilters(users::UserQuery query) const
{
    query.roleKeys = m_roles->keys();
    query.groupKeys = m_groups->keys();
    return query;
}

void UsersRoom::clearFilters()
{
    m_roles->clear();
    m_groups->clear();
    askForTyped();
}

QList<QWidget *> UsersRoom::panes() const
{
    QList<QWidget *> panes {m_search, m_body->currentWidget()};
    if (m_person && m_person->isVisible())
        panes.append(m_person);
    return panes;
}

void UsersRoom::takeFocus()
{
    if (m_body->currentWidget() == m_table && m_shown)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_search->setFocus(Qt::OtherFocusReason);
}

void UsersRoom::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
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
    ask(withFilters(users::recognised(m_search->text(), m_order)));
}

void UsersRoom::ask(const users::UserQuery &query)
{
    m_typing.stop();
    m_isStale = false;
    m_coming.reset();
    if (m_project.endpoint().isEmpty()) {
        showBody();
        return;
    }
    m_coming = std::make_unique<List>(m_reads, m_clock);
    connect(&m_coming->pager, &users::UserPager::stateChanged, this, &UsersRoom::arrived);
    m_patience.start();
    m_coming->pager.open(m_project, query, m_pageSize);
}

void UsersRoom::askForWords()
{
    users::UserQuery query;
    query.kind = users::UserQuery::Kind::Words;
    query.text = m_search->text().simplified();
    query.order = m_order;
    ask(withFilters(query));
}

void UsersRoom::arrived()
{
    if (!m_coming || m_coming->pager.state() == users::UserPager::State::Loading)
        return;
    m_patience.stop();
    // The pager is still speaking: its list is moved, and nothing of the one before is deleted under it.
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
    if (m_project.endpoint().isEmpty())
        say("users", Role::MutedText,
            {tr("No project is open"), tr("Open a tab of a project to see who its users are."), {}});
    else if (!list)
        m_body->setCurrentWidget(m_table); // Blank, for the moment until something comes.
    else if (state == State::Failed)
        say("warning", Role::Warning,
            list->isRefused() ? NobodyWords {tr("This cannot be asked here"), list->failure(), {}}
                              : NobodyWords {tr("The users could not be read"), list->failure(), tr("Try again")});
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
    m_count->setText(list ? countWords(*list) : QString());
    m_foot->say(!m_told.isEmpty() ? m_told : list ? searchWords(*list) : QString());
    const bool hasRows = isTable && list->count() > 0;
    m_columns->setEnabled(hasRows);
    m_export->setEnabled(hasRows);
    for (auto *filter : {m_roles, m_groups})
        filter->setEnabled(!m_project.endpoint().isEmpty());
    m_foot->setPageSize(m_pageSize);
    m_reload->setEnabled(!m_project.endpoint().isEmpty());
    m_foot->setOperationEnabled(list && !list->lastDraft().document.isEmpty());
    QString sentence;
    QString act;
    if (!m_notSaved.isEmpty()) {
        sentence = m_notSaved;
        act = tr("Dismiss");
    } else if (isTable && list->hasFailedPages()) {
        sentence = tr("Some rows could not be read. %1").arg(list->failure());
        act = tr("Try again");
    } else if (isTable && list->hasMoved()) {
        sentence = tr("People came or went since this list was read: some may be missing or stand here twice.");
        act = tr("Read again");
    } else if (isTable) {
        sentence = list->gaps();
    }
    m_notice->say(Notice::Tone::Warning, sentence);
    m_notices->setVisible(!sentence.isEmpty());
    m_act->setText(act);
    m_act->setVisible(!act.isEmpty());
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
    if (m_typing.isActive() || m_coming || list.state() == users::UserPager::State::Failed)
        ask(wanted());
    else if (list.hasFailedPages())
        list.retryFailed();
    else if (list.query().isExact() && list.count() == 0)
        askForWords();
    else if (list.query().isFiltered() && list.count() == 0)
        clearFilters();
    else
        ask(list.query());
}

users::UserQuery UsersRoom::wanted() const
{
    if (m_typing.isActive() || (!m_coming && !m_shown))
        return withFilters(users::recognised(m_search->text(), m_order));
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

void UsersRoom::showOperation()
{
    if (m_shown && !m_shown->pager.lastDraft().document.isEmpty())
        emit operationRequested(m_shown->pager.lastDraft());
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

bool UsersRoom::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_PageDown) {
            if (m_typing.isActive())
                askForTyped();
            if (m_body->currentWidget() == m_table)
                m_table->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            askForTyped();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void UsersRoom::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find) || event->key() == Qt::Key_Slash)
        focusSearch();
    else if (event->key() == Qt::Key_Escape && m_person && m_person->isVisible())
        closePerson();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
