// What a BuilderPane says and offers about a line, in words and menus.
#include "core/graphql/plaindescription.h"
#include "core/json/typed.h"
#include "core/safety/catalogue.h"
#include "ui/builder/builderpane.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/plaintext.h"

#include <QMenu>

namespace ui {
namespace {

using graphql::BuilderState;
using graphql::BuilderValue;
using Step = graphql::BuilderStep;

QString menuText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

QString BuilderPane::docsPlaceOf(const BuilderLine &line) const
{
    const auto *tree = treeOf(line.key);
    if (line.key.place.empty())
        return tree && tree->type() ? menuText(tree->type()->name) : QString();
    const auto row = rowOf(line);
    if (!row)
        return {};
    const auto owner = row->owner ? row->owner->name : std::string();
    switch (row->step.kind) {
    case Step::Kind::Field:
        return row->field ? menuText(owner + "." + row->field->name) : QString();
    case Step::Kind::Argument:
        return row->field && row->input ? menuText(owner + "." + row->field->name + "(" + row->input->name + ")")
                                        : QString();
    case Step::Kind::InputField:
        return row->input ? menuText(owner + "." + row->input->name) : QString();
    case Step::Kind::TypeCondition:
    case Step::Kind::Spread:
    case Step::Kind::ListItem:
        break;
    }
    return row->type.named() ? menuText(row->type.named()->name) : QString();
}

QString BuilderPane::detailOf(const BuilderLine &line) const
{
    const auto row = rowOf(line);
    if (!row) {
        const auto *tree = line.kind == BuilderLine::Kind::Root ? treeOf(line.key) : nullptr;
        return tree && tree->type()
            ? menuText(graphql::plainDescription(tree->type()->description.value_or(std::string())))
            : QString();
    }
    QStringList parts;
    const auto type = row->type ? menuText(row->type.toString()) : QString();
    parts.append(type.isEmpty() || row->step.kind == Step::Kind::TypeCondition ? line.name
                                                                               : tr("%1: %2").arg(line.name, type));
    const auto &reason = row->isInput() ? (row->input ? row->input->deprecationReason : std::nullopt)
        : row->field                    ? row->field->deprecationReason
                                        : std::nullopt;
    if (row->isDeprecated())
        parts.append(reason && !reason->empty() ? tr("Deprecated: %1").arg(menuText(*reason)) : tr("Deprecated"));
    if (const auto about = graphql::plainDescription(row->description()); !about.empty())
        parts.append(menuText(about));
    if (const auto *known = line.risk && row->field ? safety::findMutation(row->field->name) : nullptr) {
        parts.append(tr("If it was not meant: %1").arg(safety::nameOf(known->risk)));
        if (const auto back = QString::fromUtf8(known->wayBack); !back.isEmpty())
            parts.append(tr("Way back: %1").arg(back));
        if (const auto more = QString::fromUtf8(known->alsoHappens); !more.isEmpty())
            parts.append(tr("Also happens: %1").arg(more));
    }
    return parts.join(QStringLiteral("\n"));
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
        auto *action = menu->addAction(plainCaption(menuText(value.name)));
        action->setCheckable(true);
        action->setChecked(line.value == menuText(value.name));
        if (action->isChecked() || !current)
            current = action;
        const auto about = graphql::firstParagraph(value.description.value_or(std::string()));
        action->setToolTip(
            plainToolTip(value.deprecationReason ? tr("Deprecated. %1").arg(menuText(about)) : menuText(about)));
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
                perform(line.key, [place = line.key.place](const graphql::BuilderTree &tree) {
                    return graphql::addOccurrence(tree, place);
                });
            });
        }
        if (type && type->isComposite() && line.kind != BuilderLine::Kind::Spread && !type->fields.empty())
            add(tr("All &Plain Fields Inside"), [this, line] { selectAllPlain(line); });
        if (found->isChosen)
            addConditions(*menu, line, *found);
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

void BuilderPane::addConditions(QMenu &menu, const BuilderLine &line, const graphql::BuilderRow &shown)
{
    using graphql::Condition;
    menu.addSeparator();
    const auto add = [&](const QString &text, Condition condition) {
        const bool isOn = graphql::conditionOf(shown, condition).has_value();
        auto *action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(isOn);
        connect(action, &QAction::triggered, this, [this, key = line.key, condition, isOn] {
            perform(key, [place = key.place, condition, isOn](const graphql::BuilderTree &tree) {
                return isOn ? graphql::removeCondition(tree, place, condition)
                            : graphql::addCondition(tree, place, condition);
            });
        });
    };
    add(tr("Only &If a Variable Says So"), Condition::Include);
    add(tr("&Not If a Variable Says So"), Condition::Skip);
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
    if (state == BuilderState::Variable)
        add(menu, tr("Put Its &Value Back"), [this, key] {
            perform(key, [place = key.place, variables = m_textOfNow().variables](const graphql::BuilderTree &tree) {
                const auto tape = json::parseTyped(variables);
                return graphql::inlinePlace(tree, place, tape ? &*tape : nullptr);
            });
        });
    else
        add(menu, state == BuilderState::Absent ? tr("Give a New &Variable\t$") : tr("Make It a &Variable\t$"),
            [this, line] { makeVariable(line); });
    // Those that may fit: the core says no to what does not.
    const auto *operation = treeOf(key) ? treeOf(key)->definition().operation : nullptr;
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
        add(*others, plainCaption(QLatin1Char('$') + menuText(name)), [this, key, name] {
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
            plainCaption(tr("%1 %2").arg(operation ? menuText(graphql::nameOf(operation->type)) : tr("fragment"),
                                         name ? menuText(name.value) : tr("without a name"))));
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
        connect(menu.addAction(tr("New %1").arg(menuText(graphql::nameOf(type)))), &QAction::triggered, this,
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

} // namespace ui
