#pragma once

#include "core/graphql/help/typedpath.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace graphql {

/// What the grammar lets a person write at a caret, in a text that need not be complete: which kind of word, and
/// what the schema says about it. Views into the Document and the Schema.
struct CaretPlace
{
    enum class Kind : std::uint8_t {
        Nothing, ///< Inside a string or comment, or where a name of one's own choice stands.
        Definition,
        Field, ///< `parent` is the type selected on.
        Spread, ///< Behind `...`: a fragment's name, or `on`.
        OnKeyword, ///< Behind `fragment Name`.
        TypeCondition, ///< Of an inline fragment, on `parent`.
        FragmentCondition,
        VariableType,
        Argument, ///< Of `inputs`.
        InputField, ///< Of `inputs`, those of the input object `parent`.
        Value, ///< Of type `expected`.
        Variable, ///< The same behind `$`, which belongs to `word`.
        Directive,
    };
    /// What already stands behind the word, and must not be written twice.
    struct Following
    {
        bool colon = false;
        bool arguments = false; ///< `(`.
        bool selectionSet = false; ///< `{`, behind arguments and directives if there are any.
        bool lineBreak = false; ///< Ahead of all else; the end of the text counts.
    };

    /// The value of a whole argument around the caret.
    struct Whole
    {
        text::Span span;
        std::string_view name; ///< Of the argument.
        TypeRef expected;
        bool expectedHasDefault = false;
    };

    Kind kind = Kind::Nothing;
    text::Span word; ///< What a chosen word replaces: all of the word that the caret touches.
    std::string_view typed; ///< Of `word`, what stands before the caret; without `$`.
    const Definition *definition = nullptr; ///< Around the caret.
    const Type *parent = nullptr;
    const std::vector<InputValue> *inputs = nullptr;
    TypeRef expected;
    std::string_view valueName; ///< Value, Variable: of the argument or field; empty for an item of a list.
    bool expectedHasDefault = false;
    bool isConstant = false; ///< A Value that may hold no variables.
    std::string_view location; ///< Directive: as in `__DirectiveLocation`.
    std::vector<std::string_view> given; ///< Argument, InputField, Directive: names already there, around the caret.
    /// Variable: the input object that the caret is in, when nothing is written there yet but `$`.
    std::optional<Whole> untouched;
    std::uint32_t opened = 0; ///< Where the brackets around the caret open; for the layout of what is inserted.
    Following following;
};

/// Reads what stands between the nearest place where the tree knows what is what, and the caret: its cost is that of
/// the field or definition around the caret without the selection sets inside it.
CaretPlace caretPlace(const Schema *schema, const Document &document, std::uint32_t caret);

} // namespace graphql
