#include "core/json/tape.h"

#include "core/json/pretty.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/text/utf8.h"
#include "tests/fuzz/target.h"

#include <string>

namespace {

/// Reads everything below \a value, and writes it again decoded; no deeper than a stack allows.
void rewrite(json::Writer &writer, const json::Value &value, std::size_t size, int depth)
{
    fuzz::require(value.span().begin < value.span().end && value.span().end <= size, "a value lies inside the bytes");
    switch (depth > 200 ? json::Kind::Null : value.kind()) {
    case json::Kind::Null:
        writer.null();
        break;
    case json::Kind::Boolean:
        writer.value(value.boolean());
        break;
    case json::Kind::Number:
        value.number();
        value.integer();
        writer.raw(value.raw());
        break;
    case json::Kind::String:
        fuzz::require(text::isValidUtf8(value.string()), "a decoded string is UTF-8");
        fuzz::require(!text::isValidUtf8(value.raw()) || value.equals(value.string()), "a string equals itself");
        writer.value(std::string_view(value.string()));
        break;
    case json::Kind::Array: {
        const auto items = value.items();
        fuzz::require(items.size() == value.size(), "an array has as many items as it says");
        writer.beginArray();
        for (const auto &item : items)
            rewrite(writer, item, size, depth + 1);
        writer.endArray();
        break;
    }
    case json::Kind::Object: {
        const auto members = value.members();
        fuzz::require(members.size() == value.size(), "an object has as many members as it says");
        writer.beginObject();
        for (const auto &[key, member] : members) {
            const std::string name = key.string();
            fuzz::require(members.size() > 50 || !text::isValidUtf8(key.raw()) || value.find(name).has_value(),
                          "a member is found by its key");
            writer.key(name);
            rewrite(writer, member, size, depth + 1);
        }
        writer.endObject();
        break;
    }
    }
}

std::string rewritten(const json::Tape &tape)
{
    json::Writer writer;
    rewrite(writer, tape.root(), tape.bytes().size(), 0);
    return std::move(writer).text();
}

/// Reads everything below the value at hand one by one; from some depth on in one step.
void walk(json::Reader &at, int depth)
{
    if (depth > 200)
        at.skip();
    else if (at.isObject())
        at.eachMember([&](std::string_view) { walk(at, depth + 1); });
    else if (at.isArray())
        at.eachItem([&] { walk(at, depth + 1); });
    else
        at.text();
}

/// Who reads from front to back meets the same error, or none.
void requireSameVerdict(std::string_view bytes, const tl::expected<json::Tape, json::SyntaxError> &tape)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return; // What a tape refuses and a reader steps over.
    json::Reader reader(bytes);
    walk(reader, 0);
    const auto error = reader.finish();
    fuzz::require(error.has_value() != tape.has_value(), "a reader refuses what a tape refuses");
    if (!error)
        return;
    fuzz::require(error->offset == tape.error().offset, "a reader and a tape stop at the same place");
    fuzz::requireEqual(error->message, tape.error().message, "a reader and a tape say the same");
}

} // namespace

/// Any bytes are JSON or get a reason; what is JSON can be read to its last leaf, laid out and written again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes = fuzz::textOf(data, size);
    const auto tape = json::Tape::parse(std::string(bytes));
    requireSameVerdict(bytes, tape);
    if (!tape) {
        fuzz::require(!tape.error().message.empty() && tape.error().offset <= size, "a refusal has a reason");
        return 0;
    }
    const std::string decoded = rewritten(*tape);
    const auto laidOut = json::Tape::parse(json::pretty(tape->root()));
    fuzz::require(laidOut.has_value(), "laid out JSON is JSON");
    fuzz::requireEqual(rewritten(*laidOut), decoded, "layout changes no value");
    fuzz::requireEqual(json::pretty(laidOut->root()), laidOut->bytes(), "laid out JSON is laid out");
    const auto again = json::Tape::parse(decoded);
    fuzz::require(again.has_value(), "written JSON is JSON");
    fuzz::requireEqual(rewritten(*again), decoded, "what is decoded stays as it is");
    return 0;
}
