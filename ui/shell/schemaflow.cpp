#include "ui/shell/schemaflow.h"

#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"
#include "ui/shell/schemanews.h"

namespace ui {

SchemaFlow::SchemaFlow(SchemaShelf &shelf, Explorer &explorer, QObject *parent)
    : QObject(parent),
      m_shelf(shelf),
      m_explorer(explorer)
{
    connect(&m_shelf, &SchemaShelf::changed, this, &SchemaFlow::show);
    connect(&m_shelf, &SchemaShelf::replaced, this, &SchemaFlow::compare);
    connect(&m_explorer, &Explorer::pageAdded, this, &SchemaFlow::greet);
}

SchemaFlow::~SchemaFlow()
{
    m_comparing.waitForDone();
}

void SchemaFlow::greet(DocumentPage *page)
{
    const auto entry = m_shelf.entry(page->projectKey());
    page->setSchema(entry.schema);
    page->showSchemaProblem(entry.problem);
}

void SchemaFlow::showInDocs(const QString &projectKey)
{
    if (m_inDocs != projectKey && m_explorer.docs().schema() != m_shelf.entry(projectKey).schema)
        m_explorer.docs().leaveSchema();
    m_inDocs = projectKey;
    show(projectKey);
}

void SchemaFlow::showNoneInDocs()
{
    m_inDocs.clear();
    auto &docs = m_explorer.docs();
    if (!docs.schema())
        return;
    docs.setNews({});
    docs.setSchema(nullptr);
}

void SchemaFlow::forget(const QString &projectKey)
{
    m_shelf.forget(projectKey);
    m_news.remove(projectKey);
}

void SchemaFlow::show(const QString &projectKey)
{
    const auto entry = m_shelf.entry(projectKey);
    for (auto *page : m_explorer.pages()) {
        if (page->projectKey() == projectKey) {
            page->setSchema(entry.schema);
            page->showSchemaProblem(entry.state == SchemaShelf::State::Failed ? entry.problem : QString());
        }
    }
    if (projectKey != m_inDocs)
        return;
    auto &docs = m_explorer.docs();
    docs.setNews(m_news.value(projectKey));
    if (entry.schema)
        docs.setSchema(entry.schema);
    else if (entry.state == SchemaShelf::State::Failed)
        docs.showFailed(entry.problem);
    else
        docs.showLoading();
    emit shown(projectKey);
}

void SchemaFlow::compare(const QString &projectKey, const std::shared_ptr<const graphql::Schema> &before,
                         const QDateTime &beforeAt)
{
    QList<TabText> tabs;
    for (const auto *tab : m_explorer.tabs())
        if (tab->projectKey() == projectKey)
            tabs.append({tab->title(), tab->text()});
    m_comparing.start([this, projectKey, before, beforeAt, tabs, after = m_shelf.entry(projectKey).schema] {
        auto news = schemaNews(*before, *after, tabs);
        news.since = beforeAt;
        QMetaObject::invokeMethod(
            this,
            [this, projectKey, news = std::move(news)] {
                m_news.insert(projectKey, news);
                if (projectKey == m_inDocs) {
                    m_explorer.docs().setNews(news);
                    m_explorer.docs().tellNews();
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace ui
