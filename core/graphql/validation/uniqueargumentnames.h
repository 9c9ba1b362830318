#pragma once

#include "core/graphql/validation/repeated.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// An argument is given once (spec §5.4.2).
class UniqueArgumentNames
{
public:
    explicit UniqueArgumentNames(Context &context) : m_context(context) { }

    void field(const FieldVisit &visit) { check(visit.node.arguments); }
    void directive(const DirectiveVisit &visit) { check(visit.node.arguments); }

private:
    static constexpr std::string_view Rule = "UniqueArgumentNames";
    void check(List<Argument> arguments)
    {
        reportRepeated(arguments, [this](const Argument &first, std::vector<text::Span> spans) {
            m_context.report(Rule, "There can be only one argument named \"" + std::string(first.name.value) + "\".",
                             std::move(spans));
        });
    }

    Context &m_context;
};

} // namespace graphql::validation
