#include "core/users/userpager.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace users {
namespace {

/// More rows than anybody scrolls to, and few enough for a view that counts pixels in an int.
constexpr int MostRows = 10'000'000;
/// So many at once are faster than one after the other, and do not stand in each other's way.
constexpr int MostInFlight = 4;
/// For what is not on the screen yet, so that what will be finds room.
constexpr int MostAhead = 2;
/// While the handle is dragged: what is asked for then is mostly passed before it comes, and to call it off would cost
/// the connection and spare the server nothing.
constexpr int MostWhileFast = 2;
/// A frame without a move.
constexpr auto Pause = 16ms;
/// So long without a move, and somebody looks. Two jumps within this time are a drag, not two looks.
constexpr std::chrono::milliseconds Settling = 100ms;
/// At least so many rows are fetched ahead of those on the screen.
constexpr int RowsAhead = 60;
/// At most so many are held: 100,000 people are not to be kept for having been scrolled past.
constexpr int RowsKept = 4000;

} // namespace

UserPager::UserPager(Reads &reads, QObject *parent) : QObject(parent), m_reads(reads)
{
    m_rest.setSingleShot(true);
    m_rest.setTimerType(Qt::PreciseTimer);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        const bool hasPaused = m_pace == Pace::Pausing;
        m_pace = hasPaused ? Pace::Settled : Pace::Pausing;
        if (!hasPaused)
            m_rest.start(Settling - Pause);
        askForVisible();
    });
}

UserPager::~UserPager()
{
    for (const auto &[number, page] : m_pages)
        m_reads.drop(page.ticket);
}

void UserPager::open(const project::Project &project, const UserQuery &query, int pageSize)
{
    for (const auto &[number, page] : m_pages)
        m_reads.drop(page.ticket);
    m_project = project;
    m_schema = m_reads.schema(project.id());
    m_query = query;
    m_pageSize = std::clamp(pageSize, 1, 100);
    m_lacking.clear();
    m_isRefused = false;
    m_failure.clear();
    m_gaps.clear();
    m_isSearchOff = m_hasMoved = m_hasOffsets = m_isTotalFalse = false;
    m_exact.clear();
    m_pages.clear();
    m_rowOf.clear();
    m_starts = {{0, QString()}};
    m_total = m_end = -1;
    m_reached = m_count = m_inFlight = 0;
    m_firstVisible = 0;
    m_lastVisible = -1;
    m_goesDown = true;
    m_pace = Pace::Settled;
    m_rest.stop();
    m_state = State::Nothing;
    emit opened();
    if (!project.endpoint().isEmpty() && query.kind != UserQuery::Kind::OtherId) {
        const auto whole = fitted(draftOf(project, query, {m_pageSize, {}}), m_schema.get());
        m_lacking = whole.lacking;
        m_failure = refusalOf(query, whole);
        m_isRefused = !m_failure.isEmpty();
        m_state = m_isRefused ? State::Failed : State::Loading;
        if (!m_isRefused)
            ask(0);
    }
    emit stateChanged();
    emit noticesChanged();
}

void UserPager::reload()
{
    open(m_project, m_query, m_pageSize);
}

void UserPager::close()
{
    open({}, {}, m_pageSize);
}

int UserPager::listCount() const
{
    // Somewhere between: whoever goes to the end gets there by halves, not page by page.
    if (m_end >= 0)
        return m_end - m_reached <= m_pageSize ? m_end : m_reached + (m_end - m_reached) / 2;
    if (m_total >= 0)
        return std::max(m_total, m_reached);
    // There may be more: room for what will tell. A page that came back short is likely to be the last.
    return std::min(m_reached + (m_reached % m_pageSize == 0 ? m_pageSize : 1), MostRows);
}

const UserSummary *UserPager::user(int row) const
{
    if (row < 0)
        return nullptr;
    if (row < exactCount())
        return &m_exact[static_cast<std::size_t>(row)];
    row -= exactCount();
    const auto page = m_pages.find(row / m_pageSize);
    const auto place = static_cast<std::size_t>(row % m_pageSize);
    return page == m_pages.end() || place >= page->second.users.size() ? nullptr : &page->second.users[place];
}

void UserPager::forEachHeld(const std::function<void(int row, const UserSummary &user)> &action) const
{
    int row = 0;
    for (const auto &user : m_exact)
        action(row++, user);
    for (const auto &[number, page] : m_pages) {
        row = exactCount() + firstOf(number);
        for (const auto &user : page.users)
            action(row++, user);
    }
}

bool UserPager::isFailed(int row) const
{
    const auto page = m_pages.find((row - exactCount()) / m_pageSize);
    return row >= exactCount() && page != m_pages.end() && page->second.isFailed && !user(row);
}

bool UserPager::hasFailedPages() const
{
    return std::any_of(m_pages.begin(), m_pages.end(), [](const auto &page) { return page.second.isFailed; });
}

void UserPager::retryFailed()
{
    for (auto &[number, page] : m_pages) {
        if (std::exchange(page.isFailed, false))
            emit rowsChanged(exactCount() + firstOf(number), exactCount() + firstOf(number) + m_pageSize - 1);
    }
    if (m_state == State::Failed) {
        reload();
        return;
    }
    askForVisible();
    emit noticesChanged();
}

void UserPager::setVisible(int firstRow, int lastRow)
{
    notePace(firstRow, lastRow);
    if (firstRow != m_firstVisible)
        m_goesDown = firstRow > m_firstVisible;
    m_firstVisible = firstRow;
    m_lastVisible = lastRow;
    if (m_state == State::Ready)
        askForVisible();
}

void UserPager::notePace(int firstRow, int lastRow)
{
    // A key that is held goes screen by screen, and is read ahead of.
    const int screen = lastRow - firstRow + 1;
    const bool isJump = firstRow > m_lastVisible + screen || lastRow < m_firstVisible - screen;
    const bool isSoon = m_sinceMove.isValid() && m_sinceMove.elapsed() < Settling.count();
    m_sinceMove.start();
    if ((isJump && isSoon) || m_pace != Pace::Settled) {
        m_pace = Pace::Fast;
        m_rest.start(Pause);
    }
}

int UserPager::mostInFlight(bool isVisible) const
{
    switch (m_pace) {
    case Pace::Fast:
        return isVisible ? MostWhileFast : 0;
    case Pace::Pausing:
        return isVisible ? MostInFlight : 0;
    case Pace::Settled:
        break;
    }
    return isVisible ? MostInFlight : MostAhead;
}

UserPager::Wanted UserPager::wantedPages() const
{
    Wanted wanted;
    if (listCount() == 0 || m_lastVisible < m_firstVisible)
        return wanted;
    const int last = (listCount() - 1) / m_pageSize;
    const auto pageOf = [&](int row) {
        return std::clamp((row - exactCount()) / m_pageSize, 0, last);
    };
    const int from = pageOf(m_firstVisible);
    const int to = pageOf(m_lastVisible);
    const auto add = [&](int page) {
        if (page >= 0 && page <= last)
            wanted.pages.push_back(page);
    };
    for (int page = from; page <= to; ++page)
        add(page);
    wanted.visible = wanted.pages.size();
    const int ahead = (RowsAhead + m_pageSize - 1) / m_pageSize;
    for (int step = 1; step <= ahead; ++step)
        add(m_goesDown ? to + step : from - step);
    add(m_goesDown ? from - 1 : to + 1);
    return wanted;
}

void UserPager::askForVisible()
{
    const auto wanted = wantedPages();
    for (std::size_t i = 0; i < wanted.pages.size(); ++i) {
        const bool isVisible = i < wanted.visible;
        const auto held = m_pages.find(wanted.pages[i]);
        if (held != m_pages.end() && (held->second.ticket || held->second.isWhole || held->second.isFailed))
            continue;
        if (isVisible && m_pace == Pace::Settled && m_inFlight >= MostInFlight)
            dropStale(wanted.pages.front(), wanted.pages[wanted.visible - 1]);
        if (m_inFlight < mostInFlight(isVisible))
            ask(wanted.pages[i]);
    }
    forgetFarPages();
}

/// What was scrolled past while it was on its way makes room for what is looked at.
void UserPager::dropStale(int firstPage, int lastPage)
{
    for (auto page = m_pages.begin(); page != m_pages.end();) {
        const bool isStale = page->second.ticket && (page->first < firstPage || page->first > lastPage);
        if (!isStale) {
            ++page;
            continue;
        }
        m_reads.drop(page->second.ticket);
        --m_inFlight;
        page->second.ticket = 0;
        page = page->second.users.empty() ? m_pages.erase(page) : std::next(page);
    }
}

void UserPager::forgetFarPages()
{
    const auto most = static_cast<std::size_t>(std::max(RowsKept / m_pageSize, 8));
    const int middle = ((m_firstVisible + m_lastVisible) / 2 - exactCount()) / m_pageSize;
    while (m_pages.size() > most) {
        const auto first = m_pages.begin();
        const auto last = std::prev(m_pages.end());
        const auto far = middle - first->first > last->first - middle ? first : last;
        if (far->second.ticket) {
            m_reads.drop(far->second.ticket);
            --m_inFlight;
        }
        for (const auto &user : far->second.users)
            m_rowOf.remove(user.id);
        m_pages.erase(far);
    }
}

std::optional<QString> UserPager::cursorInto(int number, const Page &held) const
{
    const auto had = static_cast<int>(held.users.size());
    if (m_hasOffsets) {
        const int row = firstOf(number) + had;
        return row == 0 ? QString() : offsetCursor(row - 1);
    }
    if (had > 0)
        return held.after;
    const auto start = m_starts.find(number);
    return start == m_starts.end() ? std::nullopt : std::optional(start->second);
}

safety::Draft UserPager::draftInView() const
{
    if (!hasAsked())
        return {};
    const int middle = std::max((m_firstVisible + m_lastVisible) / 2 - exactCount(), 0);
    int number = middle / m_pageSize;
    if (!m_hasOffsets)
        number = std::prev(m_starts.upper_bound(number))->first; // Only what lies in front of a page leads there.
    const PageRequest request {m_pageSize, cursorInto(number, {}).value_or(QString())};
    return fitted(draftOf(m_project, m_query, request), m_schema.get()).draft;
}

void UserPager::ask(int number)
{
    auto &page = m_pages[number];
    const auto cursor = cursorInto(number, page);
    if (!cursor) {
        // The pages in front of it come first; the last of them that can be asked for leads here.
        m_pages.erase(number);
        const int known = std::prev(m_starts.upper_bound(number))->first;
        const auto held = m_pages.find(known);
        const bool isOver =
            held != m_pages.end() && (held->second.ticket || held->second.isWhole || held->second.isFailed);
        if (known != number && !isOver)
            ask(known);
        return;
    }
    const PageRequest request {m_pageSize - static_cast<int>(page.users.size()), *cursor};
    const auto draft = fitted(draftOf(m_project, m_query, request), m_schema.get()).draft;
    ++m_inFlight;
    page.isFailed = false;
    page.ticket = m_reads.ask(draft, &UserPage::read, [this, number, request](base::Result<UserPage> answer) {
        arrived(number, request, std::move(answer));
    });
}

void UserPager::arrived(int number, const PageRequest &request, base::Result<UserPage> answer)
{
    --m_inFlight;
    m_pages[number].ticket = 0;
    if (!answer && mayTryAgain(number, answer.error()))
        ask(number);
    else if (!answer)
        failPage(number, answer.error().message);
    else if (!answer->failure.isEmpty())
        failPage(number, answer->failure);
    else
        take(number, request, *answer);
    askForVisible();
}

/// A connection that was kept may have been closed on the other side in the very moment when it was used: nothing that
/// a person needs to know of, once, as these are reads.
bool UserPager::mayTryAgain(int number, const base::Error &error)
{
    return error.kind == base::Error::Kind::Network && !std::exchange(m_pages[number].isSecondTry, true);
}

void UserPager::failPage(int number, const QString &why)
{
    m_failure = why;
    m_pages[number].isFailed = true;
    m_pages[number].isSecondTry = false;
    if (m_state == State::Loading)
        setState(State::Failed);
    emit rowsChanged(exactCount() + firstOf(number), exactCount() + firstOf(number) + m_pageSize - 1);
    emit noticesChanged();
}

void UserPager::takeFirst(UserPage &answer)
{
    m_isSearchOff = answer.isSearchOff;
    const auto &users = answer.users;
    m_hasOffsets = !users.empty() && answer.cursors.front() == offsetCursor(0)
        && answer.cursors.back() == offsetCursor(static_cast<qint64>(users.size()) - 1);
    m_exact = std::move(answer.exact);
    // Who is in the list as well need not stand on top of it.
    const auto isListed = [&](const UserSummary &user) {
        return std::any_of(users.begin(), users.end(), [&](const auto &listed) { return listed.id == user.id; });
    };
    m_exact.erase(std::remove_if(m_exact.begin(), m_exact.end(), isListed), m_exact.end());
}

void UserPager::noteTotal(std::optional<qint64> total, int reached)
{
    if (!total || m_isTotalFalse)
        return;
    m_isTotalFalse = *total < reached;
    const int stated = static_cast<int>(std::min<qint64>(*total, MostRows));
    m_hasMoved = m_hasMoved || (m_total >= 0 && m_total != stated && !m_isTotalFalse);
    m_total = m_isTotalFalse ? -1 : stated;
}

void UserPager::take(int number, const PageRequest &request, UserPage &answer)
{
    auto &page = m_pages[number];
    const int start = firstOf(number) + static_cast<int>(page.users.size());
    const bool isFirst = m_state == State::Loading;
    // More than was asked for would stand where others belong.
    if (answer.users.size() > static_cast<std::size_t>(request.first)) {
        answer.users.resize(static_cast<std::size_t>(request.first));
        answer.cursors.resize(answer.users.size());
    }
    if (isFirst)
        takeFirst(answer);
    // Without offsets a server that gives the same people again would do so for ever.
    if (!m_hasOffsets && isKnown(answer.users))
        answer.users.clear();
    const int reached = start + static_cast<int>(answer.users.size());
    noteTotal(answer.total, reached);
    if (!answer.gaps.isEmpty())
        m_gaps = answer.gaps;
    if (answer.users.empty() && m_reached > start) {
        failPage(number, QStringLiteral("The server gave nobody from a place in the middle of the list."));
        return;
    }
    if (reached > start)
        m_reached = std::max(m_reached, reached);
    page.after = answer.users.empty() ? QString() : answer.cursors.back();
    const bool isStuck = !m_hasOffsets && (page.after.isEmpty() || page.after == request.after);
    page.users.insert(page.users.end(), std::make_move_iterator(answer.users.begin()),
                      std::make_move_iterator(answer.users.end()));
    page.isWhole = static_cast<int>(page.users.size()) >= m_pageSize;
    page.isSecondTry = false;
    if (reached == start || isStuck || m_total == reached) {
        page.isWhole = true;
        m_end = m_end < 0 ? reached : std::min(m_end, reached);
    }
    if (m_end >= 0)
        m_end = std::max(m_end, m_reached);
    if (!m_hasOffsets && page.isWhole && m_end < 0)
        m_starts[number + 1] = page.after;
    noteIds(number, start - firstOf(number));
    updateCount();
    if (reached > start)
        emit rowsChanged(exactCount() + start, exactCount() + reached - 1);
    if (isFirst)
        setState(State::Ready);
    emit noticesChanged();
}

bool UserPager::isKnown(const std::vector<UserSummary> &users) const
{
    return std::all_of(users.begin(), users.end(),
                       [&](const UserSummary &user) { return !user.id.isEmpty() && m_rowOf.contains(user.id); });
}

void UserPager::noteIds(int number, int from)
{
    const auto &users = m_pages[number].users;
    for (auto place = static_cast<std::size_t>(from); place < users.size(); ++place) {
        const int row = firstOf(number) + static_cast<int>(place);
        const auto &id = users[place].id;
        if (id.isEmpty())
            continue;
        const auto known = m_rowOf.constFind(id);
        m_hasMoved = m_hasMoved || (known != m_rowOf.cend() && *known != row);
        m_rowOf.insert(id, row);
    }
}

void UserPager::updateCount()
{
    const int count = exactCount() + listCount();
    if (std::exchange(m_count, count) != count)
        emit countChanged(count);
}

void UserPager::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

} // namespace users
