#include "ui/shell/variablespane.h"

#include "ui/editor/jsoneditor.h"
#include "ui/variables/formview.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>

namespace ui {
namespace {

/// Every letter in a field reads the text once, on the window's thread: a millisecond for this much.
constexpr long LargestForForm = 1'000'000;

} // namespace

VariablesPane::VariablesPane(const Appearance &appearance, QWidget *parent)
    : QStackedWidget(parent),
      m_appearance(appearance)
{
    m_json = new JsonEditor(appearance);
    addWidget(m_json);
    setFocusProxy(m_json);
    makeSwitcher();
    connect(&m_scheduler, &language::VariablesScheduler::variablesRead, this, &VariablesPane::take);
    connect(m_json, &JsonEditor::documentChanged, this, [this] {
        // What the form has changed is on its way already.
        if (m_source.revision != m_json->revision())
            schedule(language::VariablesScheduler::When::AfterAPause);
    });
}

void VariablesPane::makeSwitcher()
{
    m_switcher = new QWidget(this);
    m_switcher->setObjectName(QStringLiteral("variablesSwitch"));
    auto *row = new QHBoxLayout(m_switcher);
    row->setContentsMargins(0, 0, 4, 0);
    row->setSpacing(2);
    const auto add = [&](const QString &text, const QString &name, bool form) {
        auto *button = new QPushButton(text);
        button->setProperty("kind", QStringLiteral("toggle"));
        button->setProperty("dense", true);
        button->setCheckable(true);
        button->setAccessibleName(name);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, form] {
            setShowsForm(form);
            // A second click on the one that is down leaves it down.
            m_asJson->setChecked(!showsForm());
            m_asForm->setChecked(showsForm());
        });
        return button;
    };
    m_asJson = add(tr("JSON"), tr("Variables as JSON"), false);
    m_asForm = add(tr("Form"), tr("Variables as a form"), true);
    m_asJson->setChecked(true);
}

void VariablesPane::makeForm()
{
    m_form = new FormPane(m_appearance);
    addWidget(m_form);
    connect(&m_form->view(), &FormView::changeRequested, this, [this](const json::Change &change, bool goesOn) {
        const auto refusal = m_json->make(change, goesOn);
        if (!refusal.isEmpty())
            emit refused(refusal);
        schedule(language::VariablesScheduler::When::AtOnce);
    });
    const auto step = [this](void (QsciScintilla::*turn)()) {
        (m_json->*turn)();
        schedule(language::VariablesScheduler::When::AtOnce);
    };
    connect(&m_form->view(), &FormView::undoRequested, this, [step] { step(&QsciScintilla::undo); });
    connect(&m_form->view(), &FormView::redoRequested, this, [step] { step(&QsciScintilla::redo); });
    connect(m_form, &FormPane::placeRequested, this, [this](quint32 offset) {
        setShowsForm(false);
        m_json->select({offset, offset});
        m_json->setFocus(Qt::OtherFocusReason);
    });
    connect(m_form, &FormPane::remedyRequested, this, &VariablesPane::remedyRequested);
}

void VariablesPane::settleFields()
{
    auto *field = QApplication::focusWidget();
    if (!showsForm() || !field || !isAncestorOf(field))
        return;
    field->clearFocus();
    field->setFocus(Qt::OtherFocusReason);
}

bool VariablesPane::showsForm() const
{
    return m_form && currentWidget() == m_form;
}

void VariablesPane::setShowsForm(bool form)
{
    if (form == showsForm())
        return;
    if (form && !m_form)
        makeForm();
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    setCurrentWidget(form ? static_cast<QWidget *>(m_form) : m_json);
    setFocusProxy(form ? static_cast<QWidget *>(m_form) : m_json);
    m_asJson->setChecked(!form);
    m_asForm->setChecked(form);
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    // What is on its way shows itself when it comes.
    if (form && m_isRead)
        showState();
    emit showsFormChanged(form);
}

void VariablesPane::setOperation(std::shared_ptr<const graphql::Schema> schema,
                                 std::shared_ptr<const graphql::Document> document,
                                 std::shared_ptr<const graphql::OperationDefinition> operation, FormPane::Remedy remedy)
{
    const bool isSame = m_source.schema == schema && m_source.document == document
        && m_source.operation == operation.get() && m_remedy == remedy;
    if (isSame)
        return;
    m_json->setOperation(schema, operation);
    m_source.schema = std::move(schema);
    m_source.document = std::move(document);
    m_source.operation = operation.get();
    m_remedy = remedy;
    // A letter that was just typed has its pause first.
    if (m_source.revision == m_json->revision() || !m_state.form)
        schedule(language::VariablesScheduler::When::AtOnce);
}

void VariablesPane::schedule(language::VariablesScheduler::When when)
{
    m_source.typed = m_json->bytes();
    m_source.revision = m_json->revision();
    m_isRead = false;
    m_scheduler.setSource(m_source, when);
}

void VariablesPane::take(const language::VariablesState &state)
{
    // An edit that was not announced yet: what comes of it is on its way.
    if (state.revision != m_json->revision())
        return;
    m_state = state;
    m_isRead = true;
    m_json->showProblems(state.form->findings());
    if (showsForm())
        showState();
    emit checked();
}

void VariablesPane::showState()
{
    if (m_json->length() > LargestForForm)
        m_form->showTooBig();
    else if (m_state.form)
        m_form->showState(m_state, m_source.operation != nullptr, m_remedy);
}

void VariablesPane::goTo(text::Span span)
{
    if (showsForm() && m_isRead && m_state.revision == m_json->revision() && m_form->focusPlace(span))
        return;
    setShowsForm(false);
    m_json->select(span);
    m_json->setFocus(Qt::OtherFocusReason);
}

} // namespace ui
