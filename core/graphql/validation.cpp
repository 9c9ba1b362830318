#include "core/graphql/validation.h"

#include "core/graphql/validation/executabledefinitions.h"
#include "core/graphql/validation/fieldsoncorrecttype.h"
#include "core/graphql/validation/fragmentsoncompositetypes.h"
#include "core/graphql/validation/knownargumentnames.h"
#include "core/graphql/validation/knowndirectives.h"
#include "core/graphql/validation/knownfragmentnames.h"
#include "core/graphql/validation/knowntypenames.h"
#include "core/graphql/validation/loneanonymousoperation.h"
#include "core/graphql/validation/maxintrospectiondepth.h"
#include "core/graphql/validation/nofragmentcycles.h"
#include "core/graphql/validation/noundefinedvariables.h"
#include "core/graphql/validation/nounusedfragments.h"
#include "core/graphql/validation/nounusedvariables.h"
#include "core/graphql/validation/overlappingfieldscanbemerged.h"
#include "core/graphql/validation/possiblefragmentspreads.h"
#include "core/graphql/validation/providedrequiredarguments.h"
#include "core/graphql/validation/scalarleafs.h"
#include "core/graphql/validation/singlefieldsubscriptions.h"
#include "core/graphql/validation/uniqueargumentnames.h"
#include "core/graphql/validation/uniquedirectivesperlocation.h"
#include "core/graphql/validation/uniquefragmentnames.h"
#include "core/graphql/validation/uniqueinputfieldnames.h"
#include "core/graphql/validation/uniqueoperationnames.h"
#include "core/graphql/validation/uniquevariablenames.h"
#include "core/graphql/validation/valuesofcorrecttype.h"
#include "core/graphql/validation/variablesareinputtypes.h"
#include "core/graphql/validation/variablesinallowedposition.h"
#include "core/graphql/validation/walk.h"

namespace graphql {

std::vector<Diagnostic> validate(const Schema &schema, const Document &document)
{
    using namespace validation;
    // In the order of graphql-js: it is the order of findings at one place, but for what Context moves to the front.
    using AllRules =
        Walk<ExecutableDefinitions, UniqueOperationNames, LoneAnonymousOperation, SingleFieldSubscriptions,
             KnownTypeNames, FragmentsOnCompositeTypes, VariablesAreInputTypes, ScalarLeafs, FieldsOnCorrectType,
             UniqueFragmentNames, KnownFragmentNames, NoUnusedFragments, PossibleFragmentSpreads, NoFragmentCycles,
             UniqueVariableNames, NoUndefinedVariables, NoUnusedVariables, KnownDirectives, UniqueDirectivesPerLocation,
             KnownArgumentNames, UniqueArgumentNames, ValuesOfCorrectType, ProvidedRequiredArguments,
             VariablesInAllowedPosition, OverlappingFieldsCanBeMerged, UniqueInputFieldNames, MaxIntrospectionDepth>;
    Context context(schema, document);
    AllRules(context).run();
    return context.takeFindings();
}

} // namespace graphql
