#include "core/graphql/help/caretreader.h"

#include "core/graphql/namematch.h"

#include <algorithm>
#include <array>

namespace graphql {

namespace {

constexpr std::array<std::string_view, 9> typeSystemKeywords {
    "type", "interface", "union", "enum", "input", "scalar", "schema", "extend", "directive",
};

constexpr std::array<std::string_view, 3> operationKeywords {"query", "mutation", "subscription"};
constexpr std::array<std::string_view, 3> operationLocations {"QUERY", "MUTATION", "SUBSCRIPTION"};

/// Twice what the parser reads; deeper, no place makes sense, and a stranger's text must not fill the memory.
constexpr std::size_t deepestBrackets = 2000;

template <std::size_t Size>
std::size_t indexIn(const std::array<std::string_view, Size> &words, std::string_view word)
{
    return static_cast<std::size_t>(std::find(words.begin(), words.end(), word) - words.begin());
}

const Type *inputObject(TypeRef type)
{
    return type && type.named()->kind == TypeKind::InputObject ? type.named() : nullptr;
}

} // namespace

void CaretReader::resume(const TypedPath &path)
{
    m_frames.assign(1, Frame {});
    for (const auto &step : path.steps) {
        if (const auto *set = step.as<SelectionSet>()) {
            Frame &frame = m_frames.emplace_back();
            frame.bracket = Bracket::Selections;
            frame.opened = set->span.begin;
            frame.parent = step.parent;
        }
    }
}

CaretReader::Frame &CaretReader::push(Bracket bracket, const Token &token)
{
    Frame frame;
    frame.bracket = bracket;
    frame.opened = token.span.begin;
    frame.isConstant = top().isConstant || bracket == Bracket::Variables;
    m_frames.push_back(std::move(frame));
    return top();
}

void CaretReader::pop()
{
    const auto closed = top().bracket;
    const bool isBrace = m_source[top().opened] == '{';
    m_frames.pop_back();
    Frame &frame = top();
    switch (frame.bracket) {
    case Bracket::Document:
        if (isBrace)
            frame = Frame {};
        else if (closed == Bracket::Variables)
            frame.state = State::OperationHead;
        break;
    case Bracket::Selections:
        if (closed == Bracket::Arguments && (frame.state == State::Field || frame.state == State::Start))
            frame.state = State::Head;
        else if (closed == Bracket::Selections)
            frame.state = State::Start;
        break;
    case Bracket::Variables:
        frame.state = State::AfterType;
        break;
    case Bracket::Arguments:
    case Bracket::Object:
        frame.state = State::AfterValue;
        frame.lastName = {};
        break;
    case Bracket::List:
        frame.state = State::Value;
        break;
    case Bracket::Unknown:
        break;
    }
}

/// Closes the innermost bracket of one of these kinds, and with it whatever was left open inside. Nothing that holds
/// selections is left for a bracket of values.
void CaretReader::close(Bracket first, Bracket second)
{
    auto depth = m_frames.size();
    while (depth > 1) {
        const auto bracket = m_frames[depth - 1].bracket;
        if (bracket == first || bracket == second || bracket == Bracket::Unknown)
            break;
        if (bracket == Bracket::Selections)
            return;
        --depth;
    }
    while (depth > 1 && m_frames.size() >= depth)
        pop();
}

/// For what cannot stand between parentheses: they were never closed.
void CaretReader::leaveInputs()
{
    while (top().bracket == Bracket::Arguments || top().bracket == Bracket::Object || top().bracket == Bracket::List
           || top().bracket == Bracket::Variables)
        pop();
}

void CaretReader::read(const Token &token)
{
    const bool isOpening = token.kind == TokenKind::BraceLeft || token.kind == TokenKind::ParenLeft
        || token.kind == TokenKind::BracketLeft;
    if (isOpening && m_frames.size() >= deepestBrackets)
        return;
    switch (token.kind) {
    case TokenKind::ParenRight:
        close(Bracket::Arguments, Bracket::Variables);
        return;
    case TokenKind::BracketRight:
        if (top().bracket == Bracket::Variables)
            top().state = State::AfterType;
        else
            close(Bracket::List, Bracket::List);
        return;
    case TokenKind::BraceRight:
        close(Bracket::Object, Bracket::Selections);
        return;
    case TokenKind::Comment:
        return;
    default:
        break;
    }
    switch (top().bracket) {
    case Bracket::Document:
        readInDocument(token);
        break;
    case Bracket::Selections:
        readInSelections(token);
        break;
    case Bracket::Variables:
        readInVariables(token);
        break;
    case Bracket::Arguments:
    case Bracket::Object:
    case Bracket::List:
        readInInputs(token);
        break;
    case Bracket::Unknown:
        if (isOpening)
            push(Bracket::Unknown, token);
        break;
    }
}

void CaretReader::readInDocument(const Token &token)
{
    Frame &frame = top();
    if (readDirective(token))
        return;
    if (token.kind == TokenKind::BraceLeft) {
        const bool isRequest = frame.state != State::TypeSystem;
        const auto *parent = frame.state == State::Start && m_schema ? m_schema->query() : frame.inner;
        push(isRequest ? Bracket::Selections : Bracket::Unknown, token).parent = parent;
    } else if (token.kind == TokenKind::ParenLeft) {
        const bool isOperation = frame.state == State::Operation || frame.state == State::OperationHead;
        push(isOperation ? Bracket::Variables : Bracket::Unknown, token);
    } else if (token.kind == TokenKind::BracketLeft) {
        push(Bracket::Unknown, token);
    } else if (token.kind == TokenKind::Name) {
        const auto word = textOf(token);
        switch (frame.state) {
        case State::Operation:
            frame.state = State::OperationHead;
            break;
        case State::Fragment:
            frame.state = State::FragmentName;
            break;
        case State::FragmentName:
            if (word == "on")
                frame.state = State::FragmentCondition;
            break;
        case State::FragmentCondition:
            frame.state = State::FragmentHead;
            frame.inner = composite(word);
            break;
        case State::TypeSystem:
            if (startsLine(token))
                beginDefinition(word);
            break;
        default:
            beginDefinition(word);
            break;
        }
    }
}

void CaretReader::beginDefinition(std::string_view keyword)
{
    Frame &frame = top();
    frame = Frame {};
    if (const auto operation = indexIn(operationKeywords, keyword); operation < operationKeywords.size()) {
        frame.state = State::Operation;
        frame.location = operationLocations[operation];
        frame.inner = m_schema ? m_schema->root(static_cast<OperationType>(operation)) : nullptr;
    } else if (keyword == "fragment") {
        frame.state = State::Fragment;
        frame.location = "FRAGMENT_DEFINITION";
    } else if (indexIn(typeSystemKeywords, keyword) < typeSystemKeywords.size()) {
        frame.state = State::TypeSystem;
    }
}

bool CaretReader::readDirective(const Token &token)
{
    Frame &frame = top();
    if (token.kind == TokenKind::At) {
        if (frame.state == State::Field || frame.state == State::FieldName)
            frame.afterDirectives = State::Head;
        else if (frame.state == State::Spread || frame.state == State::SpreadCondition)
            frame.afterDirectives = State::SpreadHead;
        else if (frame.state != State::Directive)
            frame.afterDirectives = frame.state;
        frame.state = State::Directive;
        return true;
    }
    if (frame.state == State::Directive && token.kind == TokenKind::Name) {
        const auto *directive = m_schema ? m_schema->directive(textOf(token)) : nullptr;
        frame.directives.push_back(textOf(token));
        frame.nextInputs = directive ? &directive->arguments : nullptr;
        frame.state = frame.afterDirectives;
        frame.lastName = textOf(token); // Whose arguments a `(` that follows are.
        return true;
    }
    if (token.kind == TokenKind::ParenLeft && !frame.directives.empty() && frame.lastName == frame.directives.back()) {
        openArguments(token);
        return true;
    }
    if (frame.state == State::Directive)
        frame.state = frame.afterDirectives;
    return false;
}

void CaretReader::openArguments(const Token &token)
{
    const auto *inputs = top().nextInputs;
    top().nextInputs = nullptr;
    top().lastName = {};
    push(Bracket::Arguments, token).inputs = inputs;
}

void CaretReader::readInSelections(const Token &token)
{
    Frame &frame = top();
    if (readDirective(token))
        return;
    switch (token.kind) {
    case TokenKind::Name: {
        const auto word = textOf(token);
        if (frame.state == State::Spread && word == "on") {
            frame.state = State::SpreadCondition;
        } else if (frame.state == State::Spread) {
            frame.state = State::Head;
            frame.inner = nullptr;
            frame.location = "FRAGMENT_SPREAD";
        } else if (frame.state == State::SpreadCondition) {
            frame.state = State::SpreadHead;
            frame.inner = composite(word);
        } else {
            const auto *field = m_schema && frame.parent ? m_schema->field(*frame.parent, word) : nullptr;
            const auto *type = field ? field->type.named() : nullptr;
            frame.state = frame.state == State::FieldName ? State::Head : State::Field;
            frame.inner = type && type->isComposite() ? type : nullptr;
            frame.nextInputs = field ? &field->arguments : nullptr;
            frame.location = "FIELD";
            frame.directives.clear();
        }
        frame.lastName = {};
        break;
    }
    case TokenKind::Colon:
        if (frame.state == State::Field)
            frame.state = State::FieldName;
        break;
    case TokenKind::Spread:
        frame.state = State::Spread;
        frame.inner = frame.parent;
        frame.location = "INLINE_FRAGMENT";
        frame.directives.clear();
        break;
    case TokenKind::ParenLeft:
        openArguments(token);
        break;
    case TokenKind::BraceLeft:
        push(Bracket::Selections, token).parent = frame.inner;
        break;
    default:
        break;
    }
}

void CaretReader::readInVariables(const Token &token)
{
    Frame &frame = top();
    if (frame.state == State::Value) {
        readValue(token);
        return;
    }
    if (readDirective(token))
        return;
    switch (token.kind) {
    case TokenKind::Dollar:
        frame.state = State::Variable;
        frame.directives.clear();
        break;
    case TokenKind::Colon:
        frame.state = State::VariableType;
        frame.typeBegin = token.span.end;
        break;
    case TokenKind::Name:
        frame.state = frame.state == State::Variable ? State::VariableName
            : frame.state == State::VariableType     ? State::AfterType
                                                     : frame.state;
        break;
    case TokenKind::Bang:
        frame.state = State::AfterType;
        break;
    case TokenKind::Equals:
        frame.expected = typeWritten({frame.typeBegin, token.span.begin});
        frame.state = State::Value;
        break;
    case TokenKind::BraceLeft:
        leaveInputs();
        read(token);
        break;
    default:
        break;
    }
    frame.location = "VARIABLE_DEFINITION";
}

void CaretReader::readInInputs(const Token &token)
{
    Frame &frame = top();
    if (token.kind == TokenKind::Spread || token.kind == TokenKind::At) {
        leaveInputs();
        read(token);
        return;
    }
    if (frame.bracket == Bracket::List || frame.state == State::Value || frame.state == State::Variable) {
        readValue(token);
        return;
    }
    switch (token.kind) {
    case TokenKind::Name:
        beginInput(textOf(token));
        frame.state = State::Name;
        break;
    case TokenKind::Colon:
        // In `(id: name: "x")` the value of `id` is missing, and what looked like it was the next name.
        if (frame.state == State::AfterValue && !frame.lastName.empty())
            beginInput(frame.lastName);
        frame.state = State::Value;
        break;
    case TokenKind::BraceLeft:
        if (frame.bracket == Bracket::Arguments) {
            leaveInputs();
            read(token);
        } else {
            push(Bracket::Unknown, token);
        }
        break;
    case TokenKind::ParenLeft:
    case TokenKind::BracketLeft:
        push(Bracket::Unknown, token);
        break;
    case TokenKind::Dollar:
        frame.state = State::Variable;
        break;
    default:
        break;
    }
}

void CaretReader::beginInput(std::string_view name)
{
    Frame &frame = top();
    frame.given.push_back(name);
    frame.expected = {};
    frame.expectedHasDefault = false;
    if (!frame.inputs)
        return;
    for (const auto &input : *frame.inputs) {
        if (input.name == name) {
            frame.expected = input.type;
            frame.expectedHasDefault = input.defaultValue.has_value();
        }
    }
}

void CaretReader::readValue(const Token &token)
{
    Frame &frame = top();
    const auto after = frame.bracket == Bracket::List ? State::Value
        : frame.bracket == Bracket::Variables         ? State::AfterType
                                                      : State::AfterValue;
    frame.lastName = {};
    switch (token.kind) {
    case TokenKind::Name:
        // In `(a: $, b: 1)` the variable has no name yet.
        frame.lastName = frame.state == State::Variable && m_source[token.span.begin - 1] == '$' ? std::string_view()
                                                                                                 : textOf(token);
        frame.state = after;
        break;
    case TokenKind::Int:
    case TokenKind::Float:
    case TokenKind::String:
    case TokenKind::BlockString:
        frame.state = after;
        break;
    case TokenKind::Dollar:
        frame.state = State::Variable;
        break;
    case TokenKind::BracketLeft: {
        const auto type = frame.expected.nullable();
        push(Bracket::List, token).expected = type.isList() ? type.unwrapped() : type;
        top().state = State::Value;
        break;
    }
    case TokenKind::BraceLeft: {
        const auto *object = inputObject(frame.expected);
        Frame &inner = push(Bracket::Object, token);
        inner.parent = object;
        inner.inputs = object ? &object->inputFields : nullptr;
        break;
    }
    case TokenKind::ParenLeft:
        push(Bracket::Unknown, token);
        break;
    default:
        break;
    }
}

bool CaretReader::startsLine(const Token &token) const
{
    const auto begin = token.span.begin;
    return begin == 0 || m_source[begin - 1] == '\n' || m_source[begin - 1] == '\r';
}

const Type *CaretReader::composite(std::string_view name) const
{
    const auto *type = m_schema ? m_schema->type(name) : nullptr;
    return type && type->isComposite() ? type : nullptr;
}

/// `[User!]!` from the inside out: behind the name, every token wraps what is there.
TypeRef CaretReader::typeWritten(text::Span span) const
{
    TypeRef type;
    Lexer lexer(m_source.substr(0, span.end), nullptr, span.begin);
    std::size_t wrappers = 0;
    for (auto token = lexer.next(); token.kind != TokenKind::EndOfFile; token = lexer.next()) {
        if (token.kind == TokenKind::Name)
            type = TypeRef(m_schema ? m_schema->type(textOf(token)) : nullptr);
        else if (token.kind == TokenKind::Bang || token.kind == TokenKind::BracketRight) {
            if (++wrappers > TypeRef::MaxWrappers)
                return {};
            type = token.kind == TokenKind::Bang ? type.nonNull() : type.inList();
        }
    }
    return type;
}

bool CaretReader::isSlot() const
{
    switch (top().state) {
    case State::Start:
    case State::Field:
    case State::Head:
    case State::AfterValue:
        return false;
    default:
        return true;
    }
}

void CaretReader::takeValueForName(std::string_view typed)
{
    Frame &frame = top();
    if (frame.state != State::Value || !frame.inputs)
        return;
    if (std::any_of(frame.inputs->begin(), frame.inputs->end(),
                    [&](const InputValue &input) { return isScattered(input.name, typed); }))
        frame.state = State::AfterValue;
}

std::string_view CaretReader::valueName() const
{
    return top().given.empty() ? std::string_view() : top().given.back();
}

/// Of which only the beginning is known here.
std::optional<CaretPlace::Whole> CaretReader::wholeObject() const
{
    auto outer = m_frames.size();
    while (outer > 0
           && (m_frames[outer - 1].bracket == Bracket::Object || m_frames[outer - 1].bracket == Bracket::List))
        --outer;
    if (outer == 0 || outer == m_frames.size() || m_frames[outer].bracket != Bracket::Object)
        return std::nullopt;
    const Frame &frame = m_frames[outer - 1];
    if (frame.bracket != Bracket::Arguments || frame.given.empty() || !frame.expected)
        return std::nullopt;
    const auto begin = m_frames[outer].opened;
    return CaretPlace::Whole {{begin, begin}, frame.given.back(), frame.expected, frame.expectedHasDefault};
}

CaretPlace CaretReader::place() const
{
    using Kind = CaretPlace::Kind;
    const Frame &frame = top();
    CaretPlace place;
    place.parent = frame.parent;
    place.inputs = frame.inputs;
    place.expected = frame.expected;
    place.expectedHasDefault = frame.expectedHasDefault;
    place.isConstant = frame.isConstant;
    place.location = frame.location;
    place.opened = frame.opened;
    if (frame.bracket == Bracket::Unknown)
        return place;
    switch (frame.state) {
    case State::Start:
    case State::Field:
    case State::Head:
    case State::AfterValue:
        if (frame.bracket == Bracket::Document)
            place.kind = frame.state == State::Start ? Kind::Definition : Kind::Nothing;
        else if (frame.bracket == Bracket::Selections)
            place.kind = Kind::Field;
        else if (frame.bracket == Bracket::Arguments || frame.bracket == Bracket::Object)
            place.kind = frame.bracket == Bracket::Object ? Kind::InputField : Kind::Argument;
        place.given = frame.given;
        break;
    case State::FieldName:
        place.kind = Kind::Field;
        break;
    case State::Spread:
        place.kind = Kind::Spread;
        break;
    case State::SpreadCondition:
        place.kind = Kind::TypeCondition;
        break;
    case State::FragmentName:
        place.kind = Kind::OnKeyword;
        break;
    case State::FragmentCondition:
        place.kind = Kind::FragmentCondition;
        break;
    case State::Directive:
        place.kind = Kind::Directive;
        place.given = frame.directives;
        break;
    case State::Value:
        place.kind = Kind::Value;
        place.valueName = valueName();
        break;
    case State::Variable:
        place.kind = frame.isConstant ? Kind::Nothing : Kind::Variable;
        place.valueName = valueName();
        place.untouched = wholeObject();
        break;
    case State::VariableType:
        place.kind = Kind::VariableType;
        break;
    default:
        break;
    }
    return place;
}

} // namespace graphql
