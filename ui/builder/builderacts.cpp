// How a BuilderPane makes what is wanted in its tree into edits of the text.
#include "core/graphql/help/rename.h"
#include "core/graphql/plaindescription.h"
#include "core/json/typed.h"
#include "core/safety/catalogue.h"
#include "ui/builder/builderpane.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/plaintext.h"

#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>

#include <algorithm>

namespace ui {
namespace {

using graphql::BuilderState;
using graphql::BuilderValue;
using Step = graphql::BuilderStep;

QString actText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// What a line of text begins with when \a row is changed in it; nothing: that is no text for one line.
std::optional<QString> editableText(const graphql::BuilderRow &row, std::string_view source)
{
    if (!row.value)
        return QString();
    const bool isString = row.value->kind == graphql::Value::Kind::String;
    const auto text = actText(isString ? row.value->text : row.value->span.of(source));
    const bool isOneLine = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() || c == u' '; });
    return isOneLine ? std::optional(text) : std::nullopt;
}

const graphql::OperationDefinition *operationIn(const graphql::BuilderTree &tree)
{
    return tree.definition().operation;
}

/// `$name` is a variable wherever it is typed: hardly a text looks like one, and what became of it is seen at once.
std::optional<std::string> variableTyped(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A\\$([_A-Za-z][_A-Za-z0-9]*)\\z"));
    const auto match = form.match(text.trimmed());
    return match.hasMatch() ? std::optional(match.captured(1).toStdString()) : std::nullopt;
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

QString BuilderPane::docsPlaceOf(const BuilderLine &line) const
{
    const auto *tree = treeOf(line.key);
    if (line.key.place.empty())
        return tree && tree->type() ? actText(tree->type()->name) : QString();
    const auto row = rowOf(line);
    if (!row)
        return {};
    const auto owner = row->owner ? row->owner->name : std::string();
    switch (row->step.kind) {
    case Step::Kind::Field:
        return row->field ? actText(owner + "." + row->field->name) : QString();
    case Step::Kind::Argument:
        return row->field && row->input ? actText(owner + "." + row->field->name + "(" + row->input->name + ")")
                                        : QString();
    case Step::Kind::InputField:
        return row->input ? actText(owner + "." + row->input->name) : QString();
    case Step::Kind::TypeCondition:
    case Step::Kind::Spread:
    case Step::Kind::ListItem:
        break;
    }
    return row->type.named() ? actText(row->type.named()->name) : QString();
}

QString BuilderPane::detailOf(const BuilderLine &line) const
{
    const auto row = rowOf(line);
    if (!row)
        return {};
    QStringList parts;
    const auto type = row->type ? actText(row->type.toString()) : QString();
    parts.append(type.isEmpty() || row->step.kind == Step::Kind::TypeCondition ? line.name
                                                                               : tr("%1: %2").arg(line.name, type));
    const auto &reason = row->isInput() ? (row->input ? row->input->deprecationReason : std::nullopt)
        : row->field                    ? row->field->deprecationReason
                                        : std::nullopt;
    if (row->isDeprecated())
        parts.append(reason && !reason->empty() ? tr("Deprecated: %1").arg(actText(*reason)) : tr("Deprecated"));
    if (const auto about = graphql::plainDescription(row->description()); !about.empty())
        parts.append(actText(about));
    if (const auto *known = line.risk && row->field ? safety::findMutation(row->field->name) : nullptr) {
        parts.append(tr("If it was not meant: %1").arg(safety::nameOf(known->risk)));
        if (const auto back = QString::fromUtf8(known->wayBack); !back.isEmpty())
            parts.append(tr("Way back: %1").arg(back));
        if (const auto more = QString::fromUtf8(known->alsoHappens); !more.isEmpty())
            parts.append(tr("Also happens: %1").arg(more));
    }
    return parts.join(QStringLiteral("\n"));
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

/// The values of an enum, right below the line.
void BuilderPane::chooseValue(int row)
{
    const auto line = *lineAt(row);
    const auto shown = rowOf(line);
    if (!shown || !shown->type.named())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("choice"));
    menu->setToolTipsVisible(true);
    QAction *current = nullptr;
    for (const auto &value : shown->type.named()->values) {
        auto *action = menu->addAction(plainCaption(actText(value.name)));
        action->setCheckable(true);
        action->setChecked(line.value == actText(value.name));
        if (action->isChecked() || !current)
            current = action;
        const auto about = graphql::firstParagraph(value.description.value_or(std::string()));
        action->setToolTip(
            plainToolTip(value.deprecationReason ? tr("Deprecated. %1").arg(actText(about)) : actText(about)));
        connect(action, &QAction::triggered, this, [this, key = line.key, name = value.name] {
            setValue(key, {BuilderValue::Kind::Literal, name});
        });
    }
    const auto rect = m_list->visualRect(m_list->model()->index(row, 0));
    const auto value = m_list->valueRect(row);
    menu->popup(
        m_list->viewport()->mapToGlobal(value.isEmpty() ? rect.bottomLeft() + QPoint(24, 0) : value.bottomLeft()));
    if (current)
        menu->setActiveAction(current);
}

void BuilderPane::openCell(int row, Cell cell)
{
    const auto line = *lineAt(row);
    const auto shown = rowOf(line);
    if (!shown)
        return;
    if (cell == Cell::Alias && !shown->isChosen) {
        toggle(line, false);
        return;
    }
    m_list->scrollTo(m_list->model()->index(row, 0));
    QString text = line.alias;
    QRect place = m_list->nameRect(row);
    if (cell == Cell::Value) {
        const auto editable = editableText(*shown, m_document->source());
        if (!editable) {
            emit placeWanted(shown->value->span, true);
            return;
        }
        text = *editable;
        if (const auto value = m_list->valueRect(row); !value.isEmpty())
            place = value;
    }
    m_cell = cell;
    m_cellKey = line.key;
    m_line->open(text, cell == Cell::Alias ? tr("Alias of %1").arg(line.name) : tr("Value of %1").arg(line.name),
                 place);
}

void BuilderPane::renameDefinition()
{
    if (m_roots.empty() || !m_roots.front().tree.definition())
        return;
    const auto &definition = m_roots.front().tree.definition();
    m_cell = Cell::Definition;
    m_cellKey = {};
    const auto name = definition.operation ? definition.operation->name.value : definition.fragment->name.value;
    m_nameLine->open(actText(name), tr("New name"), m_head->geometry().adjusted(16, 0, -8, 0));
}

void BuilderPane::takeCell(CellLine &line, CellLine::Then then, bool isLeaving)
{
    const auto key = m_cellKey;
    const auto text = line.text();
    const auto typed = text.toStdString();
    const Edit edit = [&](const graphql::BuilderTree &tree) -> graphql::BuilderEdit {
        if (m_cell == Cell::Alias)
            return graphql::setAlias(tree, key.place, text.trimmed().toStdString());
        if (m_cell == Cell::Definition) {
            const auto name = text.trimmed().toStdString();
            const auto *fragment = tree.definition().fragment;
            if (!fragment)
                return graphql::renameOperation(tree, name);
            graphql::BuilderEdit renaming;
            renaming.refactoring = graphql::rename(tree.document(), fragment->name.span.begin, name);
            return renaming;
        }
        const auto row = tree.find(key.place);
        if (const auto variable = variableTyped(text))
            return graphql::setValue(tree, key.place, {BuilderValue::Kind::Variable, *variable});
        const bool isUnchanged = row && row->value && editableText(*row, tree.document().source()) == text;
        return isUnchanged ? graphql::BuilderEdit()
                           : graphql::setValue(tree, key.place, {BuilderValue::Kind::Typed, typed});
    };
    QString refusal;
    perform(key, edit, &refusal);
    if (!refusal.isEmpty() && !isLeaving) {
        line.refuse(refusal);
        return;
    }
    line.close();
    if (!isLeaving)
        m_list->setFocus(Qt::OtherFocusReason);
    if (!refusal.isEmpty())
        m_notice->say(Notice::Tone::Warning, refusal);
    else if (m_cell == Cell::Value && then != CellLine::Then::Stay)
        goToNextValue(then == CellLine::Then::Next ? 1 : -1);
}

/// As Tab goes through a form: to the next line that is given a text.
void BuilderPane::goToNextValue(int by)
{
    for (int row = m_list->currentRow() + by; const auto *line = lineAt(row); row += by) {
        if (line->edits == BuilderLine::Value::Text && line->mark == BuilderLine::Mark::On) {
            m_list->setCurrentRow(row);
            openCell(row, Cell::Value);
            return;
        }
    }
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
        document = graphql::parse(graphql::applied(document->source(), edit.refactoring.edits));
        caret = edit.selection.begin;
        edits.push_back(std::move(edit));
    }
    if (edits.empty())
        return;
    edits.back().place = line.key.place;
    setOpen(line.key, true);
    hand(line.key, std::move(edits));
}

void BuilderPane::openMenu(int row, QPoint place)
{
    const auto *shown = lineAt(row);
    const auto found = shown ? rowOf(*shown) : std::nullopt;
    if (!found)
        return;
    m_list->setCurrentRow(row);
    const auto line = *shown;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("rowActions"));
    const auto add = [&](const QString &text, auto act) {
        return connect(menu->addAction(text), &QAction::triggered, this, act);
    };
    const auto *type = found->type.named();
    if (!found->isChosen)
        add(tr("&Add"), [this, line] { toggle(line, true); });
    if (!found->isInput()) {
        if (line.kind == BuilderLine::Kind::Field && found->isChosen) {
            add(tr("A&lias…\tF2"), [this, row] { openCell(row, Cell::Alias); });
            add(tr("&Once More Under an Alias"), [this, line] {
                perform(line.key,
                        [&](const graphql::BuilderTree &tree) { return graphql::addOccurrence(tree, line.key.place); });
            });
        }
        if (type && type->isComposite() && line.kind != BuilderLine::Kind::Spread && !type->fields.empty())
            add(tr("All &Plain Fields Inside"), [this, line] { selectAllPlain(line); });
    } else {
        addValueActions(*menu, row, *found);
    }
    menu->addSeparator();
    if (found->isChosen)
        add(tr("&Remove\tDel"), [this, line] { toggle(line, false); });
    if (!docsPlaceOf(line).isEmpty())
        add(tr("Open in &Docs\tF12"), [this, line] { emit docsRequested(docsPlaceOf(line)); });
    menu->popup(place);
}

void BuilderPane::addValueActions(QMenu &menu, int row, const graphql::BuilderRow &shown)
{
    const auto line = *lineAt(row);
    const auto key = line.key;
    const auto state = shown.state();
    const auto add = [&](QMenu &to, const QString &text, auto act) {
        connect(to.addAction(text), &QAction::triggered, this, act);
    };
    const auto give = [&](const QString &text, BuilderValue value) {
        add(menu, text, [this, key, value] { setValue(key, value); });
    };
    if (line.edits != BuilderLine::Value::Inside && state != BuilderState::Absent)
        add(menu, tr("&Edit\tF2"), [this, row] { editValue(row); });
    const bool isLiteral = state != BuilderState::Absent && state != BuilderState::Variable;
    if (state == BuilderState::Variable)
        add(menu, tr("Put Its &Value Back"), [this, key] {
            perform(key, [&](const graphql::BuilderTree &tree) {
                const auto tape = json::parseTyped(m_textOfNow().variables);
                return graphql::inlinePlace(tree, key.place, tape ? &*tape : nullptr);
            });
        });
    else if (isLiteral)
        add(menu, tr("Make It a &Variable"), [this, key] {
            perform(key, [&](const graphql::BuilderTree &tree) { return graphql::extractPlace(tree, key.place); });
        });
    else
        give(tr("Give a New &Variable"), {BuilderValue::Kind::Variable, {}});
    // Those that may fit: the core says no to what does not.
    const auto *operation = treeOf(key) ? operationIn(*treeOf(key)) : nullptr;
    QMenu *others = nullptr;
    for (const auto &variable : operation ? operation->variables : graphql::List<graphql::VariableDefinition>()) {
        const bool isOfType =
            variable.type && shown.type.named() && variable.type->innermost().name.value == shown.type.named()->name;
        const bool isTheSame = state == BuilderState::Variable && shown.value->text == variable.name.value;
        if (!isOfType || isTheSame || !variable.name)
            continue;
        if (!others)
            others = menu.addMenu(tr("&Use"));
        const std::string name(variable.name.value);
        add(*others, plainCaption(QLatin1Char('$') + actText(name)), [this, key, name] {
            setValue(key, {BuilderValue::Kind::Variable, name});
        });
    }
    menu.addSeparator();
    const auto given = shown.type.nullable();
    if (given.isList() && state != BuilderState::EmptyList)
        give(tr("E&mpty List"), {BuilderValue::Kind::EmptyList, {}});
    if (line.edits == BuilderLine::Value::Inside && !given.isList() && state != BuilderState::EmptyObject)
        give(state == BuilderState::Object ? tr("As &Little As It Takes") : tr("E&mpty Object"),
             {BuilderValue::Kind::EmptyObject, {}});
    if (!shown.type.isNonNull() && state != BuilderState::Null)
        give(tr("&Null"), {BuilderValue::Kind::Null, {}});
    if (shown.step.kind == Step::Kind::ListItem && shown.isChosen) {
        add(menu, tr("Move &Up\tAlt+Up"), [this, line] { move(line, -1); });
        add(menu, tr("Move Do&wn\tAlt+Down"), [this, line] { move(line, 1); });
    }
}

void BuilderPane::fillDefinitions()
{
    auto &menu = *m_definitions->menu();
    menu.clear();
    if (!m_document || !m_schema)
        return;
    const auto shown = m_roots.empty() ? graphql::Definition() : m_roots.front().tree.definition();
    for (const auto &definition : graphql::builderDefinitions(*m_document)) {
        const auto *operation = definition.operation;
        const auto name = operation ? operation->name : definition.fragment->name;
        auto *action = menu.addAction(
            plainCaption(tr("%1 %2").arg(operation ? actText(graphql::nameOf(operation->type)) : tr("fragment"),
                                         name ? actText(name.value) : tr("without a name"))));
        action->setCheckable(true);
        action->setChecked(operation ? operation == shown.operation : definition.fragment == shown.fragment);
        const auto begin = definition.span().begin;
        connect(action, &QAction::triggered, this, [this, begin] {
            m_newOperation.reset();
            emit placeWanted({begin, begin}, false);
            m_list->setFocus(Qt::OtherFocusReason);
        });
    }
    menu.addSeparator();
    for (const auto type :
         {graphql::OperationType::Query, graphql::OperationType::Mutation, graphql::OperationType::Subscription}) {
        if (!m_schema->root(type))
            continue;
        connect(menu.addAction(tr("New %1").arg(actText(graphql::nameOf(type)))), &QAction::triggered, this,
                [this, type] {
                    m_newOperation = type;
                    m_seeded.clear();
                    readNow();
                    m_list->setFocus(Qt::OtherFocusReason);
                    m_list->setCurrentRow(0);
                });
    }
    if (shown) {
        menu.addSeparator();
        connect(menu.addAction(tr("&Rename…")), &QAction::triggered, this, &BuilderPane::renameDefinition);
    }
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
