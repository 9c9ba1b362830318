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
#include <unordered_map>

namespace graphql {

namespace {

constexpr std::size_t BodyLimit = 1U << 20U;

std::string_view frameOfBody = R"({"query":,"variables":})";

Diagnostic dialectError(std::string message, text::Span span)
{
    return {Diagnostic::Severity::Error, std::move(message), {span}, "Dialect"};
}

void checkOperation(std::vector<Diagnostic> &findings, MutationFieldCounter &counter, const Document &document,
                    const OperationDefinition &operation)
{
    auto finding = dialectError({}, operation.keyword);
    beginWithName(finding, document, operation);
    if (operation.type == OperationType::Subscription) {
        finding.message.append("The Admin API has no subscriptions: use a query.");
        findings.push_back(std::move(finding));
        return;
    }
    if (operation.type != OperationType::Mutation)
        return;
    const auto count = counter.count(operation);
    if (!count.cycle.empty() || count.fields <= MutationFieldLimit)
        return;
    finding.message.append("The Admin API runs at most ").append(std::to_string(MutationFieldLimit));
    finding.message.append(" mutation fields in a request, and these are ");
    finding.addVarying(std::to_string(count.fields));
    finding.message.append(", with those of fragments and __typename: split them into several requests.");
    findings.push_back(std::move(finding));
}

std::size_t bodySize(const Document &document, std::size_t variables)
{
    return frameOfBody.size() + json::quoted(document.source()).size() + variables;
}

Diagnostic bodyFinding(std::size_t size)
{
    auto finding = dialectError("The Admin API takes requests of up to 1 MiB (", {0, 0});
    finding.message.append(std::to_string(BodyLimit)).append(" bytes), and this one has ");
    finding.addVarying(std::to_string(size));
    finding.message.append(": split it.");
    return finding;
}

} // namespace

std::vector<Diagnostic> checkDialect(const Schema &schema, const Document &document, Delivery delivery)
{
    std::vector<Diagnostic> findings = grammarLimits(document);
    if (delivery == Delivery::AsWritten)
        append(findings, commentLimits(document));
    MutationFieldCounter counter(document);
    for (const OperationDefinition *operation : document.operations())
        checkOperation(findings, counter, document, *operation);
    validation::Context context(schema, document);
    validation::Walk<ServerValues> walk(context);
    walk.run();
    append(findings, walk.rule<ServerValues>().findings());
    if (const auto size = bodySize(document, 0); size > BodyLimit)
        findings.push_back(bodyFinding(size));
    sortByPlace(findings);
    return findings;
}

std::vector<OperationFindings> checkVariablesDialect(const Schema &schema, const Document &document,
                                                     const std::vector<const OperationDefinition *> &operations,
                                                     const VariableValues &variables)
{
    const json::Value &root = variables.root();
    if (!root.isObject())
        return {};
    validation::Context context(schema, document);
    validation::Walk<ServerValues> walk(context);
    walk.run();
    std::vector<OperationFindings> all;
    std::unordered_map<const OperationDefinition *, std::size_t> asked;
    for (const OperationDefinition *operation : operations) {
        asked.emplace(operation, all.size());
        all.push_back({operation, valuesDialect(schema, *operation, variables)});
    }
    for (const auto &needed : walk.rule<ServerValues>().neededVariables()) {
        const auto *value = variables.find(needed.definition->name.value);
        const auto found = asked.find(needed.operation);
        if (found != asked.end() && !needed.definition->defaultValue && (!value || value->isNull()))
            all[found->second].findings.push_back(
                dialectError(requiredListMessage(needed.place), (value ? *value : root).span()));
    }
    if (const auto size = bodySize(document, variables.bytes().size());
        size > BodyLimit && bodySize(document, 0) <= BodyLimit)
        all.push_back({nullptr, {bodyFinding(size)}});
    for (auto &each : all)
        sortByPlace(each.findings);
    return all;
}

bool isAdminApi(const Schema &schema)
{
    return std::any_of(schema.types().begin(), schema.types().end(),
                       [](const Type *type) { return type->kind == TypeKind::Scalar && isJsonScalar(type->name); });
}

} // namespace graphql
