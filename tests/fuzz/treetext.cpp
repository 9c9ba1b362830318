#include "tests/fuzz/treetext.h"

namespace fuzz {

namespace {

/// Writes nodes as `(kind parts…)`. Texts carry their length, so that no text can pass for a bracket.
class TreeWriter
{
public:
    std::string take() && { return std::move(m_out); }

    void add(const graphql::Definition &definition)
    {
        if (definition.operation)
            add(*definition.operation);
        else if (definition.fragment)
            add(*definition.fragment);
        else if (definition.type)
            add(*definition.type);
        else if (definition.schema)
            add(*definition.schema);
        else if (definition.directive)
            add(*definition.directive);
        m_out += '\n';
    }

private:
    void text(std::string_view text)
    {
        m_out += std::to_string(text.size());
        m_out += ':';
        m_out += text;
        m_out += ' ';
    }
    void name(const graphql::Name &name) { text(name.value); }
    template <typename Enum>
    void kind(Enum value)
    {
        m_out += std::to_string(static_cast<int>(value));
        m_out += ' ';
    }
    template <typename Node>
    void list(graphql::List<Node> nodes)
    {
        m_out += '[';
        for (const Node &node : nodes)
            add(node);
        m_out += ']';
    }
    template <typename Node>
    void optional(const Node *node)
    {
        if (node)
            add(*node);
        else
            m_out += '-';
    }

    void add(const graphql::Name &part) { name(part); }
    void add(const graphql::Value *value) { optional(value); }
    void add(const graphql::Value &value)
    {
        m_out += "(value ";
        kind(value.kind);
        kind(value.block);
        if (value.items.empty() && value.fields.empty() && value.kind != graphql::Value::Kind::List
            && value.kind != graphql::Value::Kind::Object)
            text(value.text);
        list(value.items);
        list(value.fields);
        m_out += ')';
    }
    void add(const graphql::ObjectField &field)
    {
        name(field.name);
        optional(field.value);
    }
    void add(const graphql::Argument &argument)
    {
        name(argument.name);
        optional(argument.value);
    }
    void add(const graphql::Directive &directive)
    {
        m_out += '@';
        name(directive.name);
        list(directive.arguments);
    }
    void add(const graphql::TypeReference &type)
    {
        kind(type.kind);
        name(type.name);
        optional(type.of);
    }
    void add(const graphql::Selection &selection)
    {
        m_out += "(selection ";
        kind(selection.kind);
        name(selection.alias);
        name(selection.name);
        name(selection.typeCondition);
        list(selection.arguments);
        list(selection.directives);
        optional(selection.selectionSet);
        m_out += ')';
    }
    void add(const graphql::SelectionSet &set) { list(set.selections); }
    void add(const graphql::VariableDefinition &variable)
    {
        m_out += '$';
        optional(variable.description);
        name(variable.name);
        optional(variable.type);
        optional(variable.defaultValue);
        list(variable.directives);
    }
    void add(const graphql::OperationDefinition &operation)
    {
        m_out += "(operation ";
        kind(operation.type);
        optional(operation.description);
        name(operation.name);
        list(operation.variables);
        list(operation.directives);
        optional(operation.selectionSet);
        m_out += ')';
    }
    void add(const graphql::FragmentDefinition &fragment)
    {
        m_out += "(fragment ";
        optional(fragment.description);
        name(fragment.name);
        name(fragment.typeCondition);
        list(fragment.directives);
        optional(fragment.selectionSet);
        m_out += ')';
    }
    void add(const graphql::InputValueDefinition &value)
    {
        optional(value.description);
        name(value.name);
        optional(value.type);
        optional(value.defaultValue);
        list(value.directives);
    }
    void add(const graphql::FieldDefinition &field)
    {
        optional(field.description);
        name(field.name);
        list(field.arguments);
        optional(field.type);
        list(field.directives);
    }
    void add(const graphql::EnumValueDefinition &value)
    {
        optional(value.description);
        name(value.name);
        list(value.directives);
    }
    void add(const graphql::TypeDefinition &type)
    {
        m_out += "(type ";
        kind(type.kind);
        kind(type.extension);
        optional(type.description);
        name(type.name);
        list(type.interfaces);
        list(type.directives);
        list(type.fields);
        list(type.inputFields);
        list(type.values);
        list(type.members);
        m_out += ')';
    }
    void add(const graphql::RootOperation &root)
    {
        kind(root.operation);
        name(root.type);
    }
    void add(const graphql::SchemaDefinition &schema)
    {
        m_out += "(schema ";
        kind(schema.extension);
        optional(schema.description);
        list(schema.directives);
        list(schema.rootOperations);
        m_out += ')';
    }
    void add(const graphql::DirectiveDefinition &directive)
    {
        m_out += "(directive ";
        optional(directive.description);
        name(directive.name);
        list(directive.arguments);
        kind(directive.repeatable);
        list(directive.locations);
        m_out += ')';
    }

    std::string m_out;
};

} // namespace

std::string treeText(const graphql::Document &document)
{
    TreeWriter writer;
    for (const auto &definition : document.definitions())
        writer.add(definition);
    return std::move(writer).take();
}

} // namespace fuzz
