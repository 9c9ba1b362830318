#include "app/language/findings.h"

#include "app/language/report.h"
#include "core/json/writer.h"
#include "core/text/linemap.h"

#include <algorithm>

namespace app {
namespace {

std::string_view severityName(graphql::Diagnostic::Severity severity)
{
    switch (severity) {
    case graphql::Diagnostic::Severity::Error:
        return "error";
    case graphql::Diagnostic::Severity::Warning:
        return "warning";
    case graphql::Diagnostic::Severity::Hint:
        return "hint";
    }
    return "error";
}

} // namespace

bool hasErrors(const Findings &findings)
{
    return std::any_of(findings.list.begin(), findings.list.end(), [](const graphql::Diagnostic &finding) {
        return finding.severity == graphql::Diagnostic::Severity::Error;
    });
}

std::string findingsText(const std::vector<Findings> &all)
{
    std::string out;
    for (const Findings &findings : all) {
        if (findings.list.empty())
            continue;
        const text::LineMap lines(findings.source);
        for (const graphql::Diagnostic &finding : findings.list) {
            std::string line = findings.name;
            if (!finding.spans.empty()) {
                const auto position = lines.position(finding.spans.front().begin);
                line += ':' + std::to_string(position.line) + ':' + std::to_string(position.column);
            }
            line.append(": ").append(severityName(finding.severity)).append(": ").append(finding.message);
            line.append(" [").append(finding.rule).append("]");
            out += drawable(line) + '\n';
        }
    }
    return out;
}

std::string findingsJson(const std::vector<Findings> &all)
{
    std::string out = "[";
    std::string_view separator = "\n";
    for (const Findings &findings : all) {
        if (findings.list.empty())
            continue;
        const text::LineMap lines(findings.source);
        for (const graphql::Diagnostic &finding : findings.list) {
            json::Writer writer;
            writer.beginObject();
            writer.key("rule").value(finding.rule);
            writer.key("severity").value(severityName(finding.severity));
            writer.key("message").value(finding.message);
            writer.key("in").value(findings.in);
            writer.key("locations").beginArray();
            for (const text::Span span : finding.spans) {
                const auto position = lines.position(span.begin);
                writer.beginObject();
                writer.key("line").value(static_cast<std::int64_t>(position.line));
                writer.key("column").value(static_cast<std::int64_t>(position.column));
                writer.endObject();
            }
            writer.endArray();
            writer.endObject();
            out.append(separator).append(writer.text());
            separator = ",\n";
        }
    }
    return out + (out.size() > 1 ? "\n]\n" : "]\n");
}

} // namespace app
