#include "tests/fuzz/target.h"

#include "core/text/linemap.h"
#include "core/text/utf8.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace fuzz {

namespace {

std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL; // FNV-1a: the same on every machine, unlike std::hash.
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return hash;
}

graphql::SchemaResult schemaFromFile(const char *path)
{
    std::ifstream file(path, std::ios::binary);
    require(file.is_open(), "the schema's file can be opened");
    return graphql::schemaFromSdl(std::string(std::istreambuf_iterator<char>(file), {}));
}

const graphql::Schema &schemaAt(const graphql::SchemaResult &result)
{
    require(result.schema && result.problems.empty(), "the schema has no problems");
    return *result.schema;
}

} // namespace

void require(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

void requireEqual(std::string_view left, std::string_view right, const char *promise)
{
    if (left == right)
        return;
    std::fprintf(stderr, "--- one\n%.*s\n--- other\n%.*s\n---\n", static_cast<int>(left.size()), left.data(),
                 static_cast<int>(right.size()), right.data());
    require(false, promise);
}

std::string_view textOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

std::pair<std::string_view, std::string_view> twoTexts(std::string_view input)
{
    constexpr std::string_view divider = "\n---\n";
    const std::size_t at = input.find(divider);
    if (at == std::string_view::npos)
        return {input, {}};
    return {input.substr(0, at), input.substr(at + divider.size())};
}

std::vector<std::uint32_t> offsetsIn(std::string_view text)
{
    const auto size = static_cast<std::uint32_t>(text.size());
    std::vector<std::uint32_t> offsets;
    if (size <= 32) {
        for (std::uint32_t offset = 0; offset <= size; ++offset)
            offsets.push_back(offset);
        return offsets;
    }
    offsets = {0, size};
    std::uint64_t state = hashOf(text);
    for (int i = 0; i < 8; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        offsets.push_back(static_cast<std::uint32_t>((state >> 33U) % size));
    }
    return offsets;
}

const graphql::Schema &smallSchema()
{
    static const graphql::SchemaResult result = schemaFromFile(SOURCE_ROOT "/tests/fuzz/corpus/schemas/small.graphql");
    return schemaAt(result);
}

const graphql::Schema &adminSchema()
{
    static const graphql::SchemaResult result = schemaFromFile(SOURCE_ROOT "/resources/sandbox/schema.graphql");
    return schemaAt(result);
}

void requireSound(const std::vector<graphql::Diagnostic> &findings, std::string_view source)
{
    const text::LineMap lines(source);
    const bool isUtf8 = text::isValidUtf8(source);
    for (const auto &finding : findings) {
        require(!finding.message.empty(), "a finding says something");
        require(!isUtf8 || text::isValidUtf8(finding.message), "a message is UTF-8 where the text is");
        for (const text::Span span : finding.spans) {
            require(span.begin <= span.end && span.end <= source.size(), "a place lies inside the text");
            const text::Position position = lines.position(span.begin);
            require(position.line >= 1 && position.column >= 1, "lines and columns count from one");
            require(lines.position(lines.offset(position)) == position, "a position turns into an offset and back");
        }
    }
}

} // namespace fuzz
