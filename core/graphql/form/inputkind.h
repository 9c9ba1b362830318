#pragma once

#include "core/graphql/schema.h"

#include <cstdint>
#include <string_view>

namespace graphql {

/// What a value of an input type is edited with. The types of a schema are many; what a person fills in is one of
/// these.
enum class InputKind : std::uint8_t {
    Text,
    Integer,
    Decimal,
    Switch,
    Choice, ///< Of an enum's values.
    DateTime, ///< RFC 3339 in a string.
    Json, ///< Anything: what the schema does not say, JSON has to.
    List,
    Object,
};

/// Of \a type, whatever its outermost non-null. Scalars that nobody knows are Json, because they may be a number as
/// well as an object; those that are told as date and time by their name or specification are DateTime. Json also for
/// what is no input type and for a type that could not be resolved.
InputKind inputKind(TypeRef type);

} // namespace graphql
