#include "core/graphql/masking.h"
#include "core/graphql/operationfacts.h"

#include <unordered_set>

namespace graphql {

namespace {

/// Names of the variables that a document puts into a secret place, anywhere: one that is unused in the chosen
/// operation but secret in another is masked too, which errs on the right side.
class SecretVariables
{
public:
    explicit SecretVariables(const Document &document)
    {
        for (const Definition &definition : document.definitions()) {
            if (definition.operation)
                visit(definition.operation->selectionSet);
            if (definition.fragment)
                visit(definition.fragment->selectionSet);
        }
    }
    bool contains(std::string_view name) const { return m_names.contains(name); }

private:
    void visit(const SelectionSet *set)
    {
        if (!set)
            return;
        for (const Selection &selection : set->selections) {
            for (const Argument &argument : selection.arguments)
                visit(argument.value, isSecretPlace({}, argument.name.value));
            for (const Directive &directive : selection.directives) {
                for (const Argument &argument : directive.arguments)
                    visit(argument.value, isSecretPlace({}, argument.name.value));
            }
            visit(selection.selectionSet);
        }
    }
    void visit(const Value *value, bool isSecret)
    {
        if (!value)
            return;
        if (isSecret && value->kind == Value::Kind::Variable)
            m_names.insert(value->text);
        for (const Value *item : value->items)
            visit(item, isSecret);
        for (const ObjectField &field : value->fields)
            visit(field.value, isSecret || isSecretPlace({}, field.name.value));
    }

    std::unordered_set<std::string_view> m_names;
};

const Type *declaredType(const OperationDefinition *operation, std::string_view name, const Schema *schema)
{
    if (!operation || !schema)
        return nullptr;
    for (const VariableDefinition &definition : operation->variables) {
        if (definition.name.value == name && definition.type)
            return schema->type(definition.type->innermost().name.value);
    }
    return nullptr;
}

} // namespace

std::string maskedVariables(const Document &document, const OperationDefinition *operation, const json::Tape *variables,
                            const Schema *schema)
{
    if (!variables)
        return {};
    if (!variables->root().isObject())
        return json::quoted(secretMask);

    const SecretVariables secrets(document);
    json::Writer writer;
    writer.beginObject();
    for (const auto &[key, value] : variables->root().members()) {
        const std::string name = key.string();
        writer.key(name);
        if (isSecretPlace({}, name) || secrets.contains(name))
            writeSecret(writer, value);
        else
            writeMasked(writer, value, declaredType(operation, name, schema));
    }
    writer.endObject();
    return std::move(writer).text();
}

} // namespace graphql
