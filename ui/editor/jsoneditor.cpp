#include "ui/editor/jsoneditor.h"

#include "core/graphql/help/variablescompletion.h"
#include "core/json/typed.h"
#include "ui/code/jsonlexer.h"
#include "ui/editor/applyedits.h"
#include "ui/editor/completer.h"
#include "ui/editor/findings.h"

#include <QKeyEvent>

#include <utility>

namespace ui {

JsonEditor::JsonEditor(const Appearance &appearance, QWidget *parent) : CodeBox(appearance, new JsonLexer, parent)
{
    setAccessibleName(tr("Variables, as JSON"));
    addFindBar();
    connect(this, &CodeBox::documentChanged, this, &JsonEditor::check);
    m_completer = new Completer(appearance, *this, {[this] { return completion(); }, "{[:,\""});
}

void JsonEditor::setOperation(std::shared_ptr<const graphql::Schema> schema,
                              std::shared_ptr<const graphql::OperationDefinition> operation)
{
    m_schema = std::move(schema);
    m_operation = std::move(operation);
}

graphql::Completion JsonEditor::completion() const
{
    return graphql::completeVariables(m_schema.get(), m_operation.get(), bytes().toStdString(), caret());
}

QString JsonEditor::make(const json::Change &change, bool goesOn)
{
    const bool amends = goesOn && change.kind == json::Change::Kind::Set && m_made.change.kind == change.kind
        && m_made.change.path == change.path && m_made.revision == revision();
    const auto before = amends ? m_made.before : bytes();
    const auto edits = json::editsFor({before.constData(), static_cast<std::size_t>(before.size())}, change);
    if (!edits)
        return QString::fromStdString(edits.error().message);
    // Another end of the same step: taken back, and made anew from the text it began with.
    if (amends)
        undo();
    applyEdits(*this, *edits);
    m_made = {change, before, revision()};
    return {};
}

bool JsonEditor::event(QEvent *event)
{
    // Escape closes the list before it is anybody's shortcut.
    if (event->type() == QEvent::ShortcutOverride && m_completer->isOpen()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return CodeBox::event(event);
}

void JsonEditor::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->handle(*event)) {
        event->accept();
        return;
    }
    const auto before = revision();
    CodeBox::keyPressEvent(event);
    m_completer->follow(*event, revision() != before);
}

void JsonEditor::focusOutEvent(QFocusEvent *event)
{
    m_completer->close();
    CodeBox::focusOutEvent(event);
}

void JsonEditor::showProblems(const std::vector<graphql::Diagnostic> &problems)
{
    if (m_problem.isEmpty())
        showFindings(findingsOf(problems));
}

void JsonEditor::check(const QByteArray &utf8)
{
    QString problem;
    std::vector<Finding> findings;
    const auto typed = utf8.toStdString();
    if (json::plainJson(typed).find_first_not_of(" \t\r\n") != std::string::npos) {
        const auto tape = json::parseTyped(typed);
        if (!tape) {
            problem = QString::fromStdString(tape.error().message);
            findings.push_back({Finding::Severity::Error, {tape.error().offset, tape.error().offset}, problem});
        } else if (!tape->root().isObject()) {
            problem = tr("Variables are an object: { \"name\": value }.");
            findings.push_back({Finding::Severity::Error, tape->root().span(), problem});
        }
    }
    // What was found in the values stays under them until they have been read again.
    if (!problem.isEmpty() || !m_problem.isEmpty())
        showFindings(std::move(findings));
    if (std::exchange(m_problem, problem) != problem)
        emit problemChanged(problem);
}

} // namespace ui
