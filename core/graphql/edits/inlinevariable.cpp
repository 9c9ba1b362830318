#include "core/graphql/edits/inlinevariable.h"

#include "core/graphql/edits/definitionlist.h"
#include "core/graphql/edits/variablesurvey.h"
#include "core/graphql/help/typedpath.h"
#include "core/graphql/schemachecks.h"

#include <algorithm>

namespace graphql {

namespace {

Refactoring inliningRefused(std::string sentence)
{
    return {{}, std::move(sentence)};
}

bool holdsNull(const Value &value)
{
    return value.kind == Value::Kind::Null
        || std::any_of(value.items.begin(), value.items.end(), [](const Value *item) { return holdsNull(*item); })
        || std::any_of(value.fields.begin(), value.fields.end(),
                       [](const ObjectField &field) { return holdsNull(*field.value); });
}

/// What the variable stands for, as text.
ConvertedValue valueOf(const Schema &schema, const Document &document, const VariableDefinition &definition,
                       const json::Tape *variables, LiteralLimits limits)
{
    const auto name = "$" + std::string(definition.name.value);
    const auto type = typeFromReference(schema, definition.type);
    const auto given =
        variables && variables->root().isObject() ? variables->root().find(definition.name.value) : std::nullopt;
    if (given)
        return type && type.named()->isInput()
            ? literalOf(*given, type, limits)
            : ConvertedValue {{}, "The type of " + name + " is unknown, so its value cannot be written."};
    const auto *value = definition.defaultValue;
    if (!value)
        return {{}, name + " has no value: the request gives none, and it has no default."};
    if (limits.noNull && holdsNull(*value))
        return {{}, "This server cannot read null as a literal."};
    if (const auto *scalar = scalarOutOfLimits(*value, type, limits))
        return {{}, "This server takes a value of type " + scalar->name + " as a variable only."};
    return {std::string(value->span.of(document.source())), {}};
}

Refactoring inlined(const Schema &schema, const Document &document, const VariableSurvey &survey,
                    const SurveyedOperation &operation, std::string_view name, const json::Tape *variables,
                    LiteralLimits limits)
{
    const auto *definition = operation.definition(name);
    if (!definition)
        return inliningRefused("The operation does not define $" + std::string(name) + ".");
    std::vector<const validation::VariableUsage *> uses;
    for (const auto &resolved : operation.usages)
        if (resolved.usage->node->text == name)
            uses.push_back(resolved.usage);
    for (const auto &other : survey.operations())
        if (&other != &operation)
            for (const auto &resolved : other.usages)
                if (std::find(uses.begin(), uses.end(), resolved.usage) != uses.end())
                    return inliningRefused("A fragment that uses $" + std::string(name)
                                           + " belongs to another operation too.");

    auto literal = valueOf(schema, document, *definition, variables, limits);
    if (!literal.problem.empty())
        return inliningRefused(std::move(literal.problem));
    const bool fitsNowhere = literal.text == "null"
        && std::any_of(uses.begin(), uses.end(),
                       [](const validation::VariableUsage *use) { return use->type.isNonNull() || use->oneOf; });
    if (fitsNowhere)
        return inliningRefused("The value is null, which cannot stand at every place of $" + std::string(name) + ".");

    const Layout layout(document);
    auto edits = withoutDefinitions(layout, document, *operation.node, {definition});
    for (const auto *use : uses)
        edits.push_back({use->node->span, layout.apart(use->node->span, literal.text)});
    std::sort(edits.begin(), edits.end(),
              [](const TextEdit &a, const TextEdit &b) { return a.span.begin < b.span.begin; });
    return {std::move(edits), {}};
}

} // namespace

Refactoring inlineVariable(const Schema &schema, const Document &document, const OperationDefinition &operation,
                           std::string_view name, const json::Tape *variables, LiteralLimits limits)
{
    if (auto refusal = refusalOfBrokenText(document); !refusal.empty())
        return inliningRefused(std::move(refusal));
    const VariableSurvey survey(schema, document);
    return inlined(schema, document, survey, *survey.operation(&operation), name, variables, limits);
}

Refactoring inlineVariable(const Schema &schema, const Document &document, std::uint32_t offset,
                           const json::Tape *variables, LiteralLimits limits)
{
    if (auto refusal = refusalOfBrokenText(document); !refusal.empty())
        return inliningRefused(std::move(refusal));
    const auto path = typedPath(&schema, document, offset);
    std::string_view name;
    if (const auto *value = path.innermost<Value>(); value && value->as<Value>()->kind == Value::Kind::Variable)
        name = value->as<Value>()->text;
    else if (const auto *definition = path.innermost<VariableDefinition>())
        name = definition->as<VariableDefinition>()->name.value;
    if (name.empty())
        return inliningRefused("There is no variable here.");

    const VariableSurvey survey(schema, document);
    const auto *around = path.innermost<OperationDefinition>();
    const SurveyedOperation *chosen = around ? survey.operation(around->as<OperationDefinition>()) : nullptr;
    if (!chosen)
        for (const auto &operation : survey.operations())
            for (const auto &resolved : operation.usages)
                if (resolved.usage->node->span.contains(offset) || resolved.usage->node->span.end == offset)
                    chosen = &operation;
    if (!chosen)
        return inliningRefused("No operation uses this fragment.");
    return inlined(schema, document, survey, *chosen, name, variables, limits);
}

} // namespace graphql
