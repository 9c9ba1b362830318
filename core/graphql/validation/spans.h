#pragma once

#include "core/graphql/ast.h"

/// What to underline for a finding about a node. A span begins where graphql-js says the node begins, so that
/// positions agree, and ends with the node's name, so that a squiggle does not cover half the document.
namespace graphql::validation {

inline text::Span upTo(text::Span node, const Name &name)
{
    return {node.begin, name.span.end > node.begin ? name.span.end : node.end};
}

inline text::Span spanOf(const OperationDefinition &operation)
{
    if (operation.name)
        return upTo(operation.span, operation.name);
    return {operation.span.begin, operation.shorthand ? operation.span.begin + 1 : operation.keyword.end};
}

inline text::Span spanOf(const Selection &selection)
{
    if (selection.kind == Selection::Kind::InlineFragment)
        return selection.typeCondition ? upTo(selection.span, selection.typeCondition)
                                       : text::Span {selection.span.begin, selection.span.begin + 3};
    return upTo(selection.span, selection.name);
}

inline text::Span spanOf(const FragmentDefinition &fragment)
{
    return upTo(fragment.span, fragment.name);
}
inline text::Span spanOf(const VariableDefinition &variable)
{
    return upTo(variable.span, variable.name);
}
inline text::Span spanOf(const Directive &directive)
{
    return upTo(directive.span, directive.name);
}
inline text::Span spanOf(const Argument &argument)
{
    return upTo(argument.span, argument.name);
}
inline text::Span spanOf(const ObjectField &field)
{
    return upTo(field.span, field.name);
}

} // namespace graphql::validation
