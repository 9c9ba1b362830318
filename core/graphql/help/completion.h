#pragma once

#include "core/graphql/document.h"
#include "core/graphql/edits/textedit.h"
#include "core/graphql/schema.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace graphql {

/// Something that can be written at a caret. Owns all it says, so it may outlive document and schema.
struct CompletionItem
{
    enum class Kind : std::uint8_t {
        Keyword,
        Operation, ///< A whole operation for one root field.
        Field,
        Argument,
        InputField,
        EnumValue,
        Literal, ///< `true`, `{}`.
        Variable,
        Fragment,
        Type,
        Directive,
    };

    Kind kind = Kind::Keyword;
    std::string label;
    /// What to put in place of Completion::replaced: plain text, its line breaks and indentation included.
    std::string insertText;
    /// Where in `insertText` a person goes on writing, in their order: byte ranges, empty for a caret and else to be
    /// selected. No stops: the caret ends up behind the text.
    std::vector<text::Span> stops;
    /// What it takes the place of, when that is more than Completion::replaced, which lies inside.
    std::optional<text::Span> instead;
    /// What has to change besides, in front of the word: a variable that is new gets its definition.
    std::vector<TextEdit> besides;
    std::string type; ///< As in SDL; empty where there is none.
    std::string documentation; ///< Markdown of the schema's author; may be empty.
    std::optional<std::string> deprecationReason; ///< Present: deprecated.
    std::vector<text::Span> matched; ///< What of `label` was typed, for showing it.

    bool isDeprecated() const { return deprecationReason.has_value(); }
};

/// `keyword`, `enumValue`: for machines.
std::string_view nameOf(CompletionItem::Kind kind);

/// What can be written at a caret, and what of the text it takes the place of.
struct Completion
{
    text::Span replaced; ///< The word at the caret; empty where there is none.
    std::vector<CompletionItem> items; ///< Best first.
};

/// What is offered, and how much of it is written at once.
struct CompletionOptions
{
    /// A field brings its required arguments and a selection set, an argument the brackets or quotes of its value, a
    /// directive its required arguments. Off: names only.
    bool expand = true;
    /// The selection sets that are inserted hold the fields of defaultSelection() instead of nothing.
    bool fillLeafs = false;
    /// Offers `null`. Off, because Authgear's engine cannot parse that literal.
    bool nullLiteral = false;
    std::size_t limit = 0; ///< How many items at most; zero for all.
};

/// What can be written at \a caret, a byte offset, in however broken a text. \a schema may be null: then only what
/// the document itself knows is offered. Ranked by how well the typed part of the word matches (NameRank), then
/// required ones, then those whose type fits, then in the schema's order; deprecated ones last. When nothing matches,
/// names that the word may be a slip of are offered. Where a value of an operation stands, a variable that is not yet
/// defined is offered too: under the name that is typed behind `$`, else under that of the argument or field. Cost:
/// that of the place, whatever the length of the document; inside a fragment, where fragments or variables are asked
/// for, one walk over it.
Completion complete(const Schema *schema, const Document &document, std::uint32_t caret,
                    const CompletionOptions &options = {});

} // namespace graphql
