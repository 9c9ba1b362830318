#include "core/sandbox/enginelimits.h"

#include "core/graphql/lexer.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace sandbox {

namespace {

/// Walks executable definitions and says whether the old grammar covers them.
class OldGrammar
{
public:
    explicit OldGrammar(std::string_view source) : m_source(source) { }

    bool covers(const graphql::Value *value) const
    {
        if (!value)
            return true;
        switch (value->kind) {
        case graphql::Value::Kind::Null:
            return false;
        case graphql::Value::Kind::String:
            return value->block || value->span.of(m_source).find("\\u{") == std::string_view::npos;
        case graphql::Value::Kind::List:
            return std::all_of(value->items.begin(), value->items.end(),
                               [this](const auto *item) { return covers(item); });
        case graphql::Value::Kind::Object:
            return std::all_of(value->fields.begin(), value->fields.end(),
                               [this](const auto &field) { return covers(field.value); });
        default:
            return true;
        }
    }

    bool covers(graphql::List<graphql::Argument> arguments) const
    {
        return std::all_of(arguments.begin(), arguments.end(),
                           [this](const auto &argument) { return covers(argument.value); });
    }

    bool covers(graphql::List<graphql::Directive> directives) const
    {
        return std::all_of(directives.begin(), directives.end(),
                           [this](const auto &directive) { return covers(directive.arguments); });
    }

    bool covers(const graphql::SelectionSet *set) const
    {
        return !set || std::all_of(set->selections.begin(), set->selections.end(), [this](const auto &selection) {
            return covers(selection.arguments) && covers(selection.directives) && covers(selection.selectionSet);
        });
    }

    bool covers(const graphql::OperationDefinition &operation) const
    {
        return !operation.description && covers(operation.directives) && covers(operation.selectionSet)
            && std::all_of(operation.variables.begin(), operation.variables.end(), [this](const auto &variable) {
                   return !variable.description && variable.directives.empty() && covers(variable.defaultValue);
               });
    }

    bool covers(const graphql::FragmentDefinition &fragment) const
    {
        return !fragment.description && covers(fragment.directives) && covers(fragment.selectionSet);
    }

private:
    std::string_view m_source;
};

bool isBlank(std::string_view source)
{
    graphql::Lexer lexer(source);
    graphql::Token token = lexer.next();
    while (token.kind == graphql::TokenKind::Comment)
        token = lexer.next();
    return token.kind == graphql::TokenKind::EndOfFile;
}

/// Counts top-level fields. A fragment is counted once and remembered, so that fragments that spread each other
/// several times do not cost exponential time.
class FieldCounter
{
public:
    explicit FieldCounter(const graphql::Document &document) : m_document(document) { }

    tl::expected<std::int64_t, ApiError> count(const graphql::SelectionSet *set)
    {
        std::int64_t total = 0;
        for (const graphql::Selection &selection : set ? set->selections : graphql::List<graphql::Selection>()) {
            tl::expected<std::int64_t, ApiError> part = 1;
            if (selection.kind == graphql::Selection::Kind::InlineFragment)
                part = count(selection.selectionSet);
            else if (selection.kind == graphql::Selection::Kind::FragmentSpread)
                part = countFragment(selection.name.value);
            if (!part)
                return part;
            total = std::min(total + *part, Enough);
        }
        return total;
    }

private:
    static constexpr std::int64_t Enough = 1'000'000'000;

    tl::expected<std::int64_t, ApiError> countFragment(std::string_view name)
    {
        if (m_visiting.contains(name)) {
            const QString cycle = QStringLiteral("graphql fragment cycle detected at \"%1\"");
            return tl::unexpected(
                apiError(ApiError::Name::BadRequest, cycle.arg(QString::fromStdString(std::string(name)))));
        }
        if (const auto known = m_counts.find(name); known != m_counts.end())
            return known->second;
        const graphql::FragmentDefinition *fragment = m_document.fragment(name);
        if (!fragment)
            return 0;
        m_visiting.insert(name);
        auto fields = count(fragment->selectionSet);
        m_visiting.erase(name);
        if (fields)
            m_counts.emplace(name, *fields);
        return fields;
    }

    const graphql::Document &m_document;
    std::map<std::string_view, std::int64_t> m_counts;
    std::set<std::string_view> m_visiting;
};

} // namespace

bool engineCanParse(const graphql::Document &document)
{
    if (isBlank(document.source()))
        return true;
    if (!document.syntaxErrors().empty())
        return false;
    const OldGrammar grammar(document.source());
    return std::all_of(document.definitions().begin(), document.definitions().end(),
                       [&grammar](const auto &definition) {
                           return (!definition.operation || grammar.covers(*definition.operation))
                               && (!definition.fragment || grammar.covers(*definition.fragment));
                       });
}

tl::expected<void, ApiError> checkMutationFields(const graphql::Document &document, std::string_view operationName)
{
    const auto operations = document.operations();
    const graphql::OperationDefinition *operation = nullptr;
    if (!operationName.empty())
        operation = document.operation(operationName);
    else if (operations.size() == 1)
        operation = operations.front();
    if (!operation || operation->type != graphql::OperationType::Mutation)
        return {};
    const auto count = FieldCounter(document).count(operation->selectionSet);
    if (!count)
        return tl::unexpected(count.error());
    if (*count <= MutationFieldLimit)
        return {};
    const QString message = QStringLiteral("too many mutation fields in one request: got %1, limit is %2");
    return tl::unexpected(apiError(ApiError::Name::BadRequest, message.arg(*count).arg(MutationFieldLimit)));
}

} // namespace sandbox
