#include "ui/users/personpage.h"

#include "core/users/errorsentence.h"
#include "core/users/personquery.h"
#include "ui/theme/appearance.h"
#include "ui/theme/notice.h"
#include "ui/theme/restyle.h"
#include "ui/theme/statepage.h"
#include "ui/users/factlist.h"
#include "ui/users/factwriter.h"
#include "ui/users/personhead.h"

#include <QKeyEvent>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <chrono>

namespace ui {

using namespace std::chrono_literals;

namespace {

constexpr int LeastWidth = 320;

} // namespace

PersonPage::PersonPage(users::Reads &reads, const base::Clock &clock, const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_reads(reads),
      m_clock(clock)
{
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(LeastWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new PersonHead(appearance);
    column->addWidget(m_head);

    auto *band = new QWidget;
    band->setProperty("band", QStringLiteral("tabs"));
    band->setAttribute(Qt::WA_StyledBackground);
    m_band = new QVBoxLayout(band);
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("personTabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setAccessibleName(tr("Parts of the user"));
    for (int i = 0; i < PersonSections; ++i)
        m_tabs->addTab(nameOf(static_cast<PersonSection>(i)));
    m_band->addWidget(m_tabs);
    column->addWidget(band);
    layTabs();

    auto *noticeRow = new QVBoxLayout;
    noticeRow->setContentsMargins(16, 0, 16, 0);
    m_notice = new Notice;
    noticeRow->addWidget(m_notice);
    column->addLayout(noticeRow);

    m_body = new QStackedWidget;
    m_blank = new QWidget;
    m_list = new FactList(appearance);
    m_list->setObjectName(QStringLiteral("personFacts"));
    m_list->setAccessibleName(tr("What is known"));
    m_state = new StatePage(appearance);
    for (auto *page : std::initializer_list<QWidget *> {m_blank, m_list, m_state})
        m_body->addWidget(page);
    column->addWidget(m_body, 1);

    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_head->setBusy(m_shown.has_value());
        if (m_shown)
            return;
        m_state->setBusy(true);
        say(QStringLiteral("users"), Role::MutedText, tr("Reading this user"), {}, {});
    });
    connect(m_head, &PersonHead::closeRequested, this, &PersonPage::closeRequested);
    connect(m_head, &PersonHead::reloadRequested, this, &PersonPage::reload);
    connect(m_head, &PersonHead::operationRequested, this,
            [this] { emit operationRequested(m_reads.fitted(users::personDraft(m_project, m_known.id)).draft); });
    connect(m_tabs, &QTabBar::currentChanged, this, [this] { showSection(false); });
    connect(m_state, &StatePage::offerTaken, this, &PersonPage::reload);
    connect(m_list, &FactList::copied, m_head, &PersonHead::noteCopied);
    connect(m_list, &FactList::actionTriggered, this, [this](const QString &action) {
        if (action == moreActivityAction())
            loadMore();
    });
}

PersonPage::~PersonPage()
{
    m_reads.drop(m_asked);
    dropMore();
}

void PersonPage::dropMore()
{
    m_reads.drop(std::exchange(m_askedMore, 0));
}

void PersonPage::open(const project::Project &project, const users::UserSummary &known)
{
    close();
    m_project = project;
    m_known = known;
    m_head->show(known, users::statusOf(known.account, m_clock.now()), false);
    ask();
}

void PersonPage::close()
{
    m_reads.drop(std::exchange(m_asked, 0));
    dropMore();
    m_patience.stop();
    m_known = {};
    m_lacking.clear();
    m_shown.reset();
    m_notice->clear();
    m_head->setBusy(false);
    m_head->sayFreshness({});
    showTabs();
    if (m_leftSection)
        setSection(*std::exchange(m_leftSection, std::nullopt));
    showBody(m_blank);
    m_list->show({});
}

QWidget *PersonPage::mainPane()
{
    return m_body->currentWidget() == m_list ? static_cast<QWidget *>(m_list) : this;
}

PersonSection PersonPage::section() const
{
    return static_cast<PersonSection>(m_tabs->currentIndex());
}

void PersonPage::setSection(PersonSection section)
{
    m_tabs->setCurrentIndex(static_cast<int>(section));
}

Facts PersonPage::facts() const
{
    return m_body->currentWidget() == m_list ? m_list->facts() : Facts();
}

void PersonPage::reload()
{
    if (!m_known.id.isEmpty())
        ask();
}

PersonPage::Read PersonPage::readOf(const run::Answer &answer)
{
    Read read;
    read.failure = users::failureOf(answer);
    read.errors = answer.errors;
    if (answer.tape && read.failure.isEmpty())
        read.answer = users::readPerson(*answer.tape);
    return read;
}

void PersonPage::ask()
{
    if (m_askedMore != 0) {
        dropMore();
        m_shown->activity.more = ActivityShown::More::Offered;
        showSection(true);
    }
    m_reads.drop(m_asked);
    m_patience.start();
    const auto whole = m_reads.fitted(users::personDraft(m_project, m_known.id));
    m_lacking = whole.lacking;
    showTabs();
    if (m_lacking.contains(QLatin1String("Query.node")) || m_lacking.contains(QLatin1String("Query.node(id:)"))) {
        m_patience.stop();
        fail(tr("This project's server is too old for that: it cannot look up one user."));
        return;
    }
    m_asked = m_reads.ask(whole.draft, readOf, [this](const base::Result<Read> &result) { accept(result); });
}

void PersonPage::accept(const base::Result<Read> &result)
{
    m_asked = 0;
    m_patience.stop();
    m_head->setBusy(false);
    m_state->setBusy(false);
    if (!result) {
        fail(result.error().message);
        return;
    }
    if (!result->failure.isEmpty()) {
        fail(result->failure);
        return;
    }
    const auto &answer = result->answer;
    if (answer.found == users::PersonAnswer::Found::Unreadable) {
        fail(tr("The answer is not what was asked for."));
        return;
    }
    // Null beside an error is not the server's word that there is nobody.
    const bool isNobody = answer.found == users::PersonAnswer::Found::Nobody;
    if (isNobody && !result->errors.isEmpty()) {
        fail(users::sentenceOf(result->errors.first()));
        return;
    }
    dropMore(); // It would go on from a page that is not shown any more.
    const bool isSame = m_shown.has_value();
    m_shown = Shown {*result, {answer.activity, ActivityShown::More::None, {}}, m_clock.now(), m_lacking};
    if (const auto *log = answer.activity.value(); log && !log->next.isEmpty())
        m_shown->activity.more = ActivityShown::More::Offered;
    showRead(isSame);
}

void PersonPage::fail(const QString &message)
{
    if (m_shown) {
        m_notice->say(Notice::Tone::Warning,
                      tr("It could not be read again, and is shown as it was at %1. %2")
                          .arg(QLocale::c().toString(m_shown->at.toLocalTime(), QStringLiteral("HH:mm:ss")), message));
        return;
    }
    say(QStringLiteral("warning"), Role::Warning, tr("This user could not be read"), message, tr("Try again"));
}

void PersonPage::say(const QString &icon, Role role, const QString &title, const QString &text, const QString &offer)
{
    m_state->say(icon, role, title, text);
    m_state->offer(offer);
    showBody(m_state);
}

void PersonPage::showBody(QWidget *page)
{
    // A list that goes away would hand the focus to anybody; it gets it back when it comes again.
    const bool leaves = page != m_list && m_list->hasFocus();
    if (leaves)
        m_tabs->setFocus();
    m_body->setCurrentWidget(page);
    if (page == m_list && m_lentFocus && m_tabs->hasFocus())
        m_list->setFocus();
    m_lentFocus = page != m_list && (leaves || m_lentFocus);
}

void PersonPage::showRead(bool keepsPlace)
{
    using Found = users::PersonAnswer::Found;
    const auto &read = m_shown->read;
    const bool isPerson = read.answer.found == Found::Person;
    if (isPerson) {
        // Whatever the server calls them now: it is asked by the ID that was chosen.
        const auto chosen = m_known.id;
        m_known = read.answer.person.summary;
        m_known.id = chosen;
    }
    m_head->show(m_known, users::statusOf(m_known.account, m_clock.now()), isPerson);
    m_head->sayFreshness(
        tr("Read at %1").arg(QLocale::c().toString(m_shown->at.toLocalTime(), QStringLiteral("HH:mm:ss"))));
    m_notice->say(Notice::Tone::Warning, untoldErrors(read.errors));
    const auto before = section();
    showTabs();
    if (section() != before)
        m_leftSection = before;
    if (read.answer.found == Found::OtherThing) {
        say(QStringLiteral("info"), Role::MutedText, tr("Not a user"),
            read.answer.type.isEmpty() ? tr("This ID is that of something else.")
                                       : tr("This ID is that of something else: %1.").arg(read.answer.type),
            {});
        return;
    }
    const auto *log = read.answer.activity.value();
    if (read.answer.found == Found::Nobody && (!log || log->events.empty())) {
        say(QStringLiteral("users"), Role::MutedText, tr("No such user"),
            tr("The server knows nobody with this ID. The user may have been deleted since."), tr("Look again"));
        return;
    }
    if (read.answer.found == Found::Nobody) {
        m_notice->say(Notice::Tone::Warning,
                      tr("The server knows nobody with this ID any more: the user was deleted. What is left is the "
                         "audit log."));
        setSection(PersonSection::Activity);
    }
    showSection(keepsPlace);
}

void PersonPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_tabs->property("dense").toBool() == isNarrow())
        return;
    m_tabs->setProperty("dense", isNarrow());
    restyle(m_tabs);
    layTabs();
    showTabs();
}

void PersonPage::layTabs()
{
    // The first of them stands over the names; each has a margin of its own.
    m_band->setContentsMargins(isNarrow() ? 12 : 5, 0, 0, 0);
}

void PersonPage::showTabs()
{
    const bool isThere = m_shown && m_shown->read.answer.found == users::PersonAnswer::Found::Person;
    for (int i = 0; i < PersonSections; ++i) {
        const auto section = static_cast<PersonSection>(i);
        m_tabs->setTabText(i,
                           isNarrow()    ? shortNameOf(section)
                               : m_shown ? captionOf(section, m_shown->read.answer)
                                         : nameOf(section));
        // While nothing is known yet, all of them may be chosen.
        const bool isTold = !isLacking(section, m_lacking);
        m_tabs->setTabVisible(i, isTold && (!m_shown || isThere || section == PersonSection::Activity));
    }
}

void PersonPage::showSection(bool keepsPlace)
{
    if (!m_shown)
        return;
    if (m_shown->read.answer.found == users::PersonAnswer::Found::OtherThing)
        return;
    m_list->show(
        personFacts(section(),
                    {m_shown->read.answer, m_shown->activity, m_shown->read.errors, m_shown->at, m_shown->lacking}),
        keepsPlace);
    showBody(m_list);
}

void PersonPage::loadMore()
{
    if (!m_shown || m_askedMore != 0 || !m_shown->activity.log.isGiven())
        return;
    const auto after = m_shown->activity.log.value()->next;
    if (after.isEmpty())
        return;
    m_shown->activity.more = ActivityShown::More::Loading;
    showSection(true);
    m_askedMore = m_reads.ask(
        m_reads.fitted(users::eventsDraft(m_project, m_known.id, after)).draft,
        [](const run::Answer &answer) {
            Read read;
            read.failure = users::failureOf(answer);
            read.errors = answer.errors;
            if (answer.tape)
                read.answer.activity = users::readEvents(*answer.tape);
            return read;
        },
        [this, after](const base::Result<Read> &result) { acceptMore(result, after); });
}

void PersonPage::acceptMore(const base::Result<Read> &result, const QString &after)
{
    m_askedMore = 0;
    auto &activity = m_shown->activity;
    QString failure = result ? result->failure : result.error().message;
    if (failure.isEmpty() && !result->answer.activity.isGiven())
        failure = result->errors.isEmpty() ? tr("The answer is not what was asked for.")
                                           : users::sentenceOf(result->errors.first());
    if (!failure.isEmpty()) {
        activity.more = ActivityShown::More::Failed;
        activity.failure = failure;
        showSection(true);
        return;
    }
    auto log = *activity.log.value();
    const auto &page = *result->answer.activity.value();
    // A server that gives the same page again and again has no more to give.
    const bool isFurther = log.append(page) || page.next != after;
    activity.more = isFurther && !log.next.isEmpty() ? ActivityShown::More::Offered : ActivityShown::More::None;
    activity.log = std::move(log);
    showSection(true);
}

void PersonPage::stepSection(int by)
{
    for (int i = m_tabs->currentIndex() + by; i >= 0 && i < m_tabs->count(); i += by) {
        if (m_tabs->isTabVisible(i)) {
            m_tabs->setCurrentIndex(i);
            return;
        }
    }
}

bool PersonPage::isOurs(const QKeyEvent &event) const
{
    switch (event.key()) {
    case Qt::Key_Escape:
    case Qt::Key_F5:
        return event.modifiers() == Qt::NoModifier;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return event.modifiers() == Qt::ControlModifier;
    case Qt::Key_Left:
        return event.modifiers() == Qt::AltModifier || (event.modifiers() == Qt::NoModifier && m_list->hasFocus());
    case Qt::Key_Right:
        return event.modifiers() == Qt::NoModifier && m_list->hasFocus();
    case Qt::Key_Back:
        return true;
    default:
        return false;
    }
}

bool PersonPage::event(QEvent *event)
{
    // Some of them mean other things elsewhere in the window.
    if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void PersonPage::keyPressEvent(QKeyEvent *event)
{
    if (!isOurs(*event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool isAlt = event->modifiers() == Qt::AltModifier;
    if (event->key() == Qt::Key_F5)
        reload();
    else if (event->key() == Qt::Key_PageUp || (event->key() == Qt::Key_Left && !isAlt))
        stepSection(-1);
    else if (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_Right)
        stepSection(1);
    else
        emit closeRequested();
}

void PersonPage::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        emit closeRequested();
    else
        QWidget::mouseReleaseEvent(event);
}

} // namespace ui
