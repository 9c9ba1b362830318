#include "ui/shell/explorer.h"

#include "ui/docs/docspane.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/givingsplit.h"
#include "ui/shell/quietnotice.h"
#include "ui/shell/runbutton.h"
#include "ui/theme/icons.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/projectmark.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace ui {
namespace {

constexpr int MostClosed = 10;
constexpr int DocsWidth = 270;

} // namespace

Explorer::Explorer(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTabRow());
    column->addWidget(makeToolbar());

    m_split = new GivingSplit(this);
    m_stack = new QStackedWidget(m_split);
    m_empty = new QWidget(m_stack);
    auto *empty = new QVBoxLayout(m_empty);
    empty->addStretch(1);
    empty->addWidget(new PlainLabel(tr("No tab is open. Ctrl+T opens one."), PlainLabel::Look::Muted), 0,
                     Qt::AlignHCenter);
    empty->addStretch(2);
    m_stack->addWidget(m_empty);
    m_docs = new DocsPane(appearance, m_split);
    m_docs->setMinimumWidth(200);
    m_split->addWidget(m_stack);
    m_split->addWidget(m_docs);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({958, DocsWidth});
    column->addWidget(m_split, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        showCurrent();
        emit tabsChanged();
    });
    connect(m_tabs, &QTabBar::tabMoved, this, &Explorer::tabsChanged);
    connect(m_tabs, &DocumentTabs::closeRequested, this, &Explorer::closeTab);
    connect(m_tabs, &DocumentTabs::renamed, this, [](DocumentTab *tab, const QString &name) { tab->rename(name); });
    connect(m_tabs, &DocumentTabs::menuRequested, this, [this](DocumentTab *tab, QPoint place) {
        setCurrent(tab);
        emit tabMenuRequested(place);
    });
    connect(m_newTab, &QToolButton::clicked, this, &Explorer::newTabRequested);
    connect(m_copy, &QPushButton::clicked, this, &Explorer::copyRequested);
    connect(m_docsButton, &QPushButton::clicked, this, &Explorer::showDocs);
    connect(m_split, &GivingSplit::secondShown, this, [this](bool shown) {
        m_docsButton->setChecked(shown);
        emit docsShown(shown);
    });
    connect(m_builderButton, &QPushButton::clicked, this, &Explorer::showBuilder);
    connect(&appearance, &Appearance::themeChanged, this, &Explorer::applyTheme);
    applyTheme();
    showCurrent();
}

QWidget *Explorer::makeTabRow()
{
    auto *row = new QWidget(this);
    row->setProperty("band", QStringLiteral("documents"));
    row->setAttribute(Qt::WA_StyledBackground);
    row->setFixedHeight(36);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(4);
    m_tabs = new DocumentTabs(m_appearance, row);
    layout->addWidget(m_tabs);
    m_newTab = new QToolButton(row);
    m_newTab->setObjectName(QStringLiteral("newTab"));
    m_newTab->setIconSize({14, 14});
    m_newTab->setToolTip(tr("New tab (Ctrl+T)"));
    m_newTab->setAccessibleName(tr("New tab"));
    m_newTab->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_newTab);
    layout->addStretch(1);
    return row;
}

QWidget *Explorer::makeToolbar()
{
    auto *bar = new QWidget(this);
    bar->setProperty("band", QStringLiteral("tools"));
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(44);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(8);
    m_run = new RunButton(m_appearance, bar);
    layout->addWidget(m_run);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(8);
    layout->addLayout(m_tools);
    m_copy = new QPushButton(tr("Copy"), bar);
    m_copy->setObjectName(QStringLiteral("copyQuery"));
    m_copy->setProperty("kind", QStringLiteral("flat"));
    m_copy->setToolTip(tr("Copy the query (Ctrl+Shift+C)"));
    m_copy->setAccessibleName(tr("Copy the query"));
    layout->addWidget(m_copy);
    m_copyAs = new MenuButton(m_appearance, QStringLiteral("flat"), bar);
    m_copyAs->setText(tr("Copy as"));
    m_copyAs->setObjectName(QStringLiteral("copyAs"));
    m_copyAs->setToolTip(tr("Copy the operation as code for another program"));
    layout->addWidget(m_copyAs);
    layout->addStretch(1);
    m_builderButton = new QPushButton(tr("Builder"), bar);
    m_builderButton->setObjectName(QStringLiteral("builder"));
    m_builderButton->setProperty("kind", QStringLiteral("toggle"));
    m_builderButton->setCheckable(true);
    m_builderButton->setToolTip(tr("Show or hide the tree of what can be selected (Ctrl+Shift+B)"));
    layout->addWidget(m_builderButton);
    m_docsButton = new QPushButton(tr("Docs"), bar);
    m_docsButton->setObjectName(QStringLiteral("docs"));
    m_docsButton->setProperty("kind", QStringLiteral("toggle"));
    m_docsButton->setCheckable(true);
    m_docsButton->setChecked(true);
    m_docsButton->setToolTip(tr("Show or hide the schema's documentation (Ctrl+Shift+D)"));
    layout->addWidget(m_docsButton);
    return bar;
}

void Explorer::addTool(QAction *command, const QString &name)
{
    auto *button = new QPushButton(name);
    button->setProperty("kind", QStringLiteral("flat"));
    button->setAccessibleName(name);
    const auto show = [button, command, name] {
        const auto key = command->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(key.isEmpty() ? name : tr("%1 (%2)").arg(name, key));
        button->setEnabled(command->isEnabled());
    };
    show();
    connect(command, &QAction::changed, button, show);
    connect(button, &QPushButton::clicked, command, &QAction::trigger);
    m_tools->addWidget(button);
}

void Explorer::setCopyMenu(QMenu *menu)
{
    m_copyAs->setMenu(menu);
}

DocumentPage *Explorer::addPage(const QString &projectKey, const QByteArray &text, const QByteArray &variables)
{
    workspace::Tab value;
    value.projectKey = projectKey;
    value.text = text;
    value.variables = variables;
    auto *tab = addTab(m_tabs->count(), value);
    bringToFront(tab);
    return tab->page();
}

void Explorer::bringToFront(const DocumentTab *tab)
{
    {
        // The first tab is in front before it is known whose it is.
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(m_tabs->indexOf(tab));
    }
    showCurrent();
    emit tabsChanged();
}

DocumentTab *Explorer::addTab(int index, const workspace::Tab &value)
{
    auto *tab = new DocumentTab(value, this);
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->insert(index, tab);
    }
    connect(tab, &DocumentTab::looksChanged, this, [this, tab] {
        showTab(tab);
        showOperations();
    });
    showTab(tab);
    emit tabAdded(tab);
    return tab;
}

DocumentPage *Explorer::makePage(DocumentTab &tab)
{
    auto *page = new DocumentPage(tab.projectKey(), m_appearance, m_stack);
    m_stack->addWidget(page);
    connect(page, &DocumentPage::docsRequested, this, [this](const QString &place) {
        showDocs(true);
        m_docs->open(place);
    });
    connect(page, &DocumentPage::operationsChanged, this, &Explorer::showOperations);
    connect(page, &DocumentPage::sizesChanged, this, [this, page] { m_pageSizes = page->sizes(); });
    connect(page, &DocumentPage::builderResized, this, [this](int width) { m_builderWidth = width; });
    connect(page, &DocumentPage::schemaRetryRequested, this, &Explorer::schemaRetryRequested);
    tab.setPage(page);
    page->setShowsForm(m_showsForms);
    connect(page, &DocumentPage::showsFormChanged, this, &Explorer::setShowsForms);
    emit pageAdded(page);
    showTab(&tab);
    if (m_answersOnDisk.remove(tab.id()))
        emit answerWanted(tab.id());
    return page;
}

DocumentPage *Explorer::current() const
{
    const auto *tab = currentTab();
    return tab ? tab->page() : nullptr;
}

DocumentTab *Explorer::currentTab() const
{
    return m_tabs->tab(m_tabs->currentIndex());
}

const project::Project *Explorer::currentProject() const
{
    const auto *page = current();
    return page ? project(page->projectKey()) : nullptr;
}

QList<DocumentTab *> Explorer::tabs() const
{
    QList<DocumentTab *> tabs;
    for (int i = 0; i < m_tabs->count(); ++i)
        tabs.append(m_tabs->tab(i));
    return tabs;
}

QList<DocumentPage *> Explorer::pages() const
{
    QList<DocumentPage *> pages;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto *page = m_tabs->tab(i)->page())
            pages.append(page);
    }
    return pages;
}

void Explorer::setCurrent(DocumentPage *page)
{
    for (const auto *tab : tabs()) {
        if (tab->page() == page)
            return setCurrent(tab);
    }
}

void Explorer::setCurrent(const DocumentTab *tab)
{
    m_tabs->setCurrentIndex(m_tabs->indexOf(tab));
}

void Explorer::closePage(DocumentPage *page)
{
    for (auto *tab : tabs()) {
        if (page && tab->page() == page)
            return closeTab(tab);
    }
}

void Explorer::closeTab(DocumentTab *tab)
{
    const int index = tab ? m_tabs->indexOf(tab) : -1;
    if (index < 0)
        return;
    auto *page = tab->page();
    if (page)
        emit pageClosing(page);
    emit tabClosing(tab);
    if (const auto value = tab->value(); !value.isBlank()) {
        m_closed.append(value);
        if (m_closed.size() > MostClosed)
            m_closed.removeFirst();
    }
    m_tabs->removeTab(index);
    if (page) {
        m_stack->removeWidget(page);
        page->deleteLater();
    }
    tab->deleteLater();
    emit tabsChanged();
}

void Explorer::closeOtherTabs()
{
    const auto *stays = currentTab();
    const auto all = tabs();
    for (auto *tab : all) {
        if (tab != stays)
            closeTab(tab);
    }
}

void Explorer::duplicateTab()
{
    const auto *tab = currentTab();
    if (!tab)
        return;
    auto value = tab->value();
    value.id.clear();
    // Two tabs on one file would write over each other.
    value.file = {};
    value.differsFromFile = false;
    bringToFront(addTab(m_tabs->currentIndex() + 1, value));
    current()->focusEditor();
}

void Explorer::moveTab(int by)
{
    const int from = m_tabs->currentIndex();
    if (const int to = from + by; from >= 0 && to >= 0 && to < m_tabs->count())
        m_tabs->moveTab(from, to);
}

void Explorer::renameTab()
{
    m_tabs->rename(m_tabs->currentIndex());
}

void Explorer::restore(const workspace::TabSet &set)
{
    const auto *before = currentTab();
    m_closed = set.closed + m_closed;
    while (m_closed.size() > MostClosed)
        m_closed.removeFirst();
    int index = 0;
    m_tabs->setUpdatesEnabled(false);
    for (const auto &value : set.open) {
        m_answersOnDisk.insert(value.id);
        addTab(index++, value);
    }
    m_tabs->setUpdatesEnabled(true);
    if (set.open.isEmpty() || before)
        return;
    const auto all = tabs();
    const auto wanted =
        std::find_if(all.begin(), all.end(), [&](const DocumentTab *tab) { return tab->id() == set.current; });
    bringToFront(wanted == all.end() ? all.first() : *wanted);
    current()->focusEditor();
}

void Explorer::addTabs(const QList<workspace::Tab> &tabs)
{
    const auto first = m_tabs->count();
    m_tabs->setUpdatesEnabled(false);
    for (const auto &value : tabs)
        addTab(m_tabs->count(), value);
    m_tabs->setUpdatesEnabled(true);
    if (tabs.isEmpty())
        return;
    bringToFront(this->tabs().at(first));
    current()->focusEditor();
}

void Explorer::showKept(const QString &tabId, const run::KeptAnswer &kept)
{
    for (const auto *tab : tabs()) {
        if (tab->id() == tabId && tab->page())
            tab->page()->showKept(kept);
    }
}

void Explorer::tell(const QString &sentence)
{
    if (!m_notice)
        m_notice = new QuietNotice(this);
    m_notice->offer(sentence, tr("OK"), {}, QuietNotice::Stay::UntilTaken);
}

void Explorer::step(int by)
{
    if (m_tabs->count() > 0)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
}

bool Explorer::reopen()
{
    for (auto i = m_closed.size() - 1; i >= 0; --i) {
        const auto &key = m_closed[i].projectKey;
        // The sandbox comes when a tab of it is looked at.
        if (!project(key) && key != project::Project::sandboxId())
            continue;
        const auto value = m_closed.takeAt(i);
        m_answersOnDisk.insert(value.id);
        bringToFront(addTab(m_tabs->count(), value));
        current()->focusEditor();
        return true;
    }
    return false;
}

void Explorer::dropClosed(const QStringList &ids)
{
    m_closed.removeIf([&](const workspace::Tab &tab) { return ids.contains(tab.id); });
    emit tabsChanged();
}

void Explorer::setProjects(const QList<project::Project> &projects)
{
    m_projects = projects;
    for (auto *tab : tabs())
        showTab(tab);
    enableRun();
}

bool Explorer::isDocsShown() const
{
    return m_split->isSecondWanted();
}

void Explorer::showDocs(bool shown)
{
    m_split->showSecond(shown);
    m_docsButton->setChecked(!m_docs->isHidden());
    emit docsShown(!m_docs->isHidden());
}

bool Explorer::isBuilderShown() const
{
    return m_builderButton->isChecked();
}

void Explorer::showBuilder(bool shown)
{
    m_builderButton->setChecked(shown);
    if (auto *page = current())
        page->showBuilder(shown, m_builderWidth);
    emit builderShown(shown);
}

void Explorer::setBuilderWidth(int width)
{
    m_builderWidth = width;
    if (auto *page = current(); page && isBuilderShown())
        page->showBuilder(true, width);
}

QList<QWidget *> Explorer::panes() const
{
    auto panes = current() ? current()->panes() : QList<QWidget *>();
    if (!m_docs->isHidden())
        panes.append(m_docs);
    return panes + QList<QWidget *> {m_tabs, m_run};
}

void Explorer::setShowsForms(bool forms)
{
    if (forms == m_showsForms)
        return;
    m_showsForms = forms;
    const auto all = pages();
    for (auto *page : all)
        page->setShowsForm(forms);
    emit showsFormsChanged(forms);
}

QList<int> Explorer::sizes() const
{
    const auto inner = m_pageSizes.isEmpty() && current() ? current()->sizes() : m_pageSizes;
    return m_split->chosenSizes() + inner;
}

void Explorer::setSizes(const QList<int> &sizes)
{
    if (sizes.size() != 6)
        return;
    m_split->chooseSizes(sizes.mid(0, 2));
    m_pageSizes = sizes.mid(2);
    if (auto *page = current())
        page->setSizes(m_pageSizes);
}

void Explorer::applyTheme()
{
    m_newTab->setIcon(icon(QStringLiteral("plus"), m_appearance.theme()));
    m_copy->setIcon(icon(QStringLiteral("copy"), m_appearance.theme()));
    m_docsButton->setIcon(icon(QStringLiteral("docs"), m_appearance.theme()));
    m_builderButton->setIcon(icon(QStringLiteral("builder"), m_appearance.theme()));
    for (auto *tab : tabs())
        showTab(tab);
}

void Explorer::showCurrent()
{
    if (auto *tab = currentTab(); tab && !tab->page())
        makePage(*tab);
    auto *page = current();
    m_stack->setCurrentWidget(page ? static_cast<QWidget *>(page) : m_empty);
    // All tabs share one layout of their panes.
    if (page && !m_pageSizes.isEmpty())
        page->setSizes(m_pageSizes);
    if (page)
        page->showBuilder(isBuilderShown(), m_builderWidth);
    enableRun();
    m_copy->setEnabled(page);
    m_copyAs->setEnabled(page);
    showOperations();
    emit currentChanged(page);
}

void Explorer::enableRun()
{
    const auto *page = current();
    m_run->setEnabled(page && project(page->projectKey()));
}

void Explorer::showTab(DocumentTab *tab)
{
    const int index = m_tabs->indexOf(tab);
    if (index < 0)
        return;
    const auto *known = project(tab->projectKey());
    m_tabs->setTitle(index, tab->title(), known ? known->name() : QString());
    m_tabs->setRunning(index, tab->isRunning());
    m_tabs->setTabIcon(
        index,
        known && m_projects.size() > 1 ? projectMark(known->name(), known->isLive(), m_appearance.theme()) : QIcon());
}

void Explorer::showOperations()
{
    const auto *page = current();
    m_run->showOperations(page ? page->operationNames() : QStringList(), page ? page->currentOperation() : -1);
    m_run->showRunning(page && page->isRunning());
}

const project::Project *Explorer::project(const QString &projectKey) const
{
    for (const auto &known : m_projects) {
        if (known.id() == projectKey)
            return &known;
    }
    return nullptr;
}

} // namespace ui
