#include "core/json/path.h"

#include "core/json/writer.h"

#include <algorithm>
#include <utility>

namespace json {
namespace {

bool isWithin(text::Span span, text::Span whole)
{
    return whole.begin <= span.begin && span.end <= whole.end;
}

bool isName(std::string_view key)
{
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !key.empty() && isLetter(key.front())
        && std::all_of(key.begin(), key.end(), [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

} // namespace

Spot spotAt(const Tape &tape, std::uint32_t offset)
{
    Spot spot {{}, tape.root(), false};
    while (const auto child = spot.value.childAt(offset)) {
        const bool inKey = child->key && child->key->span().contains(offset);
        if (!inKey && !child->value.span().contains(offset))
            break;
        if (child->key)
            spot.path.emplace_back(child->key->string());
        else
            spot.path.emplace_back(child->index);
        spot.value = child->value;
        spot.isKey = inKey;
        if (inKey)
            break;
    }
    return spot;
}

std::string dotted(const Path &path)
{
    std::string text;
    for (const auto &step : path) {
        const auto *key = std::get_if<std::string>(&step);
        if (!key)
            text.append("[").append(std::to_string(std::get<std::uint32_t>(step))).append("]");
        else if (isName(*key))
            text.append(text.empty() ? "" : ".").append(*key);
        else
            text.append("[").append(quoted(*key)).append("]");
    }
    return text;
}

std::string pointer(const Path &path)
{
    std::string text;
    for (const auto &step : path) {
        text += '/';
        const auto *key = std::get_if<std::string>(&step);
        if (!key) {
            text += std::to_string(std::get<std::uint32_t>(step));
            continue;
        }
        for (const char c : *key) {
            if (c == '~')
                text += "~0";
            else if (c == '/')
                text += "~1";
            else
                text += c;
        }
    }
    return text;
}

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
            value = value->child(index).value;
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
