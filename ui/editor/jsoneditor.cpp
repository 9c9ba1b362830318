#include "ui/editor/jsoneditor.h"

#include "core/json/typed.h"
#include "ui/code/jsonlexer.h"
#include "ui/editor/findings.h"

#include <algorithm>

namespace ui {

JsonEditor::JsonEditor(const Appearance &appearance, QWidget *parent) : CodeBox(appearance, new JsonLexer, parent)
{
    setAccessibleName(tr("Variables, as JSON"));
    addFindBar();
    connect(this, &CodeBox::documentChanged, this, &JsonEditor::check);
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
    showFindings(std::move(findings));
    if (std::exchange(m_problem, problem) != problem)
        emit problemChanged(problem);
}

} // namespace ui
