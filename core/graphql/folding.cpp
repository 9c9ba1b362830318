#include "core/graphql/folding.h"

#include "core/text/linemap.h"

#include <algorithm>

namespace graphql {

namespace {

class FoldCollector
{
public:
    explicit FoldCollector(std::string_view source) : m_source(source), m_lines(source) { }

    void visit(const Definition &definition);
    void addComments(List<text::Span> comments);
    std::vector<Fold> take();

private:
    void add(text::Span span);
    template <typename Node>
    void addList(std::uint32_t begin, List<Node> nodes)
    {
        if (!nodes.empty())
            add({begin, nodes.back().span.end});
    }
    void visit(const SelectionSet *set);
    void visit(const Value *value);
    void visit(List<Argument> arguments, const Name &owner);
    void visit(List<Directive> directives);
    void visit(List<InputValueDefinition> values, std::uint32_t begin);
    void visit(const TypeDefinition &type);

    std::string_view m_source;
    text::LineMap m_lines;
    std::vector<Fold> m_folds;
};

void FoldCollector::add(text::Span span)
{
    const Fold fold {m_lines.line(span.begin), m_lines.line(span.end), span};
    if (fold.firstLine < fold.lastLine)
        m_folds.push_back(fold);
}

void FoldCollector::visit(const Value *value)
{
    if (!value)
        return;
    if (value->block || value->kind == Value::Kind::List || value->kind == Value::Kind::Object)
        add(value->span);
    for (const Value *item : value->items)
        visit(item);
    for (const ObjectField &field : value->fields)
        visit(field.value);
}

void FoldCollector::visit(List<Argument> arguments, const Name &owner)
{
    addList(owner.span.begin, arguments);
    for (const Argument &argument : arguments)
        visit(argument.value);
}

void FoldCollector::visit(List<Directive> directives)
{
    for (const Directive &directive : directives)
        visit(directive.arguments, directive.name);
}

void FoldCollector::visit(const SelectionSet *set)
{
    if (!set)
        return;
    add(set->span);
    for (const Selection &selection : set->selections) {
        visit(selection.arguments, selection.name);
        visit(selection.directives);
        visit(selection.selectionSet);
    }
}

void FoldCollector::visit(List<InputValueDefinition> values, std::uint32_t begin)
{
    addList(begin, values);
    for (const InputValueDefinition &value : values) {
        visit(value.description);
        visit(value.defaultValue);
        visit(value.directives);
    }
}

void FoldCollector::visit(const TypeDefinition &type)
{
    visit(type.description);
    visit(type.directives);
    add({type.name.span.begin, type.span.end});
    for (const FieldDefinition &field : type.fields) {
        visit(field.description);
        visit(field.arguments, field.name.span.begin);
        visit(field.directives);
    }
    for (const InputValueDefinition &field : type.inputFields) {
        visit(field.description);
        visit(field.defaultValue);
        visit(field.directives);
    }
    for (const EnumValueDefinition &value : type.values) {
        visit(value.description);
        visit(value.directives);
    }
}

void FoldCollector::visit(const Definition &definition)
{
    if (const auto *operation = definition.operation) {
        visit(operation->description);
        addList(operation->keyword.begin, operation->variables);
        for (const VariableDefinition &variable : operation->variables)
            visit(variable.defaultValue);
        visit(operation->directives);
        visit(operation->selectionSet);
    } else if (const auto *fragment = definition.fragment) {
        visit(fragment->description);
        visit(fragment->directives);
        visit(fragment->selectionSet);
    } else if (definition.type) {
        visit(*definition.type);
    } else if (const auto *schema = definition.schema) {
        visit(schema->description);
        visit(schema->directives);
        const std::uint32_t begin = schema->description ? schema->description->span.end : schema->span.begin;
        add({static_cast<std::uint32_t>(m_source.find("schema", begin)), schema->span.end});
    } else if (const auto *directive = definition.directive) {
        visit(directive->description);
        visit(directive->arguments, directive->name.span.begin);
    }
}

void FoldCollector::addComments(List<text::Span> comments)
{
    // Comment lines that follow each other fold as one.
    for (std::size_t first = 0; first < comments.size();) {
        std::size_t last = first;
        std::uint32_t line = m_lines.line(comments[first].begin);
        while (last + 1 < comments.size() && m_lines.line(comments[last + 1].begin) == line + 1) {
            ++last;
            ++line;
        }
        add({comments[first].begin - 1, comments[last].end});
        first = last + 1;
    }
}

std::vector<Fold> FoldCollector::take()
{
    std::stable_sort(m_folds.begin(), m_folds.end(),
                     [](const Fold &left, const Fold &right) { return left.span.begin < right.span.begin; });
    return std::move(m_folds);
}

} // namespace

std::vector<Fold> foldRanges(const Document &document)
{
    FoldCollector collector(document.source());
    for (const Definition &definition : document.definitions())
        collector.visit(definition);
    collector.addComments(document.comments());
    return collector.take();
}

} // namespace graphql
