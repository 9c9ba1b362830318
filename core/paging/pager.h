#pragma once

#include "core/paging/pagedlist.h"
#include "core/run/runner.h"

#include <QObject>

#include <optional>

namespace paging {

/// Reads on from the lists of one answer: one page, or all of them up to a number of rows. Lives on the window thread
/// and never waits there: the Runner sends, and rows are joined by a thread of the pool. Every page goes through the
/// same gate as a person's run, and only as a read. What came before a failure or a cancel is kept.
class Pager final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Pager)

public:
    /// Rows read with loadAll() are joined when it ends; until then they are in memory beside the answer. No answer is
    /// made to grow beyond this by itself.
    static constexpr std::size_t MostBytes = 256U * 1024 * 1024;
    /// So many rows a page loadAll() asks for where the query asks for fewer: small pages would cost a round trip each,
    /// and the server gives no more at once of most lists. Where one refuses, the query's own number is asked for.
    static constexpr std::uint32_t PageRows = 100;
    /// An answer up to this size is looked through before setAnswer() returns.
    static constexpr std::size_t SmallAnswer = 200'000;

    /// \a runner is not owned.
    explicit Pager(run::Runner &runner, QObject *parent = nullptr);
    ~Pager() override;

    /// Another answer is in front; what is under way for the one before is cancelled and dropped.
    void setAnswer(const Question &question, const run::Answer &answer);
    /// There is no answer to read on from.
    void clear();

    const std::vector<PagedList> &lists() const { return m_lists; }
    /// The list that the rest is about; null when the answer has none.
    const PagedList *list() const { return m_list < m_lists.size() ? &m_lists[m_list] : nullptr; }
    std::size_t listIndex() const { return m_list; }
    /// Not while it is loading.
    void choose(std::size_t list);
    /// Somebody looks at \a at in the answer: the lists inside rows are those of that row, and the one that is meant
    /// there is chosen (see listMeant()). Not while it is loading.
    void look(const json::Path &at);

    bool isLoading() const { return m_isLoading; }
    /// While loading: of loadAll(); nothing: one page.
    std::optional<std::uint32_t> limit() const { return m_limit; }
    std::uint32_t rows() const { return m_rows; }
    std::optional<std::int64_t> total() const { return m_total; }
    /// How many pages were joined to the answer's own.
    std::uint32_t pages() const { return m_pages; }
    /// Another page can be asked for.
    bool canGoOn() const { return m_canGoOn && !m_isLoading; }
    /// The last attempt ended before what was wanted: going on means the same again.
    bool wasCutShort() const { return m_wasCutShort; }
    /// Why it stopped, or what to know about the rows; may be empty.
    const QString &sentence() const { return m_sentence; }

    void next() { start(std::nullopt); }
    /// Up to \a limit rows in all, those that are there included.
    void loadAll(std::uint32_t limit) { start(limit); }
    /// What was cut short, again from where it stopped.
    void goOn() { start(m_limit); }
    void cancel();

signals:
    /// Anything of the above.
    void changed();
    /// The answer with more rows; its first \a same bytes are those of the answer before. It is not a new answer:
    /// setAnswer() must not be called with it.
    void joined(const run::Answer &answer, quint32 same);

private:
    using Trail = std::shared_ptr<results::PageTrail>;
    struct Survey;
    void takeSurvey(const Survey &survey);
    void note();
    void start(std::optional<std::uint32_t> limit);
    void ask();
    void take(const run::Answer &page);
    bool askSmaller();
    void doubtSize();
    void afterPage(const QString &failure, bool mayAskSmaller);
    void stop(const QString &sentence, bool cutShort);
    struct Joined;
    void finish(const Joined &joined);
    template <typename Work, typename Then>
    void inBackground(Work work, Then then);

    run::Runner &m_runner;
    Question m_question;
    run::Answer m_answer; ///< With all rows that were joined so far.
    std::vector<PagedList> m_lists;
    std::size_t m_list = 0;
    std::size_t m_wanted = 0; ///< The list that is chosen, as soon as it was looked through.
    Standing m_standing;
    Trail m_trail; ///< Null where there is no list. The pool's while a page is joined: what is told is noted beside it.
    quint64 m_generation = 0; ///< What a thread brings for an older one is dropped.
    run::RunId m_run = 0;
    bool m_isForEnd = false; ///< The page under way is the answer's own, asked where it ends.
    bool m_needsEnd = false; ///< The query itself asks for no cursor.
    bool m_isSized = false; ///< The page under way has as many rows as were left to load.
    bool m_wasSizeTaken = false; ///< One such came.
    bool m_keepsSize = false; ///< No other number than the query's own is asked for: the server did not bear it.
    bool m_isLoading = false;
    bool m_isCancelled = false;
    bool m_wasCutShort = false;
    bool m_canGoOn = false;
    std::optional<std::uint32_t> m_limit;
    std::uint32_t m_rows = 0;
    std::uint32_t m_joinedRows = 0; ///< Of them, those that m_answer has.
    std::optional<std::int64_t> m_total;
    std::uint32_t m_pages = 0;
    QString m_sentence;
    QString m_pageErrors;
};

} // namespace paging
