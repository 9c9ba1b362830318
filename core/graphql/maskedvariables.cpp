#include "core/graphql/masking.h"
#include "core/graphql/operationfacts.h"
#include "core/graphql/secretvariables.h"

namespace graphql {

namespace {

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
        if (secrets.contains(name))
            writeSecret(writer, value);
        else
            writeMasked(writer, value, declaredType(operation, name, schema));
    }
    writer.endObject();
    return std::move(writer).text();
}

} // namespace graphql
