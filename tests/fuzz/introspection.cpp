#include "core/graphql/schemaprinter.h"
#include "tests/fuzz/target.h"

#include <string>

/// Any bytes give a schema or a problem; what was read can be printed, and an answer without problems reads back from
/// our own answer as the same schema.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view json = fuzz::textOf(data, size);
    const graphql::SchemaResult result = graphql::schemaFromIntrospection(json);
    fuzz::requireSound(result.problems, json);
    fuzz::require(result.schema || !result.problems.empty(), "no schema has a reason");
    if (!result.schema)
        return 0;

    const std::string printed = graphql::printSchema(*result.schema);
    const graphql::SchemaResult again = graphql::schemaFromIntrospection(graphql::introspectionJson(*result.schema));
    fuzz::require(again.schema != nullptr, "our introspection answer can be read");
    if (!result.problems.empty())
        return 0;
    fuzz::require(again.problems.empty(), "our introspection answer has no problems");
    fuzz::requireEqual(graphql::printSchema(*again.schema), printed, "our introspection answer tells the same schema");
    const graphql::SchemaResult written = graphql::schemaFromSdl(printed);
    fuzz::require(written.schema && written.problems.empty(), "the SDL of an answer has no problems");
    fuzz::requireEqual(graphql::printSchema(*written.schema), printed, "SDL tells the same schema");
    return 0;
}
