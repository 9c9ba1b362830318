#include "core/graphql/schemabuilder.h"

#include "core/graphql/schemachecks.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace graphql {
namespace {

/// Whether there were any.
template <typename Members>
bool dropUntyped(Members &members)
{
    return std::erase_if(members, [](const auto &member) { return !member.type; }) > 0;
}

} // namespace

SchemaBuilder::SchemaBuilder() : m_schema(new Schema) { }

Type *SchemaBuilder::declare(TypeKind kind, std::string_view name)
{
    auto &type = m_schema->m_storage.emplace_back();
    type.kind = kind;
    type.name = name;
    if (m_schema->m_byName.insert(type))
        return &type;
    m_schema->m_storage.pop_back();
    return nullptr;
}

std::vector<std::string_view> SchemaBuilder::typeNames() const
{
    std::vector<std::string_view> names;
    for (const auto &type : m_schema->m_storage)
        names.push_back(type.name);
    return names;
}

DirectiveType *SchemaBuilder::addDirective(std::string_view name)
{
    if (!m_directiveNames.emplace(name).second)
        return nullptr;
    auto &directive = m_schema->m_directives.emplace_back();
    directive.name = name;
    return &directive;
}

std::string_view SchemaBuilder::keep(std::string_view text)
{
    if (text.empty())
        return "";
    auto *bytes = static_cast<char *>(m_schema->m_texts.allocate(text.size(), 1));
    std::memcpy(bytes, text.data(), text.size());
    return {bytes, text.size()};
}

void SchemaBuilder::setRoot(OperationType operation, const Type *type)
{
    switch (operation) {
    case OperationType::Query:
        m_schema->m_query = type;
        break;
    case OperationType::Mutation:
        m_schema->m_mutation = type;
        break;
    case OperationType::Subscription:
        m_schema->m_subscription = type;
        break;
    }
}

void SchemaBuilder::report(std::string rule, std::string message, std::vector<text::Span> spans)
{
    m_problems.push_back({Diagnostic::Severity::Error, std::move(message), std::move(spans), std::move(rule)});
}

void SchemaBuilder::linkImplementations()
{
    std::uint32_t objects = 0;
    for (auto &type : m_schema->m_storage) {
        if (type.kind != TypeKind::Object)
            continue;
        type.ordinal = objects++;
        for (const auto *interface : type.interfaces)
            // Until finish() the schema is ours to change.
            const_cast<Type *>(interface)->possibleTypes.push_back(&type);
    }
    const auto words = (objects + 63) / 64;
    const auto add = [words](Type &to, const Type &object) {
        to.possibleSet.resize(words);
        to.possibleSet[object.ordinal / 64] |= std::uint64_t {1} << (object.ordinal % 64);
    };
    for (auto &type : m_schema->m_storage) {
        if (type.kind == TypeKind::Object)
            add(type, type);
        for (const auto *possible : type.possibleTypes)
            add(type, *possible);
    }
}

void SchemaBuilder::indexMembers()
{
    for (auto &type : m_schema->m_storage) {
        type.fieldIndex = NameIndex::over(type.fields);
        type.inputFieldIndex = NameIndex::over(type.inputFields);
        type.valueIndex = NameIndex::over(type.values);
        m_schema->m_types.push_back(&type);
    }
    auto &types = m_schema->m_types;
    const auto isBefore = [](const Type *a, const Type *b) {
        return a->name < b->name;
    };
    if (!std::is_sorted(types.begin(), types.end(), isBefore))
        std::sort(types.begin(), types.end(), isBefore);
    m_schema->m_directiveIndex = NameIndex::over(m_schema->m_directives);
}

void SchemaBuilder::addMetaFields()
{
    const auto string = TypeRef(m_schema->type("String"));
    m_schema->m_typenameField.name = "__typename";
    m_schema->m_typenameField.description = "The name of the object's type.";
    m_schema->m_typenameField.type = string.nonNull();

    m_schema->m_schemaField.name = "__schema";
    m_schema->m_schemaField.description = "The schema of this server.";
    m_schema->m_schemaField.type = TypeRef(m_schema->type("__Schema")).nonNull();

    m_schema->m_typeField.name = "__type";
    m_schema->m_typeField.description = "One type of the schema, by its name.";
    m_schema->m_typeField.type = TypeRef(m_schema->type("__Type"));
    InputValue name;
    name.name = "name";
    name.type = string.nonNull();
    m_schema->m_typeField.arguments.push_back(std::move(name));
}

void SchemaBuilder::check()
{
    auto problems = schemaProblems(*m_schema);
    if (problems.empty())
        return;
    const std::unordered_map<const Type *, text::Span> spans(m_spans.begin(), m_spans.end());
    for (auto &problem : problems) {
        const auto span = spans.find(problem.type);
        report("Schema", std::move(problem.message),
               span == spans.end() ? std::vector<text::Span> {} : std::vector {span->second});
    }
}

/// Their problems are reported: what has no type can be neither asked for nor given.
void SchemaBuilder::dropUntypedMembers()
{
    for (auto &type : m_schema->m_storage) {
        if (dropUntyped(type.fields))
            type.fieldIndex = NameIndex::over(type.fields);
        for (auto &field : type.fields)
            dropUntyped(field.arguments);
        if (dropUntyped(type.inputFields))
            type.inputFieldIndex = NameIndex::over(type.inputFields);
    }
    for (auto &directive : m_schema->m_directives)
        dropUntyped(directive.arguments);
}

SchemaResult SchemaBuilder::finish()
{
    linkImplementations();
    indexMembers();
    addMetaFields();
    check();
    // Not before: an interface's field that is there but of no known type is not also missing.
    dropUntypedMembers();
    return {std::move(m_schema), std::move(m_problems)};
}

} // namespace graphql
