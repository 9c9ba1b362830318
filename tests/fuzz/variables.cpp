#include "core/graphql/variables.h"

#include "core/graphql/operationfacts.h"
#include "tests/fuzz/target.h"

#include <string>

/// Any variables can be checked against any operation, and their masked copy is JSON. The input is a document, a line
/// `---` and JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto [source, json] = fuzz::twoTexts(fuzz::textOf(data, size));
    const auto document = graphql::parse(std::string(source));
    const auto tape = json::Tape::parse(std::string(json));
    if (!tape)
        return 0;
    for (const graphql::OperationDefinition *operation : document->operations()) {
        for (const graphql::Schema *schema : {&fuzz::smallSchema(), &fuzz::adminSchema()}) {
            fuzz::requireSound(graphql::checkVariables(*schema, *operation, *tape), json);
            const std::string masked = graphql::maskedVariables(*document, operation, &*tape, schema);
            fuzz::require(json::Tape::parse(masked).has_value(), "masked variables are JSON");
        }
    }
    return 0;
}
