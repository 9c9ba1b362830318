#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"
#include "core/graphql/variablevalues.h"

#include <vector>

/// The limits of the real server: what the specification allows and the schema promises, and the Admin API refuses or
/// gets wrong all the same. Its engine is graphql-go 0.8.1. Every finding has the rule "Dialect" and says what to write
/// instead; it is an error where the server refuses, a warning where it does something else than the text says.
namespace graphql {

/// How a text reaches the server: as it stands, or with its risky comments blanked by wireText().
enum class Delivery : std::uint8_t { AsWritten, AsWireText };

/// Findings about a document without syntax errors, in the order of the text. Pure: any thread.
std::vector<Diagnostic> checkDialect(const Schema &schema, const Document &document, Delivery delivery);

/// What was found about one of several operations.
struct OperationFindings
{
    const OperationDefinition *operation = nullptr; ///< Null: it is about the request, whichever is run.
    std::vector<Diagnostic> findings; ///< In the order of the text.
};

/// Findings about the variables that are meant for \a operations; spans are positions inside their JSON. What several
/// operations agree on is said for each.
std::vector<OperationFindings> checkVariablesDialect(const Schema &schema, const Document &document,
                                                     const std::vector<const OperationDefinition *> &operations,
                                                     const VariableValues &variables);

/// Whether a schema is the Admin API's, told by the scalars that no other has.
bool isAdminApi(const Schema &schema);

} // namespace graphql
