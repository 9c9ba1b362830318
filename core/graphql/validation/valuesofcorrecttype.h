#pragma once

#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// A literal fits the type of its place (spec §5.6.1), an object has the fields it must have and no others (§5.6.2,
/// §5.6.4). A custom scalar takes any literal: what it means is the server's business.
class ValuesOfCorrectType
{
public:
    explicit ValuesOfCorrectType(Context &context) : m_context(context) { }

    void input(const InputVisit &visit)
    {
        if (visit.type)
            check(visit.node, visit.type);
    }

private:
    void check(const Value &value, TypeRef type);
    void checkList(const Value &value, TypeRef type);
    void checkObject(const Value &value, TypeRef type);
    void checkOneOf(const Value &value, const Type &type);
    void checkLeaf(const Value &value, TypeRef type);
    void checkEnum(const Value &value, const Type &type);
    void checkBuiltInScalar(const Value &value, const Type &type);
    void report(const Value &value, std::string message);

    static constexpr std::string_view Rule = "ValuesOfCorrectType";
    Context &m_context;
};

} // namespace graphql::validation
