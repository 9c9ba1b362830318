#include "core/graphql/help/completion.h"

#include "core/graphql/help/insertion.h"
#include "core/graphql/help/offers.h"
#include "core/graphql/help/ranking.h"
#include "core/graphql/schemachecks.h"

namespace graphql {

namespace {

/// Makes the item that a chosen offer is shown as.
class Presentation
{
public:
    Presentation(const CaretPlace &place, const Schema *schema, const Document &document,
                 const CompletionOptions &options)
        : m_place(place),
          m_schema(schema),
          m_insertion(place, document, options)
    { }

    CompletionItem item(const Offer &offer)
    {
        CompletionItem item;
        item.kind = offer.kind;
        item.label = labelOf(offer);
        const auto shift = static_cast<std::uint32_t>(item.label.size() - offer.name.size());
        item.matched = matchedSpans(offer.name, m_place.typed);
        for (auto &span : item.matched)
            span = {span.begin + shift, span.end + shift};
        std::visit([&](const auto &subject) { describe(subject, item); }, offer.subject);
        if (offer.kind == CompletionItem::Kind::Literal || offer.kind == CompletionItem::Kind::EnumValue)
            item.type = m_place.expected.named() ? m_place.expected.named()->name : std::string();
        m_insertion.write(offer, item);
        return item;
    }

private:
    std::string labelOf(const Offer &offer) const
    {
        if (const auto *root = std::get_if<RootField>(&offer.subject))
            return operationTitle(*root);
        const bool isInlineFragment =
            offer.kind == CompletionItem::Kind::Type && m_place.kind == CaretPlace::Kind::Spread;
        std::string label = offer.kind == CompletionItem::Kind::Variable ? "$" : isInlineFragment ? "on " : "";
        return label.append(offer.name);
    }

    void describe(std::monostate, CompletionItem &) const { }

    void describe(const NewVariable &variable, CompletionItem &item) const
    {
        item.type = variable.type.toString();
        item.documentation = "Not there yet: the operation gets it too.";
    }

    void describe(const RootField &root, CompletionItem &item) const { describe(root.field, item); }

    /// A Field or an InputValue.
    template <typename Member>
    void describe(const Member *member, CompletionItem &item) const
    {
        item.type = member->type.toString();
        item.documentation = member->description.value_or("");
        item.deprecationReason = member->deprecationReason;
    }

    void describe(const EnumValue *value, CompletionItem &item) const
    {
        item.documentation = value->description.value_or("");
        item.deprecationReason = value->deprecationReason;
    }

    void describe(const Type *type, CompletionItem &item) const { item.documentation = type->description.value_or(""); }

    void describe(const DirectiveType *directive, CompletionItem &item) const
    {
        item.documentation = directive->description.value_or("");
    }

    void describe(const VariableDefinition *variable, CompletionItem &item) const
    {
        if (m_schema && typeFromReference(*m_schema, variable->type))
            item.type = typeFromReference(*m_schema, variable->type).toString();
        if (variable->description)
            item.documentation = variable->description->text;
    }

    void describe(const FragmentDefinition *fragment, CompletionItem &item) const
    {
        item.type = fragment->typeCondition.value;
        if (fragment->description)
            item.documentation = fragment->description->text;
    }

    const CaretPlace &m_place;
    const Schema *m_schema;
    Insertion m_insertion;
};

} // namespace

std::string_view nameOf(CompletionItem::Kind kind)
{
    switch (kind) {
    case CompletionItem::Kind::Keyword:
        return "keyword";
    case CompletionItem::Kind::Operation:
        return "operation";
    case CompletionItem::Kind::Field:
        return "field";
    case CompletionItem::Kind::Argument:
        return "argument";
    case CompletionItem::Kind::InputField:
        return "inputField";
    case CompletionItem::Kind::EnumValue:
        return "enumValue";
    case CompletionItem::Kind::Literal:
        return "literal";
    case CompletionItem::Kind::Variable:
        return "variable";
    case CompletionItem::Kind::Fragment:
        return "fragment";
    case CompletionItem::Kind::Type:
        return "type";
    case CompletionItem::Kind::Directive:
        return "directive";
    }
    return {};
}

Completion complete(const Schema *schema, const Document &document, std::uint32_t caret,
                    const CompletionOptions &options)
{
    const auto place = caretPlace(schema, document, caret);
    Completion completion;
    completion.replaced = place.word;
    const auto offers = offersAt(place, schema, document, options);
    const auto chosen = rankedOffers(offers, place.typed, options.limit);
    if (chosen.empty())
        return completion;
    Presentation presentation(place, schema, document, options);
    completion.items.reserve(chosen.size());
    for (const auto *offer : chosen)
        completion.items.push_back(presentation.item(*offer));
    return completion;
}

} // namespace graphql
