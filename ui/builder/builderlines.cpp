#include "ui/builder/builderlines.h"

#include "core/graphql/builder/builderedit.h"
#include "core/safety/catalogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_set>

namespace ui {
namespace {

using graphql::BuilderState;
using Kind = BuilderLine::Kind;
using Mark = BuilderLine::Mark;

constexpr qsizetype LongestValue = 120;

QString lineText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::BuilderLine", text);
}

Kind kindOf(graphql::BuilderStep::Kind kind)
{
    switch (kind) {
    case graphql::BuilderStep::Kind::Field:
        return Kind::Field;
    case graphql::BuilderStep::Kind::TypeCondition:
        return Kind::TypeCondition;
    case graphql::BuilderStep::Kind::Spread:
        return Kind::Spread;
    case graphql::BuilderStep::Kind::Argument:
        return Kind::Argument;
    case graphql::BuilderStep::Kind::InputField:
        return Kind::InputField;
    case graphql::BuilderStep::Kind::ListItem:
        break;
    }
    return Kind::Element;
}

/// All fields that can be had just so are there: nothing would come of one more tick.
bool holdsAllPlainFields(const graphql::Type &type, const graphql::SelectionSet *set)
{
    std::unordered_set<std::string_view> chosen;
    for (const auto &selection : set ? set->selections : graphql::List<graphql::Selection>())
        if (selection.kind == graphql::Selection::Kind::Field)
            chosen.insert(selection.name.value);
    return std::all_of(type.fields.begin(), type.fields.end(), [&](const graphql::Field &field) {
        const bool isPlain = field.type.named() && field.type.named()->isLeaf() && !field.deprecationReason
            && std::none_of(field.arguments.begin(), field.arguments.end(),
                            [](const graphql::InputValue &argument) { return argument.isRequired(); });
        return !isPlain || chosen.contains(field.name);
    });
}

Mark markOf(const graphql::BuilderRow &row)
{
    if (!row.isChosen)
        return Mark::Off;
    const auto *type = row.isInput() ? nullptr : row.type.named();
    if (type && type->isComposite() && row.step.kind != graphql::BuilderStep::Kind::Spread && row.selection
        && !holdsAllPlainFields(*type, row.selection->selectionSet))
        return Mark::Partly;
    return Mark::On;
}

Role roleOfValue(const graphql::Value &value)
{
    switch (value.kind) {
    case graphql::Value::Kind::Variable:
        return Role::Variable;
    case graphql::Value::Kind::String:
    case graphql::Value::Kind::Enum:
        return Role::String;
    case graphql::Value::Kind::Null:
        return Role::Keyword;
    case graphql::Value::Kind::Int:
    case graphql::Value::Kind::Float:
    case graphql::Value::Kind::Boolean:
        return Role::Field;
    case graphql::Value::Kind::List:
    case graphql::Value::Kind::Object:
        break;
    }
    return Role::MutedText;
}

bool takesItems(const graphql::BuilderRow &row)
{
    const auto state = row.state();
    return row.isInput() && row.type.nullable().isList()
        && (state == BuilderState::Absent || state == BuilderState::EmptyList || state == BuilderState::List);
}

/// Puts the lines of one tree behind each other.
class LineWriter
{
public:
    LineWriter(const std::set<BuilderKey> &open, bool isFiltered, std::vector<BuilderLine> &lines)
        : m_open(open),
          m_isFiltered(isFiltered),
          m_lines(lines)
    { }

    void add(const BuilderRoot &root)
    {
        m_tree = &root.tree;
        m_key = {root.newOperation, {}};
        m_isMutation = root.tree.type() && root.tree.type() == root.tree.schema().mutation();
        if (m_isFiltered && !root.filter)
            return;
        if (!root.newOperation)
            return addAll(root.tree.rows(), root.filter, 0);
        BuilderLine line;
        line.key = m_key;
        line.kind = Kind::Root;
        line.name = lineText(graphql::nameOf(*root.newOperation));
        line.type = root.tree.type() ? lineText(root.tree.type()->name) : QString();
        line.isExpandable = true;
        line.isExpanded = m_isFiltered || m_open.contains(m_key);
        m_lines.push_back(line);
        if (line.isExpanded)
            addAll(root.tree.rows(), root.filter, 1);
    }

private:
    bool isFull() const { return m_lines.size() >= MostBuilderLines; }

    void addAll(const std::vector<graphql::BuilderRow> &rows, const BuilderFilter *filter, int depth)
    {
        for (const auto &row : rows) {
            const auto *found = filter ? filter->at(row.step) : nullptr;
            if (filter && !found)
                continue;
            if (isFull())
                return;
            m_key.place.push_back(row.step);
            addRow(row, found, depth);
            m_key.place.pop_back();
        }
    }

    void addRow(const graphql::BuilderRow &row, const BuilderFilter *found, int depth)
    {
        auto line = lineOf(row, depth);
        if (found && found->isFound())
            line.matched = found->matched();
        const bool leadsOn = found && found->leadsOn();
        const bool isOpen = m_open.contains(m_key);
        line.isExpanded = line.isExpandable && (leadsOn || isOpen);
        const bool isExpanded = line.isExpanded;
        m_lines.push_back(std::move(line));
        if (!isExpanded)
            return;
        // What somebody opens in what was found is shown whole.
        addAll(m_tree->rows(row), leadsOn && !isOpen ? found : nullptr, depth + 1);
        if (takesItems(row) && !(leadsOn && !isOpen))
            addNewItem(depth + 1);
    }

    BuilderLine lineOf(const graphql::BuilderRow &row, int depth) const
    {
        BuilderLine line;
        line.key = m_key;
        line.kind = kindOf(row.step.kind);
        line.depth = depth;
        line.mark = markOf(row);
        line.alias = lineText(row.step.alias);
        line.type = lineText(row.type ? row.type.toString() : std::string());
        line.isExpandable = row.canExpand || takesItems(row);
        line.isRequired = row.isRequired();
        line.isDeprecated = row.isDeprecated();
        line.name = lineText(row.step.name);
        if (line.kind == Kind::TypeCondition) {
            line.name = row.step.name.empty() ? QStringLiteral("...") : QStringLiteral("... on ") + line.name;
            line.type.clear();
        } else if (line.kind == Kind::Spread) {
            line.name.prepend(QStringLiteral("..."));
        } else if (line.kind == Kind::Element) {
            line.name = QString::number(row.step.number + 1);
        } else if (line.kind == Kind::Field && !row.field) {
            line.type = tr("not in the schema");
        }
        if (m_isMutation && m_key.place.size() == 1 && line.kind == Kind::Field) {
            if (const auto *known = safety::findMutation(row.step.name))
                line.risk = known->risk;
        }
        if (row.isInput())
            describeInput(line, row);
        else
            describeConditions(line, row);
        return line;
    }

    /// In front of its type: that it may be missing from the answer is what a person has to know of it.
    static void describeConditions(BuilderLine &line, const graphql::BuilderRow &row)
    {
        QStringList parts;
        if (const auto only = graphql::conditionOf(row, graphql::Condition::Include))
            parts.append(tr("if %1").arg(lineText(*only)));
        if (const auto skipped = graphql::conditionOf(row, graphql::Condition::Skip))
            parts.append(tr("if not %1").arg(lineText(*skipped)));
        if (parts.isEmpty())
            return;
        if (!line.type.isEmpty())
            parts.append(line.type);
        line.type = parts.join(QStringLiteral(" · "));
    }

    void describeInput(BuilderLine &line, const graphql::BuilderRow &row) const
    {
        line.edits = editsOf(row.type);
        if (row.value) {
            line.value = valueText(*row.value, m_tree->document().source());
            line.valueRole = roleOfValue(*row.value);
            line.isOn = row.value->kind == graphql::Value::Kind::Boolean && row.value->text == "true";
        } else if (!row.isChosen && row.input && row.input->defaultValue
                   && row.step.kind != graphql::BuilderStep::Kind::ListItem) {
            line.type += QStringLiteral(" = ") + lineText(*row.input->defaultValue);
        }
    }

    void addNewItem(int depth)
    {
        BuilderLine line;
        line.key = m_key;
        line.key.isNewItem = true;
        line.kind = Kind::NewElement;
        line.depth = depth;
        line.name = tr("Add an item");
        m_lines.push_back(std::move(line));
    }

    const std::set<BuilderKey> &m_open;
    const bool m_isFiltered;
    std::vector<BuilderLine> &m_lines;
    const graphql::BuilderTree *m_tree = nullptr;
    BuilderKey m_key;
    bool m_isMutation = false;
};

} // namespace

std::vector<BuilderLine> builderLines(const std::vector<BuilderRoot> &roots, const std::set<BuilderKey> &open,
                                      bool isFiltered)
{
    std::vector<BuilderLine> lines;
    LineWriter writer(open, isFiltered, lines);
    for (const auto &root : roots)
        writer.add(root);
    if (lines.size() >= MostBuilderLines) {
        BuilderLine note;
        note.kind = Kind::Note;
        note.name = tr("There is more: close something above.");
        lines.push_back(std::move(note));
    }
    return lines;
}

QString valueText(const graphql::Value &value, std::string_view source)
{
    // Bytes enough for that many characters of any kind.
    const auto text = lineText(value.span.of(source).substr(0, 4 * LongestValue)).simplified();
    return text.size() > LongestValue ? text.left(LongestValue) + QStringLiteral("…") : text;
}

BuilderLine::Value editsOf(graphql::TypeRef type)
{
    const auto given = type.nullable();
    if (!given || given.isList() || given.named()->kind == graphql::TypeKind::InputObject)
        return given ? BuilderLine::Value::Inside : BuilderLine::Value::Text;
    if (given.named()->kind == graphql::TypeKind::Enum)
        return BuilderLine::Value::Choice;
    return given.named()->name == "Boolean" ? BuilderLine::Value::Switch : BuilderLine::Value::Text;
}

} // namespace ui
