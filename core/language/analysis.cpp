#include "core/language/analysis.h"

#include "core/graphql/dialect/dialect.h"
#include "core/graphql/lexer.h"
#include "core/graphql/validation.h"

#include <algorithm>

namespace language {

namespace {

bool holdsOnlyComments(std::string_view source)
{
    std::vector<graphql::Diagnostic> errors;
    graphql::Lexer lexer(source, &errors);
    graphql::Token token = lexer.next();
    while (token.kind == graphql::TokenKind::Comment)
        token = lexer.next();
    return token.kind == graphql::TokenKind::EndOfFile && errors.empty();
}

/// By the specification and by the limits of the real server, in the order of the text.
std::vector<graphql::Diagnostic> findings(const graphql::Schema &schema, const graphql::Document &document)
{
    auto all = graphql::validate(schema, document);
    const auto limits = graphql::checkDialect(schema, document, graphql::Delivery::AsWireText);
    all.insert(all.end(), limits.begin(), limits.end());
    const auto place = [](const graphql::Diagnostic &finding) {
        return finding.spans.empty() ? 0 : finding.spans.front().begin;
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const auto &left, const auto &right) { return place(left) < place(right); });
    return all;
}

} // namespace

Analysis analyze(const Snapshot &snapshot)
{
    Analysis analysis;
    analysis.revision = snapshot.revision;
    analysis.schema = snapshot.schema;
    analysis.document = graphql::parse(snapshot.text.toStdString());
    // A server refuses a text without operations, but for its writer an empty page is no mistake.
    if (!holdsOnlyComments(analysis.document->source()))
        analysis.diagnostics = analysis.document->syntaxErrors();
    // What a rule says about half a tree is mostly noise about the missing half.
    if (analysis.diagnostics.empty() && snapshot.schema)
        analysis.diagnostics = findings(*snapshot.schema, *analysis.document);
    for (const graphql::OperationDefinition *operation : analysis.document->operations()) {
        const std::string_view name = operation->name.value;
        analysis.operations.push_back(
            {QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), operation->type, operation->span});
    }
    analysis.folds = graphql::foldRanges(*analysis.document);
    return analysis;
}

} // namespace language
