#pragma once

#include "core/graphql/schemachecks.h"
#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// A variable is used only where every value of it fits (spec §5.8.5).
class VariablesInAllowedPosition
{
public:
    explicit VariablesInAllowedPosition(Context &context) : m_context(context) { }

    void operationUses(const OperationUsesVisit &visit)
    {
        for (const auto &[usage, definition, type] : visit.usages) {
            if (!definition || !type || !usage->type)
                continue;
            const bool isMisplaced = !isAllowed(type, *definition, *usage);
            const bool mayBeNullInOneOf = usage->oneOf && !type.isNonNull();
            if (!isMisplaced && !mayBeNullInOneOf)
                continue;
            const auto name = "Variable \"$" + std::string(usage->node->text) + "\"";
            const std::vector<text::Span> spans {spanOf(*definition), usage->node->span};
            if (isMisplaced)
                m_context.report(Rule,
                                 name + " of type \"" + type.toString() + "\" used in position expecting type \""
                                     + usage->type.toString() + "\".",
                                 spans);
            if (mayBeNullInOneOf)
                m_context.report(Rule,
                                 name + " is of type \"" + type.toString()
                                     + "\" but must be non-nullable to be used for OneOf Input Object \""
                                     + usage->oneOf->name + "\".",
                                 spans);
        }
    }

private:
    static constexpr std::string_view Rule = "VariablesInAllowedPosition";
    /// A nullable variable may stand at a non-null place when a default, its own or the place's, keeps null away.
    bool isAllowed(TypeRef type, const VariableDefinition &definition, const VariableUsage &usage) const
    {
        if (!usage.type.isNonNull() || type.isNonNull())
            return isSubType(m_context.schema(), type, usage.type);
        const bool hasValue = definition.defaultValue && definition.defaultValue->kind != Value::Kind::Null;
        return (hasValue || usage.hasDefault) && isSubType(m_context.schema(), type, usage.type.nullable());
    }

    Context &m_context;
};

} // namespace graphql::validation
