#include "core/graphql/document.h"
#include "core/graphql/help/outline.h"
#include "core/graphql/help/selection.h"
#include "core/graphql/help/typedpath.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <string>
#include <vector>

namespace {

void requireSound(const std::vector<graphql::OutlineItem> &items, text::Span parent)
{
    for (const graphql::OutlineItem &item : items) {
        fuzz::require(item.span.begin <= item.span.end && parent.encloses(item.span), "an item lies inside its parent");
        fuzz::require(item.nameSpan.isEmpty() || item.span.encloses(item.nameSpan), "a name lies inside its item");
        requireSound(item.children, item.span);
    }
}

void requireSoundSelections(const graphql::Document &document, text::Span selection)
{
    const auto size = static_cast<std::uint32_t>(document.source().size());
    text::Span inner = selection;
    const std::vector<text::Span> spans = graphql::enclosingSpans(document, selection);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        fuzz::require(spans[i].end <= size && spans[i].encloses(inner), "spans lie inside each other");
        fuzz::require(i == 0 || spans[i] != inner, "each span is larger");
        inner = spans[i];
    }
    const text::Span grown = graphql::grownSelection(document, selection);
    fuzz::require(grown.encloses(selection) && grown.end <= size, "a grown selection holds what was selected");
    const text::Span shrunk = graphql::shrunkSelection(document, grown, selection.begin);
    fuzz::require(grown.encloses(shrunk), "a shrunk selection is inside");
}

void requireSoundPath(const graphql::Schema *schema, const graphql::Document &document, std::uint32_t offset)
{
    text::Span outer {0, static_cast<std::uint32_t>(document.source().size())};
    for (const graphql::PathStep &step : graphql::typedPath(schema, document, offset).steps) {
        fuzz::require(outer.encloses(step.span), "a step of a path is inside the one before");
        fuzz::require(step.span.begin <= offset && offset <= step.span.end, "a path leads to its place");
        outer = step.span;
    }
}

} // namespace

/// What stands at a place can be asked of any text, and is inside of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view source = fuzz::textOf(data, size);
    const auto document = graphql::parse(std::string(source));
    const auto items = graphql::outline(*document);
    requireSound(items, {0, static_cast<std::uint32_t>(size)});
    std::uint32_t before = 0;
    for (const std::uint32_t offset : fuzz::offsetsIn(source)) {
        for (const graphql::OutlineItem *item : graphql::trail(items, offset))
            fuzz::require(item->span.begin <= offset && offset <= item->span.end, "a trail leads to its place");
        for (const graphql::Schema *schema : {&fuzz::smallSchema(), &fuzz::adminSchema()})
            requireSoundPath(schema, *document, offset);
        requireSoundPath(nullptr, *document, offset);
        requireSoundSelections(*document, {offset, offset});
        requireSoundSelections(*document, {std::min(before, offset), std::max(before, offset)});
        before = offset;
    }
    return 0;
}
