#pragma once

#include "core/users/reads.h"
#include "core/users/userpage.h"
#include "core/users/userquery.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <map>

namespace users {

/// A list of users of any length, of which only what is looked at and a little around it is fetched and held. Rows are
/// fetched in pages by their place where the cursors of the server say so (`offset:N`), so that a far place costs one
/// round trip; else one page after the other, as in a search.
///
/// Nothing that the server says of the list's length is taken on trust: the total may be null, too small or too large,
/// pageInfo may claim what it likes, a page may be shorter or longer than asked for, a cursor may lead nowhere. The
/// list ends where nothing more comes.
class UserPager final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UserPager)

public:
    enum class State {
        Nothing, ///< Nothing was asked.
        Loading, ///< The first page is on its way.
        Ready,
        Failed, ///< There is no first page: see failure().
    };

    /// \a reads is not owned.
    explicit UserPager(Reads &reads, QObject *parent = nullptr);
    ~UserPager() override;

    /// Forgets the list at hand and asks for another, from its beginning. \a pageSize: rows asked for at once, 1 to
    /// 100.
    void open(const project::Project &project, const UserQuery &query, int pageSize);
    /// The same list again.
    void reload();
    /// Nothing at all.
    void close();

    State state() const { return m_state; }
    const QString &failure() const { return m_failure; }
    const UserQuery &query() const { return m_query; }
    int pageSize() const { return m_pageSize; }
    /// What the server cannot be asked, such as `User.lastLoginAt`: it is not in what it answers.
    const QStringList &lacking() const { return m_lacking; }
    /// Nothing was asked, because the server has no such list or look-up: see failure().
    bool isRefused() const { return m_isRefused; }
    bool hasAsked() const { return m_state != State::Nothing && !m_isRefused; }
    /// What the page in the middle of the screen was asked with, or is asked with when it comes; empty when nothing
    /// was asked. Pages are read ahead of the screen, so what was asked last has other people.
    safety::Draft draftInView() const;

    /// Rows there are, as far as is known: it may grow and shrink as pages come.
    int count() const { return m_count; }
    /// That this is all of them; else there may be more.
    bool isCountKnown() const { return m_end >= 0 ? m_end == m_reached : m_total >= 0; }
    /// Rows that have been seen to be there, from the top.
    int seenCount() const { return exactCount() + m_reached; }
    /// Null while it is not here.
    const UserSummary *user(int row) const;
    /// Those that are here, from the top.
    void forEachHeld(const std::function<void(int row, const UserSummary &user)> &action) const;
    /// The page with this row did not come: see failure().
    bool isFailed(int row) const;
    bool hasFailedPages() const;
    void retryFailed();
    /// Of the rows on top, how many are there because they are exactly who was asked for.
    int exactCount() const { return static_cast<int>(m_exact.size()); }
    bool isSearchOff() const { return m_isSearchOff; }
    /// What the server left out of the pages so far; empty when nothing.
    const QString &gaps() const { return m_gaps; }
    /// People came or went between two pages, so that rows may be missing or twice.
    bool hasMoved() const { return m_hasMoved; }

    /// These rows are on the screen, both included: they are fetched first, and some around them.
    void setVisible(int firstRow, int lastRow);

signals:
    /// Another list: nothing of the one before counts any more.
    void opened();
    void stateChanged();
    /// After it has changed.
    void countChanged(int count);
    /// These came, failed or went; both included.
    void rowsChanged(int first, int last);
    /// hasFailedPages(), isSearchOff(), gaps() or hasMoved() may have changed.
    void noticesChanged();

private:
    struct Page
    {
        std::vector<UserSummary> users;
        QString after; ///< Behind the last of them, where cursors are not offsets.
        Reads::Ticket ticket = 0; ///< On its way.
        bool isFailed = false;
        bool isSecondTry = false;
        bool isWhole = false;
    };
    using Pages = std::map<int, Page>;

    int listCount() const;
    int firstOf(int page) const { return page * m_pageSize; }
    /// Where to go on in \a page; nothing when that is not known yet.
    std::optional<QString> cursorInto(int page, const Page &held) const;
    void ask(int page);
    void arrived(int number, const PageRequest &request, base::Result<UserPage> answer);
    void take(int number, const PageRequest &request, UserPage &answer);
    void takeFirst(UserPage &answer);
    void noteTotal(std::optional<qint64> total, int reached);
    bool isKnown(const std::vector<UserSummary> &users) const;
    void noteIds(int number, int from);
    bool mayTryAgain(int number, const base::Error &error);
    void failPage(int number, const QString &why);
    void askForVisible();
    void notePace(int firstRow, int lastRow);
    int mostInFlight(bool isVisible) const;
    void dropStale(int firstPage, int lastPage);
    void forgetFarPages();
    void updateCount();
    void setState(State state);
    /// In the order in which they are wanted.
    struct Wanted
    {
        std::vector<int> pages;
        std::size_t visible = 0; ///< How many of them, in front, are on the screen.
    };
    Wanted wantedPages() const;

    Reads &m_reads;
    project::Project m_project;
    /// As it was when the list was opened: a page that is asked for with less, say without the role, has other people.
    std::shared_ptr<const graphql::Schema> m_schema;
    UserQuery m_query;
    int m_pageSize = 50;
    QStringList m_lacking;
    bool m_isRefused = false;
    State m_state = State::Nothing;
    QString m_failure;
    QString m_gaps;
    bool m_isSearchOff = false;
    bool m_hasMoved = false;

    std::vector<UserSummary> m_exact;
    Pages m_pages;
    QHash<QString, int> m_rowOf; ///< Of the IDs in the pages held.
    std::map<int, QString> m_starts; ///< Cursors in front of pages, where they are not offsets.
    bool m_hasOffsets = false;
    int m_total = -1; ///< As the server gave it; none when it gave none, or was caught lying.
    bool m_isTotalFalse = false;
    int m_reached = 0; ///< Rows that have been seen to be there.
    int m_end = -1; ///< The list has been seen to end here or before; -1: nothing has been seen of its end.
    int m_count = 0;
    int m_inFlight = 0;
    int m_firstVisible = 0;
    int m_lastVisible = -1;
    bool m_goesDown = true;
    /// How somebody moves: past screens at a time, as with the handle; not any more, but perhaps only between two
    /// frames; step by step, or not at all.
    enum class Pace { Fast, Pausing, Settled };
    Pace m_pace = Pace::Settled;
    QElapsedTimer m_sinceMove;
    QTimer m_rest; ///< Runs until somebody has settled.
};

} // namespace users
