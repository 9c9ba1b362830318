#include "ui/results/answersearch.h"

#include "core/results/textsearch.h"
#include "ui/code/findbar.h"
#include "ui/results/answerpages.h"
#include "ui/results/tablepage.h"
#include "ui/theme/elsewhere.h"

#include <QAction>
#include <QPointer>

#include <algorithm>

namespace ui {
namespace {

/// Searching this much takes less than a frame.
constexpr std::size_t SmallBody = 1'000'000;

} // namespace

AnswerSearch::AnswerSearch(FindBar &bar, AnswerPages &pages, QWidget &scope)
    : QObject(&scope),
      m_bar(bar),
      m_pages(pages)
{
    connect(&bar, &FindBar::searched, this, &AnswerSearch::search);
    connect(&bar, &FindBar::nextWanted, this, &AnswerSearch::next);
    connect(&bar, &FindBar::previousWanted, this, &AnswerSearch::previous);
    connect(&bar, &FindBar::closed, this, [this] {
        close();
        m_pages.currentWidget()->setFocus();
    });
    connect(&pages, &AnswerPages::pageShown, this, &AnswerSearch::followPage);
    connect(&pages, &AnswerPages::grown, this, &AnswerSearch::followGrowth);
    addKey(scope, QKeySequence::Find, &AnswerSearch::open);
    addKey(scope, QKeySequence(Qt::Key_F3), &AnswerSearch::next);
    addKey(scope, QKeySequence(Qt::SHIFT | Qt::Key_F3), &AnswerSearch::previous);
}

void AnswerSearch::addKey(QWidget &scope, const QKeySequence &key, void (AnswerSearch::*slot)())
{
    auto *action = new QAction(this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    scope.addAction(action);
}

void AnswerSearch::close()
{
    m_bar.hide();
    ++m_number;
    m_places.reset();
    m_pages.markPlaces(nullptr);
}

bool AnswerSearch::isSearchable() const
{
    return m_pages.isVisible() && m_pages.answer().body && m_pages.tab() != AnswerTab::Table
        && m_pages.tab() != AnswerTab::Headers;
}

void AnswerSearch::open()
{
    if (isSearchable())
        m_bar.open();
    else if (m_pages.isVisible() && m_pages.tab() == AnswerTab::Table)
        m_pages.table().openFilter();
}

void AnswerSearch::search()
{
    find(true);
}

void AnswerSearch::find(bool goesThere)
{
    const auto body = m_pages.answer().body;
    if (!body)
        return;
    const auto text = m_bar.text().toStdString();
    const auto number = ++m_number;
    const auto tape = m_pages.tab() == AnswerTab::Raw ? nullptr : m_pages.answer().tape;
    const auto work = [text, tape, body, caseSensitive = m_bar.isCaseSensitive()] {
        return tape ? results::findText(*tape, text, caseSensitive, MostPlaces)
                    : results::findBytes(*body, text, caseSensitive, MostPlaces);
    };
    if (body->size() <= SmallBody)
        return take(std::make_shared<const std::vector<text::Span>>(work()), goesThere);
    elsewhere(work, [search = QPointer(this), number, goesThere](std::vector<text::Span> found) {
        if (search && search->m_number == number)
            search->take(std::make_shared<const std::vector<text::Span>>(std::move(found)), goesThere);
    });
}

void AnswerSearch::take(Places places, bool goesThere)
{
    m_places = std::move(places);
    m_pages.markPlaces(m_places);
    if (m_places->empty())
        return m_bar.showMatches(0, 0);
    // From where the person is, round the end.
    const auto next = std::lower_bound(m_places->begin(), m_places->end(), m_pages.chosen().value_or(0),
                                       [](text::Span place, std::uint32_t chosen) { return place.begin < chosen; });
    m_place = next == m_places->end() ? 0 : static_cast<std::size_t>(next - m_places->begin());
    if (goesThere)
        goTo(m_place);
    else
        showPlace();
}

void AnswerSearch::step(bool backwards)
{
    if (!m_bar.isVisible())
        return open();
    if (m_places && !m_places->empty())
        goTo((m_place + (backwards ? m_places->size() - 1 : 1)) % m_places->size());
}

void AnswerSearch::goTo(std::size_t place)
{
    m_place = place;
    m_pages.choose((*m_places)[place]);
    showPlace();
}

void AnswerSearch::showPlace()
{
    m_bar.showMatches(static_cast<int>(m_place) + 1, static_cast<int>(m_places->size()),
                      m_places->size() == MostPlaces);
}

void AnswerSearch::followPage()
{
    if (!isSearchable())
        close();
    else if (m_bar.isVisible())
        search();
}

/// The new rows are searched, too, while what is looked at stays in its place.
void AnswerSearch::followGrowth()
{
    if (isSearchable() && m_bar.isVisible())
        find(false);
}

} // namespace ui
