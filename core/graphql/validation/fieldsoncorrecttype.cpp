#include "core/graphql/validation/fieldsoncorrecttype.h"

#include "core/graphql/suggestions.h"
#include "core/graphql/validation/spans.h"

#include <algorithm>

namespace graphql::validation {

namespace {

struct TypeWithField
{
    const Type *type = nullptr;
    std::size_t uses = 0; ///< How many of the possible types it would cover.
};

/// The possible types of \a parent, and their interfaces, that have the field, the most useful first.
std::vector<std::string_view> typesWithField(const Schema &schema, const Type &parent, std::string_view field)
{
    std::vector<TypeWithField> candidates;
    std::unordered_map<const Type *, std::size_t> places;
    const auto count = [&](const Type *type) {
        if (!type->field(field))
            return;
        const auto [known, isNew] = places.emplace(type, candidates.size());
        if (isNew)
            candidates.push_back({type, 0});
        ++candidates[known->second].uses;
    };
    if (parent.isAbstract()) {
        for (const auto *possible : parent.possibleTypes) {
            if (!possible->field(field))
                continue;
            count(possible);
            for (const auto *interface : possible->interfaces)
                count(interface);
        }
    }

    const auto isBetter = [&](const TypeWithField &a, const TypeWithField &b) {
        if (a.uses != b.uses)
            return a.uses > b.uses;
        if (a.type->kind == TypeKind::Interface && schema.isPossible(*a.type, *b.type))
            return true; // Wider types first.
        if (b.type->kind == TypeKind::Interface && schema.isPossible(*b.type, *a.type))
            return false;
        return naturalCompare(a.type->name, b.type->name) < 0;
    };
    // Chosen one by one: no more than five are shown, and this is no strict order that std::sort could stand on.
    std::vector<std::string_view> names;
    while (!candidates.empty() && names.size() < 5) {
        auto best = candidates.begin();
        for (auto other = std::next(best); other != candidates.end(); ++other)
            if (isBetter(*other, *best))
                best = other;
        names.push_back(best->type->name);
        candidates.erase(best);
    }
    return names;
}

} // namespace

void FieldsOnCorrectType::reportUnknown(const FieldVisit &visit)
{
    const auto name = visit.node.name.value;
    auto hint = didYouMean(typesWithField(m_context.schema(), *visit.parent, name), "to use an inline fragment on");
    if (hint.empty())
        hint = didYouMeanOneOf(visit.parent->fields, name);
    m_context.report(Rule,
                     "Cannot query field \"" + std::string(name) + "\" on type \"" + visit.parent->name + "\"." + hint,
                     {spanOf(visit.node)});
}

} // namespace graphql::validation
