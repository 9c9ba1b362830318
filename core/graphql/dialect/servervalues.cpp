#include "core/graphql/dialect/servervalues.h"

#include "core/graphql/dialect/dialectmessages.h"
#include "core/graphql/dialect/serverfacts.h"
#include "core/json/tape.h"

#include <algorithm>

namespace graphql {

void ServerValues::field(const validation::FieldVisit &visit)
{
    if (!visit.parent || !visit.definition || !visit.parent->name.starts_with("__"))
        return;
    const std::string place = visit.parent->name + '.' + visit.definition->name;
    if (isMissingIntrospection(visit.parent->name, visit.definition->name))
        return report("The Admin API's introspection does not know " + place + ": leave it out.",
                      {visit.node.name.span});
    for (const Argument &argument : visit.node.arguments) {
        if (isMissingIntrospectionArgument(visit.parent->name, visit.definition->name, argument.name.value))
            report("The Admin API's introspection does not know the argument \"" + std::string(argument.name.value)
                       + "\" of " + place + ": leave it out.",
                   {argument.span});
    }
}

void ServerValues::operationUses(const validation::OperationUsesVisit &visit)
{
    for (const validation::ResolvedUsage &usage : visit.usages) {
        const auto found = m_places.find(usage.usage->node);
        if (found == m_places.end() || !usage.definition)
            continue;
        m_needed.push_back({&visit.node, usage.definition, found->second});
        if (usage.type && !usage.type.isNonNull() && !usage.definition->defaultValue)
            reportNullableList(usage, visit.node, found->second);
    }
}

void ServerValues::reportNullableList(const validation::ResolvedUsage &usage, const OperationDefinition &operation,
                                      const std::string &place)
{
    Diagnostic finding {
        Diagnostic::Severity::Warning, {}, {usage.usage->node->span, usage.definition->span}, "Dialect"};
    beginWithName(finding, m_document, operation);
    finding.message.append(requiredListMessage(place)).append(" Declare $");
    finding.message.append(usage.definition->name.value).append(" as non-null (!).");
    m_findings.push_back(std::move(finding));
}

void ServerValues::check(const Value &value, TypeRef type)
{
    const TypeRef nullable = type.nullable();
    if (!nullable || value.kind == Value::Kind::Variable || value.kind == Value::Kind::Null)
        return;
    if (nullable.isList() && value.kind == Value::Kind::List) {
        for (const Value *item : value.items) {
            if (item)
                check(*item, nullable.unwrapped());
        }
    } else if (nullable.isList()) {
        check(value, nullable.unwrapped());
    } else if (nullable.named()->kind == TypeKind::InputObject) {
        checkObject(value, *nullable.named());
    } else if (nullable.named()->kind == TypeKind::Scalar) {
        checkScalar(value, *nullable.named());
    }
}

void ServerValues::checkObject(const Value &value, const Type &type)
{
    if (value.kind != Value::Kind::Object)
        return;
    for (const InputValue &field : type.inputFields) {
        if (!isRequiredList(type.name, field.name))
            continue;
        const auto given = std::find_if(value.fields.begin(), value.fields.end(),
                                        [&](const ObjectField &member) { return member.name.value == field.name; });
        std::string place = type.name + '.' + field.name;
        if (given == value.fields.end())
            report(requiredListMessage(place), {value.span});
        else if (given->value && given->value->kind == Value::Kind::Variable)
            m_places.emplace(given->value, std::move(place));
    }
    for (const ObjectField &field : value.fields) {
        const InputValue *definition = type.inputField(field.name.value);
        if (definition && field.value)
            check(*field.value, definition->type);
    }
}

void ServerValues::checkScalar(const Value &value, const Type &type)
{
    const bool isString = value.kind == Value::Kind::String;
    if (isJsonScalar(type.name) && !isString)
        report("The Admin API takes " + type.name
                   + " as JSON in a variable: write a variable here, or the JSON as a string (\"\"\"{ … }\"\"\").",
               {value.span});
    else if (isJsonScalar(type.name) && !json::Tape::parse(std::string(value.text)))
        report("The Admin API reads this string as JSON, and it is none: write JSON in it, or use a variable.",
               {value.span});
    else if (type.name == "DateTime" && !(isString && isServerDateTime(value.text)))
        report(std::string(DateTimeMessage), {value.span});
}

void ServerValues::report(std::string message, std::vector<text::Span> spans, Diagnostic::Severity severity)
{
    m_findings.push_back({severity, std::move(message), std::move(spans), "Dialect"});
}

} // namespace graphql
