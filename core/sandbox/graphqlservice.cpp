#include "core/sandbox/graphqlservice.h"

#include "core/sandbox/enginelimits.h"
#include "core/sandbox/errorresponse.h"
#include "core/sandbox/executor.h"
#include "core/sandbox/gosource.h"
#include "core/sandbox/introspection.h"
#include "core/sandbox/validation/documentcheck.h"
#include "core/sandbox/variablevalues.h"

#include <algorithm>

namespace sandbox {

namespace {

/// The noise that follows an error which the real server's own error hook stumbles over.
GraphqlError hookNoise()
{
    return {"APIError.ExecutionFinishFunc: runtime error: invalid memory address or nil pointer dereference", {}, {}};
}

std::string failedBeforeExecution(GraphqlError error)
{
    return answerJson("null", {std::move(error), hookNoise()});
}

} // namespace

std::shared_ptr<const graphql::Schema> engineSchema(const std::string &sdl)
{
    return graphql::schemaFromSdl(std::string(oldIntrospectionSdl()) + sdl).schema;
}

GraphqlService::GraphqlService(std::shared_ptr<const graphql::Schema> schema, Backend &backend,
                               const base::Clock &clock, quint64 seed)
    : m_schema(std::move(schema)),
      m_backend(&backend),
      m_clock(&clock)
{
    registerIntrospection(m_resolvers, m_schema, seed);
    m_backend->registerResolvers(m_resolvers);
}

http::Response GraphqlService::answer(const GraphqlRequest &request, const RequestInfo &info)
{
    const auto document = graphql::parse(asGoReads(request.query));
    // The real server parses before its engine does, to count, and does not know what to make of a syntax error.
    if (!engineCanParse(*document))
        return errorResponse(unexpectedError());
    if (const auto counted = checkMutationFields(*document, request.operationName); !counted)
        return errorResponse(counted.error());
    const std::string body = execute(*document, request, info);
    return {200, {{"Content-Type", "application/json; charset=utf-8"}}, QByteArray::fromStdString(body)};
}

std::string GraphqlService::execute(const graphql::Document &document, const GraphqlRequest &request,
                                    const RequestInfo &info)
{
    if (const auto errors = DocumentCheck(*m_schema, document).run(); !errors.empty())
        return answerJson("null", errors);

    const auto operations = document.operations();
    const bool isExecutable =
        std::all_of(document.definitions().begin(), document.definitions().end(),
                    [](const graphql::Definition &definition) { return definition.isExecutable(); });
    const graphql::OperationDefinition *operation = nullptr;
    if (!request.operationName.empty())
        operation = document.operation(request.operationName);
    else if (operations.size() == 1)
        operation = operations.front();
    if (operations.empty() && request.operationName.empty() && isExecutable)
        return answerJson("null", {{"Must provide an operation.", {}, {}}});
    if (!operation || !isExecutable)
        return answerJson("null", {unexpectedGraphqlError()});

    const auto given = request.variables ? std::optional(request.variables->root()) : std::nullopt;
    const auto variables = variableValues(*m_schema, *operation, given);
    if (!variables) {
        const auto position = GoPositions(document.source()).at(variables.error().definition->span.begin);
        return failedBeforeExecution({variables.error().message, {position}, {}});
    }
    if (!m_schema->root(operation->type)) {
        const auto position = GoPositions(document.source()).at(operation->span.begin);
        return failedBeforeExecution({"Schema is not configured for subscriptions", {position}, {}});
    }

    const auto transaction = m_backend->begin(info);
    RequestContext context(*m_clock, info, *transaction);
    const Execution execution = Executor(*m_schema, document, m_resolvers, *variables, context).run(*operation);
    if (execution.errors.empty())
        transaction->commit();
    else
        transaction->rollback();
    return answerJson(execution.data, execution.errors);
}

} // namespace sandbox
