#include "core/sandbox/validation/overlappingfields.h"

#include "core/sandbox/goliteral.h"

#include <algorithm>

namespace sandbox {

namespace {

using graphql::TypeRef;

bool haveSameArguments(const graphql::Selection &left, const graphql::Selection &right)
{
    if (left.arguments.size() != right.arguments.size())
        return false;
    return std::all_of(left.arguments.begin(), left.arguments.end(), [&right](const graphql::Argument &argument) {
        const auto other =
            std::find_if(right.arguments.begin(), right.arguments.end(),
                         [&argument](const auto &candidate) { return candidate.name.value == argument.name.value; });
        return other != right.arguments.end() && goPrinted(*argument.value) == goPrinted(*other->value);
    });
}

/// Whether a value cannot be of both types. Composite types are judged by their fields.
bool typesConflict(TypeRef left, TypeRef right)
{
    if (left.isList() != right.isList() || left.isNonNull() != right.isNonNull())
        return true;
    if (!left.isNamed())
        return typesConflict(left.unwrapped(), right.unwrapped());
    return (left.named()->isLeaf() || right.named()->isLeaf()) && left != right;
}

const graphql::Type *typeOfField(const graphql::Field *definition)
{
    return definition ? definition->type.named() : nullptr;
}

} // namespace

std::string FieldConflict::message() const
{
    return "Fields \"" + key + "\" conflict because " + reason
        + ". Use different aliases on the fields to fetch both if this was intentional.";
}

const std::vector<OverlappingFields::Entry> *OverlappingFields::Contents::find(std::string_view key) const
{
    const auto found = byKey.find(key);
    return found == byKey.end() ? nullptr : &fields[found->second].second;
}

std::vector<FieldConflict> OverlappingFields::within(const graphql::SelectionSet &set, const Type *parent)
{
    Conflicts conflicts;
    const Contents &contents = contentsOf(set, parent);
    for (const auto &[key, entries] : contents.fields) {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            for (std::size_t k = i + 1; k < entries.size(); ++k) {
                if (auto conflict = compare(key, entries[i], entries[k], false))
                    conflicts.push_back(std::move(*conflict));
            }
        }
    }
    for (std::size_t i = 0; i < contents.spreads.size(); ++i) {
        betweenFieldsAndFragment(contents, contents.spreads[i], false, conflicts);
        for (std::size_t k = i + 1; k < contents.spreads.size(); ++k)
            betweenFragments(contents.spreads[i], contents.spreads[k], false, conflicts);
    }
    return conflicts;
}

const OverlappingFields::Contents &OverlappingFields::contentsOf(const graphql::SelectionSet &set, const Type *parent)
{
    const auto [known, isNew] = m_contents.try_emplace(&set);
    if (isNew)
        gather(set, parent, known->second);
    return known->second;
}

void OverlappingFields::gather(const graphql::SelectionSet &set, const Type *parent, Contents &contents) const
{
    for (const graphql::Selection &selection : set.selections) {
        switch (selection.kind) {
        case graphql::Selection::Kind::Field: {
            const auto [known, isNew] = contents.byKey.emplace(selection.responseKey(), contents.fields.size());
            if (isNew)
                contents.fields.emplace_back(selection.responseKey(), std::vector<Entry>());
            // The meta fields have no definition here, so their types are not compared.
            contents.fields[known->second].second.push_back(
                {parent, &selection, parent ? parent->field(selection.name.value) : nullptr});
            break;
        }
        case graphql::Selection::Kind::InlineFragment:
            if (selection.selectionSet)
                gather(*selection.selectionSet,
                       selection.typeCondition ? m_schema.type(selection.typeCondition.value) : parent, contents);
            break;
        case graphql::Selection::Kind::FragmentSpread:
            if (std::find(contents.spreads.begin(), contents.spreads.end(), selection.name.value)
                == contents.spreads.end())
                contents.spreads.push_back(selection.name.value);
            break;
        }
    }
}

const OverlappingFields::Contents *OverlappingFields::contentsOf(std::string_view fragment)
{
    const graphql::FragmentDefinition *definition = m_document.fragment(fragment);
    if (!definition || !definition->selectionSet)
        return nullptr;
    return &contentsOf(*definition->selectionSet, m_schema.type(definition->typeCondition.value));
}

void OverlappingFields::between(const Contents &left, const Contents &right, bool exclusive, Conflicts &conflicts)
{
    for (const auto &[key, entries] : left.fields) {
        const std::vector<Entry> *others = right.find(key);
        if (!others)
            continue;
        for (const Entry &entry : entries) {
            for (const Entry &other : *others) {
                if (auto conflict = compare(key, entry, other, exclusive))
                    conflicts.push_back(std::move(*conflict));
            }
        }
    }
}

void OverlappingFields::betweenFieldsAndFragment(const Contents &fields, std::string_view fragment, bool exclusive,
                                                 Conflicts &conflicts)
{
    const Contents *contents = contentsOf(fragment);
    if (!contents || !m_comparedWithFragment.emplace(&fields, fragment, exclusive).second)
        return;
    between(fields, *contents, exclusive, conflicts);
    // With the fragment's own fields, not with ours: so that engine has it.
    for (const std::string_view inner : contents->spreads)
        betweenFieldsAndFragment(*contents, inner, exclusive, conflicts);
}

void OverlappingFields::betweenFragments(std::string_view left, std::string_view right, bool exclusive,
                                         Conflicts &conflicts)
{
    const Contents *leftContents = contentsOf(left);
    const Contents *rightContents = contentsOf(right);
    if (!leftContents || !rightContents || left == right)
        return;
    if (!m_comparedFragments.emplace(std::min(left, right), std::max(left, right), exclusive).second)
        return;
    between(*leftContents, *rightContents, exclusive, conflicts);
    for (const std::string_view inner : rightContents->spreads)
        betweenFragments(left, inner, exclusive, conflicts);
    for (const std::string_view inner : leftContents->spreads)
        betweenFragments(inner, right, exclusive, conflicts);
}

std::optional<FieldConflict> OverlappingFields::compare(std::string_view key, const Entry &left, const Entry &right,
                                                        bool exclusive)
{
    const auto isObject = [](const Type *type) {
        return type && type->kind == graphql::TypeKind::Object;
    };
    const bool apart = exclusive || (left.parent != right.parent && isObject(left.parent) && isObject(right.parent));
    FieldConflict conflict {std::string(key), {}, {left.field}, {right.field}};
    if (!apart && left.field->name.value != right.field->name.value) {
        conflict.reason = std::string(left.field->name.value) + " and " + std::string(right.field->name.value)
            + " are different fields";
        return conflict;
    }
    if (!apart && !haveSameArguments(*left.field, *right.field)) {
        conflict.reason = "they have differing arguments";
        return conflict;
    }
    if (left.definition && right.definition && typesConflict(left.definition->type, right.definition->type)) {
        conflict.reason = "they return conflicting types " + left.definition->type.toString() + " and "
            + right.definition->type.toString();
        return conflict;
    }
    if (!left.field->selectionSet || !right.field->selectionSet)
        return std::nullopt;
    const Conflicts inner = compareSelections(left, right, apart);
    if (inner.empty())
        return std::nullopt;
    for (const FieldConflict &part : inner) {
        conflict.reason += (conflict.reason.empty() ? "subfields \"" : " and subfields \"") + part.key
            + "\" conflict because " + part.reason;
        conflict.left.insert(conflict.left.end(), part.left.begin(), part.left.end());
        conflict.right.insert(conflict.right.end(), part.right.begin(), part.right.end());
    }
    return conflict;
}

OverlappingFields::Conflicts OverlappingFields::compareSelections(const Entry &left, const Entry &right, bool exclusive)
{
    Conflicts conflicts;
    const Contents &leftContents = contentsOf(*left.field->selectionSet, typeOfField(left.definition));
    const Contents &rightContents = contentsOf(*right.field->selectionSet, typeOfField(right.definition));
    between(leftContents, rightContents, exclusive, conflicts);
    for (const std::string_view spread : rightContents.spreads)
        betweenFieldsAndFragment(leftContents, spread, exclusive, conflicts);
    for (const std::string_view spread : leftContents.spreads)
        betweenFieldsAndFragment(rightContents, spread, exclusive, conflicts);
    for (const std::string_view leftSpread : leftContents.spreads) {
        for (const std::string_view rightSpread : rightContents.spreads)
            betweenFragments(leftSpread, rightSpread, exclusive, conflicts);
    }
    return conflicts;
}

} // namespace sandbox
