#include "core/json/path.h"

namespace json {

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

} // namespace json
