#include "core/users/members.h"

namespace users {

QString textOf(const json::Value &object, std::string_view key)
{
    const auto member = object.find(key);
    if (!member)
        return {};
    if (member->isString())
        return QString::fromStdString(member->string());
    const auto raw = member->kind() == json::Kind::Number ? member->raw() : std::string_view();
    return QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size()));
}

std::optional<bool> flagOf(const json::Value &object, std::string_view key)
{
    const auto member = object.find(key);
    if (!member || member->kind() != json::Kind::Boolean)
        return std::nullopt;
    return member->boolean();
}

Moment momentOf(const json::Value &object, std::string_view key)
{
    const auto member = object.find(key);
    return member && member->isString() ? Moment::read(QString::fromStdString(member->string())) : Moment();
}

std::vector<json::Value> listOf(const json::Value &object, std::string_view key)
{
    const auto list = object.find(key);
    if (!list)
        return {};
    if (list->isArray())
        return list->items();
    std::vector<json::Value> nodes;
    if (const auto edges = list->find("edges"); edges && edges->isArray())
        edges->forEachItem([&](const json::Value &edge) {
            if (const auto node = edge.find("node"); node && node->isObject())
                nodes.push_back(*node);
        });
    return nodes;
}

} // namespace users
