#include "ui/editor/querycontext.h"

#include <algorithm>

namespace ui {
namespace {

/// Text nested deeper than this is not a query anybody wrote; colours may be wrong there.
constexpr std::size_t DeepestFrames = 500;

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

QueryStyle QueryContext::read(const graphql::Token &token, std::string_view text)
{
    using graphql::TokenKind;
    if (token.kind == TokenKind::Comment)
        return QueryStyle::Comment;
    // Only a parenthesis right behind a directive's name is the directive's.
    const bool afterDirective = std::exchange(m_afterDirective, false);
    switch (token.kind) {
    case TokenKind::Dollar:
        m_next = Next::VariableName;
        return QueryStyle::Variable;
    case TokenKind::At:
        m_next = Next::DirectiveName;
        return QueryStyle::Directive;
    case TokenKind::Spread:
        m_next = Next::SpreadName;
        return QueryStyle::Plain;
    case TokenKind::Colon:
        m_next = declaresTypes() ? Next::TypeName : takesKeys() ? Next::Value : Next::Anything;
        return QueryStyle::Plain;
    case TokenKind::Equals:
        m_next = declaresTypes() ? Next::Value : Next::DefinedType;
        return QueryStyle::Plain;
    case TokenKind::Pipe:
    case TokenKind::Ampersand:
        m_next = Next::DefinedType;
        return QueryStyle::Plain;
    case TokenKind::Bang:
        return QueryStyle::Type;
    case TokenKind::BracketLeft:
        if (m_next == Next::TypeName)
            return QueryStyle::Type;
        open(token.kind);
        return QueryStyle::Plain;
    case TokenKind::BracketRight:
        if (m_next == Next::AfterTypeName || m_next == Next::TypeName)
            return QueryStyle::Type;
        close(token.kind);
        return QueryStyle::Plain;
    case TokenKind::ParenLeft:
        m_afterDirective = afterDirective;
        open(token.kind);
        m_afterDirective = false;
        return QueryStyle::Plain;
    case TokenKind::BraceLeft:
        open(token.kind);
        return QueryStyle::Plain;
    case TokenKind::ParenRight:
    case TokenKind::BraceRight:
        close(token.kind);
        return QueryStyle::Plain;
    case TokenKind::Int:
    case TokenKind::Float:
        m_next = Next::Anything;
        return QueryStyle::Number;
    case TokenKind::String:
    case TokenKind::BlockString:
        m_next = Next::Anything;
        return QueryStyle::String;
    case TokenKind::Name:
        return readName(token.span.of(text));
    case TokenKind::Comment:
    case TokenKind::EndOfFile:
        break;
    }
    return QueryStyle::Plain;
}

QueryStyle QueryContext::readName(std::string_view name)
{
    const auto next = std::exchange(m_next, Next::Anything);
    switch (next) {
    case Next::VariableName:
        return QueryStyle::Variable;
    case Next::DirectiveName:
        m_afterDirective = true;
        return QueryStyle::Directive;
    case Next::SpreadName:
        if (name != "on")
            return QueryStyle::Name;
        m_next = Next::DefinedType;
        return QueryStyle::Keyword;
    case Next::TypeName:
        m_next = Next::AfterTypeName;
        return QueryStyle::Type;
    case Next::DefinedType:
        return QueryStyle::Type;
    case Next::Value:
        return readValueName(name);
    case Next::Anything:
    case Next::AfterTypeName:
    case Next::DefinitionName:
    case Next::FragmentOn:
        break;
    }
    if (m_frames.empty()) {
        m_next = next;
        return readTopLevelName(name);
    }
    switch (static_cast<Frame>(m_frames.back())) {
    case Frame::Selection:
    case Frame::Fields:
        return QueryStyle::Field;
    case Frame::Values:
        return QueryStyle::Enum;
    case Frame::List:
        return readValueName(name);
    case Frame::Arguments:
    case Frame::Object:
    case Frame::Variables:
        break;
    }
    return QueryStyle::Argument;
}

QueryStyle QueryContext::readTopLevelName(std::string_view name)
{
    const auto next = std::exchange(m_next, Next::Anything);
    if (next == Next::DefinitionName) {
        m_next = Next::FragmentOn;
        return QueryStyle::Name;
    }
    m_body = Frame::Selection;
    if (isOneOf(name, {"query", "mutation", "subscription", "fragment"})) {
        m_next = Next::DefinitionName;
    } else if (isOneOf(name, {"type", "interface", "union", "input", "enum", "scalar", "implements", "on"})) {
        m_body = name == "enum" ? Frame::Values : name == "on" ? Frame::Selection : Frame::Fields;
        m_next = Next::DefinedType;
    } else if (isOneOf(name, {"schema", "extend", "directive", "repeatable"})) {
        m_body = Frame::Fields;
    } else {
        return QueryStyle::Plain;
    }
    return QueryStyle::Keyword;
}

QueryStyle QueryContext::readValueName(std::string_view name)
{
    return isOneOf(name, {"true", "false", "null"}) ? QueryStyle::Constant : QueryStyle::Enum;
}

void QueryContext::open(graphql::TokenKind bracket)
{
    const auto next = std::exchange(m_next, Next::Anything);
    auto frame = Frame::Arguments;
    switch (bracket) {
    case graphql::TokenKind::BracketLeft:
        frame = Frame::List;
        break;
    case graphql::TokenKind::BraceLeft:
        if (next == Next::Value || isIn(Frame::List))
            frame = Frame::Object;
        else
            frame = m_frames.empty() ? m_body : Frame::Selection;
        break;
    default:
        if (m_afterDirective)
            break;
        if (m_frames.empty() || isIn(Frame::Fields))
            frame = Frame::Variables;
        break;
    }
    if (m_frames.size() < DeepestFrames)
        m_frames.push_back(static_cast<char>(frame));
}

void QueryContext::close(graphql::TokenKind bracket)
{
    m_next = Next::Anything;
    // What is open inside was never closed: a closing bracket closes it too, if it has an opening one at all.
    const auto closes = [bracket](char frame) {
        switch (static_cast<Frame>(frame)) {
        case Frame::Selection:
        case Frame::Object:
        case Frame::Fields:
        case Frame::Values:
            return bracket == graphql::TokenKind::BraceRight;
        case Frame::List:
            return bracket == graphql::TokenKind::BracketRight;
        case Frame::Arguments:
        case Frame::Variables:
            return bracket == graphql::TokenKind::ParenRight;
        }
        return false;
    };
    const auto opener = std::find_if(m_frames.rbegin(), m_frames.rend(), closes);
    if (opener != m_frames.rend())
        m_frames.erase(opener.base() - 1, m_frames.end());
}

} // namespace ui
