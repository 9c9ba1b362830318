#include "core/graphql/schemadiff.h"

#include "core/graphql/builtins.h"

#include <algorithm>
#include <map>
#include <set>

namespace graphql {

namespace {

using ChangeKind = SchemaChange::Kind;
using ChangeImpact = SchemaChange::Impact;

bool isSameNamed(TypeRef before, TypeRef after)
{
    return before.isNamed() && after.isNamed() && before.named() && after.named()
        && before.named()->name == after.named()->name;
}

/// Whether every value of the new type could be read as one of the old.
bool isSafeForOutput(TypeRef before, TypeRef after)
{
    if (before.isNonNull())
        return after.isNonNull() && isSafeForOutput(before.unwrapped(), after.unwrapped());
    if (after.isNonNull())
        return isSafeForOutput(before, after.unwrapped());
    if (before.isList())
        return after.isList() && isSafeForOutput(before.unwrapped(), after.unwrapped());
    return isSameNamed(before, after);
}

/// Whether every value of the old type could be given for the new.
bool isSafeForInput(TypeRef before, TypeRef after)
{
    if (before.isNonNull())
        return isSafeForInput(before.unwrapped(), after.nullable());
    if (before.isList())
        return after.isList() && isSafeForInput(before.unwrapped(), after.unwrapped());
    return isSameNamed(before, after);
}

std::string_view kindInWords(TypeKind kind)
{
    switch (kind) {
    case TypeKind::Scalar:
        return "a Scalar type";
    case TypeKind::Object:
        return "an Object type";
    case TypeKind::Interface:
        return "an Interface type";
    case TypeKind::Union:
        return "a Union type";
    case TypeKind::Enum:
        return "an Enum type";
    case TypeKind::InputObject:
        return "an Input type";
    }
    return "a type";
}

std::string fromTo(std::string_view before, std::string_view after)
{
    return std::string("from ").append(before).append(" to ").append(after).append(".");
}

/// The members of two lists that have the same name, and those without a counterpart.
template <typename Member, typename Removed, typename Added, typename Both>
void pairUp(const std::vector<Member> &before, const std::vector<Member> &after, Removed removed, Added added,
            Both both)
{
    std::map<std::string_view, const Member *> there;
    for (const Member &member : after)
        there.emplace(member.name, &member);
    std::set<std::string_view> known;
    for (const Member &member : before) {
        if (!known.insert(member.name).second)
            continue;
        const auto found = there.find(member.name);
        if (found == there.end())
            removed(member);
        else
            both(member, *found->second);
    }
    for (const Member &member : after) {
        if (known.insert(member.name).second)
            added(member);
    }
}

class SchemaComparison
{
public:
    SchemaComparison(const Schema &before, const Schema &after) : m_before(before), m_after(after) { }

    std::vector<SchemaChange> run()
    {
        compareTypes();
        compareDirectives();
        compareRoots();
        return std::move(m_changes);
    }

private:
    void compareTypes()
    {
        for (const Type *type : m_before.types()) {
            if (isBuiltInType(type->name))
                continue;
            if (const Type *now = m_after.type(type->name))
                compareType(*type, *now);
            else
                add(ChangeKind::Removed, ChangeImpact::Breaking, "TYPE_REMOVED", type->name,
                    type->name + " was removed.");
        }
        for (const Type *type : m_after.types()) {
            if (!isBuiltInType(type->name) && !m_before.type(type->name))
                add(ChangeKind::Added, ChangeImpact::Safe, "TYPE_ADDED", type->name, type->name + " was added.");
        }
    }

    void compareType(const Type &before, const Type &after)
    {
        if (before.kind != after.kind)
            return add(ChangeKind::Changed, ChangeImpact::Breaking, "TYPE_CHANGED_KIND", before.name,
                       before.name + " changed " + fromTo(kindInWords(before.kind), kindInWords(after.kind)));
        compareDescription(before.name, before.description, after.description);
        compareFields(before, after);
        if (before.kind == TypeKind::Union)
            compareMembers(before, after);
        else
            compareInterfaces(before, after);
        compareValues(before, after);
        compareInputFields(before, after);
        if (before.specifiedByUrl != after.specifiedByUrl)
            add(ChangeKind::Changed, ChangeImpact::Safe, "SPECIFIED_BY_CHANGED", before.name,
                before.name + " changed its specification.");
        if (before.isOneOf != after.isOneOf)
            add(ChangeKind::Changed, after.isOneOf ? ChangeImpact::Breaking : ChangeImpact::Safe,
                after.isOneOf ? "ONE_OF_ADDED" : "ONE_OF_REMOVED", before.name,
                before.name + (after.isOneOf ? " takes exactly one field now." : " takes any number of fields now."));
    }

    void compareFields(const Type &before, const Type &after)
    {
        const auto place = [&](const Field &field) {
            return before.name + '.' + field.name;
        };
        pairUp(
            before.fields, after.fields,
            [&](const Field &field) {
                add(ChangeKind::Removed, ChangeImpact::Breaking, "FIELD_REMOVED", place(field),
                    place(field) + " was removed.");
            },
            [&](const Field &field) {
                add(ChangeKind::Added, ChangeImpact::Safe, "FIELD_ADDED", place(field), place(field) + " was added.");
            },
            [&](const Field &old, const Field &now) { compareField(place(old), old, now); });
    }

    void compareField(const std::string &place, const Field &before, const Field &after)
    {
        compareTypesOf("FIELD_CHANGED_KIND", place, place + " changed type ", before.type, after.type,
                       isSafeForOutput(before.type, after.type));
        compareDescription(place, before.description, after.description);
        compareDeprecation(place, before.deprecationReason, after.deprecationReason);
        const auto argumentPlace = [&](const InputValue &argument) {
            return place + '(' + argument.name + ":)";
        };
        pairUp(
            before.arguments, after.arguments,
            [&](const InputValue &argument) {
                add(ChangeKind::Removed, ChangeImpact::Breaking, "ARG_REMOVED", argumentPlace(argument),
                    place + " arg " + argument.name + " was removed.");
            },
            [&](const InputValue &argument) {
                const bool isNeeded = argument.isRequired();
                add(ChangeKind::Added, isNeeded ? ChangeImpact::Breaking : ChangeImpact::Dangerous,
                    isNeeded ? "REQUIRED_ARG_ADDED" : "OPTIONAL_ARG_ADDED", argumentPlace(argument),
                    std::string(isNeeded ? "A required" : "An optional") + " arg " + argument.name + " on " + place
                        + " was added.");
            },
            [&](const InputValue &old, const InputValue &now) {
                compareInput("ARG", argumentPlace(old), place + " arg " + old.name, old, now);
            });
    }

    /// An argument of a field or directive, or an input field. \a what is the front part of the rules' names.
    void compareInput(const std::string &what, const std::string &place, const std::string &shown,
                      const InputValue &before, const InputValue &after)
    {
        const std::string has = what == "ARG" ? " has changed " : " changed ";
        compareTypesOf(what == "INPUT_FIELD" ? "FIELD_CHANGED_KIND" : what + "_CHANGED_KIND", place,
                       shown + has + "type ", before.type, after.type, isSafeForInput(before.type, after.type));
        compareDescription(place, before.description, after.description);
        compareDeprecation(place, before.deprecationReason, after.deprecationReason);
        if (before.defaultValue == after.defaultValue)
            return;
        const std::string rule = what + "_DEFAULT_VALUE_CHANGE";
        if (!before.defaultValue)
            add(ChangeKind::Changed, ChangeImpact::Safe, rule, place,
                std::string(shown).append(" has the defaultValue ").append(*after.defaultValue).append(" now."));
        else if (!after.defaultValue)
            add(ChangeKind::Changed, ChangeImpact::Dangerous, rule, place, shown + " defaultValue was removed.");
        else
            add(ChangeKind::Changed, ChangeImpact::Dangerous, rule, place,
                shown + " has changed defaultValue " + fromTo(*before.defaultValue, *after.defaultValue));
    }

    void compareTypesOf(const std::string &rule, const std::string &place, const std::string &sentence, TypeRef before,
                        TypeRef after, bool isSafe)
    {
        const std::string old = before.toString();
        const std::string now = after.toString();
        if (old != now)
            add(ChangeKind::Changed, isSafe ? ChangeImpact::Safe : ChangeImpact::Breaking, rule, place,
                sentence + fromTo(old, now));
    }

    void compareInterfaces(const Type &before, const Type &after)
    {
        const auto has = [](const std::vector<const Type *> &list, const std::string &name) {
            return std::any_of(list.begin(), list.end(), [&](const Type *type) { return type->name == name; });
        };
        for (const Type *interface : before.interfaces) {
            if (!has(after.interfaces, interface->name))
                add(ChangeKind::Removed, ChangeImpact::Breaking, "IMPLEMENTED_INTERFACE_REMOVED", before.name,
                    before.name + " no longer implements interface " + interface->name + '.');
        }
        for (const Type *interface : after.interfaces) {
            if (!has(before.interfaces, interface->name))
                add(ChangeKind::Added, ChangeImpact::Dangerous, "IMPLEMENTED_INTERFACE_ADDED", before.name,
                    interface->name + " added to interfaces implemented by " + before.name + '.');
        }
    }

    void compareMembers(const Type &before, const Type &after)
    {
        const auto namesOf = [](const Type &type) {
            std::set<std::string_view> names;
            for (const Type *member : type.possibleTypes)
                names.insert(member->name);
            return names;
        };
        const auto old = namesOf(before);
        const auto now = namesOf(after);
        for (const Type *member : before.possibleTypes) {
            if (!now.contains(member->name))
                add(ChangeKind::Removed, ChangeImpact::Breaking, "TYPE_REMOVED_FROM_UNION", before.name,
                    member->name + " was removed from union type " + before.name + '.');
        }
        for (const Type *member : after.possibleTypes) {
            if (!old.contains(member->name))
                add(ChangeKind::Added, ChangeImpact::Dangerous, "TYPE_ADDED_TO_UNION", before.name,
                    member->name + " was added to union type " + before.name + '.');
        }
    }

    void compareValues(const Type &before, const Type &after)
    {
        const auto place = [&](const EnumValue &value) {
            return before.name + '.' + value.name;
        };
        pairUp(
            before.values, after.values,
            [&](const EnumValue &value) {
                add(ChangeKind::Removed, ChangeImpact::Breaking, "VALUE_REMOVED_FROM_ENUM", place(value),
                    value.name + " was removed from enum type " + before.name + '.');
            },
            [&](const EnumValue &value) {
                add(ChangeKind::Added, ChangeImpact::Dangerous, "VALUE_ADDED_TO_ENUM", place(value),
                    value.name + " was added to enum type " + before.name + '.');
            },
            [&](const EnumValue &old, const EnumValue &now) {
                compareDescription(place(old), old.description, now.description);
                compareDeprecation(place(old), old.deprecationReason, now.deprecationReason);
            });
    }

    void compareInputFields(const Type &before, const Type &after)
    {
        const auto place = [&](const InputValue &field) {
            return before.name + '.' + field.name;
        };
        pairUp(
            before.inputFields, after.inputFields,
            [&](const InputValue &field) {
                add(ChangeKind::Removed, ChangeImpact::Breaking, "FIELD_REMOVED", place(field),
                    place(field) + " was removed.");
            },
            [&](const InputValue &field) {
                const bool isNeeded = field.isRequired();
                add(ChangeKind::Added, isNeeded ? ChangeImpact::Breaking : ChangeImpact::Dangerous,
                    isNeeded ? "REQUIRED_INPUT_FIELD_ADDED" : "OPTIONAL_INPUT_FIELD_ADDED", place(field),
                    std::string(isNeeded ? "A required" : "An optional") + " field " + field.name + " on input type "
                        + before.name + " was added.");
            },
            [&](const InputValue &old, const InputValue &now) {
                compareInput("INPUT_FIELD", place(old), place(old), old, now);
            });
    }

    void compareDirectives()
    {
        pairUp(
            m_before.directives(), m_after.directives(),
            [&](const DirectiveType &directive) {
                add(ChangeKind::Removed, ChangeImpact::Breaking, "DIRECTIVE_REMOVED", '@' + directive.name,
                    directive.name + " was removed.");
            },
            [&](const DirectiveType &directive) {
                add(ChangeKind::Added, ChangeImpact::Safe, "DIRECTIVE_ADDED", '@' + directive.name,
                    directive.name + " was added.");
            },
            [&](const DirectiveType &old, const DirectiveType &now) { compareDirective(old, now); });
    }

    void compareDirective(const DirectiveType &before, const DirectiveType &after)
    {
        const std::string place = '@' + before.name;
        compareDescription(place, before.description, after.description);
        pairUp(
            before.arguments, after.arguments,
            [&](const InputValue &argument) {
                add(ChangeKind::Removed, ChangeImpact::Breaking, "DIRECTIVE_ARG_REMOVED",
                    place + '(' + argument.name + ":)", argument.name + " was removed from " + before.name + '.');
            },
            [&](const InputValue &argument) {
                const bool isNeeded = argument.isRequired();
                add(ChangeKind::Added, isNeeded ? ChangeImpact::Breaking : ChangeImpact::Safe,
                    isNeeded ? "REQUIRED_DIRECTIVE_ARG_ADDED" : "OPTIONAL_DIRECTIVE_ARG_ADDED",
                    place + '(' + argument.name + ":)",
                    std::string(isNeeded ? "A required" : "An optional") + " arg " + argument.name + " on directive "
                        + before.name + " was added.");
            },
            [&](const InputValue &old, const InputValue &now) {
                compareInput("DIRECTIVE_ARG", place + '(' + old.name + ":)", place + " arg " + old.name, old, now);
            });
        if (before.isRepeatable != after.isRepeatable)
            add(ChangeKind::Changed, after.isRepeatable ? ChangeImpact::Safe : ChangeImpact::Breaking,
                after.isRepeatable ? "DIRECTIVE_REPEATABLE_ADDED" : "DIRECTIVE_REPEATABLE_REMOVED", place,
                after.isRepeatable ? "Repeatable flag was added to " + before.name + '.'
                                   : "Repeatable flag was removed from " + before.name + '.');
        const auto has = [](const std::vector<std::string> &list, const std::string &name) {
            return std::find(list.begin(), list.end(), name) != list.end();
        };
        for (const std::string &location : before.locations) {
            if (!has(after.locations, location))
                add(ChangeKind::Removed, ChangeImpact::Breaking, "DIRECTIVE_LOCATION_REMOVED", place,
                    location + " was removed from " + before.name + '.');
        }
        for (const std::string &location : after.locations) {
            if (!has(before.locations, location))
                add(ChangeKind::Added, ChangeImpact::Safe, "DIRECTIVE_LOCATION_ADDED", place,
                    location + " was added to " + before.name + '.');
        }
    }

    void compareRoots()
    {
        for (const auto operation : {OperationType::Query, OperationType::Mutation, OperationType::Subscription}) {
            const Type *old = m_before.root(operation);
            const Type *now = m_after.root(operation);
            const std::string what = std::string("The ").append(nameOf(operation)).append(" type");
            if (old && !now)
                add(ChangeKind::Removed, ChangeImpact::Breaking, "ROOT_TYPE_REMOVED", "schema", what + " was removed.");
            else if (!old && now)
                add(ChangeKind::Added, ChangeImpact::Safe, "ROOT_TYPE_ADDED", "schema",
                    what + " was added: " + now->name + '.');
            else if (old && now && old->name != now->name)
                add(ChangeKind::Changed, ChangeImpact::Dangerous, "ROOT_TYPE_CHANGED", "schema",
                    what + " changed " + fromTo(old->name, now->name));
        }
    }

    void compareDescription(const std::string &place, OptionalText before, OptionalText after)
    {
        if (before.value_or("") != after.value_or(""))
            add(ChangeKind::Changed, ChangeImpact::Safe, "DESCRIPTION_CHANGED", place,
                place + " changed its description.");
    }

    void compareDeprecation(const std::string &place, OptionalText before, OptionalText after)
    {
        if (before == after)
            return;
        const std::string_view what = !before ? " was deprecated."
            : !after                          ? " is no longer deprecated."
                                              : " changed the reason of its deprecation.";
        add(ChangeKind::Changed, ChangeImpact::Safe, "DEPRECATION_CHANGED", place, std::string(place).append(what));
    }

    void add(ChangeKind kind, ChangeImpact impact, std::string rule, std::string element, std::string message)
    {
        m_changes.push_back({kind, impact, std::move(rule), std::move(element), std::move(message)});
    }

    const Schema &m_before;
    const Schema &m_after;
    std::vector<SchemaChange> m_changes;
};

} // namespace

std::vector<SchemaChange> schemaChanges(const Schema &before, const Schema &after)
{
    return SchemaComparison(before, after).run();
}

std::string_view nameOf(SchemaChange::Kind kind)
{
    switch (kind) {
    case ChangeKind::Added:
        return "added";
    case ChangeKind::Removed:
        return "removed";
    case ChangeKind::Changed:
        return "changed";
    }
    return {};
}

std::string_view nameOf(SchemaChange::Impact impact)
{
    switch (impact) {
    case ChangeImpact::Safe:
        return "safe";
    case ChangeImpact::Dangerous:
        return "dangerous";
    case ChangeImpact::Breaking:
        return "breaking";
    }
    return {};
}

} // namespace graphql
