#pragma once

#include "core/graphql/document.h"

#include <string_view>
#include <unordered_map>

namespace graphql {

/// How often each variable stands in an operation and in all fragments of its document; definitions do not count.
class VariableUses
{
public:
    VariableUses(const Document &document, const OperationDefinition &operation)
    {
        add(operation.directives);
        add(operation.selectionSet);
        for (const auto &definition : document.definitions()) {
            if (definition.fragment) {
                add(definition.fragment->directives);
                add(definition.fragment->selectionSet);
            }
        }
    }

    std::size_t of(std::string_view variable) const
    {
        const auto count = m_counts.find(variable);
        return count == m_counts.end() ? 0 : count->second;
    }

private:
    void add(const Value *value)
    {
        if (!value)
            return;
        if (value->kind == Value::Kind::Variable)
            ++m_counts[value->text];
        for (const auto *item : value->items)
            add(item);
        for (const auto &field : value->fields)
            add(field.value);
    }
    void add(List<Argument> arguments)
    {
        for (const auto &argument : arguments)
            add(argument.value);
    }
    void add(List<Directive> directives)
    {
        for (const auto &directive : directives)
            add(directive.arguments);
    }
    void add(const SelectionSet *set)
    {
        if (!set)
            return;
        for (const auto &selection : set->selections) {
            add(selection.arguments);
            add(selection.directives);
            add(selection.selectionSet);
        }
    }

    std::unordered_map<std::string_view, std::size_t> m_counts;
};

} // namespace graphql
