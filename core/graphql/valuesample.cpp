#include "core/graphql/valuesample.h"

#include "core/graphql/masking.h"
#include "core/graphql/operationfacts.h"
#include "core/json/writer.h"

#include <algorithm>

namespace graphql {

namespace {

constexpr int deepestShown = 2;
constexpr std::size_t mostItems = 10;

std::string sampleOf(const json::Value &value, int depth, bool isSecret);

std::string arraySample(const json::Value &array, int depth)
{
    const auto items = array.items();
    if (items.empty())
        return "[]";
    if (depth >= deepestShown)
        return "[Array]";
    std::string text = "[";
    const auto shown = std::min(items.size(), mostItems);
    for (std::size_t i = 0; i < shown; ++i)
        text += (i > 0 ? ", " : "") + sampleOf(items[i], depth + 1, false);
    if (const auto rest = items.size() - shown; rest > 0)
        text += ", ... " + std::to_string(rest) + (rest == 1 ? " more item" : " more items");
    return text + "]";
}

std::string objectSample(const json::Value &object, int depth)
{
    const auto members = object.members();
    if (members.empty())
        return "{}";
    if (depth >= deepestShown)
        return "[Object]";
    std::string text = "{ ";
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto key = members[i].first.string();
        text += (i > 0 ? ", " : "") + key + ": " + sampleOf(members[i].second, depth + 1, isSecretPlace({}, key));
    }
    return text + " }";
}

std::string sampleOf(const json::Value &value, int depth, bool isSecret)
{
    if (isSecret && !value.isNull())
        return json::quoted(secretMask);
    switch (value.kind()) {
    case json::Kind::Array:
        return arraySample(value, depth);
    case json::Kind::Object:
        return objectSample(value, depth);
    case json::Kind::String:
        return json::quoted(value.string());
    default:
        return std::string(value.raw());
    }
}

} // namespace

std::string valueSample(const json::Value &value, bool isSecret)
{
    return sampleOf(value, 0, isSecret);
}

} // namespace graphql
