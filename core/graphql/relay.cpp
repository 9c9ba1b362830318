#include "core/graphql/relay.h"

namespace graphql {
namespace {

bool isConnection(const Type &type)
{
    return nodeOf(type) && (type.field("pageInfo") || type.name.ends_with("Connection"));
}

bool isOnlyUse(std::span<const SchemaUse> uses, const Field &field)
{
    return uses.size() == 1 && uses.front().field == &field;
}

} // namespace

const Type *nodeOf(const Type &type)
{
    const auto *edges = type.field("edges");
    const auto *edge = edges ? edges->type.named() : nullptr;
    const auto *node = edge && edges->type.nullable().isList() ? edge->field("node") : nullptr;
    return node && node->type.named() && node->type.named()->isComposite() ? node->type.named() : nullptr;
}

RelayWrappers::RelayWrappers(const SchemaUsage &usage)
{
    for (const auto *type : usage.schema().types()) {
        if (isConnection(*type)) {
            m_kinds.emplace(type, Kind::Connection);
            m_kinds.emplace(type->field("edges")->type.named(), Kind::Edge);
        } else if (type->name == "PageInfo" && type->field("hasNextPage")) {
            m_kinds.emplace(type, Kind::PageInfo);
        } else if (type->name == "Node" && type->kind == TypeKind::Interface && type->fields.size() == 1) {
            m_kinds.emplace(type, Kind::NodeInterface);
        }
    }
    const auto *mutation = usage.schema().mutation();
    if (!mutation)
        return;
    for (const auto &field : mutation->fields) {
        const auto *payload = field.type.named();
        if (payload && payload->kind == TypeKind::Object && payload->name.ends_with("Payload")
            && isOnlyUse(usage.returnedBy(*payload), field) && usage.memberOf(*payload).empty())
            m_kinds.emplace(payload, Kind::Payload);
        const auto *input = field.arguments.size() == 1 ? field.arguments.front().type.named() : nullptr;
        if (input && input->kind == TypeKind::InputObject && field.arguments.front().name == "input"
            && isOnlyUse(usage.takenBy(*input), field))
            m_kinds.emplace(input, Kind::Input);
    }
}

RelayWrappers::Kind RelayWrappers::kindOf(const Type &type) const
{
    const auto found = m_kinds.find(&type);
    return found == m_kinds.end() ? Kind::None : found->second;
}

TypeRef RelayWrappers::unwrapped(TypeRef type) const
{
    const auto *named = type.named();
    return named && kindOf(*named) == Kind::Connection ? TypeRef(nodeOf(*named)).inList() : type;
}

const Type *RelayWrappers::inputOf(const Field &field) const
{
    const auto *type = field.arguments.size() == 1 ? field.arguments.front().type.named() : nullptr;
    return type && kindOf(*type) == Kind::Input ? type : nullptr;
}

const Type *RelayWrappers::payloadOf(const Field &field) const
{
    const auto *type = field.type.named();
    return type && kindOf(*type) == Kind::Payload ? type : nullptr;
}

} // namespace graphql
