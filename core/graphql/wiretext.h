#pragma once

#include "core/graphql/document.h"

#include <string>

namespace graphql {

/// The document's text as it should be sent: byte for byte the same, but comments that are not plain ASCII, and byte
/// order marks, are blanked with spaces of the same length. graphql-go 0.8.1, the engine of the Admin API, counts
/// characters where it should count bytes when a name follows them: it would read the end of such a comment as code.
std::string wireText(const Document &document);

/// Why another reader might understand wireText(document) differently, as a sentence; empty when none would. Only
/// asked where it matters: a text in which no mutation can stand is never in doubt.
std::string readingDoubt(const Document &document);

} // namespace graphql
