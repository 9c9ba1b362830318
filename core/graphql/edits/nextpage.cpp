#include "core/graphql/edits/nextpage.h"

#include "core/graphql/edits/textedit.h"
#include "core/graphql/edits/variableuses.h"
#include "core/graphql/help/answerfields.h"
#include "core/graphql/stringprint.h"
#include "core/json/change.h"
#include "core/json/typed.h"
#include "core/json/writer.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace graphql {
namespace {

const Argument *argumentOf(const Selection &field, std::string_view name)
{
    const auto found = std::find_if(field.arguments.begin(), field.arguments.end(),
                                    [&](const Argument &argument) { return argument.name.value == name; });
    return found == field.arguments.end() ? nullptr : &*found;
}

/// Turns a document into the question for one page of one list.
class PageWriter
{
public:
    PageWriter(const Document &document, const OperationDefinition &operation, std::string_view variables,
               const Schema *schema)
        : m_document(document),
          m_operation(operation),
          m_variables(variables),
          m_schema(schema),
          m_uses(document, operation)
    {
        if (auto tape = json::parseTyped(variables); tape && tape->root().isObject())
            m_tape.emplace(std::move(*tape));
    }

    std::string problemOf(const AnswerField &at) const
    {
        const auto &[field, parent] = at;
        const auto name = std::string(field->name.value);
        const auto *definition = parent ? m_schema->field(*parent, name) : nullptr;
        if (definition && !definition->argument("after"))
            return "The field `" + name + "` takes no `after`: the server gives this list as a whole.";
        if (!definition && !argumentOf(*field, "first") && !argumentOf(*field, "after"))
            return "Nothing says that the field `" + name
                + "` can be paged: the schema is not here, or does not know it.";
        for (const auto *backward : {"last", "before"})
            if (const auto *argument = argumentOf(*field, backward); argument && isGiven(*argument->value))
                return "The query asks for this list from its end (`" + std::string(backward)
                    + "`), and pages follow forwards only.";
        return {};
    }

    /// Whether the connection can be asked for its end.
    bool hasPageInfo(const AnswerField &at) const
    {
        const auto *definition = at.parent ? m_schema->field(*at.parent, at.field->name.value) : nullptr;
        const auto *type = definition ? definition->type.named() : nullptr;
        const auto *pageInfo = type ? type->field("pageInfo") : nullptr;
        const auto *ends = pageInfo ? pageInfo->type.named() : nullptr;
        return ends && ends->field("endCursor") && ends->field("hasNextPage");
    }

    void setAfter(const std::vector<AnswerField> &fields, std::string_view cursor)
    {
        std::string literal;
        appendString(literal, cursor);
        if (const auto variable = variableOf(fields, "after"); !variable.empty()) {
            setVariable(variable, json::quoted(cursor));
            return;
        }
        for (const auto &[field, parent] : fields) {
            if (const auto *after = argumentOf(*field, "after"))
                m_edits.push_back({after->value->span, literal});
            else if (!field->arguments.empty())
                insert(field->arguments.front().span.begin, "after: " + literal + ", ");
            else
                insert(field->name.span.end, "(after: " + literal + ")");
        }
    }

    /// False where the document does not say how many, or where that cannot be changed by itself.
    bool setFirst(const std::vector<AnswerField> &fields, const PageWish &wish)
    {
        auto rows = wish.least;
        for (const auto &[field, parent] : fields) {
            const auto *first = argumentOf(*field, "first");
            const auto own = first ? numberOf(*first->value) : std::nullopt;
            if (!own)
                return false;
            rows = std::max(rows, *own);
        }
        const auto number = std::to_string(std::min(rows, wish.most));
        if (const auto variable = variableOf(fields, "first"); !variable.empty()) {
            setVariable(variable, number);
            return true;
        }
        // A variable that nothing uses any more is refused by servers.
        const auto isLeftAlone = [this](const AnswerField &each) {
            const auto &value = *argumentOf(*each.field, "first")->value;
            return value.kind == Value::Kind::Variable && m_uses.of(value.text) == 1;
        };
        if (std::any_of(fields.begin(), fields.end(), isLeftAlone))
            return false;
        for (const auto &[field, parent] : fields)
            m_edits.push_back({argumentOf(*field, "first")->value->span, number});
        return true;
    }

    void askForEnd(const Selection &field)
    {
        insert(field.selectionSet->span.begin + 1,
               " " + std::string(PageEndKey) + ": pageInfo { hasNextPage endCursor } ");
    }

    PageQuestion question() &&
    {
        std::sort(m_edits.begin(), m_edits.end(),
                  [](const TextEdit &left, const TextEdit &right) { return left.span.begin < right.span.begin; });
        auto document = applied(m_document.source(), m_edits);
        std::string variables(m_variables);
        for (const auto &[name, value] : m_values)
            if (const auto edits =
                    json::editsFor(variables, {json::Change::Kind::Set, {json::PathStep(std::string(name))}, value, 0}))
                variables = applied(variables, *edits);
        return {std::move(document), std::move(variables), false, {}};
    }

private:
    void insert(std::uint32_t offset, std::string text) { m_edits.push_back({{offset, offset}, std::move(text)}); }

    bool isGiven(const Value &value) const
    {
        if (value.kind != Value::Kind::Variable)
            return value.kind != Value::Kind::Null;
        if (const auto given = m_tape ? m_tape->root().find(value.text) : std::nullopt)
            return !given->isNull();
        return std::any_of(m_operation.variables.begin(), m_operation.variables.end(),
                           [&](const VariableDefinition &definition) {
                               return definition.name.value == value.text && definition.defaultValue
                                   && definition.defaultValue->kind != Value::Kind::Null;
                           });
    }

    std::optional<std::uint32_t> numberOf(const Value &value) const
    {
        if (value.kind == Value::Kind::Int) {
            std::uint32_t number = 0;
            const auto *end = value.text.data() + value.text.size();
            const auto read = std::from_chars(value.text.data(), end, number);
            return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
        }
        if (value.kind != Value::Kind::Variable)
            return std::nullopt;
        if (const auto given = m_tape ? m_tape->root().find(value.text) : std::nullopt) {
            const auto number = given->integer();
            return number && *number >= 0 && *number <= std::numeric_limits<std::int32_t>::max()
                ? std::optional(static_cast<std::uint32_t>(*number))
                : std::nullopt;
        }
        const auto definition =
            std::find_if(m_operation.variables.begin(), m_operation.variables.end(),
                         [&](const VariableDefinition &each) { return each.name.value == value.text; });
        return definition != m_operation.variables.end() && definition->defaultValue
            ? numberOf(*definition->defaultValue)
            : std::nullopt;
    }

    /// The one variable that is \a argument of all of \a fields and nothing else; empty when there is none.
    std::string_view variableOf(const std::vector<AnswerField> &fields, std::string_view argument) const
    {
        std::string_view name;
        for (const auto &[field, parent] : fields) {
            const auto *given = argumentOf(*field, argument);
            if (!given || given->value->kind != Value::Kind::Variable || (!name.empty() && name != given->value->text))
                return {};
            name = given->value->text;
        }
        return m_uses.of(name) == fields.size() ? name : std::string_view();
    }

    /// \a value: JSON.
    void setVariable(std::string_view name, std::string value) { m_values.emplace_back(name, std::move(value)); }

    const Document &m_document;
    const OperationDefinition &m_operation;
    std::string_view m_variables;
    const Schema *m_schema;
    VariableUses m_uses;
    std::optional<json::Tape> m_tape;
    std::vector<TextEdit> m_edits;
    std::vector<std::pair<std::string_view, std::string>> m_values; ///< Of variables.
};

PageQuestion noPage(std::string problem)
{
    return {{}, {}, false, std::move(problem)};
}

} // namespace

PageQuestion pageQuestion(const Document &document, const OperationDefinition &operation, std::string_view variables,
                          std::span<const std::string> keys, const PageWish &wish, const Schema *schema)
{
    if (operation.type != OperationType::Query)
        return noPage("This list came with a change: only a query can be asked again for its next page.");
    const auto fields = fieldsAt(document, operation, keys, schema);
    if (fields.empty())
        return noPage("The query has no field at the place of this list.");
    PageWriter writer(document, operation, variables, schema);
    for (const auto &field : fields) {
        if (auto problem = writer.problemOf(field); !problem.empty())
            return noPage(std::move(problem));
        if (wish.withEnd && (!writer.hasPageInfo(field) || !field.field->selectionSet))
            return noPage("The answer has no cursor to go on from: add `pageInfo { hasNextPage endCursor }` to the "
                          "list and run again.");
    }
    if (wish.after)
        writer.setAfter(fields, *wish.after);
    if (wish.withEnd)
        writer.askForEnd(*fields.front().field);
    const bool isSized = wish.most > 0 && writer.setFirst(fields, wish);
    auto question = std::move(writer).question();
    question.isSized = isSized;
    return question;
}

} // namespace graphql
