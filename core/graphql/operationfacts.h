#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"
#include "core/json/tape.h"

#include <optional>
#include <string>
#include <vector>

namespace graphql {

/// One top-level field that an operation would run, found through fragments and inline fragments.
struct TopLevelField
{
    std::string responseKey;
    std::string name;
    /// Arguments as JSON text with variables put in; absent variables are left out, unreadable ones are `null`.
    std::string arguments;
    /// The same with values at secret places of the schema (password, code, token fields) as "•••".
    std::string maskedArguments;
    /// Values of input fields and arguments of type ID, by the name of the field that held them.
    std::vector<std::pair<std::string, std::string>> nodeIds;
    text::Span span;
    /// May be left out by @skip or @include.
    bool conditional = false;
};

/// What would run if \a document were sent, decided on the tree and never on the text. This is what the safety
/// gate stands on: whatever parsers could read differently is a refusal here.
struct OperationFacts
{
    /// The one operation that would run; null when there is a refusal.
    const OperationDefinition *operation = nullptr;
    /// Why nothing may be sent: syntax errors, no operation, several without a name chosen, a repeated name, a
    /// subscription, an unknown name, a fragment cycle. Empty: none.
    std::string refusal;
    std::vector<TopLevelField> fields;
    bool changesData = true;
};

/// \a operationName empty: the only operation of the document. \a variables may be null (none). \a schema may be
/// null (not fetched yet): then secrets are found by name alone.
OperationFacts operationFacts(const Document &document, std::string_view operationName, const json::Tape *variables,
                              const Schema *schema);

/// True when \a fieldName in \a parentType (either may be empty) holds what must not be shown or stored: passwords,
/// one-time codes, tokens, secrets. Used for arguments, input fields and answer fields alike.
bool isSecretPlace(std::string_view parentType, std::string_view fieldName);

/// The variables' JSON with values at secret places replaced by "•••"; unreadable JSON gives `"•••"` as a whole.
std::string maskedVariables(const OperationDefinition *operation, const json::Tape *variables, const Schema *schema);

} // namespace graphql
