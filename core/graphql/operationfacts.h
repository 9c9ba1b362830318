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
    /// True unless it is plainly a query, and no reader of the text could find a mutation in it.
    bool changesData = true;
    /// Why a query counts as a change all the same: one sentence, or empty.
    std::string doubt;
    /// What to send in place of the source: see wireText().
    std::string wireText;
};

/// \a operationName empty: the only operation of the document. \a variables may be null (none). \a schema may be
/// null (not fetched yet): then secrets are found by name alone.
OperationFacts operationFacts(const Document &document, std::string_view operationName, const json::Tape *variables,
                              const Schema *schema);

/// True when \a fieldName in \a parentType (either may be empty) holds what must not be shown or stored: passwords,
/// one-time codes, tokens, secrets. Used for arguments, input fields and answer fields alike. It is a rule about the
/// words of the name, because a schema marks no secrets: the last word decides (`accessToken`, `recoveryCodes`), with
/// exceptions for codes that name something (`countryCode`), for switches (`sendPassword`) and for root fields. So
/// `claimValue`, `reason` and addresses are not secret. Meant for leaves: an object under such a name is no secret.
bool isSecretPlace(std::string_view parentType, std::string_view fieldName);

/// wireText() with the literals at secret places replaced by `"•••"`, and those inside JSON that stands in a string:
/// for showing what is sent. As with variables, neither null nor booleans nor empty strings are masked.
std::string maskedDocument(const Document &document);

/// The variables' JSON with values at secret places replaced by "•••"; what is no object gives `"•••"` as a whole. A
/// variable is secret by its own name, by any place of \a document where it is used, and inside by its keys.
/// \a operation may be null.
std::string maskedVariables(const Document &document, const OperationDefinition *operation, const json::Tape *variables,
                            const Schema *schema);

} // namespace graphql
