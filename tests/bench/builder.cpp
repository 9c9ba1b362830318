#include "core/graphql/builder/builderedit.h"
#include "core/graphql/builder/buildersearch.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/documents.h"

namespace bench {

namespace {

constexpr int Lines = 10000;

/// What a keystroke costs beside the parse: the tree at the caret, with all that leads there and is chosen expanded.
std::size_t reread(const graphql::Schema &schema, const graphql::Document &document, std::uint32_t caret)
{
    const graphql::BuilderTree tree(schema, document, caret);
    std::size_t count = tree.placeAt(caret).size();
    auto level = tree.rows();
    while (!level.empty()) {
        count += level.size();
        std::vector<graphql::BuilderRow> inside;
        for (const auto &row : level)
            if (row.isChosen && row.canExpand) {
                auto rows = tree.rows(row);
                inside.insert(inside.end(), rows.begin(), rows.end());
            }
        level = std::move(inside);
    }
    return count;
}

} // namespace

void measureBuilder(Report &report)
{
    const auto schema = graphql::schemaFromSdl(sandboxSdl()).schema;
    if (!schema)
        return report.fail("builder", "the sandbox's schema could not be read");
    const auto document = graphql::parse(longDocument(Lines));
    const auto caret =
        static_cast<std::uint32_t>(document->source().find("formattedName", document->source().size() / 2));
    report.add("read the builder's tree in 10,000 lines", measure(50, [&] { reread(*schema, *document, caret); }),
               {1.0});

    const graphql::BuilderTree tree(*schema, *document, caret);
    using graphql::BuilderStep;
    const graphql::BuilderPlace place {BuilderStep::field("users"), BuilderStep::field("edges"),
                                       BuilderStep::field("node"), BuilderStep::field("createdAt")};
    if (graphql::addPlace(tree, place).refactoring.edits.size() != 1)
        return report.fail("choose a field in 10,000 lines", "it could not be chosen");
    report.add("choose a field in 10,000 lines", measure(20, [&] { graphql::addPlace(tree, place); }), {50});

    report.add("ways through the Admin API", measure(20, [&] { graphql::BuilderSearch(schema, *schema->query()); }));
    const graphql::BuilderSearch search(schema, *schema->query());
    report.add("search in the builder's tree", measure(50, [&] { search.find("name", 50); }), {5});
}

} // namespace bench
