#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace graphql {

/// A key that the server knows inside a scalar of any JSON; no schema names it.
struct StandardAttribute
{
    enum class Kind : std::uint8_t { Text, Boolean, Time, Address };

    std::string_view name;
    Kind kind = Kind::Text;
    std::string_view documentation; ///< Markdown.
    bool isDerived = false; ///< Kept by the server, which ignores what is sent.
};

/// The keys of `UserStandardAttributes`, the standard claims of OpenID Connect Core §5.1, most used first; none for
/// any other scalar.
std::span<const StandardAttribute> standardAttributes(std::string_view scalar);
/// The keys of the attribute `address`.
std::span<const StandardAttribute> addressAttributes();
/// `String`, as a schema would say it.
std::string_view nameOf(StandardAttribute::Kind kind);

} // namespace graphql
