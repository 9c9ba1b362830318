#include "core/graphql/edits/textedit.h"
#include "core/graphql/masking.h"
#include "core/graphql/operationfacts.h"
#include "core/graphql/secretvariables.h"
#include "core/graphql/wiretext.h"

namespace graphql {

namespace {

/// Gathers what stands in the place of the literals that are secrets, in the order of the text.
class LiteralMasking
{
public:
    explicit LiteralMasking(const Document &document) : m_secrets(document)
    {
        for (const Definition &definition : document.definitions()) {
            if (definition.operation)
                visit(*definition.operation);
            if (definition.fragment) {
                visit(definition.fragment->directives);
                visit(definition.fragment->selectionSet);
            }
        }
    }
    const std::vector<TextEdit> &edits() const { return m_edits; }

private:
    void visit(const OperationDefinition &operation)
    {
        for (const VariableDefinition &variable : operation.variables) {
            visit(variable.defaultValue, m_secrets.contains(variable.name.value));
            visit(variable.directives);
        }
        visit(operation.directives);
        visit(operation.selectionSet);
    }
    void visit(List<Directive> directives)
    {
        for (const Directive &directive : directives)
            visit(directive.arguments);
    }
    void visit(List<Argument> arguments)
    {
        for (const Argument &argument : arguments)
            visit(argument.value, isSecretPlace({}, argument.name.value));
    }
    void visit(const SelectionSet *set)
    {
        if (!set)
            return;
        for (const Selection &selection : set->selections) {
            visit(selection.arguments);
            visit(selection.directives);
            visit(selection.selectionSet);
        }
    }
    void visit(const Value *value, bool isSecret)
    {
        if (!value)
            return;
        for (const Value *item : value->items)
            visit(item, isSecret);
        for (const ObjectField &field : value->fields)
            visit(field.value, isSecret || isSecretPlace({}, field.name.value));
        if (value->kind == Value::Kind::String)
            visitString(*value, isSecret);
        else if (isSecret
                 && (value->kind == Value::Kind::Int || value->kind == Value::Kind::Float
                     || value->kind == Value::Kind::Enum))
            m_edits.push_back({value->span, json::quoted(secretMask)});
    }
    void visitString(const Value &value, bool isSecret)
    {
        const std::string quoted = json::quoted(value.text);
        const auto tape = json::Tape::parse(quoted);
        if (!tape)
            return;
        json::Writer masked;
        if (isSecret)
            writeSecret(masked, tape->root());
        else
            writeMasked(masked, tape->root(), nullptr);
        if (masked.text() != quoted)
            m_edits.push_back({value.span, masked.text()});
    }

    SecretVariables m_secrets;
    std::vector<TextEdit> m_edits;
};

} // namespace

std::string maskedDocument(const Document &document)
{
    // Of the same length as the source, so the places are the same.
    return applied(wireText(document), LiteralMasking(document).edits());
}

} // namespace graphql
