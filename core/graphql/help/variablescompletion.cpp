#include "core/graphql/help/variablescompletion.h"

#include "core/graphql/dialect/serverfacts.h"
#include "core/graphql/dialect/standardattributes.h"
#include "core/graphql/help/ranking.h"
#include "core/graphql/schemachecks.h"
#include "core/json/caretplace.h"

#include <algorithm>

namespace graphql {

namespace {

/// Required input objects inside required input objects: deeper than that, a person should see what they fill in.
constexpr int deepestVariable = 3;

/// What is expected at a place: the variables themselves, a value of a type, or one that only the server knows of.
struct ExpectedValue
{
    bool isRoot = false;
    TypeRef type;
    const StandardAttribute *attribute = nullptr;

    bool isKnown() const { return isRoot || type || attribute; }

    /// Whose keys an object here has: a single object may stand for a list of one.
    const Type *inputObject() const
    {
        return type && type.named()->kind == TypeKind::InputObject ? type.named() : nullptr;
    }
    std::span<const StandardAttribute> attributes() const
    {
        if (attribute)
            return attribute->kind == StandardAttribute::Kind::Address ? addressAttributes()
                                                                       : std::span<const StandardAttribute>();
        return type ? standardAttributes(type.named()->name) : std::span<const StandardAttribute>();
    }
};

const StandardAttribute *attributeNamed(std::span<const StandardAttribute> attributes, std::string_view name)
{
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const StandardAttribute &attribute) { return attribute.name == name; });
    return found == attributes.end() ? nullptr : &*found;
}

class VariablesCompletion
{
public:
    VariablesCompletion(const Schema &schema, const OperationDefinition &operation, std::string_view json,
                        std::uint32_t caret, const CompletionOptions &options)
        : m_schema(schema),
          m_operation(operation),
          m_options(options),
          m_place(json::caretPlace(json, caret)),
          m_isSpaceBehind(
              std::string_view(" \t\r\n").find(json.substr(m_place.word.end).empty() ? ' ' : json[m_place.word.end])
              != std::string_view::npos)
    { }

    Completion run()
    {
        Completion completion;
        completion.replaced = m_place.word;
        m_expected = expectedAt(m_place.path);
        std::sort(m_place.given.begin(), m_place.given.end());
        if (m_place.kind == json::CaretPlace::Kind::Nothing || !m_expected.isKnown())
            return completion;
        const bool isKey = m_place.kind == json::CaretPlace::Kind::Key;
        const auto offers = isKey ? keys() : values();
        for (const auto *offer : rankedOffers(offers, m_place.typed, m_options.limit))
            completion.items.push_back(isKey ? keyItem(*offer) : valueItem(*offer));
        return completion;
    }

private:
    ExpectedValue expectedAt(const std::vector<json::CaretPlace::Step> &path) const
    {
        ExpectedValue expected;
        expected.isRoot = true;
        for (const auto &step : path) {
            if (!step) {
                const auto list = expected.type.nullable();
                expected = {};
                if (list.isList())
                    expected.type = list.unwrapped();
            } else {
                expected = memberOf(expected, *step);
            }
        }
        return expected;
    }

    ExpectedValue memberOf(const ExpectedValue &object, std::string_view key) const
    {
        ExpectedValue member;
        if (object.isRoot) {
            for (const auto &definition : m_operation.variables)
                if (definition.name.value == key)
                    member.type = typeFromReference(m_schema, definition.type);
        } else if (const auto *type = object.inputObject()) {
            if (const auto *field = type->inputField(key))
                member.type = field->type;
        } else {
            member.attribute = attributeNamed(object.attributes(), key);
        }
        return member;
    }

    bool isGiven(std::string_view key) const
    {
        return std::binary_search(m_place.given.begin(), m_place.given.end(), key);
    }

    std::vector<Offer> keys() const
    {
        std::vector<Offer> offers;
        if (m_expected.isRoot) {
            for (const auto &definition : m_operation.variables)
                if (!definition.name.value.empty() && !isGiven(definition.name.value))
                    offers.push_back({CompletionItem::Kind::Variable, definition.name.value, &definition,
                                      isRequired(definition) ? std::uint8_t {0} : std::uint8_t {1}});
        } else if (const auto *type = m_expected.inputObject()) {
            for (const auto &field : type->inputFields)
                if (!isGiven(field.name) && !(type->isOneOf && !m_place.given.empty()))
                    offers.push_back({CompletionItem::Kind::InputField, field.name, &field,
                                      field.isRequired() ? std::uint8_t {0} : std::uint8_t {1},
                                      field.deprecationReason.has_value()});
        } else {
            for (const auto &attribute : m_expected.attributes())
                if (!isGiven(attribute.name))
                    offers.push_back({CompletionItem::Kind::InputField,
                                      attribute.name,
                                      {},
                                      attribute.isDerived ? std::uint8_t {1} : std::uint8_t {0}});
        }
        return offers;
    }

    bool isRequired(const VariableDefinition &definition) const
    {
        return !definition.defaultValue && typeFromReference(m_schema, definition.type).isNonNull();
    }

    std::vector<Offer> values() const
    {
        std::vector<Offer> offers;
        const auto addLiteral = [&](std::string_view text, std::uint8_t rank = 0) {
            if (!m_place.isQuoted)
                offers.push_back({CompletionItem::Kind::Literal, text, {}, rank});
        };
        if (m_expected.isRoot) {
            addLiteral("{}");
            return offers;
        }
        if (m_expected.attribute) {
            addValuesOf(*m_expected.attribute, addLiteral);
            return offers;
        }
        const auto type = m_expected.type.nullable();
        const auto &named = *type.named();
        if (type.isList()) {
            addLiteral("[]");
        } else if (named.kind == TypeKind::Enum) {
            for (const auto &value : named.values)
                offers.push_back(
                    {CompletionItem::Kind::EnumValue, value.name, &value, 0, value.deprecationReason.has_value()});
        } else if (named.kind == TypeKind::InputObject || isJsonScalar(named.name)) {
            addLiteral("{}");
        } else if (named.name == "Boolean") {
            addLiteral("true");
            addLiteral("false");
        } else if (isText(named)) {
            addLiteral("\"\"");
        }
        if (!m_expected.type.isNonNull())
            addLiteral("null", 1);
        return offers;
    }

    template <typename AddLiteral>
    static void addValuesOf(const StandardAttribute &attribute, AddLiteral addLiteral)
    {
        switch (attribute.kind) {
        case StandardAttribute::Kind::Text:
            return addLiteral("\"\"");
        case StandardAttribute::Kind::Boolean:
            addLiteral("true");
            return addLiteral("false");
        case StandardAttribute::Kind::Address:
            return addLiteral("{}");
        case StandardAttribute::Kind::Time:
            return;
        }
    }

    static bool isText(const Type &type)
    {
        return type.name == "String" || type.name == "ID" || type.name == "DateTime" || type.kind == TypeKind::Enum;
    }

    CompletionItem itemOf(const Offer &offer)
    {
        CompletionItem item;
        item.kind = offer.kind;
        item.label = offer.name;
        item.matched = matchedSpans(offer.name, m_place.typed);
        m_text.clear();
        m_stops.clear();
        if (m_place.isCommaMissing)
            m_text.append(", ");
        return item;
    }

    CompletionItem finished(CompletionItem item)
    {
        if (m_place.isCommaMissingBehind)
            m_text.append(m_isSpaceBehind ? "," : ", ");
        item.insertText = m_text;
        item.stops = m_stops;
        return item;
    }

    CompletionItem keyItem(const Offer &offer)
    {
        auto item = itemOf(offer);
        ExpectedValue value;
        if (const auto *variable = std::get_if<const VariableDefinition *>(&offer.subject)) {
            value.type = typeFromReference(m_schema, (*variable)->type);
            if ((*variable)->description)
                item.documentation = (*variable)->description->text;
        } else if (const auto *field = std::get_if<const InputValue *>(&offer.subject)) {
            value.type = (*field)->type;
            item.documentation = (*field)->description.value_or("");
            item.deprecationReason = (*field)->deprecationReason;
        } else if ((value.attribute = attributeNamed(m_expected.attributes(), offer.name))) {
            item.type = nameOf(value.attribute->kind);
            item.documentation = value.attribute->documentation;
        }
        if (value.type)
            item.type = value.type.toString();
        addQuoted(offer.name);
        if (!m_place.isColonBehind) {
            m_text.append(": ");
            if (m_options.expand)
                addValue(value, 0);
        }
        return finished(std::move(item));
    }

    CompletionItem valueItem(const Offer &offer)
    {
        auto item = itemOf(offer);
        if (m_expected.type)
            item.type = m_expected.type.named()->name;
        if (const auto *value = std::get_if<const EnumValue *>(&offer.subject)) {
            item.documentation = (*value)->description.value_or("");
            item.deprecationReason = (*value)->deprecationReason;
            addQuoted(offer.name);
        } else if (offer.name == "{}" && m_expected.isRoot) {
            addVariables();
        } else if (offer.name == "{}" || offer.name == "[]" || offer.name == "\"\"") {
            addValue(m_expected, 0);
        } else {
            m_text.append(offer.name);
        }
        return finished(std::move(item));
    }

    /// Names of GraphQL need no escapes.
    void addQuoted(std::string_view name) { m_text.append("\"").append(name).append("\""); }

    void addStop()
    {
        const auto at = static_cast<std::uint32_t>(m_text.size());
        m_stops.push_back({at, at});
    }

    void addAround(char opener, char closer)
    {
        m_text += opener;
        addStop();
        m_text += closer;
    }

    void addVariables()
    {
        m_text.append("{\n");
        const auto before = m_stops.size();
        bool isFirst = true;
        for (const auto &definition : m_operation.variables) {
            const auto type = typeFromReference(m_schema, definition.type);
            if (!m_options.expand || definition.defaultValue || !type.isNonNull())
                continue;
            m_text.append(isFirst ? "  " : ",\n  ");
            isFirst = false;
            addQuoted(definition.name.value);
            m_text.append(": ");
            addValue({false, type, nullptr}, 1);
        }
        if (m_stops.size() == before) {
            m_text.append("  ");
            addStop();
        }
        m_text.append("\n}");
    }

    void addValue(const ExpectedValue &expected, int depth)
    {
        if (expected.attribute) {
            if (expected.attribute->kind == StandardAttribute::Kind::Address)
                addAround('{', '}');
            else if (expected.attribute->kind == StandardAttribute::Kind::Text)
                addAround('"', '"');
            else
                addStop();
            return;
        }
        const auto type = expected.type.nullable();
        const auto *named = type.named();
        if (type.isList()) {
            m_text += '[';
            addValue({false, type.unwrapped(), nullptr}, depth + 1);
            m_text += ']';
        } else if (named && named->kind == TypeKind::InputObject) {
            addObject(*named, depth);
        } else if (named && isJsonScalar(named->name)) {
            addAround('{', '}');
        } else if (named && isText(*named)) {
            addAround('"', '"');
        } else {
            addStop();
        }
    }

    void addObject(const Type &type, int depth)
    {
        m_text += '{';
        const auto before = m_stops.size();
        if (m_options.expand && !type.isOneOf && depth < deepestVariable) {
            for (const auto &field : type.inputFields) {
                if (!field.isRequired())
                    continue;
                m_text.append(m_stops.size() == before ? "" : ", ");
                addQuoted(field.name);
                m_text.append(": ");
                addValue({false, field.type, nullptr}, depth + 1);
            }
        }
        if (m_stops.size() == before)
            addStop();
        m_text += '}';
    }

    const Schema &m_schema;
    const OperationDefinition &m_operation;
    const CompletionOptions &m_options;
    json::CaretPlace m_place;
    bool m_isSpaceBehind;
    ExpectedValue m_expected;
    std::string m_text;
    std::vector<text::Span> m_stops;
};

} // namespace

Completion completeVariables(const Schema *schema, const OperationDefinition *operation, std::string_view json,
                             std::uint32_t caret, const CompletionOptions &options)
{
    if (!schema || !operation) {
        Completion nothing;
        nothing.replaced = {caret, caret};
        return nothing;
    }
    return VariablesCompletion(*schema, *operation, json, caret, options).run();
}

} // namespace graphql
