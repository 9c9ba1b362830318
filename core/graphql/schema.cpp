#include "core/graphql/schema.h"

#include <algorithm>
#include <utility>

namespace graphql {

std::string TypeRef::toString() const
{
    if (isNonNull())
        return unwrapped().toString() + '!';
    if (isList())
        return '[' + unwrapped().toString() + ']';
    return m_named ? m_named->name : std::string("<unknown>");
}

namespace {

const InputValue *argumentNamed(const std::vector<InputValue> &arguments, std::string_view name)
{
    const auto found = std::find_if(arguments.begin(), arguments.end(), [&](const auto &a) { return a.name == name; });
    return found == arguments.end() ? nullptr : &*found;
}

} // namespace

const InputValue *Field::argument(std::string_view wanted) const
{
    return argumentNamed(arguments, wanted);
}

const InputValue *DirectiveType::argument(std::string_view wanted) const
{
    return argumentNamed(arguments, wanted);
}

const Field *Type::field(std::string_view wanted) const
{
    return fieldIndex.find(fields, wanted);
}

const InputValue *Type::inputField(std::string_view wanted) const
{
    return inputFieldIndex.find(inputFields, wanted);
}

const EnumValue *Type::value(std::string_view wanted) const
{
    return valueIndex.find(values, wanted);
}

std::size_t TypeTable::placeOf(std::string_view name) const
{
    const auto mask = m_slots.size() - 1;
    auto place = NameHash {}(name)&mask;
    while (m_slots[place] && m_slots[place]->name != name)
        place = (place + 1) & mask;
    return place;
}

const Type *TypeTable::find(std::string_view name) const
{
    return m_slots.empty() ? nullptr : m_slots[placeOf(name)];
}

bool TypeTable::insert(const Type &type)
{
    if (m_slots.size() <= m_count * 2)
        grow();
    const auto place = placeOf(type.name);
    if (m_slots[place])
        return false;
    m_slots[place] = &type;
    ++m_count;
    return true;
}

void TypeTable::grow()
{
    const auto types = std::exchange(m_slots, {});
    m_slots.resize(std::max<std::size_t>(64, types.size() * 2));
    for (const auto *type : types)
        if (type)
            m_slots[placeOf(type->name)] = type;
}

const Type *Schema::root(OperationType operation) const
{
    switch (operation) {
    case OperationType::Query:
        return m_query;
    case OperationType::Mutation:
        return m_mutation;
    case OperationType::Subscription:
        return m_subscription;
    }
    return nullptr;
}

const Type *Schema::type(std::string_view name) const
{
    return m_byName.find(name);
}

const DirectiveType *Schema::directive(std::string_view name) const
{
    return m_directiveIndex.find(m_directives, name);
}

const Field *Schema::field(const Type &parent, std::string_view name) const
{
    if (name.starts_with("__")) {
        if (name == m_typenameField.name && parent.isComposite())
            return &m_typenameField;
        if (&parent == m_query && name == m_schemaField.name)
            return &m_schemaField;
        if (&parent == m_query && name == m_typeField.name)
            return &m_typeField;
    }
    return parent.field(name);
}

bool Schema::isPossible(const Type &abstract, const Type &object) const
{
    if (&abstract == &object)
        return true;
    if (object.kind != TypeKind::Object) // An interface that implements the other one.
        return std::find(object.interfaces.begin(), object.interfaces.end(), &abstract) != object.interfaces.end();
    const auto word = object.ordinal / 64;
    return word < abstract.possibleSet.size() && (abstract.possibleSet[word] >> (object.ordinal % 64) & 1U) != 0;
}

bool Schema::overlap(const Type &left, const Type &right) const
{
    if (&left == &right)
        return true;
    const auto words = std::min(left.possibleSet.size(), right.possibleSet.size());
    for (std::size_t i = 0; i < words; ++i)
        if ((left.possibleSet[i] & right.possibleSet[i]) != 0)
            return true;
    return false;
}

} // namespace graphql
