#include "core/graphql/help/schemaelement.h"

namespace graphql {

std::string coordinate(const SchemaElement &element)
{
    std::string text = element.type;
    if (!element.directive.empty())
        text.append("@").append(element.directive);
    if (!element.member.empty())
        text.append(".").append(element.member);
    if (!element.argument.empty())
        text.append("(").append(element.argument).append(":)");
    return text;
}

} // namespace graphql
