#include "core/graphql/help/rename.h"

#include "core/graphql/characters.h"
#include "core/graphql/help/responsekeys.h"
#include "core/graphql/help/typedpath.h"

#include <algorithm>

namespace graphql {

namespace {

std::string sentence(std::string_view before, std::string_view name, std::string_view after)
{
    std::string text(before);
    text.append(name);
    text.append(after);
    return text;
}

bool isVariableTaken(const DocumentNames &names, const DocumentName &variable, std::string_view newName)
{
    const std::vector<bool> scope = names.scopeOf(variable);
    return std::any_of(names.all().begin(), names.all().end(), [&](const DocumentName &other) {
        return other.kind == DocumentName::Kind::Variable && other.name == newName && scope[other.definition];
    });
}

bool isDefined(const DocumentNames &names, DocumentName::Kind kind, std::string_view newName)
{
    return std::any_of(names.all().begin(), names.all().end(), [&](const DocumentName &other) {
        return other.kind == kind && other.defines && other.name == newName;
    });
}

/// Why \a name cannot be called \a newName, or nothing.
std::string objection(const Document &document, const DocumentNames &names, const DocumentName &name,
                      std::string_view newName)
{
    if (!isName(newName))
        return "A name is made of letters A to Z, digits and underscores, and begins with no digit.";
    switch (name.kind) {
    case DocumentName::Kind::Variable:
        if (isVariableTaken(names, name, newName))
            return sentence("There already is a variable $", newName, " where this one is used.");
        break;
    case DocumentName::Kind::Fragment:
        if (newName == "on")
            return "A fragment cannot be called \"on\".";
        if (isDefined(names, name.kind, newName))
            return sentence("There already is a fragment \"", newName, "\".");
        break;
    case DocumentName::Kind::Operation:
        if (isDefined(names, name.kind, newName))
            return sentence("There already is an operation \"", newName, "\".");
        break;
    case DocumentName::Kind::Alias:
        if (isResponseKeyTaken(document, names, name, newName))
            return sentence("Another field answers as \"", newName, "\" in the same place.");
        break;
    }
    return {};
}

std::string nothingToRename(const Document &document, std::uint32_t offset)
{
    const TypedPath path = typedPath(nullptr, document, offset);
    const auto *selection = path.innermost<Selection>();
    if (selection && !path.steps.empty() && path.steps.back().as<Name>()
        && path.steps.back().as<Name>() == &selection->as<Selection>()->name)
        return "The schema names this field. Give it an alias to rename it in the answer.";
    return "Only variables, fragments, operations and aliases can be renamed.";
}

} // namespace

std::optional<RenameTarget> renameTarget(const Document &document, std::uint32_t offset)
{
    const DocumentNames names(document);
    const DocumentName *name = names.at(offset);
    if (!name)
        return std::nullopt;
    return RenameTarget {name->kind, std::string(name->name), name->span};
}

Refactoring rename(const Document &document, std::uint32_t offset, std::string_view newName)
{
    const DocumentNames names(document);
    const DocumentName *name = names.at(offset);
    if (!name)
        return {{}, nothingToRename(document, offset)};
    if (name->name == newName)
        return {};

    Refactoring result;
    result.refusal = objection(document, names, *name, newName);
    if (!result.refusal.empty())
        return result;
    for (const DocumentName &occurrence : names.occurrences(*name))
        result.edits.push_back({occurrence.span, std::string(newName)});
    return result;
}

} // namespace graphql
