#include "ui/shell/pageflow.h"

#include "ui/results/answerpages.h"
#include "ui/results/answerview.h"
#include "ui/results/tablepage.h"
#include "ui/shell/documentpage.h"
#include "ui/theme/plaintext.h"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int LongestRowName = 60;

QString nameOf(const paging::PagedList &list)
{
    QStringList names;
    for (const auto &name : list.source)
        names += QString::fromStdString(name);
    names.removeFirst(); // `data`
    if (!list.row.empty() && !names.isEmpty())
        return PageFlow::tr("%1 of %2").arg(names.last(), shortened(QString::fromStdString(list.row), LongestRowName));
    return names.join(QStringLiteral(" › "));
}

PageBarState stateOf(const paging::Pager &pager)
{
    PageBarState state;
    for (const auto &list : pager.lists())
        state.lists += nameOf(list);
    const auto *list = pager.list();
    if (!list)
        return state;
    state.list = static_cast<qsizetype>(pager.listIndex());
    state.rows = pager.rows();
    state.total = pager.total();
    state.pages = pager.pages();
    state.canGoOn = pager.canGoOn();
    state.isLoading = pager.isLoading();
    state.limit = pager.limit();
    state.wasCutShort = pager.wasCutShort();
    // A list that is whole needs no reason why it cannot go on.
    if (list->problem.empty() || paging::saysMore(list->connection.facts))
        state.sentence = pager.sentence();
    return state;
}

} // namespace

PageFlow::PageFlow(run::Runner &runner, const Appearance &appearance, QObject *parent)
    : QObject(parent),
      m_runner(runner),
      m_appearance(appearance)
{ }

void PageFlow::answered(DocumentPage &page, const paging::Question &question, const run::Answer &answer)
{
    if (!answer.tape && !m_readings.contains(&page))
        return;
    auto &reading = readingOf(page);
    reading.isForgotten = false;
    reading.followed.clear();
    reading.pager->setAnswer(question, answer);
    followTable(page);
}

void PageFlow::forget(const QString &projectKey)
{
    for (auto reading = m_readings.begin(); reading != m_readings.end(); ++reading) {
        if (reading.key()->projectKey() != projectKey)
            continue;
        reading->isForgotten = reading->pager->list() != nullptr;
        reading->pager->clear();
    }
}

PageFlow::Reading &PageFlow::readingOf(DocumentPage &page)
{
    auto &reading = m_readings[&page];
    if (reading.pager)
        return reading;
    reading.pager = new paging::Pager(m_runner, &page);
    auto &view = page.answerView();
    connect(reading.pager, &paging::Pager::changed, this, [this, &page] { show(page); });
    connect(reading.pager, &paging::Pager::joined, &view, [this, &page](const run::Answer &answer, quint32 same) {
        page.answerView().showLonger(answer, same);
        emit joined(page, answer);
    });
    // What replaces the answer without being one: a failure, or nothing.
    connect(&view, &AnswerView::answerChanged, reading.pager, [&view, pager = reading.pager] {
        if (!view.answer().body)
            pager->clear();
    });
    connect(&page, &DocumentPage::runningChanged, reading.pager, [pager = reading.pager](bool running) {
        if (running)
            pager->cancel();
    });
    connect(&view.pages().table(), &TablePage::ready, this, [this, &page] { followTable(page); });
    connect(&view.pages(), &AnswerPages::chosenChanged, this, [this, &page] { followChoice(page); });
    connect(&page, &QObject::destroyed, this, [this, key = &page] { m_readings.remove(key); });
    return reading;
}

void PageFlow::show(DocumentPage &page)
{
    auto &reading = m_readings[&page];
    const auto state = stateOf(*reading.pager);
    if (!reading.bar && state.list >= 0) {
        auto *pager = reading.pager;
        reading.bar = new PageBar(m_appearance, paging::Pager::MostBytes);
        reading.bar->setLimit(m_limit);
        connect(reading.bar, &PageBar::nextWanted, pager, &paging::Pager::next);
        connect(reading.bar, &PageBar::allWanted, pager, &paging::Pager::loadAll);
        connect(reading.bar, &PageBar::goOnWanted, pager, &paging::Pager::goOn);
        connect(reading.bar, &PageBar::cancelWanted, pager, &paging::Pager::cancel);
        connect(reading.bar, &PageBar::listChosen, pager,
                [pager](qsizetype list) { pager->choose(static_cast<std::size_t>(list)); });
        connect(reading.bar, &PageBar::limitChosen, this, &PageFlow::setLimit);
        page.answerView().addFoot(reading.bar);
    }
    if (reading.bar)
        reading.bar->showState(state);
    if (std::exchange(reading.wasLoading, state.isLoading) != state.isLoading)
        emit loadingChanged(&page);
    followChoice(page);
}

/// Where somebody stands in the answer says which row's lists are meant.
void PageFlow::followChoice(DocumentPage &page)
{
    auto *pager = m_readings.value(&page).pager;
    const auto &pages = page.answerView().pages();
    const auto chosen = pages.chosen();
    if (chosen && pages.answer().tape)
        pager->look(json::spotAt(*pages.answer().tape, *chosen).path);
}

/// The rows that somebody looks at are the ones to read on from.
void PageFlow::followTable(DocumentPage &page)
{
    auto &reading = m_readings[&page];
    auto *pager = reading.pager;
    const auto &source = page.answerView().pages().table().source().path;
    // Rows that were joined are no other ones.
    if (pager->lists().empty() || std::exchange(reading.followed, source) == source)
        return;
    const auto &lists = pager->lists();
    const auto shown =
        std::find_if(lists.begin(), lists.end(), [&](const auto &list) { return list.source == source; });
    if (shown != lists.end())
        pager->choose(static_cast<std::size_t>(shown - lists.begin()));
}

paging::Pager *PageFlow::pagerToGoOn(DocumentPage *page) const
{
    if (!page)
        return nullptr;
    const auto reading = m_readings.value(page);
    auto *pager = reading.pager;
    if (pager && pager->canGoOn())
        return pager;
    if (pager && pager->isLoading())
        return nullptr;
    auto why = pager && pager->list() ? pager->sentence() : QString();
    if (reading.isForgotten)
        why = tr("The project has changed since this answer: run the query again to read on.");
    page->say(Notice::Tone::Neutral, why.isEmpty() ? tr("The answer has no list that goes on.") : why);
    return nullptr;
}

void PageFlow::next(DocumentPage *page)
{
    if (auto *pager = pagerToGoOn(page))
        pager->next();
}

void PageFlow::loadAll(DocumentPage *page)
{
    if (auto *pager = pagerToGoOn(page))
        pager->loadAll(m_limit);
}

bool PageFlow::isLoading(const DocumentPage &page) const
{
    const auto *pager = m_readings.value(&page).pager;
    return pager && pager->isLoading();
}

bool PageFlow::cancel(const DocumentPage &page)
{
    if (!isLoading(page))
        return false;
    m_readings.value(&page).pager->cancel();
    return true;
}

void PageFlow::setLimit(quint32 limit)
{
    if (limit == m_limit)
        return;
    m_limit = limit;
    for (const auto &reading : std::as_const(m_readings))
        if (reading.bar)
            reading.bar->setLimit(limit);
    emit limitChanged(limit);
}

} // namespace ui
