#include "core/graphql/parser.h"

#include <array>

namespace graphql {

namespace {

constexpr std::array<std::string_view, 20> directiveLocations {
    "QUERY",
    "MUTATION",
    "SUBSCRIPTION",
    "FIELD",
    "FRAGMENT_DEFINITION",
    "FRAGMENT_SPREAD",
    "INLINE_FRAGMENT",
    "VARIABLE_DEFINITION",
    "SCHEMA",
    "SCALAR",
    "OBJECT",
    "FIELD_DEFINITION",
    "ARGUMENT_DEFINITION",
    "INTERFACE",
    "UNION",
    "ENUM",
    "ENUM_VALUE",
    "INPUT_OBJECT",
    "INPUT_FIELD_DEFINITION",
    // Not in the specification of September 2025, but graphql-js 16 reads it.
    "DIRECTIVE_DEFINITION",
};

} // namespace

bool isDirectiveLocation(std::string_view name)
{
    return std::find(directiveLocations.begin(), directiveLocations.end(), name) != directiveLocations.end();
}

Definition Parser::readTypeSystemDefinition(std::uint32_t begin, const Value *description, bool extension)
{
    const std::string_view word = textOf(m_token);
    if (word == "schema")
        return {.schema = readSchema(begin, description, extension)};
    if (word == "directive")
        return {.directive = readDirectiveDefinition(begin, description)};
    const TypeKind kind = word == "scalar" ? TypeKind::Scalar
        : word == "type"                   ? TypeKind::Object
        : word == "interface"              ? TypeKind::Interface
        : word == "union"                  ? TypeKind::Union
        : word == "enum"                   ? TypeKind::Enum
                                           : TypeKind::InputObject;
    return {.type = readType(begin, description, extension, kind)};
}

const SchemaDefinition *Parser::readSchema(std::uint32_t begin, const Value *description, bool extension)
{
    SchemaDefinition schema;
    schema.extension = extension;
    schema.description = description;
    advance();
    schema.directives = readDirectives(Constness::Constant);
    if (!extension || peek(TokenKind::BraceLeft)) {
        Gathering<RootOperation> roots(*this);
        readGroup(TokenKind::BraceLeft, TokenKind::BraceRight, Emptiness::Refused, [&] {
            RootOperation root;
            const Token keyword = m_token;
            const Name word = readName();
            if (!word)
                return;
            if (word.value == "query")
                root.operation = OperationType::Query;
            else if (word.value == "mutation")
                root.operation = OperationType::Mutation;
            else if (word.value == "subscription")
                root.operation = OperationType::Subscription;
            else
                reportUnexpected(keyword);
            expect(TokenKind::Colon);
            root.type = readName();
            root.span = from(keyword.span.begin);
            roots.add(root);
        });
        schema.rootOperations = roots.finish();
    } else if (schema.directives.empty()) {
        reportUnexpected(m_token);
    }
    schema.span = from(begin);
    return keep(schema);
}

const TypeDefinition *Parser::readType(std::uint32_t begin, const Value *description, bool extension, TypeKind kind)
{
    TypeDefinition type;
    type.kind = kind;
    type.extension = extension;
    type.description = description;
    advance();
    type.name = readName();
    if ((kind == TypeKind::Object || kind == TypeKind::Interface) && acceptWord("implements"))
        type.interfaces = readNamesBetween(TokenKind::Ampersand);
    type.directives = readDirectives(Constness::Constant);
    switch (kind) {
    case TypeKind::Scalar:
        break;
    case TypeKind::Object:
    case TypeKind::Interface:
        type.fields = readFieldDefinitions();
        break;
    case TypeKind::Union:
        if (accept(TokenKind::Equals))
            type.members = readNamesBetween(TokenKind::Pipe);
        break;
    case TypeKind::Enum:
        type.values = readEnumValues();
        break;
    case TypeKind::InputObject:
        type.inputFields = readInputValues(TokenKind::BraceLeft, TokenKind::BraceRight);
        break;
    }
    // An extension that extends nothing.
    if (extension && type.interfaces.empty() && type.directives.empty() && type.fields.empty() && type.members.empty()
        && type.values.empty() && type.inputFields.empty())
        reportUnexpected(m_token);
    type.span = from(begin);
    return keep(type);
}

const DirectiveDefinition *Parser::readDirectiveDefinition(std::uint32_t begin, const Value *description)
{
    DirectiveDefinition directive;
    directive.description = description;
    advance();
    expect(TokenKind::At);
    directive.name = readName();
    directive.arguments = readInputValues(TokenKind::ParenLeft, TokenKind::ParenRight);
    directive.repeatable = acceptWord("repeatable");
    if (expectWord("on"))
        directive.locations = readDirectiveLocations();
    directive.span = from(begin);
    return keep(directive);
}

List<Name> Parser::readDirectiveLocations()
{
    Gathering<Name> locations(*this);
    accept(TokenKind::Pipe);
    do {
        const Token token = m_token;
        const Name location = readName();
        if (!location)
            break;
        if (!isDirectiveLocation(location.value))
            reportUnexpected(token);
        locations.add(location);
    } while (accept(TokenKind::Pipe));
    return locations.finish();
}

List<Name> Parser::readNamesBetween(TokenKind separator)
{
    Gathering<Name> names(*this);
    accept(separator);
    do {
        const Name name = readName();
        if (!name)
            break;
        names.add(name);
    } while (accept(separator));
    return names.finish();
}

List<FieldDefinition> Parser::readFieldDefinitions()
{
    if (!peek(TokenKind::BraceLeft))
        return {};
    Gathering<FieldDefinition> fields(*this);
    readGroup(TokenKind::BraceLeft, TokenKind::BraceRight, Emptiness::Refused, [&] {
        FieldDefinition field;
        const std::uint32_t begin = m_token.span.begin;
        field.description = readDescription();
        field.name = readName();
        if (!field.name)
            return;
        field.arguments = readInputValues(TokenKind::ParenLeft, TokenKind::ParenRight);
        if (expect(TokenKind::Colon))
            field.type = readTypeReference();
        field.directives = readDirectives(Constness::Constant);
        field.span = from(begin);
        fields.add(field);
    });
    return fields.finish();
}

List<InputValueDefinition> Parser::readInputValues(TokenKind open, TokenKind close)
{
    if (!peek(open))
        return {};
    Gathering<InputValueDefinition> values(*this);
    readGroup(open, close, Emptiness::Refused, [&] {
        InputValueDefinition value;
        const std::uint32_t begin = m_token.span.begin;
        value.description = readDescription();
        value.name = readName();
        if (!value.name)
            return;
        if (expect(TokenKind::Colon))
            value.type = readTypeReference();
        if (accept(TokenKind::Equals))
            value.defaultValue = readValue(Constness::Constant);
        value.directives = readDirectives(Constness::Constant);
        value.span = from(begin);
        values.add(value);
    });
    return values.finish();
}

List<EnumValueDefinition> Parser::readEnumValues()
{
    if (!peek(TokenKind::BraceLeft))
        return {};
    Gathering<EnumValueDefinition> values(*this);
    readGroup(TokenKind::BraceLeft, TokenKind::BraceRight, Emptiness::Refused, [&] {
        EnumValueDefinition value;
        const std::uint32_t begin = m_token.span.begin;
        value.description = readDescription();
        if (peekWord("true") || peekWord("false") || peekWord("null"))
            report(m_token.span, describeToken(m_token) + " is reserved and cannot be used for an enum value.");
        value.name = readName();
        if (!value.name)
            return;
        value.directives = readDirectives(Constness::Constant);
        value.span = from(begin);
        values.add(value);
    });
    return values.finish();
}

} // namespace graphql
