#include "core/graphql/sdlreader.h"

#include "core/graphql/printer.h"
#include "core/graphql/schemachecks.h"
#include "core/graphql/suggestions.h"

#include <unordered_set>
#include <utility>

namespace graphql {
namespace {

const Directive *directiveNamed(List<Directive> directives, std::string_view name)
{
    for (const auto &directive : directives)
        if (directive.name.value == name)
            return &directive;
    return nullptr;
}

const Value *argumentValue(const Directive &directive, std::string_view name)
{
    for (const auto &argument : directive.arguments)
        if (argument.name.value == name)
            return argument.value;
    return nullptr;
}

std::string_view kindWord(TypeKind kind)
{
    switch (kind) {
    case TypeKind::Scalar:
        return "scalar";
    case TypeKind::Object:
        return "object";
    case TypeKind::Interface:
        return "interface";
    case TypeKind::Union:
        return "union";
    case TypeKind::Enum:
        return "enum";
    case TypeKind::InputObject:
        return "input object";
    }
    return {};
}

std::string quotedForSdl(std::string_view name)
{
    return std::string("\"").append(name).append("\"");
}

} // namespace

void SdlReader::report(std::string rule, std::string message, std::vector<text::Span> spans)
{
    if (m_origin == Origin::BuiltIn)
        spans.clear();
    m_builder.report(std::move(rule), std::move(message), std::move(spans));
}

OptionalText SdlReader::descriptionText(const Value *description)
{
    return description ? OptionalText(m_builder.keep(description->text)) : std::nullopt;
}

OptionalText SdlReader::deprecationReasonOf(List<Directive> directives)
{
    const auto *deprecated = directiveNamed(directives, "deprecated");
    if (!deprecated)
        return std::nullopt;
    const auto *reason = argumentValue(*deprecated, "reason");
    return reason && reason->kind == Value::Kind::String ? m_builder.keep(reason->text) : "No longer supported";
}

void SdlReader::declareTypes()
{
    for (const auto &definition : m_document.definitions())
        if (definition.type && !definition.type->extension && definition.type->name)
            declareType(*definition.type);
    for (const auto &definition : m_document.definitions())
        if (definition.type && definition.type->extension && definition.type->name)
            addExtension(*definition.type);
}

void SdlReader::declareType(const TypeDefinition &definition)
{
    const auto name = definition.name.value;
    if (auto *type = m_builder.declare(definition.kind, name)) {
        m_byName.emplace(name, m_declarations.size());
        m_declarations.push_back({type, {&definition}});
        m_builder.setSpan(*type, definition.name.span);
    } else if (const auto known = m_byName.find(name); known != m_byName.end()) {
        report("UniqueTypeNames", "There can be only one type named " + quotedForSdl(name) + ".",
               {m_declarations[known->second].parts.front()->name.span, definition.name.span});
    }
}

void SdlReader::addExtension(const TypeDefinition &extension)
{
    const auto known = m_byName.find(extension.name.value);
    if (known == m_byName.end()) {
        report("PossibleTypeExtensions",
               "Cannot extend type " + quotedForSdl(extension.name.value) + " because it is not defined."
                   + didYouMeanType(extension.name.value),
               {extension.name.span});
        return;
    }
    auto &declaration = m_declarations[known->second];
    if (declaration.type->kind == extension.kind)
        declaration.parts.push_back(&extension);
    else
        report("PossibleTypeExtensions",
               "Cannot extend non-" + std::string(kindWord(extension.kind)) + " type "
                   + quotedForSdl(extension.name.value) + ".",
               {declaration.parts.front()->span, extension.span});
}

void SdlReader::fillTypes()
{
    for (const auto &declaration : m_declarations)
        fillType(declaration);
}

void SdlReader::fillDirectives()
{
    for (const auto &definition : m_document.definitions())
        if (definition.directive && definition.directive->name)
            fillDirective(*definition.directive);
}

void SdlReader::fillType(const Declaration &declaration)
{
    auto &type = *declaration.type;
    type.description = descriptionText(declaration.parts.front()->description);
    for (const auto *part : declaration.parts) {
        if (type.kind == TypeKind::InputObject && directiveNamed(part->directives, "oneOf"))
            type.isOneOf = true;
        if (const auto *specifiedBy = directiveNamed(part->directives, "specifiedBy");
            type.kind == TypeKind::Scalar && specifiedBy)
            if (const auto *url = argumentValue(*specifiedBy, "url"); url && url->kind == Value::Kind::String)
                type.specifiedByUrl = m_builder.keep(url->text);
    }
    switch (type.kind) {
    case TypeKind::Object:
    case TypeKind::Interface:
        fillInterfaces(declaration);
        fillFields(declaration);
        break;
    case TypeKind::Union:
        fillMembers(declaration);
        break;
    case TypeKind::Enum:
        fillValues(declaration);
        break;
    case TypeKind::InputObject:
        fillInputFields(declaration);
        break;
    case TypeKind::Scalar:
        break;
    }
}

void SdlReader::fillFields(const Declaration &declaration)
{
    auto &type = *declaration.type;
    Spans spans;
    for (const auto *part : declaration.parts) {
        for (const auto &definition : part->fields) {
            if (!definition.name)
                continue;
            const auto place = type.name + "." + std::string(definition.name.value);
            if (const auto [first, isNew] = spans.emplace(definition.name.value, definition.name.span); !isNew) {
                report("UniqueFieldDefinitionNames", "Field " + quotedForSdl(place) + " can only be defined once.",
                       {first->second, definition.name.span});
                continue;
            }
            auto &field = type.fields.emplace_back();
            field.name = definition.name.value;
            field.description = descriptionText(definition.description);
            field.arguments = arguments(definition.arguments, place);
            field.type = outputType(definition.type, place);
            field.deprecationReason = deprecationReasonOf(definition.directives);
        }
    }
}

void SdlReader::fillInputFields(const Declaration &declaration)
{
    auto &type = *declaration.type;
    Spans spans;
    for (const auto *part : declaration.parts) {
        for (const auto &definition : part->inputFields) {
            if (!definition.name)
                continue;
            const auto place = type.name + "." + std::string(definition.name.value);
            if (const auto [first, isNew] = spans.emplace(definition.name.value, definition.name.span); !isNew)
                report("UniqueFieldDefinitionNames", "Field " + quotedForSdl(place) + " can only be defined once.",
                       {first->second, definition.name.span});
            else
                type.inputFields.push_back(inputValue(definition, place));
        }
    }
}

void SdlReader::fillValues(const Declaration &declaration)
{
    auto &type = *declaration.type;
    Spans spans;
    for (const auto *part : declaration.parts) {
        for (const auto &definition : part->values) {
            if (!definition.name)
                continue;
            if (const auto [first, isNew] = spans.emplace(definition.name.value, definition.name.span); !isNew) {
                report("UniqueEnumValueNames",
                       "Enum value " + quotedForSdl(type.name + "." + std::string(definition.name.value))
                           + " can only be defined once.",
                       {first->second, definition.name.span});
                continue;
            }
            type.values.push_back({std::string(definition.name.value), descriptionText(definition.description),
                                   deprecationReasonOf(definition.directives)});
        }
    }
}

void SdlReader::fillInterfaces(const Declaration &declaration)
{
    auto &type = *declaration.type;
    std::unordered_set<const Type *> known;
    for (const auto *part : declaration.parts) {
        for (const auto &name : part->interfaces) {
            const auto *interface = resolve(name);
            if (!interface)
                continue;
            std::string problem;
            if (interface->kind != TypeKind::Interface)
                problem = "Type " + type.name + " must only implement Interface types, it cannot implement "
                    + interface->name + ".";
            else if (interface == &type)
                problem =
                    "Type " + type.name + " cannot implement itself because it would create a circular reference.";
            else if (!known.insert(interface).second)
                problem = "Type " + type.name + " can only implement " + interface->name + " once.";
            if (problem.empty())
                type.interfaces.push_back(interface);
            else
                report("Schema", std::move(problem), {name.span});
        }
    }
}

void SdlReader::fillMembers(const Declaration &declaration)
{
    auto &type = *declaration.type;
    std::unordered_set<const Type *> known;
    for (const auto *part : declaration.parts) {
        for (const auto &name : part->members) {
            const auto *member = resolve(name);
            if (!member)
                continue;
            std::string problem;
            if (member->kind != TypeKind::Object)
                problem = "Union type " + type.name + " can only include Object types, it cannot include "
                    + member->name + ".";
            else if (!known.insert(member).second)
                problem = "Union type " + type.name + " can only include type " + member->name + " once.";
            if (problem.empty())
                type.possibleTypes.push_back(member);
            else
                report("Schema", std::move(problem), {name.span});
        }
    }
}

void SdlReader::fillDirective(const DirectiveDefinition &definition)
{
    const auto name = std::string(definition.name.value);
    if (const auto [first, isNew] = m_directiveSpans.emplace(definition.name.value, definition.name.span); !isNew) {
        report("UniqueDirectiveNames", "There can be only one directive named " + quotedForSdl("@" + name) + ".",
               {first->second, definition.name.span});
        return;
    }
    auto *directive = m_builder.addDirective(name);
    if (!directive)
        return;
    directive->description = descriptionText(definition.description);
    directive->isRepeatable = definition.repeatable;
    for (const auto &location : definition.locations)
        directive->locations.emplace_back(location.value);
    directive->arguments = arguments(definition.arguments, "@" + name);
}

void SdlReader::fillRoots()
{
    const SchemaDefinition *first = nullptr;
    bool hasDefinition = false;
    for (const auto &definition : m_document.definitions()) {
        if (!definition.schema)
            continue;
        if (!definition.schema->extension && std::exchange(hasDefinition, true)) {
            report("LoneSchemaDefinition", "Must provide only one schema definition.", {definition.schema->span});
            continue;
        }
        if (!definition.schema->extension)
            first = definition.schema;
        readRoots(*definition.schema);
    }
    if (first) {
        m_builder.setDescription(descriptionText(first->description));
        return;
    }
    // Without a schema definition the roots are the types of these names (spec §3.3.1).
    for (const auto &[operation, name] :
         {std::pair(OperationType::Query, "Query"), std::pair(OperationType::Mutation, "Mutation"),
          std::pair(OperationType::Subscription, "Subscription")})
        if (const auto known = m_byName.find(name);
            known != m_byName.end() && !m_rootSpans[static_cast<std::size_t>(operation)])
            setRoot(operation, m_declarations[known->second].parts.front()->name);
}

void SdlReader::readRoots(const SchemaDefinition &definition)
{
    for (const auto &root : definition.rootOperations) {
        auto &known = m_rootSpans[static_cast<std::size_t>(root.operation)];
        if (known) {
            report("UniqueOperationTypes",
                   "There can be only one " + std::string(nameOf(root.operation)) + " type in schema.",
                   {*known, root.span});
            continue;
        }
        known = root.span;
        setRoot(root.operation, root.type);
    }
}

void SdlReader::setRoot(OperationType operation, const Name &name)
{
    const auto *type = resolve(name);
    if (!type)
        return;
    if (type->kind == TypeKind::Object) {
        m_builder.setRoot(operation, type);
        return;
    }
    auto word = std::string(nameOf(operation));
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
    report("Schema",
           word + " root type must be Object type" + (operation == OperationType::Query ? "" : " if provided")
               + ", it cannot be " + type->name + ".",
           {name.span});
}

std::vector<InputValue> SdlReader::arguments(List<InputValueDefinition> definitions, const std::string &owner)
{
    std::vector<InputValue> values;
    values.reserve(definitions.size());
    Spans spans;
    for (const auto &definition : definitions) {
        if (!definition.name)
            continue;
        const auto place = owner + "(" + std::string(definition.name.value) + ":)";
        if (const auto [first, isNew] = spans.emplace(definition.name.value, definition.name.span); !isNew)
            report("UniqueArgumentDefinitionNames", "Argument " + quotedForSdl(place) + " can only be defined once.",
                   {first->second, definition.name.span});
        else
            values.push_back(inputValue(definition, place));
    }
    return values;
}

InputValue SdlReader::inputValue(const InputValueDefinition &definition, const std::string &place)
{
    InputValue value;
    value.name = definition.name.value;
    value.description = descriptionText(definition.description);
    value.type = inputType(definition.type, place);
    if (definition.defaultValue)
        value.defaultValue = m_builder.keep(print(*definition.defaultValue));
    value.deprecationReason = deprecationReasonOf(definition.directives);
    return value;
}

TypeRef SdlReader::outputType(const TypeReference *reference, const std::string &place)
{
    const auto type = resolve(reference);
    if (!type || type.named()->isOutput())
        return type;
    report("Schema", "The type of " + place + " must be Output Type but got: " + type.toString() + ".",
           {reference->span});
    return {};
}

TypeRef SdlReader::inputType(const TypeReference *reference, const std::string &place)
{
    const auto type = resolve(reference);
    if (!type || type.named()->isInput())
        return type;
    report("Schema", "The type of " + place + " must be Input Type but got: " + type.toString() + ".",
           {reference->span});
    return {};
}

TypeRef SdlReader::resolve(const TypeReference *reference)
{
    if (!reference)
        return {};
    const auto *named = resolve(reference->innermost().name);
    if (!named)
        return {};
    const auto type = wrappedAs(*reference, *named);
    if (!type)
        report("Schema", "Lists nest too deeply here; unwrap some of them.", {reference->span});
    return type;
}

std::string SdlReader::didYouMeanType(std::string_view name)
{
    // A suggestion compares with every type. So many are read by nobody, and without a bound a schema of broken
    // references would take the square of its length.
    constexpr std::size_t mostSuggestions = 200;
    if (m_suggestions++ >= mostSuggestions)
        return {};
    return didYouMean(suggestions(name, m_builder.typeNames()));
}

const Type *SdlReader::resolve(const Name &name)
{
    if (!name)
        return nullptr;
    const auto *type = m_builder.find(name.value);
    if (!type)
        report("KnownTypeNames", "Unknown type " + quotedForSdl(name.value) + "." + didYouMeanType(name.value),
               {name.span});
    return type;
}

} // namespace graphql
