#include "core/graphql/help/offers.h"

#include "core/graphql/dialect/serverfacts.h"
#include "core/graphql/help/spreads.h"
#include "core/graphql/schemachecks.h"

#include <algorithm>
#include <array>

namespace graphql {

namespace {

using Kind = CompletionItem::Kind;

bool isIntrospection(std::string_view name)
{
    return name.starts_with("__");
}

class OfferList
{
public:
    OfferList(const CaretPlace &place, const Schema *schema, const Document &document, const CompletionOptions &options)
        : m_place(place),
          m_schema(schema),
          m_document(document),
          m_options(options)
    { }

    std::vector<Offer> take()
    {
        switch (m_place.kind) {
        case CaretPlace::Kind::Nothing:
            break;
        case CaretPlace::Kind::Definition:
            addDefinitions();
            break;
        case CaretPlace::Kind::Field:
            addFields();
            break;
        case CaretPlace::Kind::Spread:
            addSpreads();
            break;
        case CaretPlace::Kind::OnKeyword:
            m_offers.push_back({.name = "on"});
            break;
        case CaretPlace::Kind::TypeCondition:
        case CaretPlace::Kind::FragmentCondition:
            addTypes([this](const Type &type) { return isCondition(type); }, 0);
            break;
        case CaretPlace::Kind::VariableType:
            addTypes([](const Type &type) { return type.isInput(); }, 0);
            break;
        case CaretPlace::Kind::Argument:
            addInputs(Kind::Argument);
            break;
        case CaretPlace::Kind::InputField:
            addInputs(Kind::InputField);
            break;
        case CaretPlace::Kind::Value:
            addLiterals();
            if (!m_place.isConstant) {
                addVariables();
                addNewVariable(m_place.valueName);
            }
            break;
        case CaretPlace::Kind::Variable:
            addVariables();
            addNewVariable(m_place.typed.empty() ? m_place.valueName : m_place.typed);
            addVariableForAll();
            break;
        case CaretPlace::Kind::Directive:
            addDirectives();
            break;
        }
        return std::move(m_offers);
    }

private:
    bool isGiven(std::string_view name) const
    {
        return std::find(m_place.given.begin(), m_place.given.end(), name) != m_place.given.end();
    }

    void addDefinitions()
    {
        constexpr std::array<OperationType, 3> operations {OperationType::Query, OperationType::Mutation,
                                                           OperationType::Subscription};
        for (const auto operation : operations)
            if (!m_schema || m_schema->root(operation))
                m_offers.push_back({.name = nameOf(operation)});
        m_offers.push_back({.name = "fragment"});
        if (m_place.typed.empty() && !m_place.following.selectionSet)
            m_offers.push_back({.name = "{"});
        // What follows on the line would be torn from its own keyword.
        if (!m_schema || !m_place.following.lineBreak)
            return;
        for (const auto operation : operations) {
            const auto *root = m_schema->root(operation);
            if (!root)
                continue;
            for (const auto &field : root->fields)
                m_offers.push_back({.kind = Kind::Operation,
                                    .name = field.name,
                                    .subject = RootField {operation, &field},
                                    .rank = 1,
                                    .isDeprecated = field.deprecationReason.has_value()});
        }
    }

    void addFields()
    {
        if (!m_place.parent || !m_schema)
            return;
        const auto *record = m_place.parent->name.ends_with("Edge") ? m_place.parent->field("node") : nullptr;
        for (const auto &field : m_place.parent->fields)
            addField(field, !record || &field == record ? 0 : 1);
        constexpr std::array<std::string_view, 3> metaFields {"__typename", "__schema", "__type"};
        for (const auto name : metaFields)
            if (const auto *field = m_schema->field(*m_place.parent, name))
                addField(*field, 2);
    }

    void addField(const Field &field, std::uint8_t rank)
    {
        m_offers.push_back({.kind = Kind::Field,
                            .name = field.name,
                            .subject = &field,
                            .rank = rank,
                            .isDeprecated = field.deprecationReason.has_value()});
    }

    void addSpreads()
    {
        const auto *inside = m_place.definition ? m_place.definition->fragment : nullptr;
        std::unordered_set<const void *> cyclic;
        if (inside && inside->name)
            cyclic = SpreadGraph(m_document).reaching(inside->name.value);
        for (const auto &definition : m_document.definitions()) {
            const auto *fragment = definition.fragment;
            if (!fragment || !fragment->name || fragment == inside || cyclic.contains(fragment))
                continue;
            const auto *condition = m_schema ? m_schema->type(fragment->typeCondition.value) : nullptr;
            if (!m_schema || (condition && condition->isComposite() && isPossible(*condition)))
                m_offers.push_back({.kind = Kind::Fragment, .name = fragment->name.value, .subject = fragment});
        }
        m_offers.push_back({.name = "on", .rank = 1});
        // `... on User` in one step, once a part of the type's name is typed or the parent asks for it.
        if (m_place.parent && (m_place.parent->isAbstract() || !m_place.typed.empty()))
            addTypes([this](const Type &type) { return &type != m_place.parent && isCondition(type); }, 2);
    }

    bool isPossible(const Type &condition) const
    {
        return m_place.parent && m_schema->overlap(*m_place.parent, condition);
    }

    bool isCondition(const Type &type) const
    {
        if (!type.isComposite())
            return false;
        // Where nothing is known about the parent, nothing is ruled out.
        if (m_place.kind == CaretPlace::Kind::FragmentCondition || !m_place.parent)
            return true;
        return isPossible(type);
    }

    template <typename Fits>
    void addTypes(Fits fits, std::uint8_t rank)
    {
        if (!m_schema)
            return;
        for (const auto *type : m_schema->types())
            if (fits(*type))
                m_offers.push_back({.kind = Kind::Type,
                                    .name = type->name,
                                    .subject = type,
                                    .rank = static_cast<std::uint8_t>(rank + (isIntrospection(type->name) ? 1 : 0))});
    }

    void addInputs(Kind kind)
    {
        const bool isOneOf = kind == Kind::InputField && m_place.parent && m_place.parent->isOneOf;
        if (!m_place.inputs || (isOneOf && !m_place.given.empty()))
            return;
        for (const auto &input : *m_place.inputs)
            if (!isGiven(input.name))
                m_offers.push_back({.kind = kind,
                                    .name = input.name,
                                    .subject = &input,
                                    .rank = static_cast<std::uint8_t>(isRequiredInput(m_place.parent, input) ? 0 : 1),
                                    .isDeprecated = input.deprecationReason.has_value()});
    }

    void addLiterals()
    {
        const auto expected = m_place.expected;
        const auto *named = expected.named();
        if (!named)
            return;
        for (const auto &value : named->values)
            m_offers.push_back({.kind = Kind::EnumValue,
                                .name = value.name,
                                .subject = &value,
                                .isDeprecated = value.deprecationReason.has_value()});
        if (named->kind == TypeKind::Scalar && named->name == "Boolean")
            for (const std::string_view literal : {"true", "false"})
                m_offers.push_back({.kind = Kind::Literal, .name = literal, .subject = named});
        if (m_place.typed.empty() && m_place.word.isEmpty()) {
            if (expected.nullable().isList())
                m_offers.push_back({.kind = Kind::Literal, .name = "[]"});
            else if (named->kind == TypeKind::InputObject)
                m_offers.push_back({.kind = Kind::Literal, .name = "{}"});
        }
        if (m_options.nullLiteral && !expected.isNonNull())
            m_offers.push_back({.kind = Kind::Literal, .name = "null", .rank = 5});
    }

    void addVariables()
    {
        const auto *definition = m_place.definition;
        if (!definition)
            return;
        if (definition->operation) {
            for (const auto &variable : definition->operation->variables)
                addVariable(variable);
        } else if (definition->fragment && definition->fragment->name) {
            // A fragment has the variables of whoever spreads it.
            const auto users = SpreadGraph(m_document).reaching(definition->fragment->name.value);
            std::unordered_set<std::string_view> seen;
            for (const auto &other : m_document.definitions())
                if (other.operation && users.contains(other.operation))
                    for (const auto &variable : other.operation->variables)
                        if (seen.insert(variable.name.value).second)
                            addVariable(variable);
        }
    }

    void addVariable(const VariableDefinition &variable)
    {
        if (!variable.name || isOfAnotherType(variable))
            return;
        const auto name = variable.name.value;
        const std::uint8_t rank = !fits(variable) ? 4 : name == m_place.valueName ? 0 : isOfAnother(name) ? 3 : 1;
        m_offers.push_back({.kind = Kind::Variable, .name = name, .subject = &variable, .rank = rank});
    }

    /// The name is that of another argument or field beside the one whose value is wanted.
    bool isOfAnother(std::string_view name) const
    {
        return m_place.inputs && name != m_place.valueName
            && std::any_of(m_place.inputs->begin(), m_place.inputs->end(),
                           [&](const InputValue &input) { return input.name == name; });
    }

    /// A fragment has none of its own.
    void addNewVariable(std::string_view name)
    {
        const auto *named = m_place.expected.named();
        if (!canDefine(name) || !named || !named->isInput())
            return;
        auto type = m_place.expectedHasDefault ? m_place.expected.nullable() : m_place.expected;
        if (!type.isNonNull() && isNeeded(m_place.valueName))
            type = type.nonNull();
        m_offers.push_back({.kind = Kind::Variable, .name = name, .subject = NewVariable {type}, .rank = 2});
    }

    bool isNeeded(std::string_view name) const
    {
        return m_place.inputs
            && std::any_of(m_place.inputs->begin(), m_place.inputs->end(), [&](const InputValue &input) {
                   return input.name == name && isRequiredInput(m_place.parent, input);
               });
    }

    /// Where an input object came with its fields and none is filled in, its variable may be what is wanted.
    void addVariableForAll()
    {
        const auto &all = m_place.untouched;
        if (!all || !canDefine(all->name))
            return;
        const auto type = all->expectedHasDefault ? all->expected.nullable() : all->expected;
        const bool isMeant = !m_place.typed.empty() && all->name.starts_with(m_place.typed);
        m_offers.push_back({.kind = Kind::Variable,
                            .name = all->name,
                            .subject = NewVariable {type, all->span},
                            .rank = static_cast<std::uint8_t>(isMeant ? 1 : 3)});
    }

    bool canDefine(std::string_view name) const
    {
        const auto *operation = m_place.definition ? m_place.definition->operation : nullptr;
        if (!m_options.expand || !operation || !operation->selectionSet || name.empty())
            return false;
        return std::none_of(
            operation->variables.begin(), operation->variables.end(),
            [&](const VariableDefinition &variable) { return variable.name && variable.name.value == name; });
    }

    /// No `!` more or less would make the variable fit here.
    bool isOfAnotherType(const VariableDefinition &variable) const
    {
        auto type = m_schema ? typeFromReference(*m_schema, variable.type).nullable() : TypeRef();
        auto expected = m_place.expected.nullable();
        if (!type || !expected)
            return false;
        while (type.isList() && expected.isList()) {
            type = type.unwrapped().nullable();
            expected = expected.unwrapped().nullable();
        }
        return type.isList() != expected.isList() || type.named() != expected.named();
    }

    /// As VariablesInAllowedPosition judges it.
    bool fits(const VariableDefinition &variable) const
    {
        const auto type = m_schema ? typeFromReference(*m_schema, variable.type) : TypeRef();
        if (!type || !m_place.expected)
            return false;
        const bool hasValue = variable.defaultValue && variable.defaultValue->kind != Value::Kind::Null;
        const bool isNullKeptAway = type.isNonNull() || hasValue || m_place.expectedHasDefault;
        return isSubType(*m_schema, type,
                         isNullKeptAway && !type.isNonNull() ? m_place.expected.nullable() : m_place.expected);
    }

    void addDirectives()
    {
        if (!m_schema)
            return;
        for (const auto &directive : m_schema->directives()) {
            const auto &locations = directive.locations;
            if (std::find(locations.begin(), locations.end(), m_place.location) != locations.end()
                && (directive.isRepeatable || !isGiven(directive.name)))
                m_offers.push_back({.kind = Kind::Directive, .name = directive.name, .subject = &directive});
        }
    }

    const CaretPlace &m_place;
    const Schema *m_schema;
    const Document &m_document;
    const CompletionOptions &m_options;
    std::vector<Offer> m_offers;
};

} // namespace

bool isRequiredInput(const Type *type, const InputValue &input)
{
    return input.isRequired() || (type && isRequiredList(type->name, input.name));
}

std::vector<Offer> offersAt(const CaretPlace &place, const Schema *schema, const Document &document,
                            const CompletionOptions &options)
{
    return OfferList(place, schema, document, options).take();
}

} // namespace graphql
