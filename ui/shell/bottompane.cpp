#include "ui/shell/bottompane.h"

#include "core/text/linemap.h"
#include "ui/editor/jsoneditor.h"
#include "ui/shell/headerspane.h"

#include <QEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int HeadMargin = 3;

enum BottomTab { VariablesTab, HeadersTab, ProblemsTab };

std::vector<Problem> problemsOf(const std::vector<graphql::Diagnostic> &diagnostics, std::string_view source,
                                Problem::Place place)
{
    const text::LineMap lines(source);
    std::vector<Problem> problems;
    for (const auto &diagnostic : diagnostics) {
        Problem problem;
        problem.place = place;
        problem.isError = diagnostic.severity == graphql::Diagnostic::Severity::Error;
        problem.message = QString::fromStdString(diagnostic.message);
        problem.rule = QString::fromStdString(diagnostic.rule);
        if (!diagnostic.spans.empty())
            problem.span = diagnostic.spans.front();
        const auto position = lines.position(problem.span.begin);
        problem.line = static_cast<int>(position.line);
        problem.column = static_cast<int>(position.column);
        problems.push_back(std::move(problem));
    }
    return problems;
}

bool lacksDefinitions(const language::Analysis &analysis, const graphql::OperationDefinition &operation)
{
    return std::any_of(analysis.diagnostics.begin(), analysis.diagnostics.end(),
                       [&](const graphql::Diagnostic &finding) {
                           return finding.rule == "NoUndefinedVariables" && !finding.spans.empty()
                               && operation.span.contains(finding.spans.back().begin);
                       });
}

} // namespace

BottomPane::BottomPane(const Appearance &appearance, QWidget *parent) : QWidget(parent)
{
    m_stack = new QStackedWidget(this);
    m_variables = new VariablesPane(appearance, m_stack);
    m_headers = new HeadersPane(appearance, m_stack);
    m_problems = new ProblemsList(appearance, m_stack);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    m_stack->addWidget(m_variables);
    m_stack->addWidget(m_headers);
    m_stack->addWidget(m_problems);
    column->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::currentChanged, this, &BottomPane::fitHead);
    connect(m_variables, &VariablesPane::checked, this, &BottomPane::readVariableProblems);
    connect(&m_variables->json(), &JsonEditor::problemChanged, this, &BottomPane::readVariableProblems);
    connect(m_headers, &HeadersPane::edited, this, &BottomPane::showHeaders);
    connect(m_problems, &ProblemsList::problemActivated, this, &BottomPane::goTo);
}

QWidget *BottomPane::makeHead()
{
    auto *head = new QWidget(this);
    head->setProperty("band", QStringLiteral("tabs"));
    head->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(HeadMargin, 0, HeadMargin, 0);
    m_tabs = new QTabBar(head);
    m_tabs->setObjectName(QStringLiteral("bottomTabs"));
    m_tabs->setExpanding(false);
    // All of them are seen at once, in however many panes the window is cut.
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->addTab(tr("Variables"));
    m_tabs->addTab(tr("Headers"));
    m_tabs->addTab(tr("Problems 0"));
    m_tabs->setAccessibleName(tr("Variables, headers and problems"));
    row->addWidget(m_tabs);
    row->addStretch(1);
    row->addWidget(&m_variables->switcher());
    head->installEventFilter(this);
    return head;
}

/// Where there is no room for both, the tabs are what is needed; the form has a key and a place in the menu.
void BottomPane::fitHead()
{
    auto &switcher = m_variables->switcher();
    auto &head = *m_tabs->parentWidget();
    head.setMinimumWidth(m_tabs->minimumSizeHint().width() + 2 * HeadMargin);
    const int room = head.width() - m_tabs->sizeHint().width();
    switcher.setVisible(m_tabs->currentIndex() == VariablesTab && room > switcher.sizeHint().width());
}

bool BottomPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_tabs->parentWidget())
        fitHead();
    return QWidget::eventFilter(watched, event);
}

QWidget *BottomPane::current() const
{
    return m_stack->currentWidget();
}

void BottomPane::showVariables()
{
    m_tabs->setCurrentIndex(VariablesTab);
}

void BottomPane::focusVariables()
{
    showVariables();
    m_variables->setFocus(Qt::OtherFocusReason);
}

void BottomPane::focusHeaders()
{
    m_tabs->setCurrentIndex(HeadersTab);
    m_headers->focusFirst();
}

void BottomPane::follow(const language::Analysis &analysis, const std::shared_ptr<const graphql::Schema> &schema,
                        const std::shared_ptr<const graphql::OperationDefinition> &operation)
{
    const bool lacksSome = operation && lacksDefinitions(analysis, *operation);
    m_variables->setOperation(schema, analysis.document, operation,
                              lacksSome ? FormPane::Remedy::AddMissing : FormPane::Remedy::None);
    if (analysis.document == m_document)
        return;
    m_document = analysis.document;
    m_queryProblems = problemsOf(analysis.diagnostics, analysis.document->source(), Problem::Place::Query);
    showProblems();
}

void BottomPane::readVariableProblems()
{
    const auto &json = m_variables->json();
    m_variableProblems.clear();
    if (!json.problem().isEmpty()) {
        Problem problem;
        problem.place = Problem::Place::Variables;
        problem.message = json.problem();
        if (!json.findings().empty())
            problem.span = json.findings().front().span;
        problem.line = json.problemLine();
        m_variableProblems.push_back(problem);
    } else if (const auto &form = m_variables->state().form) {
        m_variableProblems = problemsOf(form->findings(), form->typed(), Problem::Place::Variables);
    }
    showProblems();
}

void BottomPane::showProblems()
{
    auto all = m_queryProblems;
    all.insert(all.end(), m_variableProblems.begin(), m_variableProblems.end());
    if (const auto against = safety::problemOf(m_headers->sent()); !against.isEmpty()) {
        Problem problem;
        problem.place = Problem::Place::Headers;
        problem.message = against;
        all.push_back(problem);
    }
    m_problems->showProblems(all);
    m_tabs->setTabText(ProblemsTab, tr("Problems %1").arg(all.size()));
    fitHead();
}

void BottomPane::showHeaders()
{
    const auto count = m_headers->sent().size();
    m_tabs->setTabText(HeadersTab, count > 0 ? tr("Headers %1").arg(count) : tr("Headers"));
    showProblems();
}

void BottomPane::goTo(Problem::Place place, text::Span span)
{
    switch (place) {
    case Problem::Place::Query:
        emit queryPlaceWanted(span);
        return;
    case Problem::Place::Variables:
        showVariables();
        m_variables->goTo(span);
        return;
    case Problem::Place::Headers:
        m_tabs->setCurrentIndex(HeadersTab);
        m_headers->focusProblem();
        return;
    }
}

} // namespace ui
