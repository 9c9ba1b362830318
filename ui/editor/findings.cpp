#include "ui/editor/findings.h"

#include "core/base/visibletext.h"

namespace ui {
namespace {

Finding::Severity severityOf(graphql::Diagnostic::Severity severity)
{
    switch (severity) {
    case graphql::Diagnostic::Severity::Error:
        return Finding::Severity::Error;
    case graphql::Diagnostic::Severity::Warning:
        return Finding::Severity::Warning;
    case graphql::Diagnostic::Severity::Hint:
        break;
    }
    return Finding::Severity::Hint;
}

} // namespace

std::vector<Finding> findingsOf(const std::vector<graphql::Diagnostic> &diagnostics)
{
    std::vector<Finding> findings;
    for (const auto &diagnostic : diagnostics) {
        const auto message = base::visibleText(QString::fromStdString(diagnostic.message), true);
        for (const auto &span : diagnostic.spans)
            findings.push_back({severityOf(diagnostic.severity), span, message});
    }
    return findings;
}

} // namespace ui
