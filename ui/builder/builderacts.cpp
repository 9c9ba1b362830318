// How a BuilderPane makes what is wanted in its tree into edits of the text.
#include "core/json/typed.h"
#include "ui/builder/builderpane.h"

#include <QApplication>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

using graphql::BuilderValue;
using Step = graphql::BuilderStep;

/// All fields inside of \a place that can be had just so.
std::vector<graphql::BuilderEdit> plainFieldsInside(const graphql::BuilderTree &before,
                                                    const graphql::BuilderPlace &place)
{
    std::vector<graphql::BuilderEdit> edits;
    const auto shown = before.find(place);
    const auto *type = shown ? shown->type.named() : nullptr;
    if (!type)
        return edits;
    for (const auto &field : type->fields) {
        const bool needsNothing = std::none_of(field.arguments.begin(), field.arguments.end(),
                                               [](const graphql::InputValue &each) { return each.isRequired(); });
        if (!field.type.named() || !field.type.named()->isLeaf() || field.deprecationReason || !needsNothing)
            continue;
        const auto tree = edits.empty()
            ? before
            : graphql::BuilderTree(before.schema(), *edits.back().after, edits.back().selection.begin);
        const auto inside = tree.find(place);
        const auto rows = inside ? tree.rows(*inside) : std::vector<graphql::BuilderRow>();
        if (std::any_of(rows.begin(), rows.end(), [&](const graphql::BuilderRow &row) {
                return row.isChosen && row.field && row.field->name == field.name;
            }))
            continue;
        auto chosen = place;
        chosen.push_back(Step::field(field.name));
        auto edit = graphql::addPlace(tree, chosen);
        if (!edit.refactoring.edits.empty())
            edits.push_back(std::move(edit));
    }
    if (!edits.empty())
        edits.back().place = place;
    return edits;
}

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
    case BuilderList::Wish::MakeVariable:
        return makeVariable(line);
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
        perform(
            key, [place = line.key.place](const graphql::BuilderTree &tree) { return graphql::addItem(tree, place); },
            [this] {
                if (const auto *made = lineAt(m_list->currentRow()); made && made->edits == BuilderLine::Value::Text)
                    editValue(m_list->currentRow());
            });
        return;
    }
    const bool isGiven = line.mark == BuilderLine::Mark::On || line.mark == BuilderLine::Mark::Partly;
    if (isGiven) {
        perform(line.key, [place = line.key.place](const graphql::BuilderTree &tree) {
            return graphql::removePlace(tree, place);
        });
        return;
    }
    // What is chosen shows at once what can be chosen inside.
    if (line.isExpandable)
        (m_search->text().trimmed().isEmpty() ? m_open : m_openFound).insert(line.key);
    perform(
        line.key, [place = line.key.place](const graphql::BuilderTree &tree) { return graphql::addPlace(tree, place); },
        [this, goesOn = goesOn && line.edits == BuilderLine::Value::Text] {
            if (goesOn)
                editValue(m_list->currentRow());
        });
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
    perform(key, [place = key.place, value = std::move(value)](const graphql::BuilderTree &tree) {
        return graphql::setValue(tree, place, value);
    });
}

void BuilderPane::makeVariable(const BuilderLine &line)
{
    const auto shown = rowOf(line);
    const bool isNew = line.kind == BuilderLine::Kind::NewElement;
    if (isNew || !shown || !shown->isInput() || shown->state() == graphql::BuilderState::Variable)
        return;
    if (shown->state() == graphql::BuilderState::Absent)
        return setValue(line.key, {BuilderValue::Kind::Variable, {}});
    perform(line.key,
            [place = line.key.place](const graphql::BuilderTree &tree) { return graphql::extractPlace(tree, place); });
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
    perform(line.key, [place = line.key.place, to = next.place.back().number](const graphql::BuilderTree &tree) {
        return graphql::moveItem(tree, place, to);
    });
}

void BuilderPane::selectAllPlain(const BuilderLine &line)
{
    perform({line.key,
             [place = line.key.place](const graphql::BuilderTree &tree) { return plainFieldsInside(tree, place); },
             [this, key = line.key] {
                 setOpen({std::nullopt, key.place}, true);
             },
             {}});
}

void BuilderPane::perform(const BuilderKey &key, Edit edit, std::function<void()> done)
{
    perform({key,
             [edit = std::move(edit)](const graphql::BuilderTree &tree) {
                 return std::vector<graphql::BuilderEdit> {edit(tree)};
             },
             std::move(done),
             {}});
}

void BuilderPane::perform(Order order)
{
    m_orders.push_back(std::move(order));
    if (!m_isMaking)
        beginOrder();
}

void BuilderPane::beginOrder()
{
    const auto &order = m_orders.front();
    m_request = {m_schema, m_textOfNow(), order.key.newOperation, order.make, m_request.number + 1};
    read(m_request.text);
    m_isMaking = true;
    m_held.hold();
    if (treeOf(order.key))
        m_work.wantSoon(m_request);
    else
        finishOrder({{}, m_request.number, true});
}

BuilderPane::Made BuilderPane::make(const Request &request)
{
    const auto &text = request.text;
    auto tree = request.newOperation ? graphql::BuilderTree(*request.schema, *text.document, *request.newOperation)
                                     : graphql::BuilderTree(*request.schema, *text.document, text.caret);
    tree.setTakenNames(std::make_shared<const std::unordered_set<std::string>>(json::keysTyped(text.variables)));
    return {request.make(tree), request.number};
}

void BuilderPane::finishOrders()
{
    while (m_isMaking)
        finishOrder(make(m_request));
}

QString BuilderPane::settle()
{
    m_isSettling = true;
    finishOrders();
    for (auto *line : {m_line, m_nameLine}) {
        if (!m_undone.isEmpty() || !line->isOpen())
            continue;
        takeCell(*line, CellLine::Then::Stay, false);
        finishOrders();
    }
    m_isSettling = false;
    for (const QWidget *open = QApplication::activePopupWidget(); open && m_undone.isEmpty();
         open = open->parentWidget())
        if (open == this)
            m_undone = tr("A choice is not made yet.");
    return std::exchange(m_undone, {});
}

void BuilderPane::finishOrder(const Made &made)
{
    // It was done at once meanwhile.
    if (!m_isMaking || made.number != m_request.number)
        return;
    // Somebody was faster: what was made is about another text.
    if (m_schema != m_request.schema || m_textOfNow().revision != m_request.text.revision)
        return beginOrder();
    m_isMaking = false;
    const auto order = std::move(m_orders.front());
    m_orders.pop_front();
    auto reason = made.edits.empty() ? QString() : QString::fromStdString(made.edits.front().refactoring.refusal);
    if (made.isGone)
        reason = tr("What this was meant for is not there any more.");
    const bool isChanged = reason.isEmpty() && !made.edits.empty()
        && (!made.edits.back().refactoring.edits.empty() || !made.edits.back().variables.empty());
    if (isChanged) {
        hand(order.key, made.edits);
        if (order.done)
            order.done();
    } else {
        refresh();
        if (m_isSettling && !reason.isEmpty())
            m_undone = reason;
        if (order.refused)
            order.refused(reason);
        else if (!reason.isEmpty())
            m_notice->say(Notice::Tone::Warning, reason);
    }
    if (!m_isMaking && !m_orders.empty())
        beginOrder();
    if (!m_isMaking)
        m_held.release();
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
