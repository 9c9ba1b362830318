#include "core/graphql/dialect/dialect.h"

#include "core/graphql/dialect/dialectmessages.h"
#include "core/graphql/dialect/grammarlimits.h"
#include "core/graphql/dialect/mutationfields.h"
#include "core/graphql/dialect/serverfacts.h"
#include "core/graphql/dialect/servervalues.h"
#include "core/graphql/dialect/variablesdialect.h"
#include "core/graphql/findingorder.h"
#include "core/graphql/validation/walk.h"
#include "core/json/writer.h"

#include <algorithm>
#include <unordered_set>

namespace graphql {

namespace {

constexpr std::size_t BodyLimit = 1U << 20U;

std::string_view frameOfBody = R"({"query":,"variables":})";

Diagnostic dialectError(std::string message, text::Span span)
{
    return {Diagnostic::Severity::Error, std::move(message), {span}, "Dialect"};
}

void checkOperation(std::vector<Diagnostic> &findings, MutationFieldCounter &counter,
                    const OperationDefinition &operation)
{
    if (operation.type == OperationType::Subscription)
        findings.push_back(dialectError("The Admin API has no subscriptions: use a query.", operation.keyword));
    if (operation.type != OperationType::Mutation)
        return;
    const auto count = counter.count(operation);
    if (count.cycle.empty() && count.fields > MutationFieldLimit)
        findings.push_back(dialectError("The Admin API runs at most " + std::to_string(MutationFieldLimit)
                                            + " mutation fields in a request, and these are "
                                            + std::to_string(count.fields)
                                            + ", with those of fragments and __typename: split them into several "
                                              "requests.",
                                        operation.keyword));
}

std::size_t bodySize(const Document &document, std::size_t variables)
{
    return frameOfBody.size() + json::quoted(document.source()).size() + variables;
}

std::string bodyMessage(std::size_t size)
{
    return "The Admin API takes requests of up to 1 MiB (" + std::to_string(BodyLimit) + " bytes), and this one has "
        + std::to_string(size) + ": split it.";
}

} // namespace

std::vector<Diagnostic> checkDialect(const Schema &schema, const Document &document, Delivery delivery)
{
    std::vector<Diagnostic> findings = grammarLimits(document);
    if (delivery == Delivery::AsWritten)
        append(findings, commentLimits(document));
    MutationFieldCounter counter(document);
    for (const OperationDefinition *operation : document.operations())
        checkOperation(findings, counter, *operation);
    validation::Context context(schema, document);
    validation::Walk<ServerValues> walk(context);
    walk.run();
    append(findings, walk.rule<ServerValues>().findings());
    if (const auto size = bodySize(document, 0); size > BodyLimit)
        findings.push_back(dialectError(bodyMessage(size), {0, 0}));
    sortByPlace(findings);
    return findings;
}

std::vector<Diagnostic> checkVariablesDialect(const Schema &schema, const Document &document,
                                              const std::vector<const OperationDefinition *> &operations,
                                              const VariableValues &variables)
{
    const json::Value &root = variables.root();
    if (!root.isObject())
        return {};
    validation::Context context(schema, document);
    validation::Walk<ServerValues> walk(context);
    walk.run();
    const std::unordered_set<const OperationDefinition *> asked(operations.begin(), operations.end());
    std::vector<Diagnostic> findings;
    for (const auto &needed : walk.rule<ServerValues>().neededVariables()) {
        const auto *value = variables.find(needed.definition->name.value);
        if (asked.contains(needed.operation) && !needed.definition->defaultValue && (!value || value->isNull()))
            findings.push_back(dialectError(requiredListMessage(needed.place), (value ? *value : root).span()));
    }
    for (const OperationDefinition *operation : operations)
        append(findings, valuesDialect(schema, *operation, variables));
    if (const auto size = bodySize(document, variables.bytes().size());
        size > BodyLimit && bodySize(document, 0) <= BodyLimit)
        findings.push_back(dialectError(bodyMessage(size), {0, 0}));
    sortByPlace(findings);
    return findings;
}

bool isAdminApi(const Schema &schema)
{
    return std::any_of(schema.types().begin(), schema.types().end(),
                       [](const Type *type) { return type->kind == TypeKind::Scalar && isJsonScalar(type->name); });
}

} // namespace graphql
