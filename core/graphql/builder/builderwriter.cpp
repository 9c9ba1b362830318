#include "core/graphql/builder/builderwriter.h"

#include "core/graphql/builder/builderrows.h"
#include "core/graphql/characters.h"
#include "core/graphql/dialect/serverfacts.h"
#include "core/graphql/stringprint.h"

#include <algorithm>
#include <utility>

namespace graphql {

namespace {

/// Input objects that require input objects: deeper than that, a variable holds the rest.
constexpr int DeepestSample = 5;

BuilderRow inputRow(const Type *owner, const InputValue &input, BuilderStep::Kind kind)
{
    BuilderRow row;
    row.step = {kind, input.name, {}, 0};
    row.owner = owner;
    row.input = &input;
    row.type = input.type;
    return row;
}

bool isTextual(const Type &type)
{
    return type.kind == TypeKind::Scalar && (type.name == "String" || type.name == "ID");
}

/// The names of all variables. More than there are, because a dollar sign may stand in a string: what is free is free
/// all the same.
std::unordered_set<std::string> wordsBehindDollar(std::string_view source)
{
    std::unordered_set<std::string> words;
    for (auto at = source.find('$'); at != std::string_view::npos; at = source.find('$', at + 1)) {
        auto end = at + 1;
        while (end < source.size() && isNameContinue(static_cast<unsigned char>(source[end])))
            ++end;
        words.emplace(source.substr(at + 1, end - at - 1));
    }
    return words;
}

bool isBuiltInNumberOrBoolean(const Type &type)
{
    return type.name == "Int" || type.name == "Float" || type.name == "Boolean";
}

} // namespace

BuilderWriter::BuilderWriter(const BuilderTree &tree, const Layout &layout)
    : m_tree(tree),
      m_layout(layout),
      m_variableNames(wordsBehindDollar(tree.document().source()))
{ }

void BuilderWriter::refuse(std::string problem)
{
    if (m_problem.empty())
        m_problem = std::move(problem);
}

NewItemLayout BuilderWriter::inside(const NewItemLayout &layout) const
{
    return {layout.isOnOneLine, layout.indentation + m_layout.step()};
}

std::string BuilderWriter::braced(const std::string &selection, const NewItemLayout &layout) const
{
    if (layout.isOnOneLine)
        return "{ " + selection + " }";
    std::string text = "{";
    text.append(m_layout.lineBreak()).append(layout.indentation).append(m_layout.step()).append(selection);
    return text.append(m_layout.lineBreak()).append(layout.indentation).append("}");
}

std::string BuilderWriter::selections(const std::vector<DefaultField> &fields, const NewItemLayout &layout) const
{
    // The first is enough to be valid; the rest is for the person to choose.
    const auto &first = fields.front();
    std::string text(first.name);
    if (!first.fields.empty())
        text.append(" ").append(selections(first.fields, inside(layout)));
    return braced(text, layout);
}

std::string BuilderWriter::firstSelections(const Type &type, const NewItemLayout &layout) const
{
    if (type.name.starts_with("__"))
        return braced("__typename", layout);
    return selections(defaultSelection(type), layout);
}

std::string BuilderWriter::selection(const Type *owner, BuilderPlace::const_iterator begin,
                                     BuilderPlace::const_iterator end, const BuilderValue &last,
                                     const NewItemLayout &layout)
{
    const auto &step = *begin;
    const auto next = begin + 1;
    const bool goesOnInside = next != end && next->kind != BuilderStep::Kind::Argument;
    std::string text;
    const Type *type = owner;
    if (step.kind == BuilderStep::Kind::Spread)
        return "..." + step.name;
    if (step.kind == BuilderStep::Kind::TypeCondition) {
        text = step.name.empty() ? "..." : "... on " + step.name;
        if (!step.name.empty())
            type = m_tree.schema().type(step.name);
    } else {
        const auto *field = owner ? m_tree.schema().field(*owner, step.name) : nullptr;
        if (!field) {
            refuse("There is no field " + step.name + " here.");
            return {};
        }
        if (!step.alias.empty())
            text.append(step.alias).append(": ");
        text.append(step.name);
        type = field->type.named();
        const BuilderStep *chosen = nullptr;
        std::string written;
        if (next != end && next->kind == BuilderStep::Kind::Argument) {
            chosen = &*next;
            if (const auto *argument = field->argument(next->name))
                written = value(inputRow(owner, *argument, BuilderStep::Kind::Argument), next + 1, end, last);
            else
                refuse("There is no argument " + next->name + " here.");
        }
        text.append(arguments(*field, owner, chosen, written));
    }
    if (!type || !type->isComposite())
        return text;
    text.append(" ");
    return text.append(goesOnInside ? braced(selection(type, next, end, last, inside(layout)), layout)
                                    : firstSelections(*type, layout));
}

std::string BuilderWriter::arguments(const Field &field, const Type *owner, const BuilderStep *chosen,
                                     const std::string &written)
{
    std::string text;
    for (const auto &argument : field.arguments) {
        const bool isChosen = chosen && chosen->name == argument.name;
        if (!isChosen && !argument.isRequired())
            continue;
        text.append(text.empty() ? "(" : ", ").append(argument.name).append(": ");
        text.append(isChosen ? written : sample(inputRow(owner, argument, BuilderStep::Kind::Argument), 0));
    }
    return text.empty() ? text : text.append(")");
}

std::string BuilderWriter::input(const BuilderRow &row, BuilderPlace::const_iterator begin,
                                 BuilderPlace::const_iterator end, const BuilderValue &last)
{
    auto written = value(row, begin, end, last);
    return row.step.kind == BuilderStep::Kind::ListItem ? written : row.step.name + ": " + written;
}

std::string BuilderWriter::value(const BuilderRow &row, BuilderPlace::const_iterator begin,
                                 BuilderPlace::const_iterator end, const BuilderValue &last)
{
    if (begin == end)
        return given(row, last);
    const auto expected = row.type.nullable();
    if (begin->kind == BuilderStep::Kind::ListItem && expected.isList()) {
        auto item = row;
        item.step = *begin;
        item.type = expected.unwrapped();
        return "[" + value(item, begin + 1, end, last) + "]";
    }
    const auto *type = inputObjectOf(expected);
    const auto *field = type && begin->kind == BuilderStep::Kind::InputField ? type->inputField(begin->name) : nullptr;
    if (!field) {
        refuse("There is no such place in a value of type " + row.type.toString() + ".");
        return {};
    }
    const auto written = value(inputRow(type, *field, BuilderStep::Kind::InputField), begin + 1, end, last);
    return object(*type, &*begin, written, 0);
}

bool BuilderWriter::mustBeGiven(const Type &owner, const InputValue &input) const
{
    return input.isRequired() || (m_tree.isForAdminApi() && isRequiredList(owner.name, input.name));
}

std::string BuilderWriter::object(const Type &type, const BuilderStep *chosen, const std::string &written, int depth)
{
    std::string text;
    bool isOneGiven = chosen != nullptr;
    for (const auto &field : type.inputFields) {
        const bool isChosen = chosen && chosen->name == field.name;
        if (!isChosen && !mustBeGiven(type, field) && (!type.isOneOf || isOneGiven))
            continue;
        if (!field.type)
            continue;
        isOneGiven = true;
        text.append(text.empty() ? "{" : ", ").append(field.name).append(": ");
        text.append(isChosen ? written : sample(inputRow(&type, field, BuilderStep::Kind::InputField), depth + 1));
    }
    return text.empty() ? "{}" : text.append("}");
}

std::string BuilderWriter::sample(const BuilderRow &row, int depth)
{
    const auto expected = row.type.nullable();
    if (!expected || depth > DeepestSample)
        return newVariable(row, {});
    if (expected.isList())
        return "[]";
    const auto &type = *expected.named();
    if (type.kind == TypeKind::InputObject)
        return object(type, nullptr, {}, depth);
    if (type.kind == TypeKind::Enum) {
        const auto usable = std::find_if(type.values.begin(), type.values.end(),
                                         [](const EnumValue &value) { return !value.deprecationReason; });
        return usable == type.values.end() ? newVariable(row, {}) : usable->name;
    }
    if (type.name == "Int" || type.name == "Float")
        return "0";
    if (type.name == "Boolean")
        return "false";
    if (m_tree.isForAdminApi() && isJsonScalar(type.name))
        return "\"{}\"";
    // No moment is as good as any other.
    if (m_tree.isForAdminApi() && type.name == "DateTime")
        return newVariable(row, {});
    return "\"\"";
}

std::string BuilderWriter::given(const BuilderRow &row, const BuilderValue &value)
{
    const auto expected = row.type.nullable();
    switch (value.kind) {
    case BuilderValue::Kind::Sample:
        return sample(row, 0);
    case BuilderValue::Kind::Literal:
        return literal(value.text);
    case BuilderValue::Kind::Typed:
        return typed(row, value.text);
    case BuilderValue::Kind::Null:
        return null(row);
    case BuilderValue::Kind::Variable:
        if (value.text.empty())
            return newVariable(row, {});
        if (!isName(value.text))
            refuse("A variable's name has letters, digits and underscores, and does not begin with a digit.");
        if (!m_variableNames.contains(value.text))
            m_variables.push_back({value.text, variableType(row).toString(), {}});
        return "$" + value.text;
    case BuilderValue::Kind::EmptyList:
        return "[]";
    case BuilderValue::Kind::EmptyObject:
        break;
    }
    const auto *type = inputObjectOf(expected);
    return type ? object(*type, nullptr, {}, 0) : "{}";
}

std::string BuilderWriter::literal(const std::string &text)
{
    // A line break behind it, as it may end with a comment. Only the value itself is taken over.
    const auto document = parse("{f(a:" + text + "\n)}");
    const auto *operation = document->syntaxErrors().empty() && document->definitions().size() == 1
        ? document->definitions().front().operation
        : nullptr;
    const auto *set = operation ? operation->selectionSet : nullptr;
    if (set && set->selections.size() == 1 && set->selections.front().arguments.size() == 1
        && !set->selections.front().selectionSet)
        return std::string(set->selections.front().arguments.front().value->span.of(document->source()));
    refuse("This is not a value.");
    return {};
}

std::string BuilderWriter::typed(const BuilderRow &row, const std::string &text)
{
    const auto expected = row.type.nullable();
    const auto *type = expected && expected.isNamed() ? expected.named() : nullptr;
    if (type && isTextual(*type)) {
        std::string quoted;
        appendString(quoted, text);
        return quoted;
    }
    if (text == "null")
        return null(row);
    if (!type || type->kind != TypeKind::Scalar || isBuiltInNumberOrBoolean(*type))
        return literal(text);
    const bool isTime = m_tree.isForAdminApi() && type->name == "DateTime";
    if (const auto tape = json::Tape::parse(text); tape && !isTime) {
        auto converted = literalOf(tape->root(), TypeRef(type), m_tree.literalLimits());
        if (!converted.problem.empty())
            refuse(std::move(converted.problem));
        return converted.text;
    }
    if (m_tree.isForAdminApi() && isJsonScalar(type->name))
        refuse("A value of type " + type->name + " is JSON, and this is none.");
    std::string quoted;
    appendString(quoted, text);
    return quoted;
}

std::string BuilderWriter::null(const BuilderRow &row)
{
    const bool isOneOf = row.step.kind == BuilderStep::Kind::InputField && row.owner && row.owner->isOneOf;
    if (row.type.isNonNull() || isOneOf) {
        refuse("null does not fit here: " + row.type.toString() + " is asked for.");
        return {};
    }
    return m_tree.isForAdminApi() ? newVariable(row, "null") : "null";
}

TypeRef BuilderWriter::variableType(const BuilderRow &row) const
{
    if (row.step.kind == BuilderStep::Kind::InputField && row.owner
        && (row.owner->isOneOf || (m_tree.isForAdminApi() && isRequiredList(row.owner->name, row.step.name))))
        return row.type.nonNull();
    const bool hasDefault = row.step.kind != BuilderStep::Kind::ListItem && row.input && row.input->defaultValue;
    return hasDefault ? row.type.nullable() : row.type;
}

std::string BuilderWriter::freeVariable(std::string_view wanted)
{
    std::string name(wanted);
    for (int number = 2; m_tree.isTaken(name) || !m_variableNames.insert(name).second; ++number)
        name = std::string(wanted).append(std::to_string(number));
    return name;
}

std::string BuilderWriter::newVariable(const BuilderRow &row, std::string json)
{
    const auto type = variableType(row);
    if (!type || !row.input) {
        refuse("The schema does not say what is expected here.");
        return {};
    }
    auto name = freeVariable(row.input->name);
    m_variables.push_back({name, type.toString(), std::move(json)});
    return "$" + name;
}

} // namespace graphql
