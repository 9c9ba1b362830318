#include "core/graphql/builtins.h"
#include "core/graphql/schema.h"
#include "core/graphql/sdlreader.h"
#include "core/graphql/validation/typesystem.h"

namespace graphql {

SchemaResult schemaFromSdl(const Document &document)
{
    SchemaBuilder builder;
    for (const auto &error : document.syntaxErrors())
        builder.report(error);

    const auto builtIns = parse(std::string(builtInSdl()));
    SdlReader reader(builder, document, SdlReader::Origin::Source);
    SdlReader builtInReader(builder, *builtIns, SdlReader::Origin::BuiltIn);
    reader.declareTypes();
    builtInReader.declareTypes();
    for (auto *source : {&reader, &builtInReader}) {
        source->fillTypes();
        source->fillDirectives();
    }
    reader.fillRoots();
    auto result = builder.finish();
    for (auto &finding : validation::checkTypeSystemDirectives(*result.schema, document))
        result.problems.push_back(std::move(finding));
    return result;
}

SchemaResult schemaFromSdl(std::string sdl)
{
    return schemaFromSdl(*parse(std::move(sdl)));
}

} // namespace graphql
