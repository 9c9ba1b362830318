#pragma once

#include "core/graphql/suggestions.h"
#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// An argument is one that the field or directive defines (spec §5.4.1).
class KnownArgumentNames
{
public:
    explicit KnownArgumentNames(Context &context) : m_context(context) { }

    void field(const FieldVisit &visit)
    {
        if (visit.definition && visit.parent)
            check(visit.node.arguments, *visit.definition,
                  [&] { return "field \"" + visit.parent->name + "." + visit.definition->name + "\""; });
    }

    void directive(const DirectiveVisit &visit)
    {
        if (visit.definition)
            check(visit.node.arguments, *visit.definition,
                  [&] { return "directive \"@" + visit.definition->name + "\""; });
    }

private:
    static constexpr std::string_view Rule = "KnownArgumentNames";
    template <typename Definition, typename Place>
    void check(List<Argument> arguments, const Definition &definition, Place place)
    {
        for (const auto &argument : arguments)
            if (argument.name && !definition.argument(argument.name.value))
                m_context.report(Rule,
                                 "Unknown argument \"" + std::string(argument.name.value) + "\" on " + place() + "."
                                     + didYouMeanOneOf(definition.arguments, argument.name.value),
                                 {spanOf(argument)});
    }

    Context &m_context;
};

} // namespace graphql::validation
