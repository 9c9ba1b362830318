#include "core/graphql/operationfacts.h"

#include "core/graphql/argumentjson.h"
#include "core/graphql/masking.h"
#include "core/graphql/toplevelfields.h"
#include "core/graphql/wiretext.h"
#include "core/text/linemap.h"

#include <unordered_set>

namespace graphql {

namespace {

std::string quotedName(std::string_view name)
{
    return '"' + std::string(name) + '"';
}

std::string syntaxRefusal(const Document &document)
{
    constexpr std::string_view prefix = "Syntax Error: ";
    const Diagnostic &error = document.syntaxErrors().front();
    const text::Position place = text::LineMap(document.source()).position(error.spans.front().begin);
    std::string_view what = error.message;
    if (what.substr(0, prefix.size()) == prefix)
        what.remove_prefix(prefix.size());
    return "The document cannot be read at line " + std::to_string(place.line) + ", column "
        + std::to_string(place.column) + ": " + std::string(what);
}

/// Why no server could tell which operation is meant, or would take the document at all; empty when fine.
std::string documentRefusal(const Document &document)
{
    std::unordered_set<std::string_view> names;
    std::size_t operations = 0;
    bool hasUnnamed = false;
    for (const Definition &definition : document.definitions()) {
        if (!definition.isExecutable())
            return "The document defines types, which no server runs: keep only operations and fragments.";
        if (!definition.operation)
            continue;
        ++operations;
        const Name &name = definition.operation->name;
        hasUnnamed = hasUnnamed || !name;
        if (name && !names.insert(name.value).second)
            return "Two operations are called " + quotedName(name.value) + ": rename one.";
    }
    if (operations == 0)
        return "There is no operation in the document.";
    if (operations > 1 && hasUnnamed)
        return "Of several operations each needs a name: give the unnamed one a name.";
    return {};
}

void addField(OperationFacts &facts, const ReachedField &reached, const ArgumentReader &reader, const Schema *schema)
{
    const Selection &selection = *reached.field;
    TopLevelField field;
    field.responseKey = selection.responseKey();
    field.name = selection.name.value;
    field.span = selection.span;
    field.conditional = reached.conditional;
    field.arguments = reader.read(selection.arguments);
    field.maskedArguments = json::quoted(secretMask);

    const Type *root = schema ? schema->root(facts.operation->type) : nullptr;
    const Field *declared = root ? schema->field(*root, field.name) : nullptr;
    if (const auto tape = json::Tape::parse(field.arguments)) {
        json::Writer masked;
        masked.beginObject();
        for (const auto &[key, value] : tape->root().members()) {
            const std::string name = key.string();
            const InputValue *argument = declared ? declared->argument(name) : nullptr;
            const Type *type = argument ? argument->type.named() : nullptr;
            masked.key(name);
            if (isSecretPlace({}, name))
                writeSecret(masked, value);
            else
                writeMasked(masked, value, type);
            collectNodeIds(field.nodeIds, name, value, type, schema != nullptr);
        }
        masked.endObject();
        field.maskedArguments = std::move(masked).text();
    }
    facts.fields.push_back(std::move(field));
}

} // namespace

OperationFacts operationFacts(const Document &document, std::string_view operationName, const json::Tape *variables,
                              const Schema *schema)
{
    OperationFacts facts;
    if (!document.syntaxErrors().empty()) {
        facts.refusal = syntaxRefusal(document);
        return facts;
    }
    facts.refusal = documentRefusal(document);
    if (!facts.refusal.empty())
        return facts;

    const std::vector<const OperationDefinition *> operations = document.operations();
    const OperationDefinition *chosen = operationName.empty() ? operations.front() : document.operation(operationName);
    if (!chosen)
        facts.refusal = "There is no operation called " + quotedName(operationName) + " in the document.";
    else if (operationName.empty() && operations.size() > 1)
        facts.refusal = "There are several operations: choose one by its name.";
    else if (chosen->type == OperationType::Subscription)
        facts.refusal = "The Admin API has no subscriptions: use a query.";
    else
        facts.refusal = fragmentProblem(document, *chosen);
    if (!facts.refusal.empty())
        return facts;

    facts.operation = chosen;
    facts.wireText = wireText(document);
    if (chosen->type == OperationType::Query)
        facts.doubt = readingDoubt(document);
    facts.changesData = chosen->type != OperationType::Query || !facts.doubt.empty();

    const ArgumentReader reader(chosen, variables);
    for (const ReachedField &reached : topLevelFields(document, *chosen))
        addField(facts, reached, reader, schema);
    return facts;
}

} // namespace graphql
