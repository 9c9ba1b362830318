#include "core/graphql/document.h"
#include "core/graphql/schemaprinter.h"
#include "tests/fuzz/target.h"

#include <string>

namespace {

void requireSameAgain(const graphql::Schema &schema, bool lexicographic)
{
    const std::string printed = graphql::printSchema(schema, lexicographic);
    const graphql::SchemaResult again = graphql::schemaFromSdl(printed);
    fuzz::require(again.schema && again.problems.empty(), "a printed schema has no problems");
    fuzz::requireEqual(graphql::printSchema(*again.schema, lexicographic), printed, "a printed schema reads back");
}

} // namespace

/// Any document gives a schema that can be printed; one without problems is the same after printing and reading, as
/// SDL and as an introspection answer.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view source = fuzz::textOf(data, size);
    const auto document = graphql::parse(std::string(source));
    const graphql::SchemaResult result = graphql::schemaFromSdl(*document);
    fuzz::requireSound(result.problems, source);
    if (!result.schema)
        return 0;

    const std::string printed = graphql::printSchema(*result.schema);
    const std::string answer = graphql::introspectionJson(*result.schema);
    const graphql::SchemaResult introspected = graphql::schemaFromIntrospection(answer);
    fuzz::require(introspected.schema != nullptr, "our introspection answer can be read");
    if (!result.problems.empty())
        return 0;
    requireSameAgain(*result.schema, false);
    requireSameAgain(*result.schema, true);
    fuzz::require(introspected.problems.empty(), "our introspection answer has no problems");
    fuzz::requireEqual(graphql::printSchema(*introspected.schema), printed, "introspection tells the whole schema");
    return 0;
}
