#pragma once

#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

#include <algorithm>

namespace graphql::validation {

/// What must be given is given (spec §5.4.2.1).
class ProvidedRequiredArguments
{
public:
    explicit ProvidedRequiredArguments(Context &context) : m_context(context) { }

    void field(const FieldVisit &visit)
    {
        if (visit.definition)
            check(visit.node.arguments, visit.definition->arguments, [&](const InputValue &missing) {
                m_context.report(Rule,
                                 "Field \"" + visit.definition->name + "\" argument \"" + missing.name + "\" of type \""
                                     + missing.type.toString() + "\" is required, but it was not provided.",
                                 {spanOf(visit.node)});
            });
    }

    void directive(const DirectiveVisit &visit)
    {
        if (visit.definition)
            check(visit.node.arguments, visit.definition->arguments, [&](const InputValue &missing) {
                m_context.report(Rule,
                                 "Directive \"@" + visit.definition->name + "\" argument \"" + missing.name
                                     + "\" of type \"" + missing.type.toString()
                                     + "\" is required, but it was not provided.",
                                 {spanOf(visit.node)});
            });
    }

private:
    static constexpr std::string_view Rule = "ProvidedRequiredArguments";
    template <typename Report>
    static void check(List<Argument> given, const std::vector<InputValue> &defined, Report report)
    {
        for (const auto &definition : defined)
            if (definition.isRequired() && std::none_of(given.begin(), given.end(), [&](const Argument &a) {
                    return a.name.value == definition.name;
                }))
                report(definition);
    }

    Context &m_context;
};

} // namespace graphql::validation
