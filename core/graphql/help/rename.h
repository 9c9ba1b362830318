#pragma once

#include "core/graphql/document.h"
#include "core/graphql/edits/refactoring.h"
#include "core/graphql/help/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace graphql {

/// What could be renamed at a place: what an editor shows and asks about before it renames.
struct RenameTarget
{
    DocumentName::Kind kind = DocumentName::Kind::Operation;
    std::string name; ///< A variable's without its `$`.
    text::Span span; ///< Of the name alone.
    bool operator==(const RenameTarget &) const = default;
};

/// The name that the document itself gives at \a offset, or at the end of which it stands.
std::optional<RenameTarget> renameTarget(const Document &document, std::uint32_t offset);

/// Renames a variable, a fragment, an operation or an alias, from any place where its name stands. A document that
/// was valid stays valid:
///
/// - A variable is renamed in its operation and in the fragments that the operation reaches. Those that use it may
///   serve other operations, whose variable is then renamed too, and so on until none is left; otherwise one of them
///   would lack a definition. The new name must be free in every operation and fragment that this reaches. The
///   JSON of the variables is not part of the document: who renames in an editor renames its key as well.
/// - A fragment is renamed at its definition and wherever it is spread, an operation at its definition.
/// - An alias changes its field alone. Its new name must not be the key of another field that can come into the same
///   object of the answer, because fields of one key have to be the same field (spec §5.3.2). Fields can when their
///   parents have the same key; that is told without a schema, and refuses a little too much rather than too little.
///
/// In a broken document, what the parser had to skip is not renamed.
Refactoring rename(const Document &document, std::uint32_t offset, std::string_view newName);

} // namespace graphql
