#include "core/graphql/parser.h"

namespace graphql {

const OperationDefinition *Parser::readOperation(std::uint32_t begin, const Value *description)
{
    OperationDefinition operation;
    operation.description = description;
    if (peek(TokenKind::BraceLeft)) {
        operation.shorthand = true;
        operation.keyword = {m_token.span.begin, m_token.span.begin};
        operation.selectionSet = readSelectionSet();
        operation.span = from(begin);
        return keep(operation);
    }

    const std::string_view word = textOf(m_token);
    operation.type = word == "query" ? OperationType::Query
        : word == "mutation"         ? OperationType::Mutation
                                     : OperationType::Subscription;
    operation.keyword = m_token.span;
    advance();
    if (peek(TokenKind::Name) && !atDefinitionStart())
        operation.name = readName();
    operation.variables = readVariableDefinitions();
    operation.directives = readDirectives(Constness::Variables);
    operation.selectionSet = readSelectionSet();
    operation.span = from(begin);
    return keep(operation);
}

List<VariableDefinition> Parser::readVariableDefinitions()
{
    if (!peek(TokenKind::ParenLeft))
        return {};
    Gathering<VariableDefinition> definitions(*this);
    readGroup(TokenKind::ParenLeft, TokenKind::ParenRight, Emptiness::Refused,
              [&] { readVariableDefinition(definitions); });
    return definitions.finish();
}

void Parser::readVariableDefinition(Gathering<VariableDefinition> &definitions)
{
    VariableDefinition definition;
    const std::uint32_t begin = m_token.span.begin;
    definition.description = readDescription();
    if (!expect(TokenKind::Dollar)) {
        // `(id: ID!)`: the dollar is all that is missing.
        if (!peek(TokenKind::Name) || atDefinitionStart())
            return;
    }
    definition.name = readName();
    if (expect(TokenKind::Colon) || peek(TokenKind::Name) || peek(TokenKind::BracketLeft))
        definition.type = readTypeReference();
    if (accept(TokenKind::Equals))
        definition.defaultValue = readValue(Constness::Constant);
    definition.directives = readDirectives(Constness::Constant);
    definition.span = from(begin);
    definitions.add(definition);
}

const SelectionSet *Parser::readSelectionSet()
{
    if (!peek(TokenKind::BraceLeft)) {
        expect(TokenKind::BraceLeft);
        return nullptr;
    }
    SelectionSet set;
    const std::uint32_t begin = m_token.span.begin;
    Gathering<Selection> selections(*this);
    readGroup(TokenKind::BraceLeft, TokenKind::BraceRight, Emptiness::Refused, [&] { readSelection(selections); });
    set.selections = selections.finish();
    set.span = from(begin);
    return keep(set);
}

void Parser::readSelection(Gathering<Selection> &selections)
{
    if (peek(TokenKind::Spread))
        readSpread(selections);
    else
        readField(selections);
}

void Parser::readField(Gathering<Selection> &selections)
{
    Selection field;
    const std::uint32_t begin = m_token.span.begin;
    field.name = readName();
    // A field that lost its name keeps what belongs to it; anything else is no field.
    if (!field.name && !peek(TokenKind::ParenLeft) && !peek(TokenKind::BraceLeft) && !peek(TokenKind::At)
        && !peek(TokenKind::Colon))
        return;
    if (!field.name)
        field.name.span = {begin, begin};
    if (accept(TokenKind::Colon)) {
        field.alias = field.name;
        field.name = readName();
    }
    field.arguments = readArguments(Constness::Variables);
    field.directives = readDirectives(Constness::Variables);
    if (peek(TokenKind::BraceLeft))
        field.selectionSet = readSelectionSet();
    field.span = from(begin);
    selections.add(field);
}

void Parser::readSpread(Gathering<Selection> &selections)
{
    Selection spread;
    const std::uint32_t begin = m_token.span.begin;
    advance();
    const bool hasCondition = acceptWord("on");
    if (!hasCondition && peek(TokenKind::Name) && !atDefinitionStart()) {
        spread.kind = Selection::Kind::FragmentSpread;
        spread.name = readName();
        spread.directives = readDirectives(Constness::Variables);
    } else {
        spread.kind = Selection::Kind::InlineFragment;
        if (hasCondition)
            spread.typeCondition = readName();
        spread.directives = readDirectives(Constness::Variables);
        spread.selectionSet = readSelectionSet();
    }
    spread.span = from(begin);
    selections.add(spread);
}

const FragmentDefinition *Parser::readFragment(std::uint32_t begin, const Value *description)
{
    FragmentDefinition fragment;
    fragment.description = description;
    advance();
    fragment.name = readFragmentName();
    if (expectWord("on") || peek(TokenKind::Name))
        fragment.typeCondition = readName();
    fragment.directives = readDirectives(Constness::Variables);
    fragment.selectionSet = readSelectionSet();
    fragment.span = from(begin);
    return keep(fragment);
}

Name Parser::readFragmentName()
{
    if (!peekWord("on"))
        return readName();
    // `fragment on User` has no name: the word is the condition's.
    reportUnexpected(m_token);
    return missingName();
}

} // namespace graphql
