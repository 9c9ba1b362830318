#include "core/graphql/schemausage.h"

#include <algorithm>
#include <deque>

namespace graphql {

std::string SchemaUse::place() const
{
    std::string text = owner->name;
    text += '.';
    if (!field)
        return text.append(input->name);
    text += field->name;
    if (input)
        text.append("(").append(input->name).append(")");
    return text;
}

SchemaUsage::SchemaUsage(std::shared_ptr<const Schema> schema) : m_schema(std::move(schema))
{
    const Type *const roots[] {m_schema->query(), m_schema->mutation(), m_schema->subscription()};
    for (const auto *root : roots)
        if (root)
            add(*root);
    for (const auto *type : m_schema->types())
        if (std::find(std::begin(roots), std::end(roots), type) == std::end(roots) && !type->name.starts_with("__"))
            add(*type);
}

void SchemaUsage::add(const Type &owner)
{
    for (const auto &field : owner.fields) {
        if (const auto *type = field.type.named())
            m_uses[type].returned.push_back({&owner, &field, nullptr});
        for (const auto &argument : field.arguments)
            if (const auto *type = argument.type.named())
                m_uses[type].taken.push_back({&owner, &field, &argument});
    }
    for (const auto &input : owner.inputFields)
        if (const auto *type = input.type.named())
            m_uses[type].taken.push_back({&owner, nullptr, &input});
    if (owner.kind == TypeKind::Union)
        for (const auto *member : owner.possibleTypes)
            m_uses[member].unions.push_back(&owner);
}

const SchemaUsage::Uses &SchemaUsage::of(const Type &type) const
{
    static const Uses none;
    const auto found = m_uses.find(&type);
    return found == m_uses.end() ? none : found->second;
}

std::span<const SchemaUse> SchemaUsage::returnedBy(const Type &type) const
{
    return of(type).returned;
}

std::span<const SchemaUse> SchemaUsage::takenBy(const Type &type) const
{
    return of(type).taken;
}

std::span<const Type *const> SchemaUsage::memberOf(const Type &type) const
{
    return of(type).unions;
}

std::vector<SchemaWay> SchemaUsage::waysTo(const Type &type) const
{
    // Backwards from the type, one step at a time: what is met first is met on a shortest way.
    struct Reached
    {
        SchemaWay::Step step; ///< The first step from here towards the type.
        const Type *next = nullptr;
    };
    std::unordered_map<const Type *, Reached> reached {{&type, {}}};
    std::deque<const Type *> waiting {&type};
    std::vector<std::pair<const Field *, const Type *>> begins;
    const auto meet = [&](const Type *from, const SchemaWay::Step &step, const Type *next) {
        if (reached.try_emplace(from, Reached {step, next}).second)
            waiting.push_back(from);
    };
    while (!waiting.empty()) {
        const auto *now = waiting.front();
        waiting.pop_front();
        for (const auto &use : of(*now).returned) {
            if (use.owner == m_schema->query())
                begins.emplace_back(use.field, now);
            else if (use.owner != m_schema->mutation() && use.owner != m_schema->subscription())
                meet(use.owner, {use.field, use.owner, nullptr}, now);
        }
        if (now->kind != TypeKind::Object)
            continue;
        for (const auto *abstract : now->interfaces)
            meet(abstract, {nullptr, nullptr, now}, now);
        for (const auto *abstract : of(*now).unions)
            meet(abstract, {nullptr, nullptr, now}, now);
    }
    std::vector<SchemaWay> ways;
    for (const auto &[field, to] : begins) {
        SchemaWay way {{{field, m_schema->query(), nullptr}}};
        for (const auto *at = to; at != &type;) {
            const auto &next = reached.at(at);
            way.steps.push_back(next.step);
            at = next.next;
        }
        ways.push_back(std::move(way));
    }
    std::stable_sort(ways.begin(), ways.end(), [](const SchemaWay &left, const SchemaWay &right) {
        return left.steps.size() < right.steps.size();
    });
    return ways;
}

} // namespace graphql
