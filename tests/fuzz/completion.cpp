#include "core/graphql/help/completion.h"

#include "core/graphql/document.h"
#include "tests/fuzz/target.h"

#include <string>

namespace {

void requireSound(const graphql::Completion &completion, const graphql::Document &document, std::uint32_t caret)
{
    const text::Span word = completion.replaced;
    fuzz::require(word.begin <= caret && word.end <= document.source().size() && word.begin <= word.end,
                  "what is replaced is at the caret");
    for (const graphql::CompletionItem &item : completion.items) {
        fuzz::require(!item.label.empty() && !item.insertText.empty(), "an item has a label and a text");
        std::uint32_t end = 0;
        for (const text::Span stop : item.stops)
            fuzz::require(stop.begin <= stop.end && stop.end <= item.insertText.size(), "a stop lies inside the text");
        for (const text::Span run : item.matched) {
            fuzz::require(run.begin >= end && run.begin < run.end && run.end <= item.label.size(),
                          "what matched lies inside the label");
            end = run.end;
        }
    }
}

} // namespace

/// Something can be offered at any place of any text, and taken there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view source = fuzz::textOf(data, size);
    const auto document = graphql::parse(std::string(source));
    for (const std::uint32_t caret : fuzz::offsetsIn(source)) {
        for (const graphql::Schema *schema : {&fuzz::smallSchema(), &fuzz::adminSchema()}) {
            const auto completion = graphql::complete(schema, *document, caret);
            requireSound(completion, *document, caret);
            const auto few = graphql::complete(schema, *document, caret, {true, true, true, 3});
            requireSound(few, *document, caret);
            fuzz::require(few.items.size() <= 3, "no more items than asked for");
        }
        requireSound(graphql::complete(nullptr, *document, caret, {false, false, false, 0}), *document, caret);
    }
    return 0;
}
