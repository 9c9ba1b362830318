#include "core/graphql/help/typedpath.h"

#include "core/graphql/schemachecks.h"

#include <algorithm>

namespace graphql {

namespace {

text::Span spanOf(const Value *value)
{
    return value->span;
}

template <typename T>
text::Span spanOf(const T &node)
{
    return node.span;
}

text::Span spanOf(const Definition &definition)
{
    return definition.span();
}

/// True when \a span ends with \a bracket, and that bracket is not the last child's. \a lastChildEnd is zero when
/// there is no child.
bool endsWithOwn(char bracket, text::Span span, std::uint32_t lastChildEnd, std::string_view source)
{
    return span.length() > 1 && source[span.end - 1] == bracket && lastChildEnd < span.end;
}

template <typename T>
std::uint32_t endOfLast(List<T> list)
{
    return list.empty() ? 0 : spanOf(list.back()).end;
}

// Whether nothing more can be written into a node: only then is a place at its very end outside of it.

bool isClosedValue(const Value &value, std::string_view source)
{
    switch (value.kind) {
    case Value::Kind::List:
        return endsWithOwn(']', value.span, endOfLast(value.items), source);
    case Value::Kind::Object:
        return endsWithOwn('}', value.span, endOfLast(value.fields), source);
    case Value::Kind::String:
        return endsWithOwn('"', value.span, 0, source);
    default:
        return false;
    }
}

template <typename T>
bool areClosedArguments(const T &owner, std::string_view source)
{
    return endsWithOwn(')', owner.span, endOfLast(owner.arguments), source);
}

bool areClosedDirectives(List<Directive> directives, std::uint32_t end, std::string_view source)
{
    return !directives.empty() && directives.back().span.end == end && areClosedArguments(directives.back(), source);
}

bool isClosedNode(const Selection &node, std::string_view source)
{
    if (node.selectionSet)
        return isClosed(*node.selectionSet, source);
    return node.directives.empty() ? areClosedArguments(node, source)
                                   : areClosedDirectives(node.directives, node.span.end, source);
}

template <typename T>
bool isClosedInput(const T &node, std::string_view source)
{
    return node.value && isClosedValue(*node.value, source);
}

bool isClosedNode(const Value *node, std::string_view source)
{
    return isClosedValue(*node, source);
}

bool isClosedNode(const Argument &node, std::string_view source)
{
    return isClosedInput(node, source);
}

bool isClosedNode(const ObjectField &node, std::string_view source)
{
    return isClosedInput(node, source);
}

bool isClosedNode(const Directive &node, std::string_view source)
{
    return areClosedArguments(node, source);
}

bool isClosedNode(const Definition &node, std::string_view source)
{
    if (node.isExecutable()) {
        const auto *set = node.operation ? node.operation->selectionSet : node.fragment->selectionSet;
        return set && isClosed(*set, source);
    }
    const char last = source[node.span().end - 1];
    return last == '}' || last == ')' || last == ']' || last == '!';
}

/// Everything else ends with a type, a value or a name.
template <typename T>
bool isClosedNode(const T &node, std::string_view source)
{
    const char last = node.span.isEmpty() ? '\0' : source[node.span.end - 1];
    return last == ')' || last == ']' || last == '!' || last == '"' || last == '}';
}

class Descent
{
public:
    Descent(const Schema *schema, const Document &document, std::uint32_t offset)
        : m_schema(schema),
          m_source(document.source()),
          m_document(document),
          m_offset(offset)
    { }

    TypedPath take()
    {
        if (const auto *definition = at(m_document.definitions()))
            enterDefinition(*definition);
        return std::move(m_path);
    }

private:
    template <typename T>
    bool holds(const T &node) const
    {
        const auto span = spanOf(node);
        return span.begin <= m_offset
            && (m_offset < span.end || (m_offset == span.end && !isClosedNode(node, m_source)));
    }

    /// The one of \a list, whose nodes are in the order of the text, that holds the place.
    template <typename T>
    const T *at(List<T> list) const
    {
        const auto behind =
            std::upper_bound(list.begin(), list.end(), m_offset,
                             [](std::uint32_t offset, const T &node) { return offset < spanOf(node).begin; });
        if (behind == list.begin())
            return nullptr;
        const T &before = *(behind - 1);
        return holds(before) ? &before : nullptr;
    }

    PathStep &push(Node node, text::Span span)
    {
        PathStep step = m_path.steps.empty() ? PathStep {} : m_path.steps.back();
        step.node = node;
        step.span = span;
        m_path.steps.push_back(step);
        return m_path.steps.back();
    }

    bool tryName(const Name &name)
    {
        if (!name || !holds(name))
            return false;
        push(&name, name.span);
        return true;
    }

    bool tryTypeName(const Name &name)
    {
        if (!tryName(name))
            return false;
        m_path.steps.back().type = TypeRef(typeNamed(name));
        return true;
    }

    bool tryNames(List<Name> names)
    {
        const auto *name = at(names);
        return name && tryName(*name);
    }

    bool tryTypeNames(List<Name> names)
    {
        const auto *name = at(names);
        return name && tryTypeName(*name);
    }

    const Type *typeNamed(const Name &name) const { return m_schema && name ? m_schema->type(name.value) : nullptr; }

    const Type *compositeNamed(const Name &name) const
    {
        const auto *type = typeNamed(name);
        return type && type->isComposite() ? type : nullptr;
    }

    TypeRef typeWritten(const TypeReference *reference) const
    {
        return m_schema ? typeFromReference(*m_schema, reference) : TypeRef();
    }

    void enterDefinition(const Definition &definition)
    {
        if (definition.operation)
            enterOperation(*definition.operation);
        else if (definition.fragment)
            enterFragment(*definition.fragment);
        else if (definition.type)
            enterTypeDefinition(*definition.type);
        else if (definition.schema)
            enterSchemaDefinition(*definition.schema);
        else if (definition.directive)
            enterDirectiveDefinition(*definition.directive);
    }

    bool enterOperation(const OperationDefinition &operation)
    {
        auto &step = push(&operation, operation.span);
        step.parent = m_schema ? m_schema->root(operation.type) : nullptr;
        m_operation = &operation;
        const auto *root = step.parent;
        return tryValue(operation.description, {}) || tryName(operation.name) || tryVariables(operation.variables)
            || tryDirectives(operation.directives) || trySelectionSet(operation.selectionSet, root);
    }

    bool enterFragment(const FragmentDefinition &fragment)
    {
        auto &step = push(&fragment, fragment.span);
        step.parent = compositeNamed(fragment.typeCondition);
        step.type = TypeRef(typeNamed(fragment.typeCondition));
        const auto *condition = step.parent;
        return tryValue(fragment.description, {}) || tryName(fragment.name) || tryTypeName(fragment.typeCondition)
            || tryDirectives(fragment.directives) || trySelectionSet(fragment.selectionSet, condition);
    }

    bool tryVariables(List<VariableDefinition> variables)
    {
        const auto *variable = at(variables);
        if (!variable)
            return false;
        auto &step = push(variable, variable->span);
        step.variable = variable;
        step.type = typeWritten(variable->type);
        const auto type = step.type;
        return tryValue(variable->description, {}) || tryName(variable->name) || tryTypeReference(variable->type)
            || tryValue(variable->defaultValue, type) || tryDirectives(variable->directives) || true;
    }

    bool tryTypeReference(const TypeReference *reference)
    {
        if (!reference || !holds(*reference))
            return false;
        push(reference, reference->span).type = typeWritten(reference);
        return tryTypeReference(reference->of) || tryTypeName(reference->name) || true;
    }

    /// \a parent is the type whose fields are selected, null when unknown.
    bool trySelectionSet(const SelectionSet *set, const Type *parent)
    {
        if (!set || set->span.begin >= m_offset || m_offset > set->span.end
            || (m_offset == set->span.end && isClosed(*set, m_source)))
            return false;
        auto &step = push(set, set->span);
        step.parent = parent;
        step.type = {};
        step.field = nullptr;
        if (const auto *selection = at(set->selections))
            enterSelection(*selection);
        return true;
    }

    void enterSelection(const Selection &selection)
    {
        auto &step = push(&selection, selection.span);
        const auto *inner = step.parent;
        switch (selection.kind) {
        case Selection::Kind::Field:
            step.field = m_schema && step.parent && selection.name ? m_schema->field(*step.parent, selection.name.value)
                                                                   : nullptr;
            step.type = step.field ? step.field->type : TypeRef();
            inner = step.type && step.type.named()->isComposite() ? step.type.named() : nullptr;
            break;
        case Selection::Kind::FragmentSpread:
            if (const auto *fragment = m_document.fragment(selection.name.value))
                step.type = TypeRef(typeNamed(fragment->typeCondition));
            break;
        case Selection::Kind::InlineFragment:
            if (selection.typeCondition)
                inner = compositeNamed(selection.typeCondition);
            step.type = TypeRef(inner);
            break;
        }
        const auto *field = step.field;
        tryName(selection.alias) || tryName(selection.name) || tryTypeName(selection.typeCondition)
            || tryArguments(selection.arguments, field) || tryDirectives(selection.directives)
            || trySelectionSet(selection.selectionSet, inner);
    }

    /// \a owner is a Field or a DirectiveType, and may be null.
    template <typename Owner>
    bool tryArguments(List<Argument> arguments, const Owner *owner)
    {
        const auto *argument = at(arguments);
        if (!argument)
            return false;
        enterInput(*argument, owner && argument->name ? owner->argument(argument->name.value) : nullptr);
        return true;
    }

    bool tryDirectives(List<Directive> directives)
    {
        const auto *directive = at(directives);
        if (!directive)
            return false;
        auto &step = push(directive, directive->span);
        step.directive = m_schema ? m_schema->directive(directive->name.value) : nullptr;
        step.type = {};
        const auto *definition = step.directive;
        return tryName(directive->name) || tryArguments(directive->arguments, definition) || true;
    }

    /// \a node is an Argument or an ObjectField.
    template <typename T>
    void enterInput(const T &node, const InputValue *definition)
    {
        auto &step = push(&node, node.span);
        step.input = definition;
        step.type = definition ? definition->type : TypeRef();
        const auto type = step.type;
        tryName(node.name) || tryValue(node.value, type);
    }

    bool tryValue(const Value *value, TypeRef type)
    {
        if (!value || !holds(value))
            return false;
        auto &step = push(value, value->span);
        step.type = type;
        if (value->kind == Value::Kind::Variable)
            step.variable = definitionOf(value->text);
        if (const auto *field = at(value->fields)) {
            // One object stands for a list of one (spec §3.11): its fields are those of the innermost type.
            const auto *named = type.named();
            step.parent = named && named->kind == TypeKind::InputObject ? named : nullptr;
            enterInput(*field, step.parent ? step.parent->inputField(field->name.value) : nullptr);
        } else if (const auto *item = at(value->items)) {
            const auto list = type.nullable();
            tryValue(*item, list.isList() ? list.unwrapped() : list);
        }
        return true;
    }

    const VariableDefinition *definitionOf(std::string_view variable) const
    {
        if (m_operation)
            for (const auto &definition : m_operation->variables)
                if (definition.name.value == variable)
                    return &definition;
        return nullptr;
    }

    bool enterTypeDefinition(const TypeDefinition &definition)
    {
        push(&definition, definition.span).type = TypeRef(typeNamed(definition.name));
        if (tryValue(definition.description, {}) || tryName(definition.name) || tryTypeNames(definition.interfaces)
            || tryDirectives(definition.directives) || tryTypeNames(definition.members)
            || tryInputDefinitions(definition.inputFields))
            return true;
        if (const auto *field = at(definition.fields)) {
            push(field, field->span).type = typeWritten(field->type);
            return tryValue(field->description, {}) || tryName(field->name) || tryInputDefinitions(field->arguments)
                || tryTypeReference(field->type) || tryDirectives(field->directives);
        }
        if (const auto *value = at(definition.values)) {
            push(value, value->span);
            return tryValue(value->description, {}) || tryName(value->name) || tryDirectives(value->directives);
        }
        return true;
    }

    bool tryInputDefinitions(List<InputValueDefinition> definitions)
    {
        const auto *input = at(definitions);
        if (!input)
            return false;
        auto &step = push(input, input->span);
        step.type = typeWritten(input->type);
        const auto type = step.type;
        return tryValue(input->description, {}) || tryName(input->name) || tryTypeReference(input->type)
            || tryValue(input->defaultValue, type) || tryDirectives(input->directives) || true;
    }

    bool enterSchemaDefinition(const SchemaDefinition &definition)
    {
        push(&definition, definition.span);
        if (const auto *root = at(definition.rootOperations)) {
            push(root, root->span).type = TypeRef(typeNamed(root->type));
            return tryTypeName(root->type);
        }
        return tryValue(definition.description, {}) || tryDirectives(definition.directives);
    }

    bool enterDirectiveDefinition(const DirectiveDefinition &definition)
    {
        push(&definition, definition.span).directive = m_schema ? m_schema->directive(definition.name.value) : nullptr;
        return tryValue(definition.description, {}) || tryName(definition.name)
            || tryInputDefinitions(definition.arguments) || tryNames(definition.locations);
    }

    const Schema *m_schema;
    std::string_view m_source;
    const Document &m_document;
    std::uint32_t m_offset;
    const OperationDefinition *m_operation = nullptr;
    TypedPath m_path;
};

} // namespace

bool isClosed(const SelectionSet &set, std::string_view source)
{
    return endsWithOwn('}', set.span, endOfLast(set.selections), source);
}

TypedPath typedPath(const Schema *schema, const Document &document, std::uint32_t offset)
{
    return Descent(schema, document, offset).take();
}

} // namespace graphql
