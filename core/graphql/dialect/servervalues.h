#pragma once

#include "core/graphql/validation/visits.h"

#include <unordered_map>
#include <vector>

namespace graphql {

/// A rule of the walk that validation uses too: what the server thinks of values and of introspection.
class ServerValues
{
public:
    /// A variable that has to be there, although its place says that it need not.
    struct NeededVariable
    {
        const OperationDefinition *operation = nullptr;
        const VariableDefinition *definition = nullptr;
        std::string place; ///< "AddUserToRolesInput.roleKeys"
    };

    explicit ServerValues(validation::Context &context) : m_document(context.document()) { }

    void field(const validation::FieldVisit &visit);
    void input(const validation::InputVisit &visit) { check(visit.node, visit.type); }
    void operationUses(const validation::OperationUsesVisit &visit);

    const std::vector<Diagnostic> &findings() const { return m_findings; }
    const std::vector<NeededVariable> &neededVariables() const { return m_needed; }

private:
    void check(const Value &value, TypeRef type);
    void checkObject(const Value &value, const Type &type);
    void checkScalar(const Value &value, const Type &type);
    void report(std::string message, std::vector<text::Span> spans,
                Diagnostic::Severity severity = Diagnostic::Severity::Error);
    void reportNullableList(const validation::ResolvedUsage &usage, const OperationDefinition &operation,
                            const std::string &place);

    const Document &m_document;
    std::vector<Diagnostic> m_findings;
    std::unordered_map<const Value *, std::string> m_places; ///< Of variables, where a list has to be.
    std::vector<NeededVariable> m_needed;
};

} // namespace graphql
