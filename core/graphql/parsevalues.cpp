#include "core/graphql/parser.h"
#include "core/graphql/stringvalue.h"

namespace graphql {

List<Directive> Parser::readDirectives(Constness constness)
{
    if (!peek(TokenKind::At))
        return {};
    Gathering<Directive> directives(*this);
    while (peek(TokenKind::At)) {
        const std::uint32_t begin = m_token.span.begin;
        advance();
        Directive directive;
        directive.name = readName();
        directive.arguments = readArguments(constness);
        directive.span = from(begin);
        directives.add(directive);
    }
    return directives.finish();
}

List<Argument> Parser::readArguments(Constness constness)
{
    if (!peek(TokenKind::ParenLeft))
        return {};
    Gathering<Argument> arguments(*this);
    readGroup(TokenKind::ParenLeft, TokenKind::ParenRight, Emptiness::Refused, [&] {
        const std::uint32_t before = m_token.span.begin;
        const Argument argument = readArgument(constness);
        if (m_token.span.begin != before)
            arguments.add(argument);
    });
    return arguments.finish();
}

Argument Parser::readArgument(Constness constness)
{
    Argument argument;
    const std::uint32_t begin = m_token.span.begin;
    argument.name = readName();
    if (argument.name) {
        expect(TokenKind::Colon);
        argument.value = readValue(constness);
    }
    argument.span = from(begin);
    return argument;
}

const Value *Parser::readValue(Constness constness)
{
    Value value;
    value.span = m_token.span;
    value.text = textOf(m_token);
    switch (m_token.kind) {
    case TokenKind::Int:
        value.kind = Value::Kind::Int;
        break;
    case TokenKind::Float:
        value.kind = Value::Kind::Float;
        break;
    case TokenKind::String:
    case TokenKind::BlockString:
        return readString();
    case TokenKind::Dollar:
        return readVariable(constness);
    case TokenKind::BracketLeft:
        return readList(constness);
    case TokenKind::BraceLeft:
        return readObject(constness);
    case TokenKind::Name:
        // Commas mean nothing, so in `(id: , name: "x")` a name may be the next argument's: the colon tells.
        if (m_mode == Mode::Tolerant && (atDefinitionStart() || lookahead().kind == TokenKind::Colon)) {
            reportUnexpected(m_token);
            return nullptr;
        }
        value.kind = value.text == "true" || value.text == "false" ? Value::Kind::Boolean
            : value.text == "null"                                 ? Value::Kind::Null
                                                                   : Value::Kind::Enum;
        break;
    default:
        reportUnexpected(m_token);
        return nullptr;
    }
    advance();
    return keep(value);
}

const Value *Parser::readVariable(Constness constness)
{
    Value value;
    value.kind = Value::Kind::Variable;
    const Token dollar = m_token;
    advance();
    if (constness == Constness::Constant) {
        if (peek(TokenKind::Name))
            report(dollar.span, "Unexpected variable \"$" + std::string(textOf(m_token)) + "\" in constant value.");
        else
            reportUnexpected(dollar);
    }
    value.text = readName().value;
    value.span = from(dollar.span.begin);
    return keep(value);
}

const Value *Parser::readList(Constness constness)
{
    Value value;
    value.kind = Value::Kind::List;
    const std::uint32_t begin = m_token.span.begin;
    Gathering<const Value *> items(*this);
    readGroup(TokenKind::BracketLeft, TokenKind::BracketRight, Emptiness::Allowed, [&] {
        if (const Value *item = readValue(constness))
            items.add(item);
    });
    value.items = items.finish();
    value.span = from(begin);
    return keep(value);
}

const Value *Parser::readObject(Constness constness)
{
    Value value;
    value.kind = Value::Kind::Object;
    const std::uint32_t begin = m_token.span.begin;
    Gathering<ObjectField> fields(*this);
    readGroup(TokenKind::BraceLeft, TokenKind::BraceRight, Emptiness::Allowed, [&] {
        const Argument argument = readArgument(constness);
        if (argument.name)
            fields.add({argument.name, argument.value, argument.span});
    });
    value.fields = fields.finish();
    value.span = from(begin);
    return keep(value);
}

const Value *Parser::readString()
{
    Value value;
    value.kind = Value::Kind::String;
    value.block = peek(TokenKind::BlockString);
    value.span = m_token.span;
    const std::string_view quoted = textOf(m_token);
    const std::size_t quotes = value.block ? 3 : 1;
    const std::string_view closing = std::string_view("\"\"\"").substr(0, quotes);
    const bool isClosed = quoted.size() >= 2 * quotes && quoted.ends_with(closing);
    const std::string_view raw = quoted.substr(quotes, quoted.size() - quotes - (isClosed ? quotes : 0));
    if (value.block)
        value.text = keepText(decodeBlockString(raw));
    else
        value.text = m_token.escaped ? keepText(decodeString(raw)) : raw;
    advance();
    return keep(value);
}

const TypeReference *Parser::readTypeReference()
{
    TypeReference type;
    const std::uint32_t begin = m_token.span.begin;
    if (peek(TokenKind::BracketLeft)) {
        type.kind = TypeReference::Kind::List;
        // A list has exactly one type in it; after that, readGroup only waits for the bracket.
        readGroup(TokenKind::BracketLeft, TokenKind::BracketRight, Emptiness::Refused, [&] {
            if (!type.of)
                type.of = readTypeReference();
            else
                expect(TokenKind::BracketRight);
        });
    } else {
        type.name = readName();
        if (!type.name)
            return nullptr;
    }
    type.span = from(begin);
    if (!peek(TokenKind::Bang))
        return keep(type);

    advance();
    TypeReference nonNull;
    nonNull.kind = TypeReference::Kind::NonNull;
    nonNull.of = keep(type);
    nonNull.span = from(begin);
    return keep(nonNull);
}

} // namespace graphql
