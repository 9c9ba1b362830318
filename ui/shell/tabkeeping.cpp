#include "ui/shell/tabkeeping.h"

#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"

namespace ui {

TabKeeping::TabKeeping(Explorer &explorer, const QSet<QString> &written, QObject *parent)
    : QObject(parent),
      m_explorer(explorer)
{
    connect(&explorer, &Explorer::tabAdded, this, [this](DocumentTab *tab) {
        watch(tab);
        m_changed.insert(tab->id());
        note();
    });
    connect(&explorer, &Explorer::tabClosing, this, [this](DocumentTab *tab) {
        m_changed.insert(tab->id());
        note();
    });
    connect(&explorer, &Explorer::tabsChanged, this, &TabKeeping::note);
    const auto tabs = explorer.tabs();
    for (auto *tab : tabs) {
        watch(tab);
        if (!written.contains(tab->id())) {
            m_changed.insert(tab->id());
            note();
        }
    }
}

void TabKeeping::watch(DocumentTab *tab)
{
    connect(tab, &DocumentTab::changed, this, [this, tab] {
        m_changed.insert(tab->id());
        note();
    });
    connect(tab, &DocumentTab::answerChanged, this, [this, tab] {
        noteAnswer(*tab);
        note();
    });
}

void TabKeeping::noteAnswer(const DocumentTab &tab)
{
    if (const auto *page = tab.page())
        m_answers.insert(tab.id(),
                         {page->answer(), page->asked().text, page->asked().variables, page->asked().secrets});
}

void TabKeeping::note()
{
    m_hasNews = true;
    emit changed();
}

TabNews TabKeeping::take()
{
    TabNews news;
    const auto tabs = m_explorer.tabs();
    for (const auto *tab : tabs) {
        news.tabs.open.append(tab->id());
        if (m_changed.contains(tab->id()))
            news.tabs.changed.append(tab->value());
    }
    if (const auto *tab = m_explorer.currentTab())
        news.tabs.current = tab->id();
    for (const auto &closed : m_explorer.closed()) {
        news.tabs.closed.append(closed.id);
        if (m_changed.contains(closed.id))
            news.tabs.changed.append(closed);
    }
    const QStringList all = news.tabs.open + news.tabs.closed;
    for (auto answer = m_answers.cbegin(); answer != m_answers.cend(); ++answer) {
        // Of one that is gone there is nothing to be kept.
        if (all.contains(answer.key()))
            news.answers.insert(answer.key(), answer.value());
    }
    m_answers.clear();
    m_changed.clear();
    m_hasNews = false;
    return news;
}

void TabKeeping::putBack(const TabNews &news)
{
    for (const auto &tab : news.tabs.changed)
        m_changed.insert(tab.id);
    for (auto answer = news.answers.cbegin(); answer != news.answers.cend(); ++answer) {
        if (!m_answers.contains(answer.key()))
            m_answers.insert(answer.key(), answer.value());
    }
    m_hasNews = true;
}

} // namespace ui
