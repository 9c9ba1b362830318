#include "core/graphql/edits/extractvariable.h"

#include "core/graphql/edits/definitionlist.h"
#include "core/graphql/edits/variablesurvey.h"
#include "core/graphql/help/typedpath.h"
#include "core/graphql/printer.h"
#include "core/graphql/validation.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace graphql {

namespace {

bool holdsVariable(const Value &value)
{
    return value.kind == Value::Kind::Variable
        || std::any_of(value.items.begin(), value.items.end(), [](const Value *item) { return holdsVariable(*item); })
        || std::any_of(value.fields.begin(), value.fields.end(),
                       [](const ObjectField &field) { return holdsVariable(*field.value); });
}

/// A literal, what is expected of it, and the name of the argument or input field that it is given to.
struct LiteralPlace
{
    const Value *node = nullptr;
    TypeRef type; ///< Of a variable that may stand there.
    std::string_view name;
};

/// The literal that \a place holds at the same place as \a steps leads to from its argument; null: none.
const Value *descend(const Value *value, const std::vector<std::pair<std::string_view, std::size_t>> &steps)
{
    for (const auto &[key, index] : steps) {
        const std::string_view name = key;
        if (name.empty()) {
            value = value->kind == Value::Kind::List && index < value->items.size() ? value->items[index] : nullptr;
        } else {
            const auto found = std::find_if(value->fields.begin(), value->fields.end(),
                                            [name](const ObjectField &field) { return field.name.value == name; });
            value = found == value->fields.end() ? nullptr : found->value;
        }
        if (!value)
            break;
    }
    return value;
}

/// How to get from an argument's value to a part of it: names of fields, or else places in lists.
std::vector<std::pair<std::string_view, std::size_t>> stepsTo(const Value *value, const Value *part)
{
    std::vector<std::pair<std::string_view, std::size_t>> steps;
    while (value && value != part) {
        const auto *outer = value;
        value = nullptr;
        for (std::size_t i = 0; !value && i < outer->items.size(); ++i)
            if (outer->items[i]->span.encloses(part->span)) {
                steps.emplace_back(std::string_view(), i);
                value = outer->items[i];
            }
        for (std::size_t i = 0; !value && i < outer->fields.size(); ++i)
            if (outer->fields[i].value->span.encloses(part->span)) {
                steps.emplace_back(outer->fields[i].name.value, 0);
                value = outer->fields[i].value;
            }
    }
    return steps;
}

/// Names for new variables, beside those that the operations have or use, or \a taken, which may be null.
class VariableNames
{
public:
    VariableNames(const std::vector<const SurveyedOperation *> &operations,
                  const std::unordered_set<std::string> *taken)
    {
        if (taken)
            m_taken = *taken;
        for (const auto *operation : operations) {
            for (const auto &definition : operation->node->variables)
                m_taken.emplace(definition.name.value);
            for (const auto &resolved : operation->usages)
                m_taken.emplace(resolved.usage->node->text);
        }
    }

    /// \a wanted, or the first of wanted2, wanted3, … that is free.
    std::string take(std::string_view wanted)
    {
        std::string name(wanted);
        auto &number = m_numbers.try_emplace(name, 2).first->second;
        while (!m_taken.insert(name).second)
            name = std::string(wanted).append(std::to_string(number++));
        return name;
    }

private:
    std::unordered_set<std::string> m_taken;
    std::unordered_map<std::string, int> m_numbers; ///< The next to try for a name.
};

/// Makes the edits: which literals, which operations, which names.
class Extractor
{
public:
    Extractor(const Schema &schema, const Document &document, LiteralLimits limits,
              const std::unordered_set<std::string> *taken)
        : m_schema(schema),
          m_document(document),
          m_limits(limits),
          m_taken(taken),
          m_survey(schema, document),
          m_layout(document)
    { }

    const VariableSurvey &survey() const { return m_survey; }

    /// The variable for one literal.
    Extraction one(const LiteralPlace &literal, ExtractedValue keep)
    {
        const auto *argument = argumentAround(*literal.node);
        if (!argument)
            return refusal("A value there has to be a constant.");
        std::vector<const Value *> places {literal.node};
        std::vector<const ArgumentPlace *> arguments {argument};
        if (ownersOf(arguments).empty())
            return refusal("No operation uses this fragment, so none could define the variable.");
        std::string json;
        if (keep == ExtractedValue::ForRequest) {
            auto value = jsonOf(*literal.node, literal.type, m_limits);
            if (!value.problem.empty())
                return refusal(std::move(value.problem));
            json = std::move(value.text);
        }
        auto extraction = edited(literal, places, ownersOf(arguments), json);
        if (!argument->field || !addsConflicts(extraction))
            return extraction;
        addEqualArguments(*argument, *literal.node, places, arguments);
        extraction = edited(literal, places, ownersOf(arguments), json);
        return addsConflicts(extraction)
            ? refusal("The same field is selected elsewhere with this argument, and the two have to stay equal.")
            : extraction;
    }

    /// A variable for each of the literals, equal ones of one name together.
    Extraction all(const std::vector<LiteralPlace> &literals, const SurveyedOperation &operation)
    {
        struct Shared
        {
            const LiteralPlace *literal;
            std::string name;
        };
        std::vector<Shared> shared;
        std::unordered_map<std::string, std::size_t> known;
        VariableNames names({&operation}, m_taken);
        std::vector<std::string> definitions;
        Extraction extraction;
        for (const auto &literal : literals) {
            auto key = std::string(literal.name).append(":").append(literal.type.toString()).append("=");
            const auto [found, isNew] = known.emplace(key.append(print(*literal.node)), shared.size());
            if (isNew) {
                auto value = jsonOf(*literal.node, literal.type, m_limits);
                if (!value.problem.empty())
                    return refusal(std::move(value.problem));
                auto name = names.take(literal.name);
                definitions.push_back(definitionText(name, literal, false));
                extraction.variables.push_back({name, literal.type.toString(), std::move(value.text)});
                shared.push_back({&literal, std::move(name)});
            }
            extraction.refactoring.edits.push_back(replacement(*literal.node, shared[found->second].name));
        }
        addDefinitions(extraction.refactoring.edits, operation, definitions);
        return extraction;
    }

    static Extraction refusal(std::string sentence) { return {{{}, std::move(sentence)}, {}}; }

private:
    const ArgumentPlace *argumentAround(const Value &value) const
    {
        const auto &all = m_survey.arguments();
        const auto behind = std::upper_bound(
            all.begin(), all.end(), value.span.begin,
            [](std::uint32_t offset, const ArgumentPlace &place) { return offset < place.node->span.begin; });
        return behind != all.begin() && std::prev(behind)->node->value->span.encloses(value.span) ? &*std::prev(behind)
                                                                                                  : nullptr;
    }

    std::vector<const SurveyedOperation *> ownersOf(const std::vector<const ArgumentPlace *> &places) const
    {
        std::vector<const SurveyedOperation *> owners;
        for (const auto &operation : m_survey.operations())
            if (std::any_of(places.begin(), places.end(),
                            [&](const ArgumentPlace *place) { return isIn(*place, operation); }))
                owners.push_back(&operation);
        return owners;
    }

    static bool isIn(const ArgumentPlace &place, const SurveyedOperation &operation)
    {
        return place.operation ? place.operation == operation.node : operation.reaches(place.fragment);
    }

    /// Other selections of the same field under the same key, with an equal argument, in the same operations.
    void addEqualArguments(const ArgumentPlace &argument, const Value &literal, std::vector<const Value *> &places,
                           std::vector<const ArgumentPlace *> &arguments) const
    {
        const auto steps = stepsTo(argument.node->value, &literal);
        const auto text = print(*argument.node->value);
        std::vector<const ArgumentPlace *> equal;
        for (const auto &other : m_survey.arguments())
            if (&other != &argument && other.field && other.field->name.value == argument.field->name.value
                && other.field->responseKey() == argument.field->responseKey()
                && other.node->name.value == argument.node->name.value && print(*other.node->value) == text)
                equal.push_back(&other);
        for (bool found = true; found;) {
            found = false;
            const auto owners = ownersOf(arguments);
            for (auto &other : equal) {
                if (!other || std::none_of(owners.begin(), owners.end(), [&](const SurveyedOperation *operation) {
                        return isIn(*other, *operation);
                    }))
                    continue;
                if (const auto *part = descend(other->node->value, steps)) {
                    places.push_back(part);
                    arguments.push_back(other);
                }
                other = nullptr;
                found = true;
            }
        }
    }

    /// Without \a json, the literal becomes the default.
    Extraction edited(const LiteralPlace &literal, const std::vector<const Value *> &places,
                      const std::vector<const SurveyedOperation *> &owners, const std::string &json) const
    {
        Extraction extraction;
        const auto name = VariableNames(owners, m_taken).take(literal.name);
        for (const auto *place : places)
            extraction.refactoring.edits.push_back(replacement(*place, name));
        for (const auto *operation : owners)
            addDefinitions(extraction.refactoring.edits, *operation, {definitionText(name, literal, json.empty())});
        extraction.variables.push_back({name, literal.type.toString(), json});
        return extraction;
    }

    TextEdit replacement(const Value &value, const std::string &name) const
    {
        return {value.span, m_layout.apart(value.span, "$" + name)};
    }

    std::string definitionText(const std::string &name, const LiteralPlace &literal, bool asDefault) const
    {
        std::string text = "$";
        text.append(name).append(": ").append(literal.type.toString());
        if (asDefault)
            text.append(" = ").append(literal.node->span.of(m_document.source()));
        return text;
    }

    void addDefinitions(std::vector<TextEdit> &edits, const SurveyedOperation &operation,
                        const std::vector<std::string> &definitions) const
    {
        const auto added = withDefinitions(m_layout, m_document, *operation.node, definitions);
        edits.insert(edits.end(), added.begin(), added.end());
        std::stable_sort(edits.begin(), edits.end(),
                         [](const TextEdit &a, const TextEdit &b) { return a.span.begin < b.span.begin; });
    }

    bool addsConflicts(const Extraction &extraction) const
    {
        const auto after = parse(applied(m_document.source(), extraction.refactoring.edits));
        return conflicts(*after) > conflicts(m_document);
    }

    std::ptrdiff_t conflicts(const Document &document) const
    {
        const auto findings = validate(m_schema, document);
        return std::count_if(findings.begin(), findings.end(),
                             [](const Diagnostic &finding) { return finding.rule == "OverlappingFieldsCanBeMerged"; });
    }

    const Schema &m_schema;
    const Document &m_document;
    LiteralLimits m_limits;
    const std::unordered_set<std::string> *m_taken; ///< Null: none.
    VariableSurvey m_survey;
    Layout m_layout;
};

/// The literals under a value, as large as they can be without variables in them.
void gatherLiterals(std::vector<LiteralPlace> &literals, const LiteralPlace &place)
{
    const auto &[value, type, name] = place;
    if (!type || value->kind == Value::Kind::Variable)
        return;
    if (!holdsVariable(*value)) {
        if (value->kind != Value::Kind::Null || !type.isNonNull())
            literals.push_back(place);
        return;
    }
    const auto list = type.nullable();
    for (const auto *item : value->items)
        gatherLiterals(literals, {item, list.isList() ? list.unwrapped() : list, name});
    for (const auto &field : value->fields)
        if (const auto *definition = type.named()->inputField(field.name.value))
            gatherLiterals(
                literals,
                {field.value, type.named()->isOneOf ? definition->type.nonNull() : definition->type, field.name.value});
}

/// The literal that a selection means, or why there is none.
struct FoundLiteral
{
    LiteralPlace place;
    std::string refusal;
};

FoundLiteral literalAt(const Schema &schema, const Document &document, text::Span selection)
{
    const auto path = typedPath(&schema, document, selection.begin);
    for (auto i = path.steps.size(); i-- > 0;) {
        const auto &step = path.steps[i];
        const auto *value = step.as<Value>();
        if (const auto *argument = step.as<Argument>(); argument && selection.end <= argument->name.span.end)
            value = argument->value;
        if (const auto *field = step.as<ObjectField>(); field && selection.end <= field->name.span.end)
            value = field->value;
        if (!value || (step.as<Value>() && selection.end > value->span.end))
            continue;
        const auto *input = step.input;
        if (!input || !step.type || !step.type.named()->isInput())
            return {{}, "The schema does not say what is expected here."};
        if (value->kind == Value::Kind::Variable)
            return {{}, "This is a variable already."};
        if (holdsVariable(*value))
            return {{}, "This value holds variables; extract the literals beside them."};
        // The field of a @oneOf object must not be null, so its variable must not be (spec §5.8.5).
        const auto &holder = step.as<Value>() && i > 0 ? path.steps[i - 1] : step;
        const bool isOneOf = holder.as<ObjectField>() && holder.parent && holder.parent->isOneOf;
        if (value->kind == Value::Kind::Null && (isOneOf || step.type.isNonNull()))
            return {{}, "null does not fit here, so a variable could not hold it."};
        return {{value, isOneOf ? step.type.nonNull() : step.type, input->name}, {}};
    }
    return {{}, "There is no literal here."};
}

} // namespace

Extraction extractVariable(const Schema &schema, const Document &document, text::Span selection, ExtractedValue value,
                           LiteralLimits limits, const std::unordered_set<std::string> *taken)
{
    if (auto refusal = refusalOfBrokenText(document); !refusal.empty())
        return Extractor::refusal(std::move(refusal));
    auto found = literalAt(schema, document, selection);
    if (!found.refusal.empty())
        return Extractor::refusal(std::move(found.refusal));
    return Extractor(schema, document, limits, taken).one(found.place, value);
}

Extraction extractVariables(const Schema &schema, const Document &document, const OperationDefinition &operation,
                            LiteralLimits limits, const std::unordered_set<std::string> *taken)
{
    if (auto refusal = refusalOfBrokenText(document); !refusal.empty())
        return Extractor::refusal(std::move(refusal));
    Extractor extractor(schema, document, limits, taken);
    const auto *surveyed = extractor.survey().operation(&operation);
    // A field that a fragment selects too keeps its arguments, as the two may have to stay equal.
    std::unordered_set<std::string_view> inFragments;
    for (const auto &place : extractor.survey().arguments())
        if (place.field && !place.operation && surveyed->reaches(place.fragment))
            inFragments.insert(place.field->responseKey());
    std::vector<LiteralPlace> literals;
    for (const auto &place : extractor.survey().arguments())
        if (place.field && place.operation == &operation && place.definition
            && !inFragments.contains(place.field->responseKey()))
            gatherLiterals(literals, {place.node->value, place.definition->type, place.node->name.value});
    return extractor.all(literals, *surveyed);
}

} // namespace graphql
