#include "core/graphql/edits/variabledefinitions.h"

#include "core/graphql/edits/definitionlist.h"
#include "core/graphql/edits/variablesurvey.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

namespace graphql {

namespace {

/// The widest type whose values fit both; null: there is none.
TypeRef commonInputType(TypeRef left, TypeRef right)
{
    if (left.isNonNull() || right.isNonNull()) {
        const auto inner = commonInputType(left.nullable(), right.nullable());
        return inner ? inner.nonNull() : inner;
    }
    if (left.isList() && right.isList()) {
        const auto inner = commonInputType(left.unwrapped(), right.unwrapped());
        return inner ? inner.inList() : inner;
    }
    return left == right ? left : TypeRef();
}

/// What a variable must be to stand at a place.
TypeRef askedFor(const validation::VariableUsage &usage)
{
    if (usage.oneOf)
        return usage.type.nonNull();
    return usage.hasDefault ? usage.type.nullable() : usage.type;
}

class MissingVariablesOf
{
public:
    explicit MissingVariablesOf(const SurveyedOperation &operation)
    {
        for (const auto &[usage, definition, type] : operation.usages)
            if (!definition && !usage->node->text.empty())
                add(*usage);
    }

    std::vector<MissingVariable> take() { return std::move(m_variables); }

private:
    void add(const validation::VariableUsage &usage)
    {
        const auto [place, isNew] = m_places.emplace(usage.node->text, m_variables.size());
        if (isNew)
            m_variables.push_back({usage.node->text, TypeRef()});
        auto &type = m_variables[place->second].type;
        if (!usage.type || !usage.type.named()->isInput())
            return;
        if (!type)
            type = askedFor(usage);
        else if (const auto common = commonInputType(type, askedFor(usage)))
            type = common;
    }

    std::vector<MissingVariable> m_variables; ///< In the order of their first uses.
    std::unordered_map<std::string_view, std::size_t> m_places;
};

std::vector<const VariableDefinition *> unusedVariables(const SurveyedOperation &operation)
{
    std::unordered_set<std::string_view> used;
    for (const auto &resolved : operation.usages)
        used.insert(resolved.usage->node->text);
    std::vector<const VariableDefinition *> unused;
    for (const auto &variable : operation.node->variables)
        if (variable.name && !used.contains(variable.name.value))
            unused.push_back(&variable);
    return unused;
}

/// Does \a edit for the operation that was asked for, or for each.
template <typename Edit>
Refactoring forOperations(const Schema &schema, const Document &document, const OperationDefinition *chosen, Edit edit)
{
    Refactoring result {{}, refusalOfBrokenText(document)};
    if (!result.refusal.empty())
        return result;
    const VariableSurvey survey(schema, document);
    const Layout layout(document);
    for (const auto &operation : survey.operations()) {
        if (chosen && operation.node != chosen)
            continue;
        auto edits = edit(layout, operation);
        std::move(edits.begin(), edits.end(), std::back_inserter(result.edits));
    }
    return result;
}

} // namespace

std::string MissingVariable::definition() const
{
    std::string text = "$";
    return text.append(name).append(": ").append(type ? type.toString() : "String");
}

std::vector<MissingVariable> missingVariables(const SurveyedOperation &operation)
{
    return MissingVariablesOf(operation).take();
}

Refactoring addMissingVariables(const Schema &schema, const Document &document, const OperationDefinition *operation)
{
    return forOperations(schema, document, operation, [&](const Layout &layout, const SurveyedOperation &one) {
        std::vector<std::string> definitions;
        for (const auto &variable : missingVariables(one))
            definitions.push_back(variable.definition());
        return withDefinitions(layout, document, *one.node, definitions);
    });
}

Refactoring removeUnusedVariables(const Schema &schema, const Document &document, const OperationDefinition *operation)
{
    return forOperations(schema, document, operation, [&](const Layout &layout, const SurveyedOperation &one) {
        return withoutDefinitions(layout, document, *one.node, unusedVariables(one));
    });
}

} // namespace graphql
