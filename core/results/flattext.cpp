#include "core/results/flattext.h"

#include "core/results/rowsource.h"

#include <array>
#include <optional>

namespace results {
namespace {

/// Lists in lists are JSON below that.
constexpr int DeepestList = 3;

std::string textOf(const json::Value &value, int depth);

std::string nameOf(const json::Value &item, int depth)
{
    if (!item.isObject())
        return textOf(item, depth);
    if (auto known = ownName(item))
        return std::move(*known);
    std::optional<json::Value> best;
    bool isOnlyIdentity = true;
    item.forEachMember([&](std::string_view name, const json::Value &member) {
        const bool isLeaf = !member.isNull() && !member.isObject() && !member.isArray() && !member.equals("");
        if (!isLeaf || name == "__typename")
            return;
        if (!best || (isOnlyIdentity && name != "id")) {
            best = member;
            isOnlyIdentity = name == "id";
        }
    });
    return best ? textOf(*best, depth) : std::string(item.raw());
}

std::string textOf(const json::Value &value, int depth)
{
    switch (value.kind()) {
    case json::Kind::Null:
        return {};
    case json::Kind::String:
        return value.string();
    case json::Kind::Boolean:
    case json::Kind::Number:
        return std::string(value.raw());
    case json::Kind::Object:
    case json::Kind::Array:
        break;
    }
    if (depth == DeepestList || (value.isObject() && !isConnection(value)))
        return std::string(value.raw());
    std::string joined;
    forEachRow(value, [&](const json::Value &item) {
        const auto name = nameOf(item, depth + 1);
        if (!joined.empty() && !name.empty())
            joined += ", ";
        joined += name;
    });
    return joined;
}

} // namespace

std::string flatText(const json::Value &value)
{
    return textOf(value, 0);
}

std::optional<std::string> ownName(const json::Value &object)
{
    constexpr std::array Known {"name", "displayName", "key", "formattedName", "loginID", "email", "title"};
    for (const auto *name : Known)
        if (const auto member = object.find(name); member && member->isString() && !member->equals(""))
            return member->string();
    return std::nullopt;
}

} // namespace results
