#include "core/sandbox/enginelimits.h"

#include "core/graphql/dialect/grammarlimits.h"
#include "core/graphql/dialect/mutationfields.h"
#include "core/graphql/lexer.h"

#include <algorithm>

namespace sandbox {

namespace {

bool isBlank(std::string_view source)
{
    graphql::Lexer lexer(source);
    graphql::Token token = lexer.next();
    while (token.kind == graphql::TokenKind::Comment)
        token = lexer.next();
    return token.kind == graphql::TokenKind::EndOfFile;
}

} // namespace

bool engineCanParse(const graphql::Document &document)
{
    if (isBlank(document.source()))
        return true;
    if (!document.syntaxErrors().empty())
        return false;
    const auto limits = graphql::grammarLimits(document);
    return std::none_of(limits.begin(), limits.end(), [](const graphql::Diagnostic &limit) {
        return limit.severity == graphql::Diagnostic::Severity::Error;
    });
}

tl::expected<void, ApiError> checkMutationFields(const graphql::Document &document, std::string_view operationName)
{
    const auto operations = document.operations();
    const graphql::OperationDefinition *operation = nullptr;
    if (!operationName.empty())
        operation = document.operation(operationName);
    else if (operations.size() == 1)
        operation = operations.front();
    if (!operation || operation->type != graphql::OperationType::Mutation)
        return {};
    const auto count = graphql::MutationFieldCounter(document).count(*operation);
    if (!count.cycle.empty()) {
        const QString cycle = QStringLiteral("graphql fragment cycle detected at \"%1\"");
        return tl::unexpected(
            apiError(ApiError::Name::BadRequest, cycle.arg(QString::fromStdString(std::string(count.cycle)))));
    }
    if (count.fields <= graphql::MutationFieldLimit)
        return {};
    const QString message = QStringLiteral("too many mutation fields in one request: got %1, limit is %2");
    return tl::unexpected(
        apiError(ApiError::Name::BadRequest, message.arg(count.fields).arg(graphql::MutationFieldLimit)));
}

} // namespace sandbox
