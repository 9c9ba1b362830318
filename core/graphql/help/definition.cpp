#include "core/graphql/help/definition.h"

#include "core/graphql/help/meaning.h"
#include "core/graphql/help/names.h"

#include <algorithm>

namespace graphql {

namespace {

std::vector<text::Span> variableDefinitions(const Document &document, std::uint32_t offset)
{
    const DocumentNames names(document);
    const DocumentName *name = names.at(offset);
    if (!name)
        return {};
    const std::vector<std::uint32_t> operations = names.operationsReaching(name->definition);
    std::vector<text::Span> places;
    for (const DocumentName &other : names.all()) {
        if (other.kind == DocumentName::Kind::Variable && other.defines && other.name == name->name
            && std::binary_search(operations.begin(), operations.end(), other.definition))
            places.push_back(other.span);
    }
    return places;
}

std::vector<text::Span> definitionPlaces(const Document &document, const Meaning &meaning, std::uint32_t offset)
{
    if (meaning.kind == Meaning::Kind::Variable)
        return variableDefinitions(document, offset);
    std::vector<text::Span> places;
    for (const Definition &definition : document.definitions()) {
        const Name *name = nullptr;
        if (meaning.kind == Meaning::Kind::Fragment && definition.fragment)
            name = &definition.fragment->name;
        else if (meaning.kind == Meaning::Kind::Type && definition.type && !definition.type->extension)
            name = &definition.type->name;
        else if (meaning.kind == Meaning::Kind::Directive && definition.directive)
            name = &definition.directive->name;
        else if (meaning.kind == Meaning::Kind::Operation && definition.operation == meaning.operation)
            name = definition.operation ? &definition.operation->name : nullptr;
        if (name && name->value == meaning.name)
            places.push_back(name->span);
    }
    return places;
}

} // namespace

std::optional<DefinitionTarget> definitionAt(const Schema *schema, const Document &document, std::uint32_t offset)
{
    const std::optional<Meaning> meaning = meaningAt(schema, document, offset);
    if (!meaning || meaning->name.empty())
        return std::nullopt;
    DefinitionTarget target {meaning->span, definitionPlaces(document, *meaning, offset), meaning->element()};
    if (target.places.empty() && !target.element)
        return std::nullopt;
    return target;
}

std::vector<text::Span> referencesAt(const Document &document, std::uint32_t offset)
{
    const DocumentNames names(document);
    const DocumentName *name = names.at(offset);
    if (!name || name->kind == DocumentName::Kind::Alias)
        return {};
    std::vector<text::Span> places;
    for (const DocumentName &occurrence : names.occurrences(*name))
        places.push_back(occurrence.span);
    return places;
}

} // namespace graphql
