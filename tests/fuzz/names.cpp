#include "core/graphql/document.h"
#include "core/graphql/help/definition.h"
#include "core/graphql/help/rename.h"
#include "tests/fuzz/edits.h"
#include "tests/fuzz/target.h"

#include <string>

namespace {

void requireSound(const std::vector<text::Span> &places, std::string_view source, std::string_view name)
{
    std::uint32_t end = 0;
    for (const text::Span place : places) {
        fuzz::require(place.begin >= end && place.end <= source.size(), "places are in order and inside the text");
        fuzz::require(place.of(source).ends_with(name), "every place says the name");
        end = place.end;
    }
}

void ask(const graphql::Document &document, std::uint32_t offset)
{
    const std::string_view source = document.source();
    for (const graphql::Schema *schema : {&fuzz::smallSchema(), static_cast<const graphql::Schema *>(nullptr)}) {
        if (const auto target = graphql::definitionAt(schema, document, offset)) {
            fuzz::require(target->origin.end <= source.size(), "what was asked about is in the text");
            requireSound(target->places, source, {});
        }
    }
    const std::vector<text::Span> references = graphql::referencesAt(document, offset);
    requireSound(references, source, {});
    const auto target = graphql::renameTarget(document, offset);
    const graphql::Refactoring renamed = graphql::rename(document, offset, "Zz_9");
    fuzz::require(renamed.refusal.empty() || renamed.edits.empty(), "what is refused changes nothing");
    fuzz::requireSound(renamed.edits, source);
    if (!target)
        return;
    fuzz::require(target->span.end <= source.size(), "the name is in the text");
    const auto result = graphql::parse(graphql::applied(source, renamed.edits));
    fuzz::require(!document.syntaxErrors().empty() || result->syntaxErrors().empty(), "a rename breaks no valid text");
}

} // namespace

/// Definitions, references and renaming can be asked for at any place of any text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view source = fuzz::textOf(data, size);
    const auto document = graphql::parse(std::string(source));
    for (const std::uint32_t offset : fuzz::offsetsIn(source))
        ask(*document, offset);
    return 0;
}
