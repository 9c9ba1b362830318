#include "core/graphql/help/definition.h"

#include "core/graphql/help/meaning.h"
#include "core/graphql/help/names.h"

namespace graphql {

namespace {

std::vector<text::Span> variableDefinitions(const Document &document, std::uint32_t end)
{
    const DocumentNames names(document);
    const DocumentName *name = names.at(end - 1);
    if (!name)
        return {};
    std::vector<text::Span> places;
    for (const VariableDefinition *definition : names.definitionsOf(*name))
        places.push_back(definition->name.span);
    return places;
}

std::vector<text::Span> definitionPlaces(const Document &document, const Meaning &meaning)
{
    if (meaning.kind == Meaning::Kind::Variable)
        return variableDefinitions(document, meaning.span.end);
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
    DefinitionTarget target {meaning->span, definitionPlaces(document, *meaning), meaning->element()};
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
