#include "core/graphql/help/signaturehelp.h"

#include "core/graphql/help/signature.h"
#include "core/graphql/help/typedpath.h"
#include "core/graphql/lexer.h"

#include <algorithm>

namespace graphql {

namespace {

/// The list that opens with the token at \a from, when \a offset is inside. It ends with its bracket, or at \a limit
/// when that is missing. \a lastEnd is where its last member ends; zero: it has none.
std::optional<text::Span> listAround(std::uint32_t offset, std::string_view source, std::uint32_t from,
                                     std::uint32_t lastEnd, std::uint32_t limit)
{
    Lexer lexer(source, nullptr, from);
    Token token = lexer.next();
    while (token.kind == TokenKind::Comment)
        token = lexer.next();
    const bool isOpening = token.kind == TokenKind::ParenLeft || token.kind == TokenKind::BraceLeft;
    if (!isOpening || token.span.end > offset || offset > limit)
        return std::nullopt;
    const TokenKind close = token.kind == TokenKind::ParenLeft ? TokenKind::ParenRight : TokenKind::BraceRight;
    text::Span list {token.span.begin, limit};
    Lexer rest(source, nullptr, std::max(lastEnd, token.span.end));
    for (token = rest.next(); token.kind != TokenKind::EndOfFile && token.span.begin < limit; token = rest.next()) {
        if (token.kind == close) {
            list.end = token.span.end;
            return offset <= token.span.begin ? std::optional(list) : std::nullopt;
        }
    }
    return list;
}

template <typename T>
std::uint32_t endOfLastMember(List<T> members)
{
    return members.empty() ? 0 : members.back().span.end;
}

std::optional<text::Span> fieldArguments(const Selection &field, std::string_view source, std::uint32_t offset)
{
    const std::uint32_t limit = !field.directives.empty() ? field.directives.front().span.begin
        : field.selectionSet                              ? field.selectionSet->span.begin
                                                          : field.span.end;
    return listAround(offset, source, field.name.span.end, endOfLastMember(field.arguments), limit);
}

/// The parameter that \a member, an argument or an input field, is or may become: while its name is being written,
/// the first that begins like it and is not given yet.
template <typename T>
std::optional<std::size_t> parameterOf(const T &member, std::uint32_t offset,
                                       const std::vector<SignatureParameter> &parameters)
{
    std::optional<std::size_t> likely;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const SignatureParameter &parameter = parameters[i];
        if (parameter.name == member.name.value)
            return i;
        const bool isBegun = parameter.name.starts_with(member.name.value) && !parameter.given;
        if (!likely && isBegun && offset <= member.name.span.end)
            likely = i;
    }
    return likely;
}

/// \a members are Arguments or ObjectFields.
template <typename T>
SignatureHelp signatureHelp(Signature signature, OptionalText description, const std::vector<InputValue> &inputs,
                            List<T> members, text::Span list, std::uint32_t offset)
{
    SignatureHelp help;
    help.list = list;
    help.label = std::move(signature.text);
    help.description = description.value_or("");
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const InputValue &input = inputs[i];
        help.parameters.push_back({input.name, signature.parameters[i], std::string(input.description.value_or("")),
                                   std::string(input.deprecationReason.value_or("")), input.isRequired(),
                                   std::any_of(members.begin(), members.end(),
                                               [&](const T &member) { return member.name.value == input.name; })});
    }
    const auto behind = std::upper_bound(members.begin(), members.end(), offset,
                                         [](std::uint32_t at, const T &member) { return at < member.span.begin; });
    if (behind != members.begin()) {
        const T &member = *std::prev(behind);
        // Behind a colon one is at the member until its value is there.
        const bool waits = !member.value && member.span.end > member.name.span.end;
        if (offset <= member.span.end || waits)
            help.active = parameterOf(member, offset, help.parameters);
    }
    return help;
}

std::optional<SignatureHelp> helpAtStep(const PathStep &step, std::string_view source, std::uint32_t offset)
{
    if (const Value *const *node = std::get_if<const Value *>(&step.node)) {
        const Value &value = **node;
        const Type *type = step.type.named();
        if (value.kind != Value::Kind::Object || !type || type->kind != TypeKind::InputObject)
            return std::nullopt;
        const auto list = listAround(offset, source, value.span.begin, endOfLastMember(value.fields), value.span.end);
        if (!list)
            return std::nullopt;
        return signatureHelp(signatureOf(*type), type->description, type->inputFields, value.fields, *list, offset);
    }
    if (const Directive *directive = step.as<Directive>()) {
        const auto list = listAround(offset, source, directive->name.span.end, endOfLastMember(directive->arguments),
                                     directive->span.end);
        if (!list || !step.directive)
            return std::nullopt;
        return signatureHelp(signatureOf(*step.directive), step.directive->description, step.directive->arguments,
                             directive->arguments, *list, offset);
    }
    const Selection *field = step.as<Selection>();
    if (!field || field->kind != Selection::Kind::Field || !step.field)
        return std::nullopt;
    const auto list = fieldArguments(*field, source, offset);
    if (!list)
        return std::nullopt;
    return signatureHelp(signatureOf(step.parent, *step.field), step.field->description, step.field->arguments,
                         field->arguments, *list, offset);
}

} // namespace

std::optional<SignatureHelp> signatureHelpAt(const Schema &schema, const Document &document, std::uint32_t offset)
{
    const TypedPath path = typedPath(&schema, document, offset);
    for (auto step = path.steps.rbegin(); step != path.steps.rend(); ++step) {
        if (const auto help = helpAtStep(*step, document.source(), offset))
            return help;
        // What is outside of a selection set is not being written any more.
        if (step->as<SelectionSet>())
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace graphql
