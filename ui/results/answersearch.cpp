#include "ui/results/answersearch.h"

#include "ui/code/findbar.h"
#include "ui/results/answerpages.h"
#include "ui/results/tablepage.h"

#include <QAction>

namespace ui {

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
        m_pages.endSearch();
        m_pages.currentWidget()->setFocus();
    });
    connect(&pages, &AnswerPages::pageShown, this, &AnswerSearch::followPage);
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
}

void AnswerSearch::open()
{
    if (!m_pages.isVisible())
        return;
    if (m_pages.isSearchable())
        m_bar.open();
    else if (m_pages.tab() == AnswerTab::Table)
        m_pages.table().openFilter();
}

void AnswerSearch::step(bool backwards)
{
    if (!m_bar.isVisible())
        return open();
    const auto found = m_pages.step(backwards);
    m_bar.showMatches(found.current, found.total, found.more);
}

void AnswerSearch::search()
{
    const auto found = m_pages.search(m_bar.text(), m_bar.isCaseSensitive());
    m_bar.showMatches(found.current, found.total, found.more);
}

void AnswerSearch::followPage()
{
    if (!m_pages.isSearchable())
        close();
    else if (m_bar.isVisible())
        search();
}

} // namespace ui
