#pragma once

#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// A field is one that its parent type has (spec §5.3.1).
class FieldsOnCorrectType
{
public:
    explicit FieldsOnCorrectType(Context &context) : m_context(context) { }

    void field(const FieldVisit &visit)
    {
        if (visit.parent && !visit.definition && visit.node.name)
            reportUnknown(visit);
    }

private:
    void reportUnknown(const FieldVisit &visit);

    static constexpr std::string_view Rule = "FieldsOnCorrectType";
    Context &m_context;
};

} // namespace graphql::validation
