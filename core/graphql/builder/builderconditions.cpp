#include "core/graphql/builder/builderfinish.h"
#include "core/graphql/builder/itemlist.h"
#include "core/graphql/characters.h"

#include <algorithm>
#include <set>

namespace graphql {

namespace {

const Directive *directiveOf(const BuilderRow &row, std::string_view name)
{
    const auto &directives = row.selection->directives;
    const auto found = std::find_if(directives.begin(), directives.end(),
                                    [name](const Directive &one) { return one.name.value == name; });
    return found == directives.end() ? nullptr : &*found;
}

/// Behind what a selection is called and given, where its directives are.
std::optional<std::uint32_t> directivesEnd(const BuilderTree &tree, const BuilderRow &row)
{
    const auto &selection = *row.selection;
    if (!selection.directives.empty())
        return selection.directives.back().span.end;
    if (selection.kind == Selection::Kind::InlineFragment)
        return selection.typeCondition ? selection.typeCondition.span.end : row.span.begin + 3;
    if (selection.arguments.empty())
        return selection.name.span.end;
    const Layout layout(tree.document());
    const auto arguments = ItemList::ofArguments(layout, tree.document(), selection);
    return arguments ? std::optional(arguments->brackets().end) : std::nullopt;
}

/// `withEmail`, `withoutEmail`, or that with a number.
std::string freeConditionName(const BuilderTree &tree, const BuilderRow &row, Condition condition)
{
    std::string name(condition == Condition::Include ? "with" : "without");
    auto what = row.step.alias.empty() ? row.step.name : row.step.alias;
    if (!what.empty() && what.front() >= 'a' && what.front() <= 'z')
        what.front() = static_cast<char>(what.front() - 'a' + 'A');
    name.append(what.empty() ? "Selection" : what);
    std::set<std::string_view> taken;
    const auto source = tree.document().source();
    for (auto at = source.find('$'); at != std::string_view::npos; at = source.find('$', at + 1)) {
        auto end = at + 1;
        while (end < source.size() && isNameContinue(static_cast<unsigned char>(source[end])))
            ++end;
        taken.insert(source.substr(at + 1, end - at - 1));
    }
    auto free = name;
    for (int number = 2; taken.contains(free) || tree.isTaken(free); ++number)
        free = std::string(name).append(std::to_string(number));
    return free;
}

/// The row at \a place, when it is a selection of the text.
std::optional<BuilderRow> selectionAt(const BuilderTree &tree, const BuilderPlace &place)
{
    auto row = tree.find(place);
    return row && row->isChosen && row->selection ? row : std::nullopt;
}

std::string conditionText(Condition condition)
{
    return condition == Condition::Include ? "include" : "skip";
}

} // namespace

BuilderEdit addCondition(const BuilderTree &tree, const BuilderPlace &place, Condition condition,
                         std::string_view variable)
{
    const auto row = selectionAt(tree, place);
    if (!row)
        return refusedEdit("This is not in the text any more.");
    const auto name = conditionText(condition);
    if (directiveOf(*row, name))
        return finished(tree, {{}, {}, place}).edit;
    const auto end = directivesEnd(tree, *row);
    if (!end)
        return refusedEdit("The brackets around this are not closed.");
    BuilderDraft draft;
    draft.place = place;
    ExtractedVariable asked {std::string(variable), "Boolean!", {}};
    if (variable.empty()) {
        // The answer stays what it was until somebody says otherwise.
        asked.name = freeConditionName(tree, *row, condition);
        asked.json = condition == Condition::Include ? "true" : "false";
        draft.variables.push_back(asked);
    }
    std::string text = " @";
    text.append(name).append("(if: $").append(asked.name).append(")");
    const Layout layout(tree.document());
    draft.edits = {{{*end, *end}, layout.apart({*end, *end}, std::move(text))}};
    return finished(tree, std::move(draft)).edit;
}

BuilderEdit removeCondition(const BuilderTree &tree, const BuilderPlace &place, Condition condition)
{
    const auto row = selectionAt(tree, place);
    const auto *directive = row ? directiveOf(*row, conditionText(condition)) : nullptr;
    if (!directive)
        return finished(tree, {{}, {}, place}).edit;
    const Layout layout(tree.document());
    const auto source = tree.document().source();
    auto begin = layout.skipBlanksBack(directive->span.begin);
    // Its line goes too, unless a comment would then swallow what comes next.
    if (layout.beginsLine(directive->span.begin)) {
        const auto above = static_cast<std::uint32_t>(source.find_last_not_of(" \t\r\n,", begin - 1) + 1);
        if (!layout.hasComment({layout.lineBegin(above), above}))
            begin = above;
    }
    const text::Span gone {std::max(begin, row->span.begin), directive->span.end};
    BuilderDraft draft;
    draft.place = place;
    draft.edits = {{gone, layout.apart(gone, {})}};
    return finished(tree, std::move(draft)).edit;
}

std::optional<std::string> conditionOf(const BuilderRow &row, Condition condition)
{
    const auto *directive = row.selection ? directiveOf(row, conditionText(condition)) : nullptr;
    if (!directive)
        return std::nullopt;
    for (const auto &argument : directive->arguments) {
        if (argument.name.value == "if" && argument.value)
            return argument.value->kind == Value::Kind::Variable ? "$" + std::string(argument.value->text)
                                                                 : std::string(argument.value->text);
    }
    return std::string();
}

} // namespace graphql
