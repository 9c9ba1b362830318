#include "core/graphql/validation/singlefieldsubscriptions.h"

#include "core/graphql/validation/spans.h"

#include <unordered_set>

namespace graphql::validation {

void SingleFieldSubscriptions::operation(const OperationDefinition &operation)
{
    if (operation.type != OperationType::Subscription || !m_context.schema().subscription() || !operation.selectionSet)
        return;
    const auto title = operation.name ? "Subscription \"" + std::string(operation.name.value) + "\""
                                      : std::string("Anonymous Subscription");
    const auto groups = collect(operation, title);

    std::vector<text::Span> extra;
    for (std::size_t i = 1; i < groups.size(); ++i)
        for (const auto *field : groups[i].fields)
            extra.push_back(spanOf(*field));
    if (!extra.empty())
        m_context.report(Rule, title + " must select only one top level field.", std::move(extra));

    for (const auto &group : groups) {
        if (!group.fields.front()->name.value.starts_with("__"))
            continue;
        std::vector<text::Span> spans;
        for (const auto *field : group.fields)
            spans.push_back(spanOf(*field));
        m_context.report(Rule, title + " must not select an introspection top level field.", std::move(spans));
    }
}

/// The top-level fields in the order of running them, by response key.
std::vector<SingleFieldSubscriptions::Group> SingleFieldSubscriptions::collect(const OperationDefinition &operation,
                                                                               const std::string &title)
{
    const auto &subscription = *m_context.schema().subscription();
    const auto applies = [&](const Name &condition) {
        const auto *type = m_context.compositeType(condition);
        return type && m_context.schema().isPossible(*type, subscription);
    };
    struct Position
    {
        List<Selection> selections;
        std::size_t next = 0;
    };
    std::vector<Group> groups;
    std::unordered_map<std::string_view, std::size_t> byKey;
    std::unordered_set<FragmentNumber> spread;
    std::vector<Position> open {{operation.selectionSet->selections, 0}};
    while (!open.empty()) {
        auto &[selections, next] = open.back();
        if (next == selections.size()) {
            open.pop_back();
            continue;
        }
        const auto &selection = selections[next++];
        if (!mayRun(selection, title))
            continue;
        switch (selection.kind) {
        case Selection::Kind::Field: {
            const auto [known, isNew] = byKey.emplace(selection.responseKey(), groups.size());
            if (isNew)
                groups.push_back({selection.responseKey(), {}});
            groups[known->second].fields.push_back(&selection);
            break;
        }
        case Selection::Kind::InlineFragment:
            if (selection.selectionSet && (!selection.typeCondition || applies(selection.typeCondition)))
                open.push_back({selection.selectionSet->selections, 0});
            break;
        case Selection::Kind::FragmentSpread: {
            const auto number = m_context.fragmentNumber(selection.name.value);
            const auto *fragment = m_context.fragment(number);
            if (fragment && fragment->selectionSet && spread.insert(number).second && applies(fragment->typeCondition))
                open.push_back({fragment->selectionSet->selections, 0});
            break;
        }
        }
    }
    return groups;
}

/// False, when a directive says for certain that it does not run. What depends on a variable may run; the
/// specification of September 2025 allows neither, because a stream of events cannot come and go.
bool SingleFieldSubscriptions::mayRun(const Selection &selection, const std::string &title)
{
    for (const auto &directive : selection.directives) {
        const bool skips = directive.name.value == "skip";
        if (!skips && directive.name.value != "include")
            continue;
        m_context.report(Rule,
                         title + " must not use \"@" + std::string(directive.name.value) + "\" on a top level field.",
                         {spanOf(directive)});
        for (const auto &argument : directive.arguments)
            if (argument.name.value == "if" && argument.value && argument.value->kind == Value::Kind::Boolean
                && argument.value->text == (skips ? "true" : "false"))
                return false;
    }
    return true;
}

} // namespace graphql::validation
