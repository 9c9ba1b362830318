#include "core/graphql/validation/typesystem.h"

#include "core/graphql/validation/knownargumentnames.h"
#include "core/graphql/validation/knowndirectives.h"
#include "core/graphql/validation/providedrequiredarguments.h"
#include "core/graphql/validation/uniqueargumentnames.h"
#include "core/graphql/validation/uniquedirectivesperlocation.h"
#include "core/graphql/validation/uniqueinputfieldnames.h"
#include "core/graphql/validation/walk.h"

namespace graphql::validation {

std::vector<Diagnostic> checkTypeSystemDirectives(const Schema &schema, const Document &document)
{
    Context context(schema, document);
    Walk<KnownDirectives, UniqueDirectivesPerLocation, KnownArgumentNames, UniqueArgumentNames, UniqueInputFieldNames,
         ProvidedRequiredArguments>(context)
        .runTypeSystem();
    return context.takeFindings();
}

} // namespace graphql::validation
