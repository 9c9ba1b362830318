#include "core/paging/pager.h"

#include "core/paging/pagesentences.h"
#include "core/run/buildanswer.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace paging {
namespace {

using End = results::PageTrail::End;

constexpr int GatewayTimeout = 504;

QString counted(std::uint32_t rows)
{
    return QLocale(QLocale::English).toString(rows);
}

/// Why a page that came is none, or what was wrong beside its rows.
QString failureOf(const run::Answer &page)
{
    // The server has read this document before: it is not at fault, as the verdict would guess.
    if (page.status == 500 && !page.errors.isEmpty())
        return QStringLiteral("The server failed (500) and says “%1”: try again later.")
            .arg(page.errors.first().message);
    if (!page.verdict.isEmpty())
        return page.verdict;
    if (page.errors.isEmpty())
        return {};
    const auto &error = page.errors.first();
    return QStringLiteral("%1 %2").arg(error.message, error.explanation).trimmed();
}

/// GraphQL has no word for too many rows. Whatever else goes wrong, such as a key or a rate limit, is no reason to ask
/// again.
bool mayBeTooLarge(const run::Answer &page)
{
    return (page.status == 200 || page.status == 400) && !page.errors.isEmpty();
}

} // namespace

/// The lists of an answer, and the trail of the one to begin with.
struct Pager::Survey
{
    std::vector<PagedList> lists;
    std::size_t list = 0;
    Trail trail;
    bool isSame = false; ///< The list to read on from is the one of before, and so is its trail.

    static Survey of(const run::Answer &answer, std::vector<PagedList> lists, std::size_t list)
    {
        Trail trail;
        if (list < lists.size())
            trail = std::make_shared<results::PageTrail>(answer.tape, lists[list].connection.path,
                                                         std::string(graphql::PageEndKey), lists[list].pagePath());
        return {std::move(lists), list, std::move(trail), false};
    }
    static Survey of(const Question &question, const run::Answer &answer)
    {
        auto lists = pagedLists(question, answer);
        const auto list = lists.empty() ? 0 : likelyList(lists);
        return of(answer, std::move(lists), list);
    }
    /// Of somebody who looks elsewhere now. \a staysIn: as long as that list goes on, whatever else does.
    static Survey of(const Question &question, const run::Answer &answer, const std::vector<PagedList> &before,
                     const Standing &standing, std::size_t current, bool staysIn)
    {
        auto lists = listsAt(question, answer, before, standing);
        const bool stays = staysIn && lists[current].problem.empty() && saysMore(lists[current].connection.facts);
        const auto list = stays ? current : listMeant(lists, standing, current);
        if (list == current && lists[list].connection.path == before[list].connection.path)
            return {std::move(lists), list, {}, true};
        return of(answer, std::move(lists), list);
    }
};

/// See joined().
struct Pager::Joined
{
    run::Answer answer;
    quint32 same = 0;
};

template <typename Work, typename Then>
void Pager::inBackground(Work work, Then then)
{
    QThreadPool::globalInstance()->start(
        [pager = QPointer(this), generation = m_generation, work = std::move(work), then = std::move(then)] {
            QMetaObject::invokeMethod(
                qApp,
                [pager, generation, then, result = work()] {
                    if (pager && pager->m_generation == generation)
                        then(result);
                },
                Qt::QueuedConnection);
        });
}

Pager::Pager(run::Runner &runner, QObject *parent) : QObject(parent), m_runner(runner)
{
    connect(&runner, &run::Runner::finished, this, [this](run::RunId run, const run::Answer &answer) {
        if (run == m_run)
            take(answer);
    });
    const auto failed = [this](run::RunId run, const base::Error &error) {
        if (run != m_run)
            return;
        m_run = 0;
        using enum base::Error::Kind;
        if (error.kind == Timeout || error.kind == Protocol) // It took too long, or is too large to be read.
            doubtSize();
        const bool isCancelled = error.kind == Cancelled;
        stop(isCancelled ? QStringLiteral("Cancelled: the rows that came stay.") : error.message, true);
    };
    connect(&runner, &run::Runner::failed, this, failed);
    connect(&runner, &run::Runner::refused, this, failed);
}

Pager::~Pager()
{
    if (m_run)
        m_runner.cancel(m_run);
}

void Pager::setAnswer(const Question &question, const run::Answer &answer)
{
    clear();
    m_question = question;
    m_answer = answer;
    if (!answer.tape)
        return;
    if (answer.tape->bytes().size() <= SmallAnswer)
        takeSurvey(Survey::of(question, answer));
    else
        inBackground([question, answer] { return Survey::of(question, answer); },
                     [this](const Survey &survey) { takeSurvey(survey); });
}

void Pager::clear()
{
    ++m_generation;
    if (const auto run = std::exchange(m_run, 0))
        m_runner.cancel(run);
    m_isLoading = false;
    m_question = {};
    m_answer = {};
    m_standing = {};
    takeSurvey({});
}

void Pager::choose(std::size_t list)
{
    if (m_isLoading || list >= m_lists.size() || list == m_wanted)
        return;
    m_wanted = list;
    ++m_generation;
    // Until the other list is here, a page would go into the one that is left.
    m_canGoOn = false;
    if (m_answer.tape->bytes().size() <= SmallAnswer) {
        takeSurvey(Survey::of(m_answer, m_lists, list));
        return;
    }
    inBackground([answer = m_answer, lists = m_lists, list] { return Survey::of(answer, lists, list); },
                 [this](const Survey &survey) { takeSurvey(survey); });
    emit changed();
}

void Pager::look(const json::Path &at)
{
    // A list that was chosen is looked through first.
    if (m_isLoading || m_lists.empty() || m_wanted != m_list)
        return;
    auto standing = standingAt(m_lists, at);
    if (standing == m_standing)
        return;
    const auto isInRow = [this](std::size_t list) {
        return m_lists[list].connection.isInList;
    };
    // Who has chosen the list of one row goes on to that of the next row.
    const bool staysIn = isInRow(m_list) && standing.around == m_standing.around
        && std::none_of(standing.around.begin(), standing.around.end(), isInRow);
    m_standing = std::move(standing);
    if (m_standing.ofRow.empty())
        return;
    const auto work = [question = m_question, answer = m_answer, lists = m_lists, place = m_standing, list = m_list,
                       staysIn] {
        return Survey::of(question, answer, lists, place, list, staysIn);
    };
    if (m_answer.tape->bytes().size() <= SmallAnswer) {
        takeSurvey(work());
        return;
    }
    ++m_generation;
    inBackground(work, [this](const Survey &survey) {
        if (m_isLoading)
            m_standing = {}; // The trail is in use.
        else
            takeSurvey(survey);
    });
}

void Pager::takeSurvey(const Survey &survey)
{
    m_lists = survey.lists;
    if (survey.isSame) {
        emit changed();
        return;
    }
    m_list = m_wanted = survey.list;
    m_trail = survey.trail;
    m_needsEnd = m_isSized = m_wasSizeTaken = m_keepsSize = false;
    m_wasCutShort = false;
    m_limit.reset();
    m_joinedRows = 0;
    m_sentence.clear();
    note();
    m_joinedRows = m_rows;
    if (const auto *chosen = list())
        m_sentence = chosen->problem.empty() ? endSentence(*m_trail) : QString::fromStdString(chosen->problem);
    if (m_canGoOn)
        m_sentence.clear();
    emit changed();
}

void Pager::note()
{
    m_rows = m_trail ? m_trail->rows() : 0;
    m_total = m_trail ? m_trail->total() : std::nullopt;
    m_pages = m_trail ? m_trail->pages() : 0;
    const auto *chosen = list();
    // Where the answer tells no cursor, the page can be asked where it ends.
    m_canGoOn = chosen && chosen->problem.empty()
        && (!m_trail->after().empty()
            || (m_pages == 0 && m_rows > 0 && (m_trail->end() == End::NoCursor || m_trail->end() == End::NotThere)));
}

void Pager::start(std::optional<std::uint32_t> limit)
{
    if (!canGoOn())
        return;
    m_limit = limit;
    m_wasCutShort = false;
    m_isCancelled = false;
    m_pageErrors.clear();
    m_sentence.clear();
    if (limit && m_rows >= *limit) {
        m_sentence = QStringLiteral("There are %1 rows already: choose more to load.").arg(counted(m_rows));
        emit changed();
        return;
    }
    m_isLoading = true;
    emit changed();
    ask();
}

void Pager::ask()
{
    m_isForEnd = m_trail->after().empty();
    m_needsEnd = m_needsEnd || m_isForEnd;
    graphql::PageWish wish;
    wish.withEnd = m_needsEnd;
    if (!m_isForEnd)
        wish.after = m_trail->after();
    if (m_limit && !m_isForEnd && !m_keepsSize) {
        wish.least = PageRows;
        wish.most = *m_limit - m_rows;
    }
    inBackground([question = m_question, list = *list(), wish] { return pageDraft(question, list, wish); },
                 [this](const PageDraft &page) {
                     if (m_isCancelled)
                         stop(QStringLiteral("Cancelled: the rows that came stay."), true);
                     else if (!page.problem.empty())
                         stop(QString::fromStdString(page.problem), false);
                     else
                         m_run = m_runner.read(page.draft, m_question.schema);
                     m_isSized = page.isSized;
                 });
}

/// Where no page of this size has come yet, the next attempt is to be as large as the query's own.
void Pager::doubtSize()
{
    m_keepsSize = m_keepsSize || (m_isSized && !m_wasSizeTaken);
}

/// Whether what failed may be the number of rows, and is asked for again as the query would.
bool Pager::askSmaller()
{
    if (!m_isSized || m_wasSizeTaken || m_isCancelled)
        return false;
    doubtSize();
    ask();
    return true;
}

void Pager::take(const run::Answer &page)
{
    m_run = 0;
    const bool mayAskSmaller = mayBeTooLarge(page);
    if (!page.tape || page.status != 200) {
        if (page.status == GatewayTimeout)
            doubtSize();
        if (!mayAskSmaller || !askSmaller())
            stop(failureOf(page), true);
        return;
    }
    m_answer.connect += page.connect;
    m_answer.wait += page.wait;
    m_answer.receive += page.receive;
    const bool isForEnd = m_isForEnd;
    inBackground(
        [trail = m_trail, tape = page.tape, isForEnd] {
            isForEnd ? trail->takeEnd(*tape) : trail->take(*tape);
            return true;
        },
        [this, mayAskSmaller, failure = failureOf(page)](bool) { afterPage(failure, mayAskSmaller); });
}

void Pager::afterPage(const QString &failure, bool mayAskSmaller)
{
    note();
    const auto end = m_trail->end();
    if (end == End::NotThere) {
        if (!mayAskSmaller || !askSmaller())
            stop(failure.isEmpty() ? missingSentence(*list()) : failure, true);
        return;
    }
    m_wasSizeTaken = m_wasSizeTaken || m_isSized;
    if (m_pageErrors.isEmpty() && !failure.isEmpty())
        m_pageErrors = QStringLiteral("The server found something wrong in what came: %1").arg(failure);
    if (m_isCancelled) {
        stop(QStringLiteral("Cancelled: the rows that came stay."), true);
        return;
    }
    const bool wantsMore = m_isForEnd || m_limit.has_value();
    if (end != End::None || !wantsMore) {
        stop(endSentence(*m_trail), false);
    } else if (m_limit && (m_rows >= *m_limit || (!m_isSized && m_rows + m_trail->pageRows() > *m_limit))) {
        stop(QStringLiteral("Stopped at %1 rows, as chosen.").arg(counted(m_rows)), false);
    } else if (m_trail->bytes() > MostBytes) {
        stop(QStringLiteral("Stopped at %1 rows: they fill %2 MB of memory.")
                 .arg(counted(m_rows), QString::number(m_trail->bytes() / (1024 * 1024))),
             false);
    } else {
        emit changed();
        ask();
    }
}

void Pager::stop(const QString &sentence, bool cutShort)
{
    m_wasCutShort = cutShort;
    QStringList sentences {sentence, m_pageErrors, rowsSentence(*m_trail)};
    sentences.removeAll({});
    m_sentence = sentences.join(QLatin1Char(' '));
    if (m_rows == m_joinedRows) {
        finish({});
        return;
    }
    m_joinedRows = m_rows;
    inBackground(
        [answer = m_answer, trail = m_trail] {
            Joined longer {run::withBody(answer, trail->joined()), 0};
            const auto &was = *answer.body;
            const auto &is = *longer.answer.body;
            longer.same =
                static_cast<quint32>(std::mismatch(was.begin(), was.end(), is.begin(), is.end()).first - was.begin());
            return longer;
        },
        [this](const Joined &longer) { finish(longer); });
}

void Pager::finish(const Joined &longer)
{
    m_isLoading = false;
    if (longer.answer.tape) {
        m_answer = longer.answer;
        emit joined(longer.answer, longer.same);
    }
    emit changed();
}

void Pager::cancel()
{
    if (!m_isLoading)
        return;
    m_isCancelled = true;
    if (m_run)
        m_runner.cancel(m_run);
}

} // namespace paging
