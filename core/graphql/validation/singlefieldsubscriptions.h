#pragma once

#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// A subscription asks for one field, which is none of introspection, always (spec §5.2.4.1).
class SingleFieldSubscriptions
{
public:
    explicit SingleFieldSubscriptions(Context &context) : m_context(context) { }

    void operation(const OperationDefinition &operation);

private:
    struct Group
    {
        std::string_view responseKey;
        std::vector<const Selection *> fields;
    };
    std::vector<Group> collect(const OperationDefinition &operation, const std::string &title);
    bool mayRun(const Selection &selection, const std::string &title);

    static constexpr std::string_view Rule = "SingleFieldSubscriptions";
    Context &m_context;
};

} // namespace graphql::validation
