#pragma once

#include "core/json/tape.h"
#include "core/text/span.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace graphql {

/// What must not lie on a disk, as places in a text that is kept there. The rule is isSecretPlace() by names alone,
/// without a type: with a schema at hand only fewer places would be secret, so this is the careful side, and it is the
/// same whether the schema was fetched or not. `null`, booleans and empty strings are no secrets.
///
/// It reads tokens and no tree, because a text is kept while it is being typed: an unclosed bracket or string must hide
/// no secret, and must not cost more of the text than the value itself, or than its line where nobody can say where it
/// ends (wrong quotes, none). Comments are read as what they comment out. Credentials that show by their own look
/// (bareTokens()) are secret wherever they stand.
/// What is left out leaves a hole which no parser accepts, so that nothing can be sent that nobody has written.

/// Names that a document gives to what is secret.
struct SecretNames
{
    std::unordered_set<std::string> variables; ///< Put into a secret place; those that are one by name are not listed.
    std::unordered_set<std::string> responseKeys; ///< Aliases of secret fields.
};

SecretNames secretNames(std::string_view source);

/// The literals at secret places of a document, in order, without overlaps.
std::vector<text::Span> secretLiterals(std::string_view source);

/// The values at secret places of variables as a person types them (json::parseTyped), in order, without overlaps.
std::vector<text::Span> secretValues(std::string_view typed, const SecretNames &names);

/// The same for an answer. What equals one of \a values, or holds one that is too long to be there by chance, is
/// secret wherever it stands: servers repeat in messages what they were given.
std::vector<text::Span> secretAnswers(const json::Tape &answer, const SecretNames &names,
                                      const std::vector<std::string> &values);

/// Whether \a text is JSON, or nearly, with something at a secret place: JSON scalars are written as strings.
bool holdsSecretJson(const std::string &text);

/// What stands at \a spans of a document or of variables, as plain text: for secretAnswers().
std::vector<std::string> plainValues(std::string_view source, const std::vector<text::Span> &spans);

} // namespace graphql
