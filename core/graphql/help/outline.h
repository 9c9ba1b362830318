#pragma once

#include "core/graphql/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace graphql {

/// One line of the tree that shows what a document is made of: for an outline beside the text, and for the trail of
/// names above it.
struct OutlineItem
{
    enum class Kind : std::uint8_t {
        Query,
        Mutation,
        Subscription,
        Variable,
        Field,
        FragmentSpread,
        InlineFragment,
        Fragment,
        Schema,
        RootOperation,
        Scalar,
        Object,
        Interface,
        Union,
        Enum,
        InputObject,
        UnionMember,
        FieldDefinition,
        Argument,
        InputField,
        EnumValue,
        Directive,
    };
    Kind kind = Kind::Field;
    bool extension = false; ///< Of a type or the schema: `extend …`.
    /// As one reads it in the document: `alias: name`, `$id`, `...Fields`, `... on User`, `@include`. Empty where the
    /// document gives no name.
    std::string name;
    std::string detail; ///< A variable's or a member's type, a fragment's `on User`; often empty.
    text::Span span; ///< All of it, with description and children.
    text::Span nameSpan; ///< What to select when the item is chosen; empty when there is no name.
    std::vector<OutlineItem> children;
    bool operator==(const OutlineItem &) const = default;
};

/// The kind in one word, as outlines on the command line and icons name it: `inlineFragment`.
std::string_view nameOf(OutlineItem::Kind kind);

/// The definitions of \a document, in the order of the text, with what is in them. Made from the tree, so that a
/// broken document has an outline too.
std::vector<OutlineItem> outline(const Document &document);

/// The items around \a offset, the outermost first. They point into \a items.
std::vector<const OutlineItem *> trail(const std::vector<OutlineItem> &items, std::uint32_t offset);

} // namespace graphql
