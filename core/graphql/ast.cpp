#include "core/graphql/ast.h"

namespace graphql {

std::string_view nameOf(OperationType type)
{
    switch (type) {
    case OperationType::Query:
        return "query";
    case OperationType::Mutation:
        return "mutation";
    case OperationType::Subscription:
        return "subscription";
    }
    return {};
}

text::Span Definition::span() const
{
    if (operation)
        return operation->span;
    if (fragment)
        return fragment->span;
    if (type)
        return type->span;
    if (schema)
        return schema->span;
    return directive ? directive->span : text::Span {};
}

} // namespace graphql
