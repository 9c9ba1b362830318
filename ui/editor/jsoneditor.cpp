#include "ui/editor/jsoneditor.h"

#include "core/json/tape.h"
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
    if (!utf8.trimmed().isEmpty()) {
        const auto tape = json::Tape::parse(utf8.toStdString());
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
