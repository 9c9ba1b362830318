#include "core/graphql/builder/fieldtwins.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace graphql {

namespace {

/// Fragments in fragments may be met again and again; what nobody could have written by hand is not searched to the
/// end.
constexpr std::size_t MostTwinEntries = 200'000;

/// As deep as a text may be nested; through fragments it could go further.
constexpr std::size_t MostTwinDepth = 1'000;

class TwinSearch
{
public:
    TwinSearch(const Schema &schema, const Document &document) : m_schema(schema), m_document(document) { }

    /// All that are one with \a first, and it too.
    std::map<const Selection *, Definition> find(const Definition &definition, const Selection &first)
    {
        m_found.emplace(&first, definition);
        // Each that is found may be one with others elsewhere.
        for (std::size_t known = 0; known != m_found.size() && m_entries < MostTwinEntries;) {
            known = m_found.size();
            for (const Definition &root : m_document.definitions())
                if (root.operation)
                    read({{root, root.operation->selectionSet, m_schema.root(root.operation->type)}}, 0);
                else if (root.fragment)
                    readFragment(root);
        }
        return m_found;
    }

private:
    /// A fragment that led here: one that spreads itself would lead on for ever.
    struct Entered
    {
        const FragmentDefinition *fragment = nullptr;
        const Entered *around = nullptr;
    };
    struct Entry
    {
        const Selection *selection = nullptr;
        Definition definition;
        const Type *parent = nullptr;
        const Entry *around = nullptr; ///< The field whose selection it is in.
        const Entered *through = nullptr;
    };
    struct Set
    {
        Definition definition;
        const SelectionSet *set = nullptr;
        const Type *parent = nullptr;
        const Entry *around = nullptr;
        const Entered *through = nullptr;
    };
    /// One object of the answer.
    struct Object
    {
        std::map<std::string_view, std::deque<Entry>> groups; ///< By key.
        std::set<const FragmentDefinition *> spread;
        std::deque<Entered> entered;
    };

    void readFragment(const Definition &root)
    {
        const Entered entered {root.fragment};
        const auto *type = m_schema.type(root.fragment->typeCondition.value);
        read({{root, root.fragment->selectionSet, type, nullptr, &entered}}, 0);
    }

    /// \a sets make one object of the answer.
    void read(const std::vector<Set> &sets, std::size_t depth)
    {
        Object object;
        for (const auto &set : sets)
            gather(object, set, depth);
        for (const auto &[key, group] : object.groups) {
            match(group);
            std::vector<Set> inside;
            for (const auto &entry : group)
                if (entry.selection->selectionSet)
                    inside.push_back(
                        {entry.definition, entry.selection->selectionSet, typeOf(entry), &entry, entry.through});
            if (!inside.empty() && m_entries < MostTwinEntries && depth < MostTwinDepth)
                read(inside, depth + 1);
        }
    }

    void gather(Object &object, const Set &set, std::size_t depth)
    {
        if (!set.set || depth > MostTwinDepth)
            return;
        for (const Selection &selection : set.set->selections) {
            ++m_entries;
            if (selection.kind == Selection::Kind::Field) {
                object.groups[selection.responseKey()].push_back(
                    {&selection, set.definition, set.parent, set.around, set.through});
            } else if (selection.kind == Selection::Kind::InlineFragment) {
                const auto *type = selection.typeCondition ? m_schema.type(selection.typeCondition.value) : set.parent;
                gather(object, {set.definition, selection.selectionSet, type, set.around, set.through}, depth + 1);
            } else if (const auto *fragment = m_document.fragment(selection.name.value);
                       fragment && !isEntered(*fragment, set.through) && object.spread.insert(fragment).second) {
                Definition inside;
                inside.fragment = fragment;
                object.entered.push_back({fragment, set.through});
                gather(object,
                       {inside, fragment->selectionSet, m_schema.type(fragment->typeCondition.value), set.around,
                        &object.entered.back()},
                       depth + 1);
            }
        }
    }

    static bool isEntered(const FragmentDefinition &fragment, const Entered *through)
    {
        while (through && through->fragment != &fragment)
            through = through->around;
        return through;
    }

    void match(const std::deque<Entry> &group)
    {
        for (const auto &known : group) {
            if (!m_found.contains(known.selection))
                continue;
            for (const auto &other : group)
                if (other.selection->name.value == known.selection->name.value && !areExclusive(known, other))
                    m_found.emplace(other.selection, other.definition);
        }
    }

    const Type *typeOf(const Entry &entry) const
    {
        const auto *field = entry.parent ? m_schema.field(*entry.parent, entry.selection->name.value) : nullptr;
        return field ? field->type.named() : nullptr;
    }

    /// No object is of both types, here or further out.
    static bool areExclusive(const Entry &a, const Entry &b)
    {
        const auto isObject = [](const Type *type) {
            return type && type->kind == TypeKind::Object;
        };
        for (const auto *one = &a, *two = &b; one && two && one != two; one = one->around, two = two->around)
            if (one->parent != two->parent && isObject(one->parent) && isObject(two->parent))
                return true;
        return false;
    }

    const Schema &m_schema;
    const Document &m_document;
    std::map<const Selection *, Definition> m_found;
    std::size_t m_entries = 0;
};

/// Operations that use a fragment, through others too.
class FragmentUses
{
public:
    explicit FragmentUses(const Document &document) : m_document(document)
    {
        for (const auto *operation : document.operations()) {
            std::set<const FragmentDefinition *> reached;
            visit(operation->selectionSet, reached);
            for (const auto *fragment : reached)
                m_users[fragment].insert(operation);
        }
    }

    std::set<const OperationDefinition *> of(const Definition &definition) const
    {
        if (definition.operation)
            return {definition.operation};
        const auto found = m_users.find(definition.fragment);
        return found == m_users.end() ? std::set<const OperationDefinition *>() : found->second;
    }

private:
    void visit(const SelectionSet *set, std::set<const FragmentDefinition *> &reached) const
    {
        if (!set)
            return;
        for (const Selection &selection : set->selections) {
            visit(selection.selectionSet, reached);
            if (selection.kind != Selection::Kind::FragmentSpread)
                continue;
            const auto *fragment = m_document.fragment(selection.name.value);
            if (fragment && reached.insert(fragment).second)
                visit(fragment->selectionSet, reached);
        }
    }

    const Document &m_document;
    std::map<const FragmentDefinition *, std::set<const OperationDefinition *>> m_users;
};

std::string refusalOfTwin(const FragmentDefinition &fragment, const OperationDefinition &other)
{
    std::string text = "The same field is selected in fragment ";
    text.append(fragment.name.value).append(" too, and ").append(nameOf(other.type));
    if (other.name)
        text.append(" ").append(other.name.value);
    return text.append(" uses that as well: give this one an alias, or change it there.");
}

} // namespace

FieldTwins fieldTwins(const Schema &schema, const Document &document, const Definition &definition,
                      const Selection &selection)
{
    FieldTwins result;
    const FragmentUses uses(document);
    const auto own = uses.of(definition);
    for (const auto &[twin, where] : TwinSearch(schema, document).find(definition, selection)) {
        if (twin == &selection)
            continue;
        const auto users = uses.of(where);
        const auto other =
            std::find_if(users.begin(), users.end(), [&](const auto *operation) { return !own.contains(operation); });
        if (other != users.end())
            return {{}, refusalOfTwin(*where.fragment, **other)};
        result.twins.push_back({where, twin});
    }
    return result;
}

} // namespace graphql
