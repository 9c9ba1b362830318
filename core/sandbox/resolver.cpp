#include "core/sandbox/resolver.h"

namespace sandbox {

void Resolvers::add(std::string_view type, std::string_view field, Resolver resolver)
{
    const bool isNew = m_byType[std::string(type)].emplace(field, std::move(resolver)).second;
    Q_ASSERT_X(isNew, "Resolvers::add", std::string(field).c_str());
    Q_UNUSED(isNew);
}

const Resolver *Resolvers::find(std::string_view type, std::string_view field) const
{
    const auto ofType = m_byType.find(type);
    if (ofType == m_byType.end())
        return nullptr;
    const auto found = ofType->second.find(field);
    return found == ofType->second.end() ? nullptr : &found->second;
}

} // namespace sandbox
