#pragma once

#include "core/graphql/document.h"
#include "core/graphql/help/schemaelement.h"
#include "core/graphql/schema.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace graphql {

/// Where the meaning of a name is given: in the document, or in the schema, whose documentation can show it.
struct DefinitionTarget
{
    text::Span origin; ///< The name that was asked about, to be underlined.
    /// Names in the document, in the order of the text. More than one for a variable in a fragment that several
    /// operations reach: each of them defines it.
    std::vector<text::Span> places;
    std::optional<SchemaElement> element;
    bool operator==(const DefinitionTarget &) const = default;
};

/// What the name at \a offset is defined by: a fragment's and a variable's definition, and the part of the schema
/// for types, fields, arguments, input fields, enum values and directives (a type that the document itself defines
/// has both). Nothing for what is nowhere defined. \a schema may be null.
std::optional<DefinitionTarget> definitionAt(const Schema *schema, const Document &document, std::uint32_t offset);

/// Every place where the document says the name at \a offset and means the same, the definitions included, in the
/// order of the text: for variables, fragments and operations. Exactly what a rename would change. Empty for all else.
std::vector<text::Span> referencesAt(const Document &document, std::uint32_t offset);

} // namespace graphql
