#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace graphql {

/// One line of what belongs to the thing under the pointer: an argument, an input field, an enum value, a field.
struct HoverMember
{
    std::string signature; ///< `first: Int = 10`, `SONE`, `name: String`.
    std::string description; ///< Markdown; may be empty.
    std::string deprecation; ///< Why not to use it any more; empty when it is not deprecated.
};

/// What is known about a name in a text, in parts, so that a window can lay them out; markdown() does it for those
/// that only show text. Descriptions are Markdown, as GraphQL has it (spec §2.7).
struct Hover
{
    text::Span span; ///< The name, with `$`, `@` or `...`.
    /// One line of GraphQL: `Query.users(first: Int, …): UserConnection`, `Unit.SONE`, `enum Unit`,
    /// `directive @include(if: Boolean!) on FIELD`, `$id: ID! = "1"`, `fragment F on User`, `query A($id: ID!)`.
    std::string signature;
    std::string description;
    std::string deprecation; ///< Why not to use it any more; empty when it is not deprecated.
    std::vector<std::string> notes; ///< Sentences, such as the operations that define a fragment's variable.
    /// Arguments; of a type the values, input fields or fields; of an argument, an input field or a variable those of
    /// its type when it is an enum or an input object. The first twenty, and how many more there are.
    std::vector<HoverMember> members;
    std::size_t moreMembers = 0;
};

/// What to show for the name at \a offset, or that ends there; nothing where nothing is known. \a schema may be null:
/// then only what the document defines is known.
std::optional<Hover> hoverAt(const Schema *schema, const Document &document, std::uint32_t offset);

/// All parts as one Markdown text: the signature in a fenced block, then the rest; members by their first line.
std::string markdown(const Hover &hover);

} // namespace graphql
