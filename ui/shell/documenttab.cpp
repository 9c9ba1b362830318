#include "ui/shell/documenttab.h"

#include "ui/shell/documentpage.h"

namespace ui {

DocumentTab::DocumentTab(workspace::Tab tab, QObject *parent) : QObject(parent), m_tab(std::move(tab))
{
    if (m_tab.id.isEmpty())
        m_tab.id = workspace::Tab::newId();
}

void DocumentTab::setPage(DocumentPage *page)
{
    m_page = page;
    page->setValue(m_tab);
    // The page has it now.
    m_tab.text.clear();
    m_tab.variables.clear();
    connect(page, &DocumentPage::titleChanged, this, &DocumentTab::looksChanged);
    connect(page, &DocumentPage::runningChanged, this, &DocumentTab::looksChanged);
    connect(page, &DocumentPage::valueChanged, this, &DocumentTab::changed);
    connect(page, &DocumentPage::answerChanged, this, &DocumentTab::answerChanged);
}

QString DocumentTab::title() const
{
    if (!m_tab.name.isEmpty())
        return m_tab.name;
    if (m_page)
        return m_page->title();
    return m_tab.title.isEmpty() ? tr("Untitled") : m_tab.title;
}

void DocumentTab::rename(const QString &name)
{
    const auto wanted = name.simplified();
    if (wanted == m_tab.name)
        return;
    m_tab.name = wanted;
    emit looksChanged();
    emit changed();
}

bool DocumentTab::isRunning() const
{
    return m_page && m_page->isRunning();
}

QByteArray DocumentTab::text() const
{
    return m_page ? m_page->text() : m_tab.text;
}

QString DocumentTab::filePath() const
{
    return m_page ? m_page->file().path : m_tab.file.path;
}

bool DocumentTab::differsFromFile() const
{
    return m_page ? m_page->differsFromFile() : m_tab.differsFromFile;
}

workspace::Tab DocumentTab::value() const
{
    if (!m_page)
        return m_tab;
    auto tab = m_page->value();
    tab.id = m_tab.id;
    tab.name = m_tab.name;
    return tab;
}

} // namespace ui
