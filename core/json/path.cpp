#include "core/json/path.h"

#include <utility>

namespace json {
namespace {

bool isWithin(text::Span span, text::Span whole)
{
    return whole.begin <= span.begin && span.end <= whole.end;
}

} // namespace

std::optional<Value> valueAt(const Value &root, const Path &path)
{
    auto value = std::optional(root);
    for (const auto &step : path) {
        if (const auto *key = std::get_if<std::string>(&step)) {
            value = value->find(*key);
        } else {
            const auto index = std::get<std::uint32_t>(step);
            if (!value->isArray() || index >= value->size())
                return std::nullopt;
            value = value->items()[index];
        }
        if (!value)
            return std::nullopt;
    }
    return value;
}

Path pathTo(const Value &root, text::Span span)
{
    Path path;
    auto around = std::optional(root);
    while (around) {
        const auto value = *std::exchange(around, std::nullopt);
        std::uint32_t index = 0;
        value.forEachItem([&](const Value &item) {
            if (isWithin(span, item.span())) {
                path.emplace_back(index);
                around = item;
            }
            ++index;
        });
        if (!value.isObject())
            continue;
        for (const auto &[key, member] : value.members()) {
            if (isWithin(span, key.span())) {
                path.emplace_back(key.string());
                return path;
            }
            if (isWithin(span, member.span())) {
                path.emplace_back(key.string());
                around = member;
            }
        }
    }
    return path;
}

} // namespace json
