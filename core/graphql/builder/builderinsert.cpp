#include "core/graphql/builder/builderinsert.h"

#include "core/graphql/builder/builderwriter.h"
#include "core/graphql/edits/variablesurvey.h"

#include <algorithm>
#include <cassert>

namespace graphql {

namespace {

/// Makes the edits that put something new into what is there.
class PlaceInsertion
{
public:
    PlaceInsertion(const BuilderTree &tree, const BuilderPlace &place, const BuilderValue &value)
        : m_tree(tree),
          m_place(place),
          m_value(value),
          m_layout(tree.document()),
          m_writer(tree, m_layout)
    { }

    BuilderAttempt draft()
    {
        const auto path = m_tree.path(m_place);
        if (path.empty())
            return {{}, "There is no such place here."};
        const auto missing =
            std::find_if(path.begin(), path.end(), [](const BuilderRow &row) { return !row.isChosen; });
        BuilderDraft draft;
        draft.place = m_place;
        if (missing != path.end()) {
            m_from = m_place.begin() + (missing - path.begin());
            const auto *around = missing == path.begin() ? nullptr : &*std::prev(missing);
            draft.edits = edits(*missing, around);
            if (m_refusal.empty())
                m_refusal = m_writer.problem();
            if (m_refusal.empty() && draft.edits.empty())
                m_refusal = "The brackets around this are not closed.";
            if (!m_refusal.empty())
                return {{}, m_refusal};
        }
        draft.variables = m_writer.variables();
        return {std::move(draft), {}};
    }

private:
    std::vector<TextEdit> edits(const BuilderRow &row, const BuilderRow *around)
    {
        using Kind [[maybe_unused]] = BuilderStep::Kind; // Only in debug builds.
        // Arguments and what is in them have something around them.
        assert(around
               || (row.step.kind != Kind::Argument && row.step.kind != Kind::InputField
                   && row.step.kind != Kind::ListItem));
        switch (row.step.kind) {
        case BuilderStep::Kind::Argument:
            return ofArgument(row, *around->selection);
        case BuilderStep::Kind::InputField:
            return ofInput(
                row, around->value ? ItemList::ofObject(m_layout, m_tree.document(), *around->value) : std::nullopt);
        case BuilderStep::Kind::ListItem:
            return ofListItem(row, around->value);
        default:
            return ofSelection(around);
        }
    }

    std::string selection(const Type *owner, const NewItemLayout &layout)
    {
        return m_writer.selection(owner, m_from, m_place.end(), m_value, layout);
    }

    std::vector<TextEdit> ofSelection(const BuilderRow *around)
    {
        const auto *owner = around ? around->type.named() : m_tree.type();
        if (!around && !m_tree.definition()) {
            // Where a brace is missing, what is behind all else may be inside of something.
            if (!m_tree.document().definitions().empty())
                m_refusal = refusalOfBrokenText(m_tree.document());
            if (!m_refusal.empty())
                return {};
            const auto body = selection(owner, {false, m_layout.step()});
            const auto &first = m_place.front();
            return withOperation(m_tree.document(), m_tree.operationType(),
                                 first.kind == BuilderStep::Kind::Field ? first.name : std::string(), body);
        }
        const auto *set = around ? around->selection->selectionSet : m_tree.selectionSet();
        if (set) {
            const auto list = ItemList::of(m_layout, m_tree.document(), *set);
            return list ? list->append(selection(owner, list->newItem())) : std::vector<TextEdit>();
        }
        if (!around)
            return {};
        // A field that should have had a selection all along.
        const auto span = around->span;
        const NewItemLayout layout {!m_layout.beginsLine(span.begin), m_layout.indentation(span.begin)};
        return {{{span.end, span.end}, " " + m_writer.braced(selection(owner, m_writer.inside(layout)), layout)}};
    }

    std::vector<TextEdit> ofArgument(const BuilderRow &row, const Selection &field)
    {
        if (!field.arguments.empty())
            return ofInput(row, ItemList::ofArguments(m_layout, m_tree.document(), field));
        const auto end = field.name.span.end;
        return {{{end, end}, "(" + m_writer.input(row, m_from + 1, m_place.end(), m_value) + ")"}};
    }

    std::vector<TextEdit> ofInput(const BuilderRow &row, const std::optional<ItemList> &list)
    {
        return list ? list->append(m_writer.input(row, m_from + 1, m_place.end(), m_value)) : std::vector<TextEdit>();
    }

    std::vector<TextEdit> ofListItem(const BuilderRow &row, const Value *value)
    {
        if (!value || value->kind == Value::Kind::List)
            return ofInput(row, value ? ItemList::ofList(m_layout, m_tree.document(), *value) : std::nullopt);
        const auto item = m_writer.input(row, m_from + 1, m_place.end(), m_value);
        return {{{value->span.begin, value->span.begin}, "["}, {{value->span.end, value->span.end}, ", " + item + "]"}};
    }

    const BuilderTree &m_tree;
    const BuilderPlace &m_place;
    const BuilderValue &m_value;
    Layout m_layout;
    BuilderWriter m_writer;
    std::string m_refusal;
    BuilderPlace::const_iterator m_from; ///< The first step that is not in the text.
};

} // namespace

BuilderFinish insertedPlace(const BuilderTree &tree, const BuilderPlace &place, const BuilderValue &value)
{
    return finishedEverywhere(tree, place, [&value](const BuilderTree &where, const BuilderPlace &at) {
        return PlaceInsertion(where, at, value).draft();
    });
}

BuilderEdit removeInput(const BuilderTree &tree, const BuilderPlace &place)
{
    const auto drafted = [](const BuilderTree &where, const BuilderPlace &at) -> BuilderAttempt {
        const auto path = where.path(at);
        if (path.size() < 2 || !path.back().isChosen)
            return {{}, "This is not in the text any more."};
        const auto &document = where.document();
        const Layout layout(document);
        const auto &row = path.back();
        const auto &around = path[path.size() - 2];
        std::optional<ItemList> list;
        if (row.step.kind == BuilderStep::Kind::Argument) {
            list = ItemList::ofArguments(layout, document, *around.selection);
        } else if (row.step.kind == BuilderStep::Kind::InputField) {
            list = ItemList::ofObject(layout, document, *around.value);
        } else if (around.value->kind == Value::Kind::List) {
            list = ItemList::ofList(layout, document, *around.value);
        }
        BuilderDraft draft;
        draft.place = at;
        draft.place.pop_back();
        if (row.step.kind == BuilderStep::Kind::ListItem && around.value->kind != Value::Kind::List) {
            draft.edits = {{around.value->span, "[]"}};
            return {std::move(draft), {}};
        }
        if (!list)
            return {{}, "The brackets around this are not closed."};
        draft.edits = row.step.kind == BuilderStep::Kind::Argument && list->size() == 1
            ? list->removeAll()
            : list->remove(list->numberOf(row.span));
        return {std::move(draft), {}};
    };
    return finishedEverywhere(tree, place, drafted).edit;
}

} // namespace graphql
