#include "core/language/analysis.h"

namespace language {

Analysis analyze(const Snapshot &snapshot)
{
    Analysis analysis;
    analysis.revision = snapshot.revision;
    analysis.schema = snapshot.schema;
    analysis.document = graphql::parse(snapshot.text.toStdString());
    analysis.diagnostics = analysis.document->syntaxErrors();
    for (const graphql::OperationDefinition *operation : analysis.document->operations()) {
        const std::string_view name = operation->name.value;
        analysis.operations.push_back(
            {QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), operation->type, operation->span});
    }
    analysis.folds = graphql::foldRanges(*analysis.document);
    return analysis;
}

} // namespace language
