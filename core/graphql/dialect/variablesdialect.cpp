#include "core/graphql/dialect/variablesdialect.h"

#include "core/graphql/dialect/dialectmessages.h"
#include "core/graphql/dialect/serverfacts.h"
#include "core/graphql/schemachecks.h"

namespace graphql {

namespace {

/// Walks a value with its type. Types decide how deep, and they may contain themselves: depth is bounded.
class VariableDialectCheck
{
public:
    void check(const json::Value &value, TypeRef type)
    {
        const TypeRef nullable = type.nullable();
        if (!nullable || value.isNull() || m_depth == Deepest)
            return;
        ++m_depth;
        if (nullable.isList() && value.isArray()) {
            for (const json::Value &item : value.items())
                check(item, nullable.unwrapped());
        } else if (nullable.isList()) {
            check(value, nullable.unwrapped());
        } else if (nullable.named()->kind == TypeKind::InputObject && value.isObject()) {
            checkObject(value, *nullable.named());
        } else if (nullable.named()->kind == TypeKind::Scalar && nullable.named()->name == "DateTime"
                   && !isServerDateTime(value.string())) {
            report(std::string(DateTimeMessage), value);
        }
        --m_depth;
    }

    void report(std::string message, const json::Value &at, Diagnostic::Severity severity = Diagnostic::Severity::Error)
    {
        m_findings.push_back({severity, std::move(message), {at.span()}, "Dialect"});
    }

    std::vector<Diagnostic> takeFindings() { return std::move(m_findings); }

private:
    void checkObject(const json::Value &value, const Type &type)
    {
        for (const InputValue &field : type.inputFields) {
            const auto member = value.find(field.name);
            if (isRequiredList(type.name, field.name) && (!member || member->isNull()))
                report(requiredListMessage(type.name + '.' + field.name), member ? *member : value);
            else if (member)
                check(*member, field.type);
        }
    }

    static constexpr int Deepest = 1'000;
    std::vector<Diagnostic> m_findings;
    int m_depth = 0;
};

} // namespace

std::vector<Diagnostic> valuesDialect(const Schema &schema, const OperationDefinition &operation,
                                      const VariableValues &variables)
{
    VariableDialectCheck check;
    for (const VariableDefinition &definition : operation.variables) {
        const auto *value = variables.find(definition.name.value);
        const TypeRef type = typeFromReference(schema, definition.type);
        if (!value || !type)
            continue;
        if (value->isNull() && definition.defaultValue && !type.isNonNull())
            check.report("To the Admin API null in the variables means absent, so the default of $"
                             + std::string(definition.name.value) + " counts: take the default out to send nothing.",
                         *value, Diagnostic::Severity::Warning);
        check.check(*value, type);
    }
    return check.takeFindings();
}

} // namespace graphql
