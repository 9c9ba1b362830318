#include "core/graphql/masking.h"

#include "core/graphql/operationfacts.h"
#include "core/json/tape.h"

namespace graphql {

namespace {

/// Variables may nest ten thousand deep; nothing a person reviews does. Deeper parts are masked unseen.
constexpr unsigned deepestReview = 200;

const Type *typeOfMember(const Type *parent, std::string_view key)
{
    const InputValue *field = parent ? parent->inputField(key) : nullptr;
    return field ? field->type.named() : nullptr;
}

void writeMaskedAt(json::Writer &writer, const json::Value &value, const Type *type, unsigned depth);

void writeMember(json::Writer &writer, const json::Value &key, const json::Value &value, const Type *type,
                 unsigned depth)
{
    const std::string name = key.string();
    writer.key(name);
    if (isSecretPlace(type ? std::string_view(type->name) : std::string_view(), name))
        writeSecret(writer, value);
    else
        writeMaskedAt(writer, value, typeOfMember(type, name), depth + 1);
}

void writeMaskedString(json::Writer &writer, const json::Value &value, unsigned depth)
{
    const std::string text = value.string();
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string::npos && (text[first] == '{' || text[first] == '[')) {
        if (const auto inner = json::Tape::parse(text)) {
            json::Writer masked;
            writeMaskedAt(masked, inner->root(), nullptr, depth + 1);
            if (masked.text().find(secretMask) != std::string::npos) {
                writer.value(masked.text());
                return;
            }
        }
    }
    writer.raw(value.raw());
}

void writeMaskedAt(json::Writer &writer, const json::Value &value, const Type *type, unsigned depth)
{
    if (depth > deepestReview) {
        writer.value(secretMask);
    } else if (value.isObject()) {
        writer.beginObject();
        for (const auto &[key, member] : value.members())
            writeMember(writer, key, member, type, depth);
        writer.endObject();
    } else if (value.isArray()) {
        writer.beginArray();
        for (const json::Value &item : value.items())
            writeMaskedAt(writer, item, type, depth + 1);
        writer.endArray();
    } else if (value.isString()) {
        writeMaskedString(writer, value, depth);
    } else {
        writer.raw(value.raw());
    }
}

bool isIdName(std::string_view name)
{
    return name == "id" || name == "ids" || name.ends_with("ID") || name.ends_with("IDs") || name.ends_with("Id")
        || name.ends_with("Ids");
}

void collectIdsAt(std::vector<std::pair<std::string, std::string>> &ids, std::string_view name,
                  const json::Value &value, const Type *type, bool hasSchema, unsigned depth)
{
    if (depth > deepestReview)
        return;
    if (value.isString()) {
        const bool isId = hasSchema ? type && type->name == "ID" : isIdName(name);
        if (isId)
            ids.emplace_back(name, value.string());
    } else if (value.isArray()) {
        for (const json::Value &item : value.items())
            collectIdsAt(ids, name, item, type, hasSchema, depth + 1);
    } else if (value.isObject()) {
        for (const auto &[key, member] : value.members()) {
            const std::string memberName = key.string();
            collectIdsAt(ids, memberName, member, typeOfMember(type, memberName), hasSchema, depth + 1);
        }
    }
}

} // namespace

void writeSecret(json::Writer &writer, const json::Value &value)
{
    const bool isHarmless = value.isNull() || value.kind() == json::Kind::Boolean || value.raw() == "\"\"";
    if (isHarmless)
        writer.raw(value.raw());
    else
        writer.value(secretMask);
}

void writeMasked(json::Writer &writer, const json::Value &value, const Type *type)
{
    writeMaskedAt(writer, value, type, 0);
}

void collectNodeIds(std::vector<std::pair<std::string, std::string>> &ids, std::string_view name,
                    const json::Value &value, const Type *type, bool hasSchema)
{
    collectIdsAt(ids, name, value, type, hasSchema, 0);
}

} // namespace graphql
