#include "ui/projects/projectspage.h"

#include "ui/projects/projectform.h"
#include "ui/projects/projectlist.h"
#include "ui/projects/sandboxfacts.h"
#include "ui/theme/confirmsheet.h"
#include "ui/theme/notice.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/taborder.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QUuid>

namespace ui {
namespace {

constexpr int ListWidth = 288;
constexpr int FormWidth = 640;

} // namespace

ProjectsPage::ProjectsPage(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);

    auto *side = new QWidget(this);
    side->setFixedWidth(ListWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 16, 0, 8);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 12, 0);
    head->addWidget(new PlainLabel(tr("Projects"), PlainLabel::Look::Heading), 1);
    auto *add = new QPushButton(tr("Add…"), side);
    add->setObjectName(QStringLiteral("add"));
    add->setAccessibleName(tr("Add a project"));
    head->addWidget(add);
    column->addLayout(head);
    m_notice = new Notice(side);
    auto *noticeRow = new QHBoxLayout;
    noticeRow->setContentsMargins(12, 0, 12, 0);
    noticeRow->addWidget(m_notice);
    column->addLayout(noticeRow);
    m_list = new ProjectList(appearance, side);
    column->addWidget(m_list, 1);
    row->addWidget(side);
    auto *line = new QFrame;
    line->setProperty("separator", true);
    line->setFixedWidth(1);
    row->addWidget(line);

    m_stack = new QStackedWidget(this);
    m_empty = new QWidget(m_stack);
    auto *empty = new QVBoxLayout(m_empty);
    empty->addStretch(1);
    empty->addWidget(new PlainLabel(tr("Choose a project, or add one."), PlainLabel::Look::Muted), 0, Qt::AlignHCenter);
    empty->addStretch(2);
    m_stack->addWidget(m_empty);
    row->addWidget(m_stack, 1);

    connect(add, &QPushButton::clicked, this, &ProjectsPage::addProject);
    connect(m_list, &ProjectList::projectSelected, this, &ProjectsPage::showPage);
    connect(m_list, &ProjectList::projectOpened, this, &ProjectsPage::openRequested);
}

void ProjectsPage::setProjects(const QList<project::Project> &projects)
{
    m_projects = projects;
    const auto keys = m_pages.keys();
    for (const auto &key : keys) {
        if (key != m_newKey && !project(key))
            dropPage(key);
    }
    m_list->setProjects(projects);
    for (const auto &known : projects) {
        if (auto *form = formFor(known.id()))
            form->setProject(known);
    }
    if (!m_newKey.isEmpty() && project(m_newKey)) {
        m_list->select(m_newKey);
        m_newKey.clear();
    }
    if (isVisible())
        fillEmpty();
}

/// Not in front of the first look: a form is a hundred widgets, and every start would pay for them.
void ProjectsPage::showEvent(QShowEvent *event)
{
    fillEmpty();
    QWidget::showEvent(event);
}

void ProjectsPage::fillEmpty()
{
    if (m_stack->currentWidget() == m_empty && !m_projects.isEmpty())
        select(m_list->selected().isEmpty() ? m_projects.first().id() : m_list->selected());
}

void ProjectsPage::select(const QString &projectKey)
{
    m_list->select(projectKey);
    showPage(projectKey);
}

void ProjectsPage::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void ProjectsPage::addProject()
{
    if (m_newKey.isEmpty()) {
        m_newKey = QUuid::createUuid().toString(QUuid::WithoutBraces);
        addPage(m_newKey, makeForm(project::Project::live(m_newKey, {}, {}, {}), true));
    }
    m_list->setCurrentItem(nullptr);
    m_stack->setCurrentWidget(m_pages.value(m_newKey));
    formFor(m_newKey)->focusFirst();
}

void ProjectsPage::showEndpoints(const QString &projectId, const QList<project::Endpoint> &known,
                                 const QString &problem)
{
    for (auto *form : findChildren<ProjectForm *>())
        form->showEndpoints(projectId, known, problem);
}

void ProjectsPage::showDoor(const QString &projectKey, bool open, const QString &message)
{
    if (auto *form = formFor(projectKey))
        form->showDoor(open, message);
}

void ProjectsPage::showSaveFailed(const QString &projectKey, const QString &message)
{
    if (auto *form = formFor(projectKey))
        form->showSaveFailed(message);
}

void ProjectsPage::showNotice(const QString &text)
{
    m_notice->say(Notice::Tone::Warning, text);
}

void ProjectsPage::showPage(const QString &projectKey)
{
    const auto *known = project(projectKey);
    if (!known)
        return;
    if (!m_pages.contains(projectKey)) {
        if (known->isLive()) {
            addPage(projectKey, makeForm(*known, false));
        } else {
            auto *facts = new SandboxFacts(*known, m_appearance);
            connect(facts, &SandboxFacts::openRequested, this, [this, projectKey] { emit openRequested(projectKey); });
            addPage(projectKey, facts);
        }
    }
    m_stack->setCurrentWidget(m_pages.value(projectKey));
}

ProjectForm *ProjectsPage::formFor(const QString &projectKey)
{
    const auto *page = m_pages.value(projectKey);
    return page ? page->findChild<ProjectForm *>() : nullptr;
}

ProjectForm *ProjectsPage::makeForm(const project::Project &project, bool isNew)
{
    auto *form = new ProjectForm(project, isNew, m_appearance);
    const auto key = project.id();
    connect(form, &ProjectForm::saveRequested, this, &ProjectsPage::saveRequested);
    connect(form, &ProjectForm::testRequested, this, &ProjectsPage::testRequested);
    connect(form, &ProjectForm::findRequested, this, &ProjectsPage::findRequested);
    connect(form, &ProjectForm::openRequested, this, [this, key] { emit openRequested(key); });
    connect(form, &ProjectForm::removeRequested, this, [this, key] {
        if (const auto *known = this->project(key))
            askToRemove(*known);
    });
    connect(form, &ProjectForm::discardRequested, this, [this, key] {
        if (key != m_newKey)
            return;
        m_newKey.clear();
        dropPage(key);
        if (!m_projects.isEmpty())
            select(m_projects.first().id());
    });
    return form;
}

void ProjectsPage::addPage(const QString &projectKey, QWidget *content)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(32, 24, 32, 24);
    content->setMaximumWidth(FormWidth);
    row->addWidget(content, 1);
    row->addStretch(0);
    row->setAlignment(content, Qt::Alignment());
    scroll->setWidget(page);
    // The page shows through: a scroll area paints the window's colour otherwise.
    scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    m_pages.insert(projectKey, scroll);
    m_stack->addWidget(scroll);
    tabFromTo(m_list, *scroll);
}

void ProjectsPage::dropPage(const QString &projectKey)
{
    if (auto *page = m_pages.take(projectKey)) {
        if (m_stack->currentWidget() == page)
            m_stack->setCurrentWidget(m_empty);
        m_stack->removeWidget(page);
        page->deleteLater();
    }
}

void ProjectsPage::askToRemove(const project::Project &project)
{
    auto *sheet =
        new ConfirmSheet({tr("Remove %1?").arg(project.name()),
                          tr("Its tabs are closed, and Gatehouse forgets its address and where its keys are. The key "
                             "files stay, and so does the project itself."),
                          tr("Remove project"), tr("Keep it"), false},
                         m_appearance, this);
    connect(sheet, &ConfirmSheet::confirmed, this, [this, key = project.id()] { emit removeRequested(key); });
    sheet->open();
}

const project::Project *ProjectsPage::project(const QString &projectKey) const
{
    for (const auto &known : m_projects) {
        if (known.id() == projectKey)
            return &known;
    }
    return nullptr;
}

} // namespace ui
