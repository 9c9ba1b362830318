#include "core/graphql/help/outline.h"

#include "core/graphql/printer.h"

#include <algorithm>

namespace graphql {

namespace {

text::Span spanOfAliased(const Name &first, const Name &last)
{
    return {first.span.begin, std::max(first.span.end, last.span.end)};
}

std::string writtenType(const TypeReference *type)
{
    return type ? print(*type) : std::string();
}

std::string labelled(std::string_view prefix, std::string_view name)
{
    std::string text(prefix);
    text.append(name);
    return text;
}

OutlineItem namedItem(OutlineItem::Kind kind, const Name &name, text::Span span, std::string detail = {})
{
    return {kind, false, std::string(name.value), std::move(detail), span, name.span, {}};
}

OutlineItem variableItem(const VariableDefinition &variable)
{
    OutlineItem item = namedItem(OutlineItem::Kind::Variable, variable.name, variable.span, writtenType(variable.type));
    item.name.insert(0, 1, '$');
    return item;
}

void appendSelections(std::vector<OutlineItem> &items, const SelectionSet *set);

OutlineItem selectionItem(const Selection &selection)
{
    OutlineItem item;
    item.span = selection.span;
    switch (selection.kind) {
    case Selection::Kind::Field:
        item.kind = OutlineItem::Kind::Field;
        item.name = selection.name.value;
        item.nameSpan = selection.name.span;
        if (selection.alias) {
            item.name = labelled(selection.alias.value, labelled(": ", selection.name.value));
            item.nameSpan = spanOfAliased(selection.alias, selection.name);
        }
        break;
    case Selection::Kind::FragmentSpread:
        item.kind = OutlineItem::Kind::FragmentSpread;
        item.name = labelled("...", selection.name.value);
        item.nameSpan = selection.name.span;
        break;
    case Selection::Kind::InlineFragment:
        item.kind = OutlineItem::Kind::InlineFragment;
        item.name = selection.typeCondition ? labelled("... on ", selection.typeCondition.value) : "...";
        item.nameSpan = selection.typeCondition
            ? selection.typeCondition.span
            : text::Span {selection.span.begin, std::min(selection.span.begin + 3, selection.span.end)};
        break;
    }
    appendSelections(item.children, selection.selectionSet);
    return item;
}

void appendSelections(std::vector<OutlineItem> &items, const SelectionSet *set)
{
    if (!set)
        return;
    items.reserve(items.size() + set->selections.size());
    for (const Selection &selection : set->selections)
        items.push_back(selectionItem(selection));
}

OutlineItem operationItem(const OperationDefinition &operation)
{
    static constexpr OutlineItem::Kind kinds[] {OutlineItem::Kind::Query, OutlineItem::Kind::Mutation,
                                                OutlineItem::Kind::Subscription};
    OutlineItem item = namedItem(kinds[static_cast<std::size_t>(operation.type)], operation.name, operation.span);
    if (!operation.name)
        item.nameSpan = operation.keyword;
    for (const VariableDefinition &variable : operation.variables)
        item.children.push_back(variableItem(variable));
    appendSelections(item.children, operation.selectionSet);
    return item;
}

OutlineItem fragmentItem(const FragmentDefinition &fragment)
{
    OutlineItem item = namedItem(OutlineItem::Kind::Fragment, fragment.name, fragment.span);
    if (fragment.typeCondition)
        item.detail = labelled("on ", fragment.typeCondition.value);
    appendSelections(item.children, fragment.selectionSet);
    return item;
}

void appendInputs(std::vector<OutlineItem> &items, List<InputValueDefinition> inputs, OutlineItem::Kind kind)
{
    for (const InputValueDefinition &input : inputs)
        items.push_back(namedItem(kind, input.name, input.span, writtenType(input.type)));
}

OutlineItem typeItem(const TypeDefinition &type)
{
    static constexpr OutlineItem::Kind kinds[] {OutlineItem::Kind::Scalar,    OutlineItem::Kind::Object,
                                                OutlineItem::Kind::Interface, OutlineItem::Kind::Union,
                                                OutlineItem::Kind::Enum,      OutlineItem::Kind::InputObject};
    OutlineItem item = namedItem(kinds[static_cast<std::size_t>(type.kind)], type.name, type.span);
    item.extension = type.extension;
    for (const Name &interface : type.interfaces)
        item.detail += labelled(item.detail.empty() ? "implements " : " & ", interface.value);
    for (const FieldDefinition &field : type.fields) {
        item.children.push_back(
            namedItem(OutlineItem::Kind::FieldDefinition, field.name, field.span, writtenType(field.type)));
        appendInputs(item.children.back().children, field.arguments, OutlineItem::Kind::Argument);
    }
    appendInputs(item.children, type.inputFields, OutlineItem::Kind::InputField);
    for (const EnumValueDefinition &value : type.values)
        item.children.push_back(namedItem(OutlineItem::Kind::EnumValue, value.name, value.span));
    for (const Name &member : type.members)
        item.children.push_back(namedItem(OutlineItem::Kind::UnionMember, member, member.span));
    return item;
}

OutlineItem schemaItem(const SchemaDefinition &schema)
{
    OutlineItem item;
    item.kind = OutlineItem::Kind::Schema;
    item.extension = schema.extension;
    item.span = schema.span;
    item.nameSpan = {schema.span.begin, schema.span.begin};
    for (const RootOperation &root : schema.rootOperations) {
        item.children.push_back({OutlineItem::Kind::RootOperation,
                                 false,
                                 std::string(nameOf(root.operation)),
                                 std::string(root.type.value),
                                 root.span,
                                 root.type.span,
                                 {}});
    }
    return item;
}

OutlineItem directiveItem(const DirectiveDefinition &directive)
{
    OutlineItem item = namedItem(OutlineItem::Kind::Directive, directive.name, directive.span);
    item.name.insert(0, 1, '@');
    appendInputs(item.children, directive.arguments, OutlineItem::Kind::Argument);
    return item;
}

OutlineItem definitionItem(const Definition &definition)
{
    if (definition.operation)
        return operationItem(*definition.operation);
    if (definition.fragment)
        return fragmentItem(*definition.fragment);
    if (definition.type)
        return typeItem(*definition.type);
    return definition.schema ? schemaItem(*definition.schema) : directiveItem(*definition.directive);
}

} // namespace

std::string_view nameOf(OutlineItem::Kind kind)
{
    static constexpr std::string_view names[] {
        "query",          "mutation",   "subscription", "variable",      "field",       "fragmentSpread",
        "inlineFragment", "fragment",   "schema",       "rootOperation", "scalar",      "object",
        "interface",      "union",      "enum",         "inputObject",   "unionMember", "fieldDefinition",
        "argument",       "inputField", "enumValue",    "directive",
    };
    return names[static_cast<std::size_t>(kind)];
}

std::vector<OutlineItem> outline(const Document &document)
{
    std::vector<OutlineItem> items;
    items.reserve(document.definitions().size());
    for (const Definition &definition : document.definitions())
        items.push_back(definitionItem(definition));
    return items;
}

std::vector<const OutlineItem *> trail(const std::vector<OutlineItem> &items, std::uint32_t offset)
{
    std::vector<const OutlineItem *> path;
    for (const std::vector<OutlineItem> *level = &items; level;) {
        // The last item that begins here or before; a caret right behind it is still its own.
        const auto behind =
            std::upper_bound(level->begin(), level->end(), offset,
                             [](std::uint32_t at, const OutlineItem &item) { return at < item.span.begin; });
        if (behind == level->begin() || std::prev(behind)->span.end < offset)
            return path;
        path.push_back(&*std::prev(behind));
        level = &path.back()->children;
    }
    return path;
}

} // namespace graphql
