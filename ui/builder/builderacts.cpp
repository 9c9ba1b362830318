// How a BuilderPane makes what is wanted in its tree into edits of the text.
#include "ui/builder/builderpane.h"

#include <QLineEdit>

#include <algorithm>

namespace ui {
namespace {

using graphql::BuilderValue;
using Step = graphql::BuilderStep;

} // namespace

const BuilderLine *BuilderPane::lineAt(int row) const
{
    const auto &lines = m_list->rows();
    return row >= 0 && row < static_cast<int>(lines.size()) ? &lines[static_cast<std::size_t>(row)] : nullptr;
}

const graphql::BuilderTree *BuilderPane::treeOf(const BuilderKey &key) const
{
    const auto found = std::find_if(m_roots.begin(), m_roots.end(),
                                    [&](const BuilderRoot &root) { return root.newOperation == key.newOperation; });
    return found == m_roots.end() ? nullptr : &found->tree;
}

std::optional<graphql::BuilderRow> BuilderPane::rowOf(const BuilderLine &line) const
{
    const auto *tree = treeOf(line.key);
    return tree && !line.key.place.empty() ? tree->find(line.key.place) : std::nullopt;
}

void BuilderPane::grant(int row, BuilderList::Wish wish)
{
    const auto *shown = lineAt(row);
    if (!shown || shown->kind == BuilderLine::Kind::Note)
        return;
    const auto line = *shown;
    switch (wish) {
    case BuilderList::Wish::Toggle:
        return toggle(line, false);
    case BuilderList::Wish::Click:
        return toggle(line, true);
    case BuilderList::Wish::Activate:
        return activate(row);
    case BuilderList::Wish::Expand:
    case BuilderList::Wish::Collapse:
        return setOpen(line.key, wish == BuilderList::Wish::Expand);
    case BuilderList::Wish::Edit:
        return editValue(row);
    case BuilderList::Wish::Rename:
        if (line.kind == BuilderLine::Kind::Field)
            return openCell(row, Cell::Alias);
        return line.edits == BuilderLine::Value::None ? renameDefinition() : editValue(row);
    case BuilderList::Wish::Remove:
        if (line.mark == BuilderLine::Mark::On || line.mark == BuilderLine::Mark::Partly)
            toggle(line, false);
        return;
    case BuilderList::Wish::MoveUp:
    case BuilderList::Wish::MoveDown:
        return move(line, wish == BuilderList::Wish::MoveUp ? -1 : 1);
    case BuilderList::Wish::OpenDocs:
        if (const auto place = docsPlaceOf(line); !place.isEmpty())
            emit docsRequested(place);
        return;
    }
}

void BuilderPane::setOpen(const BuilderKey &key, bool isOpen)
{
    auto &open = m_search->text().trimmed().isEmpty() ? m_open : m_openFound;
    if (isOpen)
        open.insert(key);
    else
        open.erase(key);
    m_followed.erase(key);
    refresh();
}

/// \a goesOn: what was given a text to begin with is changed at once.
void BuilderPane::toggle(const BuilderLine &line, bool goesOn)
{
    if (line.kind == BuilderLine::Kind::Root)
        return setOpen(line.key, !line.isExpanded);
    if (line.kind == BuilderLine::Kind::NewElement) {
        auto key = line.key;
        key.isNewItem = false;
        const bool isText =
            perform(key, [&](const graphql::BuilderTree &tree) { return graphql::addItem(tree, line.key.place); });
        if (const auto *made = lineAt(m_list->currentRow()); isText && made && made->edits == BuilderLine::Value::Text)
            editValue(m_list->currentRow());
        return;
    }
    const bool isGiven = line.mark == BuilderLine::Mark::On || line.mark == BuilderLine::Mark::Partly;
    if (isGiven) {
        perform(line.key, [&](const graphql::BuilderTree &tree) { return graphql::removePlace(tree, line.key.place); });
        return;
    }
    // What is chosen shows at once what can be chosen inside.
    if (line.isExpandable)
        (m_search->text().trimmed().isEmpty() ? m_open : m_openFound).insert(line.key);
    if (perform(line.key, [&](const graphql::BuilderTree &tree) { return graphql::addPlace(tree, line.key.place); })
        && goesOn && line.edits == BuilderLine::Value::Text)
        editValue(m_list->currentRow());
}

void BuilderPane::activate(int row)
{
    const auto line = *lineAt(row);
    const bool isGiven = line.mark == BuilderLine::Mark::On;
    switch (line.edits) {
    case BuilderLine::Value::None:
        return toggle(line, true);
    case BuilderLine::Value::Switch:
    case BuilderLine::Value::Choice:
        return editValue(row);
    case BuilderLine::Value::Text:
        return isGiven ? editValue(row) : toggle(line, true);
    case BuilderLine::Value::Inside:
        break;
    }
    if (isGiven && line.isExpandable)
        return setOpen(line.key, !line.isExpanded);
    return isGiven ? editValue(row) : toggle(line, true);
}

void BuilderPane::editValue(int row)
{
    const auto *shown = lineAt(row);
    if (!shown || shown->edits == BuilderLine::Value::None)
        return;
    const auto line = *shown;
    if (line.valueRole == Role::Variable && !line.value.isEmpty())
        return openCell(row, Cell::Value);
    switch (line.edits) {
    case BuilderLine::Value::Switch:
        return flip(line);
    case BuilderLine::Value::Choice:
        return chooseValue(row);
    case BuilderLine::Value::Text:
        return openCell(row, Cell::Value);
    case BuilderLine::Value::Inside:
    case BuilderLine::Value::None:
        break;
    }
    if (line.isExpandable)
        setOpen(line.key, !line.isExpanded);
    else if (line.mark == BuilderLine::Mark::On)
        setValue(line.key, {BuilderValue::Kind::Sample, {}});
}

void BuilderPane::flip(const BuilderLine &line)
{
    setValue(line.key, {BuilderValue::Kind::Literal, line.isOn ? "false" : "true"});
}

void BuilderPane::setValue(const BuilderKey &key, BuilderValue value)
{
    perform(key, [&](const graphql::BuilderTree &tree) { return graphql::setValue(tree, key.place, value); });
}

void BuilderPane::move(const BuilderLine &line, int by)
{
    if (line.kind != BuilderLine::Kind::Element || line.key.place.empty())
        return;
    const auto from = line.key.place.back().number;
    if (by < 0 && from == 0)
        return;
    auto next = line.key;
    next.place.back().number = from + static_cast<std::uint32_t>(by);
    if (m_list->rowOf(next) < 0)
        return;
    perform(line.key, [&](const graphql::BuilderTree &tree) {
        return graphql::moveItem(tree, line.key.place, next.place.back().number);
    });
}

/// All fields that can be had just so, as one step to undo.
void BuilderPane::selectAllPlain(const BuilderLine &line)
{
    const auto now = m_textOfNow();
    auto document = now.document;
    auto caret = now.caret;
    std::vector<graphql::BuilderEdit> edits;
    const auto shown = rowOf(line);
    const auto *type = shown ? shown->type.named() : nullptr;
    if (!type)
        return;
    for (const auto &field : type->fields) {
        const bool needsNothing = std::none_of(field.arguments.begin(), field.arguments.end(),
                                               [](const graphql::InputValue &each) { return each.isRequired(); });
        if (!field.type.named() || !field.type.named()->isLeaf() || field.deprecationReason || !needsNothing)
            continue;
        const auto tree = line.key.newOperation && edits.empty()
            ? graphql::BuilderTree(*m_schema, *document, *line.key.newOperation)
            : graphql::BuilderTree(*m_schema, *document, caret);
        auto place = line.key.place;
        place.push_back(Step::field(field.name));
        const auto inside = tree.find(line.key.place);
        const auto rows = inside ? tree.rows(*inside) : std::vector<graphql::BuilderRow>();
        if (std::any_of(rows.begin(), rows.end(), [&](const graphql::BuilderRow &row) {
                return row.isChosen && row.field && row.field->name == field.name;
            }))
            continue;
        auto edit = graphql::addPlace(tree, place);
        if (edit.refactoring.edits.empty())
            continue;
        document = edit.after;
        caret = edit.selection.begin;
        edits.push_back(std::move(edit));
    }
    if (edits.empty())
        return;
    edits.back().place = line.key.place;
    setOpen(line.key, true);
    hand(line.key, std::move(edits));
}

bool BuilderPane::perform(const BuilderKey &key, const Edit &edit, QString *refusal)
{
    read(m_textOfNow());
    const auto *tree = treeOf(key);
    if (!tree) {
        refresh();
        return false;
    }
    auto made = edit(*tree);
    const auto reason = QString::fromStdString(made.refactoring.refusal);
    if (!reason.isEmpty()) {
        refresh();
        if (refusal)
            *refusal = reason;
        else
            m_notice->say(Notice::Tone::Warning, reason);
        return false;
    }
    const bool isChanged = !made.refactoring.edits.empty();
    if (isChanged)
        hand(key, {std::move(made)});
    return isChanged;
}

void BuilderPane::hand(const BuilderKey &key, std::vector<graphql::BuilderEdit> edits)
{
    const auto place = edits.back().place;
    m_open.insert(m_followed.begin(), m_followed.end());
    m_followed.clear();
    m_isHanding = true;
    emit changeWanted(edits);
    m_isHanding = false;
    if (key.newOperation) {
        // What was to be is: it stays open as it was.
        m_newOperation.reset();
        for (auto *open : {&m_open, &m_openFound}) {
            std::set<BuilderKey> now;
            for (auto each : *open) {
                if (each.newOperation == key.newOperation)
                    each.newOperation.reset();
                now.insert(std::move(each));
            }
            *open = std::move(now);
        }
    }
    if (place.size() == key.place.size() && place != key.place)
        keepOpen(key.place, place);
    read(m_textOfNow());
    if (!place.empty()) {
        BuilderKey above {std::nullopt, place};
        while (above.place.size() > 1) {
            above.place.pop_back();
            m_open.insert(above);
        }
    }
    refresh();
    goTo(key.place, place);
}

/// What has another name now is as open as it was, inside too.
void BuilderPane::keepOpen(const graphql::BuilderPlace &before, const graphql::BuilderPlace &now)
{
    for (auto *open : {&m_open, &m_openFound}) {
        std::vector<BuilderKey> renamed;
        for (auto key : *open) {
            if (key.newOperation || key.place.size() < before.size()
                || !std::equal(before.begin(), before.end(), key.place.begin()))
                continue;
            std::copy(now.begin(), now.end(), key.place.begin());
            renamed.push_back(std::move(key));
        }
        open->insert(renamed.begin(), renamed.end());
    }
}

/// To what was made, or, when something was taken out, to what is left of it.
void BuilderPane::goTo(graphql::BuilderPlace asked, const graphql::BuilderPlace &made)
{
    const bool isTakenOut = made.size() < asked.size() && std::equal(made.begin(), made.end(), asked.begin());
    if (isTakenOut) {
        for (const bool isPlain : {false, true}) {
            if (isPlain && asked.back().kind != Step::Kind::ListItem) {
                asked.back().alias.clear();
                asked.back().number = 0;
            }
            if (const int row = m_list->rowOf({std::nullopt, asked}); row >= 0)
                return m_list->setCurrentRow(row);
        }
    }
    if (const int row = made.empty() ? -1 : m_list->rowOf({std::nullopt, made}); row >= 0)
        m_list->setCurrentRow(row);
}

} // namespace ui
