#include "core/graphql/builder/builderinsert.h"
#include "core/graphql/characters.h"
#include "core/graphql/edits/layout.h"

#include <algorithm>

namespace graphql {

namespace {

/// `UpdateUser` for `updateUser`; a number, where an operation has that name.
std::string freeTitle(const Document &document, std::string title, const std::string &other = {})
{
    if (!title.empty() && title.front() >= 'a' && title.front() <= 'z')
        title.front() = static_cast<char>(title.front() - 'a' + 'A');
    auto name = title;
    for (int number = 2; document.operation(name) || name == other; ++number)
        name = title + std::to_string(number);
    return name;
}

std::string titleOf(const OperationDefinition &operation)
{
    if (operation.selectionSet)
        for (const auto &selection : operation.selectionSet->selections)
            if (selection.kind == Selection::Kind::Field && selection.name && !selection.name.value.starts_with("__"))
                return std::string(selection.name.value);
    return std::string(nameOf(operation.type));
}

TextEdit naming(const OperationDefinition &operation, std::string_view name)
{
    const auto insertion = [](std::uint32_t offset, std::string text) {
        return TextEdit {{offset, offset}, std::move(text)};
    };
    if (operation.name)
        return {operation.name.span, std::string(name)};
    if (operation.shorthand)
        return insertion(operation.selectionSet->span.begin, std::string("query ").append(name).append(" "));
    return insertion(operation.keyword.end, " " + std::string(name));
}

} // namespace

std::vector<TextEdit> withOperation(const Document &document, OperationType type, const std::string &title,
                                    const std::string &body)
{
    const Layout layout(document);
    const auto source = document.source();
    std::vector<TextEdit> edits;
    const auto operations = document.operations();
    const auto unnamed =
        std::find_if(operations.begin(), operations.end(), [](const OperationDefinition *one) { return !one->name; });
    std::string otherName;
    if (unnamed != operations.end() && (!(*unnamed)->shorthand || (*unnamed)->selectionSet)) {
        otherName = freeTitle(document, titleOf(**unnamed));
        edits.push_back(naming(**unnamed, otherName));
    }
    const auto end = static_cast<std::uint32_t>(source.size());
    std::string text;
    if (source.find_first_not_of(" \t\r\n") != std::string_view::npos) {
        // A blank line in between, of which some may be there.
        if (layout.lineBegin(end) != end)
            text.append(layout.lineBreak()).append(layout.lineBreak());
        else if (const auto line = layout.previousLine(end); layout.lineEnd(line) != line)
            text.append(layout.lineBreak());
    }
    text.append(nameOf(type)).append(" ");
    text.append(
        freeTitle(document, title.empty() || title.starts_with("__") ? std::string(nameOf(type)) : title, otherName));
    text.append(" {").append(layout.lineBreak()).append(layout.step()).append(body).append(layout.lineBreak());
    text.append("}").append(layout.lineBreak());
    edits.push_back({{end, end}, std::move(text)});
    return edits;
}

BuilderEdit renameOperation(const BuilderTree &tree, std::string_view name)
{
    const auto *operation = tree.definition().operation;
    if (!operation)
        return refusedEdit("There is no operation here.");
    if (!name.empty() && !isName(name))
        return refusedEdit("A name has letters, digits and underscores, and does not begin with a digit.");
    BuilderDraft draft;
    if (!name.empty() && (!operation->shorthand || operation->selectionSet))
        draft.edits.push_back(naming(*operation, name));
    else if (operation->name)
        draft.edits.push_back(
            {{operation->keyword.end, operation->name.span.end}, operation->variables.empty() ? "" : " "});
    return finished(tree, std::move(draft)).edit;
}

BuilderEdit addOperation(const Schema &schema, const Document &document, OperationType type)
{
    return addPlace(BuilderTree(schema, document, type), {BuilderStep::field("__typename")});
}

} // namespace graphql
