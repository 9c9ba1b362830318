#pragma once

#include "core/graphql/document.h"
#include "core/graphql/edits/refactoring.h"
#include "core/graphql/edits/variablesurvey.h"
#include "core/graphql/schema.h"

namespace graphql {

/// A variable that is used and not defined.
struct MissingVariable
{
    std::string_view name;
    TypeRef type; ///< As addMissingVariables() says; null where that is String for want of better.

    /// `$name: Type`.
    std::string definition() const;
};

/// Those of an operation, in the order of their first uses. Views into the document.
std::vector<MissingVariable> missingVariables(const SurveyedOperation &operation);

/// Defines every variable that is used and not defined, in \a operation or, without one, in all of them. The type is
/// the widest one that fits every use (spec §5.8.5), also those in fragments: non-null where one of the uses demands
/// it and has no default of its own. Where the schema says nothing, inside a scalar's literal for instance, it is
/// String; where the uses contradict each other, that of the first, and validation will name the others.
Refactoring addMissingVariables(const Schema &schema, const Document &document,
                                const OperationDefinition *operation = nullptr);

/// Takes out the definitions of variables that nothing uses, in \a operation or, without one, in all of them. What
/// uses a variable needs no types, so any schema will do.
Refactoring removeUnusedVariables(const Schema &schema, const Document &document,
                                  const OperationDefinition *operation = nullptr);

} // namespace graphql
