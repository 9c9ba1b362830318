#include "core/graphql/help/names.h"

#include <algorithm>
#include <unordered_map>

namespace graphql {

namespace {

/// How far in front of a name one may click and still mean it.
std::uint32_t prefixLength(const DocumentName &name)
{
    if (name.kind == DocumentName::Kind::Variable)
        return 1;
    return name.kind == DocumentName::Kind::Fragment && !name.defines ? 3 : 0;
}

/// Appends to \a reached what \a from leads to, itself included, without what was \a seen before.
void followSpreads(const std::vector<std::vector<std::uint32_t>> &edges, std::uint32_t from, std::vector<bool> &seen,
                   std::vector<std::uint32_t> &reached)
{
    if (seen[from])
        return;
    seen[from] = true;
    const std::size_t first = reached.size();
    reached.push_back(from);
    for (std::size_t i = first; i < reached.size(); ++i) {
        for (const std::uint32_t next : edges[reached[i]]) {
            if (!seen[next]) {
                seen[next] = true;
                reached.push_back(next);
            }
        }
    }
}

} // namespace

/// Walks the tree in the order of the text.
class DocumentNames::Collector
{
public:
    explicit Collector(std::vector<DocumentName> &names) : m_names(names) { }

    void visit(const Definition &definition, std::uint32_t number);

private:
    void add(DocumentName::Kind kind, bool defines, const Name &name)
    {
        if (name)
            m_names.push_back({kind, defines, name.value, name.span, m_definition});
    }
    void visit(const SelectionSet *set);
    void visit(const Value *value);
    void visit(List<Argument> arguments);
    void visit(List<Directive> directives);

    std::vector<DocumentName> &m_names;
    std::uint32_t m_definition = 0;
};

void DocumentNames::Collector::visit(const Value *value)
{
    if (!value)
        return;
    if (value->kind == Value::Kind::Variable)
        add(DocumentName::Kind::Variable, false,
            {value->text, {value->span.end - static_cast<std::uint32_t>(value->text.size()), value->span.end}});
    for (const Value *item : value->items)
        visit(item);
    for (const ObjectField &field : value->fields)
        visit(field.value);
}

void DocumentNames::Collector::visit(List<Argument> arguments)
{
    for (const Argument &argument : arguments)
        visit(argument.value);
}

void DocumentNames::Collector::visit(List<Directive> directives)
{
    for (const Directive &directive : directives)
        visit(directive.arguments);
}

void DocumentNames::Collector::visit(const SelectionSet *set)
{
    if (!set)
        return;
    for (const Selection &selection : set->selections) {
        add(DocumentName::Kind::Alias, true, selection.alias);
        if (selection.kind == Selection::Kind::FragmentSpread)
            add(DocumentName::Kind::Fragment, false, selection.name);
        visit(selection.arguments);
        visit(selection.directives);
        visit(selection.selectionSet);
    }
}

void DocumentNames::Collector::visit(const Definition &definition, std::uint32_t number)
{
    m_definition = number;
    if (const OperationDefinition *operation = definition.operation) {
        add(DocumentName::Kind::Operation, true, operation->name);
        for (const VariableDefinition &variable : operation->variables) {
            add(DocumentName::Kind::Variable, true, variable.name);
            visit(variable.defaultValue);
            visit(variable.directives);
        }
        visit(operation->directives);
        visit(operation->selectionSet);
    } else if (const FragmentDefinition *fragment = definition.fragment) {
        add(DocumentName::Kind::Fragment, true, fragment->name);
        visit(fragment->directives);
        visit(fragment->selectionSet);
    }
}

DocumentNames::DocumentNames(const Document &document) : m_document(&document)
{
    Collector collector(m_names);
    std::uint32_t number = 0;
    for (const Definition &definition : document.definitions())
        collector.visit(definition, number++);
    link(document);
}

void DocumentNames::link(const Document &document)
{
    m_spreads.resize(document.definitions().size());
    m_spreadBy.resize(document.definitions().size());
    std::unordered_map<std::string_view, std::uint32_t> fragments;
    for (std::uint32_t i = 0; i < document.definitions().size(); ++i) {
        const FragmentDefinition *fragment = document.definitions()[i].fragment;
        if (!fragment)
            continue;
        // Who spreads a name that is given twice spreads the first, and the first the others: no more edges than text.
        const auto [first, isNew] = fragments.emplace(fragment->name.value, i);
        if (!isNew)
            m_spreads[first->second].push_back(i);
    }
    for (const DocumentName &name : m_names) {
        if (name.kind != DocumentName::Kind::Fragment || name.defines)
            continue;
        const auto target = fragments.find(name.name);
        if (target != fragments.end())
            m_spreads[name.definition].push_back(target->second);
    }
    for (std::uint32_t i = 0; i < m_spreads.size(); ++i) {
        std::vector<std::uint32_t> &targets = m_spreads[i];
        std::sort(targets.begin(), targets.end());
        targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
        for (const std::uint32_t target : targets)
            m_spreadBy[target].push_back(i);
    }
}

const DocumentName *DocumentNames::at(std::uint32_t offset) const
{
    // A caret between two names belongs to the one that begins there.
    const auto behind =
        std::upper_bound(m_names.begin(), m_names.end(), offset, [](std::uint32_t place, const DocumentName &name) {
            return place + prefixLength(name) < name.span.begin;
        });
    if (behind == m_names.begin() || std::prev(behind)->span.end < offset)
        return nullptr;
    return &*std::prev(behind);
}

std::vector<std::uint32_t> DocumentNames::operationsReaching(std::uint32_t definition) const
{
    std::vector<bool> seen(m_spreadBy.size());
    std::vector<std::uint32_t> reached;
    followSpreads(m_spreadBy, definition, seen, reached);
    std::erase_if(reached, [&](std::uint32_t number) { return !m_document->definitions()[number].operation; });
    std::sort(reached.begin(), reached.end());
    return reached;
}

std::vector<const VariableDefinition *> DocumentNames::definitionsOf(const DocumentName &variable) const
{
    std::vector<const VariableDefinition *> definitions;
    for (const std::uint32_t number : operationsReaching(variable.definition)) {
        for (const VariableDefinition &definition : m_document->definitions()[number].operation->variables) {
            if (definition.name && definition.name.value == variable.name)
                definitions.push_back(&definition);
        }
    }
    return definitions;
}

std::vector<bool> DocumentNames::reachedFrom(const std::vector<std::uint32_t> &roots) const
{
    std::vector<bool> seen(m_spreads.size());
    std::vector<std::uint32_t> reached;
    for (const std::uint32_t root : roots)
        followSpreads(m_spreads, root, seen, reached);
    return seen;
}

std::vector<bool> DocumentNames::scopeOf(const DocumentName &variable) const
{
    // Forwards from an operation to its fragments, from those that say the name backwards to every operation, and
    // again: both walks only ever grow, so each spread is followed once each way.
    std::vector<bool> says(m_spreads.size());
    for (const DocumentName &name : m_names) {
        if (name.kind == DocumentName::Kind::Variable && !name.defines && name.name == variable.name)
            says[name.definition] = true;
    }
    std::vector<bool> scope(m_spreads.size());
    std::vector<bool> asked(m_spreads.size());
    std::vector<std::uint32_t> members;
    std::vector<std::uint32_t> askers;
    followSpreads(m_spreads, variable.definition, scope, members);
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!says[members[i]] && members[i] != variable.definition)
            continue;
        const std::size_t first = askers.size();
        followSpreads(m_spreadBy, members[i], asked, askers);
        for (std::size_t j = first; j < askers.size(); ++j) {
            // A fragment that nothing spreads stands for the operation that it may be written for.
            if (m_spreadBy[askers[j]].empty())
                followSpreads(m_spreads, askers[j], scope, members);
        }
    }
    return scope;
}

std::vector<DocumentName> DocumentNames::occurrences(const DocumentName &name) const
{
    if (name.kind == DocumentName::Kind::Alias || name.kind == DocumentName::Kind::Operation)
        return {name};
    const std::vector<bool> scope = name.kind == DocumentName::Kind::Variable ? scopeOf(name) : std::vector<bool>();
    std::vector<DocumentName> found;
    for (const DocumentName &other : m_names) {
        if (other.kind == name.kind && other.name == name.name && (scope.empty() || scope[other.definition]))
            found.push_back(other);
    }
    return found;
}

} // namespace graphql
