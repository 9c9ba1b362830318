#include "core/graphql/help/selection.h"

#include "core/graphql/characters.h"
#include "core/graphql/lexer.h"
#include "core/text/linemap.h"

#include <algorithm>

namespace graphql {

namespace {

bool isSelectableWordByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return isNameContinue(byte) || byte >= 0x80;
}

text::Span wordAround(std::string_view source, text::Span selection)
{
    const std::string_view inside = selection.of(source);
    if (!std::all_of(inside.begin(), inside.end(), isSelectableWordByte))
        return selection;
    while (selection.begin > 0 && isSelectableWordByte(source[selection.begin - 1]))
        --selection.begin;
    while (selection.end < source.size() && isSelectableWordByte(source[selection.end]))
        ++selection.end;
    return selection;
}

text::Span spanOfNode(text::Span node)
{
    return node;
}
template <typename Node>
text::Span spanOfNode(const Node &node)
{
    return node.span;
}
text::Span spanOfNode(const Value *node)
{
    return node->span;
}

/// Walks from the document down to the smallest node around a selection and notes every span on the way. What is
/// noted is always inside what was noted before it.
class SpanDescent
{
public:
    SpanDescent(const Document &document, text::Span selection)
        : m_source(document.source()),
          m_selection(selection) { }

    void descend(const Document &document);
    std::vector<text::Span> take();

private:
    bool add(text::Span span);
    bool holds(text::Span span) const { return span.encloses(m_selection); }
    text::Span tokenAt(std::uint32_t offset, TokenKind kind) const;
    std::uint32_t endOfWords(std::uint32_t offset) const;
    template <typename Node>
    const Node *childOf(List<Node> nodes) const;
    template <typename Node>
    const Node *group(std::uint32_t from, TokenKind open, TokenKind close, List<Node> nodes);

    void comments(List<text::Span> comments);
    void visit(const Definition &definition);
    void visit(const OperationDefinition &operation);
    void visit(const FragmentDefinition &fragment);
    void visit(const TypeDefinition &type);
    void visit(const SchemaDefinition &schema);
    void visit(const DirectiveDefinition &directive);
    void visit(const VariableDefinition &variable);
    void visit(const InputValueDefinition &input);
    void visit(const FieldDefinition &field);
    void visit(const EnumValueDefinition &value);
    void visit(const RootOperation &root) { visit(root.type); }
    void visit(const SelectionSet *set);
    void visit(const Selection &selection);
    void visit(const Value *value);
    void visit(const ObjectField &field) { visitNamed(field); }
    void visit(const Argument &argument) { visitNamed(argument); }
    void visit(const TypeReference *type);
    void visit(const Name &name) { add(name.span); }
    template <typename Node>
    void visitNamed(const Node &node)
    {
        if (!add(node.span))
            return;
        add(node.name.span);
        visit(node.value);
    }
    void directives(List<Directive> directives);
    void arguments(const Name &owner, List<Argument> arguments);
    /// Where a head that begins at \a begin ends, when the list behind its name is counted in.
    template <typename Node>
    std::uint32_t endOfList(std::uint32_t begin, TokenKind open, TokenKind close, List<Node> nodes) const;
    template <typename Node>
    void members(std::uint32_t from, TokenKind open, TokenKind close, List<Node> nodes)
    {
        if (const Node *node = group(from, open, close, nodes))
            visit(*node);
    }

    std::string_view m_source;
    text::Span m_selection;
    std::vector<text::Span> m_spans; ///< The outermost first.
};

bool SpanDescent::add(text::Span span)
{
    if (!holds(span) || (!m_spans.empty() && !m_spans.back().encloses(span)))
        return false;
    if (!span.isEmpty() && (m_spans.empty() || m_spans.back() != span))
        m_spans.push_back(span);
    return true;
}

/// The token that begins at \a offset or after blanks and comments behind it, if it is of that kind; else an empty
/// span at \a offset.
text::Span SpanDescent::tokenAt(std::uint32_t offset, TokenKind kind) const
{
    Lexer lexer(m_source, nullptr, offset);
    Token token = lexer.next();
    while (token.kind == TokenKind::Comment)
        token = lexer.next();
    return token.kind == kind ? token.span : text::Span {offset, offset};
}

/// Where the names that follow each other from \a offset on end: the keywords of a head.
std::uint32_t SpanDescent::endOfWords(std::uint32_t offset) const
{
    for (text::Span word = tokenAt(offset, TokenKind::Name); !word.isEmpty(); word = tokenAt(offset, TokenKind::Name))
        offset = word.end;
    return offset;
}

/// The node around the selection. A caret between two belongs to the one that begins there.
template <typename Node>
const Node *SpanDescent::childOf(List<Node> nodes) const
{
    const auto behind =
        std::upper_bound(nodes.begin(), nodes.end(), m_selection.begin,
                         [](std::uint32_t at, const Node &node) { return at < spanOfNode(node).begin; });
    if (behind == nodes.begin())
        return nullptr;
    const Node &node = *std::prev(behind);
    return holds(spanOfNode(node)) ? &node : nullptr;
}

template <typename Node>
std::uint32_t SpanDescent::endOfList(std::uint32_t begin, TokenKind open, TokenKind close, List<Node> nodes) const
{
    const text::Span opening = tokenAt(begin, open);
    if (opening.isEmpty())
        return begin;
    return tokenAt(nodes.empty() ? opening.end : spanOfNode(nodes.back()).end, close).end;
}

/// A list in brackets that begins behind \a from: with them, without them, and the node that holds the selection.
template <typename Node>
const Node *SpanDescent::group(std::uint32_t from, TokenKind open, TokenKind close, List<Node> nodes)
{
    const text::Span opening = tokenAt(from, open);
    if (opening.isEmpty() || !add({opening.begin, endOfList(from, open, close, nodes)}) || nodes.empty())
        return nullptr;
    return add({spanOfNode(nodes.front()).begin, spanOfNode(nodes.back()).end}) ? childOf(nodes) : nullptr;
}

void SpanDescent::arguments(const Name &owner, List<Argument> arguments)
{
    members(owner.span.end, TokenKind::ParenLeft, TokenKind::ParenRight, arguments);
}

void SpanDescent::directives(List<Directive> directives)
{
    if (directives.empty() || !add({directives.front().span.begin, directives.back().span.end}))
        return;
    const Directive *directive = childOf(directives);
    if (!directive || !add(directive->span))
        return;
    add({directive->span.begin, directive->name.span.end});
    add(directive->name.span);
    arguments(directive->name, directive->arguments);
}

void SpanDescent::visit(const Value *value)
{
    if (!value || !add(value->span))
        return;
    switch (value->kind) {
    case Value::Kind::String: {
        const std::uint32_t quotes = value->block ? 3 : 1;
        const bool isClosed = value->span.length() >= 2 * quotes && m_source[value->span.end - 1] == '"';
        add({value->span.begin + quotes, value->span.end - (isClosed ? quotes : 0)});
        break;
    }
    case Value::Kind::List:
        members(value->span.begin, TokenKind::BracketLeft, TokenKind::BracketRight, value->items);
        break;
    case Value::Kind::Object:
        members(value->span.begin, TokenKind::BraceLeft, TokenKind::BraceRight, value->fields);
        break;
    default:
        break;
    }
}

void SpanDescent::visit(const TypeReference *type)
{
    for (; type && add(type->span); type = type->of) { }
}

void SpanDescent::visit(const SelectionSet *set)
{
    if (set && add(set->span) && !set->selections.empty())
        members(set->span.begin, TokenKind::BraceLeft, TokenKind::BraceRight, set->selections);
}

void SpanDescent::visit(const Selection &selection)
{
    if (!add(selection.span))
        return;
    const std::uint32_t begin = selection.span.begin;
    const Name &name = selection.kind == Selection::Kind::InlineFragment ? selection.typeCondition : selection.name;
    const std::uint32_t nameEnd = name ? name.span.end : begin;
    const std::uint32_t listEnd = endOfList(nameEnd, TokenKind::ParenLeft, TokenKind::ParenRight, selection.arguments);
    if (!selection.directives.empty())
        add({begin, selection.directives.back().span.end});
    add({begin, listEnd});
    add({begin, nameEnd});
    add(selection.alias.span);
    add(name.span);
    if (selection.kind == Selection::Kind::Field)
        arguments(selection.name, selection.arguments);
    directives(selection.directives);
    visit(selection.selectionSet);
}

void SpanDescent::visit(const VariableDefinition &variable)
{
    if (!add(variable.span))
        return;
    visit(variable.description);
    const std::uint32_t begin =
        variable.description ? tokenAt(variable.description->span.end, TokenKind::Dollar).begin : variable.span.begin;
    add({begin, variable.span.end});
    add({begin, variable.name.span.end});
    add(variable.name.span);
    visit(variable.type);
    visit(variable.defaultValue);
    directives(variable.directives);
}

void SpanDescent::visit(const OperationDefinition &operation)
{
    visit(operation.description);
    add({operation.keyword.begin, operation.span.end});
    add(operation.keyword);
    add(operation.name.span);
    const std::uint32_t head = operation.name ? operation.name.span.end : operation.keyword.end;
    if (!operation.shorthand)
        members(head, TokenKind::ParenLeft, TokenKind::ParenRight, operation.variables);
    directives(operation.directives);
    visit(operation.selectionSet);
}

void SpanDescent::visit(const FragmentDefinition &fragment)
{
    visit(fragment.description);
    if (fragment.description)
        add({tokenAt(fragment.description->span.end, TokenKind::Name).begin, fragment.span.end});
    add(fragment.name.span);
    add(fragment.typeCondition.span);
    directives(fragment.directives);
    visit(fragment.selectionSet);
}

void SpanDescent::visit(const InputValueDefinition &input)
{
    if (!add(input.span))
        return;
    visit(input.description);
    add({input.name.span.begin, input.span.end});
    add(input.name.span);
    visit(input.type);
    visit(input.defaultValue);
    directives(input.directives);
}

void SpanDescent::visit(const FieldDefinition &field)
{
    if (!add(field.span))
        return;
    visit(field.description);
    add({field.name.span.begin, field.span.end});
    add({field.name.span.begin,
         endOfList(field.name.span.end, TokenKind::ParenLeft, TokenKind::ParenRight, field.arguments)});
    add(field.name.span);
    members(field.name.span.end, TokenKind::ParenLeft, TokenKind::ParenRight, field.arguments);
    visit(field.type);
    directives(field.directives);
}

void SpanDescent::visit(const EnumValueDefinition &value)
{
    if (!add(value.span))
        return;
    visit(value.description);
    add({value.name.span.begin, value.span.end});
    add(value.name.span);
    directives(value.directives);
}

void SpanDescent::visit(const TypeDefinition &type)
{
    visit(type.description);
    add(type.name.span);
    std::uint32_t head = type.name.span.end;
    if (!type.interfaces.empty()) {
        head = type.interfaces.back().span.end;
        if (add({type.interfaces.front().span.begin, head})) {
            if (const Name *interface = childOf(type.interfaces))
                visit(*interface);
        }
    }
    directives(type.directives);
    if (!type.directives.empty())
        head = type.directives.back().span.end;
    members(head, TokenKind::BraceLeft, TokenKind::BraceRight, type.fields);
    members(head, TokenKind::BraceLeft, TokenKind::BraceRight, type.inputFields);
    members(head, TokenKind::BraceLeft, TokenKind::BraceRight, type.values);
    if (!type.members.empty() && add({type.members.front().span.begin, type.members.back().span.end})) {
        if (const Name *member = childOf(type.members))
            visit(*member);
    }
}

void SpanDescent::visit(const SchemaDefinition &schema)
{
    visit(schema.description);
    directives(schema.directives);
    std::uint32_t head = schema.description ? schema.description->span.end : schema.span.begin;
    if (!schema.directives.empty())
        head = schema.directives.back().span.end;
    members(endOfWords(head), TokenKind::BraceLeft, TokenKind::BraceRight, schema.rootOperations);
}

void SpanDescent::visit(const DirectiveDefinition &directive)
{
    visit(directive.description);
    add(directive.name.span);
    members(directive.name.span.end, TokenKind::ParenLeft, TokenKind::ParenRight, directive.arguments);
    if (!directive.locations.empty()
        && add({directive.locations.front().span.begin, directive.locations.back().span.end})) {
        if (const Name *location = childOf(directive.locations))
            visit(*location);
    }
}

void SpanDescent::visit(const Definition &definition)
{
    add(definition.span());
    if (definition.operation)
        visit(*definition.operation);
    else if (definition.fragment)
        visit(*definition.fragment);
    else if (definition.type)
        visit(*definition.type);
    else if (definition.schema)
        visit(*definition.schema);
    else if (definition.directive)
        visit(*definition.directive);
}

void SpanDescent::comments(List<text::Span> comments)
{
    const text::Span *comment = childOf(comments);
    if (!comment)
        return;
    // Comments in lines of their own that follow each other are read as one.
    const auto follows = [&](const text::Span &first, const text::Span &second) {
        const std::string_view between = m_source.substr(first.end, second.begin - 1 - first.end);
        return between.find_first_not_of(" \t\r\n,") == std::string_view::npos
            && text::LineMap(between).lineCount() == 2;
    };
    const text::Span *first = comment;
    const text::Span *last = comment;
    while (first != comments.data() && follows(first[-1], *first))
        --first;
    while (last + 1 != comments.data() + comments.size() && follows(*last, last[1]))
        ++last;
    add({first->begin - 1, last->end});
    add({comment->begin - 1, comment->end});
    const std::string_view content = comment->of(m_source);
    const std::size_t blanks = std::min(content.find_first_not_of(" \t"), content.size());
    add({comment->begin + static_cast<std::uint32_t>(blanks), comment->end});
}

void SpanDescent::descend(const Document &document)
{
    add({0, static_cast<std::uint32_t>(m_source.size())});
    const List<Definition> definitions = document.definitions();
    const auto behind =
        std::upper_bound(definitions.begin(), definitions.end(), m_selection.begin,
                         [](std::uint32_t at, const Definition &node) { return at < node.span().begin; });
    if (behind != definitions.begin() && holds(std::prev(behind)->span()))
        visit(*std::prev(behind));
    comments(document.comments());
}

std::vector<text::Span> SpanDescent::take()
{
    std::reverse(m_spans.begin(), m_spans.end());
    return std::move(m_spans);
}

} // namespace

std::vector<text::Span> enclosingSpans(const Document &document, text::Span selection)
{
    const auto size = static_cast<std::uint32_t>(document.source().size());
    selection.end = std::min(selection.end, size);
    selection.begin = std::min(selection.begin, selection.end);
    const text::Span word = wordAround(document.source(), selection);
    SpanDescent descent(document, word);
    descent.descend(document);
    std::vector<text::Span> spans = descent.take();
    if (!word.isEmpty() && (spans.empty() || spans.front() != word))
        spans.insert(spans.begin(), word);
    return spans;
}

text::Span grownSelection(const Document &document, text::Span selection)
{
    for (const text::Span span : enclosingSpans(document, selection)) {
        if (span.encloses(selection) && span != selection)
            return span;
    }
    return selection;
}

text::Span shrunkSelection(const Document &document, text::Span selection, std::uint32_t caret)
{
    text::Span smaller {caret, caret};
    for (const text::Span span : enclosingSpans(document, smaller)) {
        if (!selection.encloses(span) || span == selection)
            break;
        smaller = span;
    }
    return smaller;
}

} // namespace graphql
