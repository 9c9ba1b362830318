#include "core/graphql/dialect/standardattributes.h"

#include <array>

namespace graphql {

namespace {

using AttributeKind = StandardAttribute::Kind;

constexpr std::string_view ofAnIdentity = "Must be one that an identity of the user carries.";
constexpr std::string_view derived = "Kept by the server: what is sent is ignored.";

constexpr std::array StandardAttributes {
    StandardAttribute {"email", AttributeKind::Text, ofAnIdentity},
    StandardAttribute {"phone_number", AttributeKind::Text, ofAnIdentity},
    StandardAttribute {"preferred_username", AttributeKind::Text, ofAnIdentity},
    StandardAttribute {"name", AttributeKind::Text, "The whole name, as it is shown."},
    StandardAttribute {"given_name", AttributeKind::Text, {}},
    StandardAttribute {"family_name", AttributeKind::Text, {}},
    StandardAttribute {"middle_name", AttributeKind::Text, {}},
    StandardAttribute {"nickname", AttributeKind::Text, {}},
    StandardAttribute {"picture", AttributeKind::Text,
                       "An http or https URL, or one that begins `authgearimages:///`."},
    StandardAttribute {"profile", AttributeKind::Text, "An http or https URL."},
    StandardAttribute {"website", AttributeKind::Text, "An http or https URL."},
    StandardAttribute {"gender", AttributeKind::Text, {}},
    StandardAttribute {"birthdate", AttributeKind::Text,
                       "`1990-12-31`, without the year `--12-31` or `0000-12-31`, or the year alone."},
    StandardAttribute {"zoneinfo", AttributeKind::Text, "A time zone, such as `Europe/Paris`."},
    StandardAttribute {"locale", AttributeKind::Text, "A language tag, such as `en-GB`."},
    StandardAttribute {"address", AttributeKind::Address, {}},
    StandardAttribute {"email_verified", AttributeKind::Boolean, derived, true},
    StandardAttribute {"phone_number_verified", AttributeKind::Boolean, derived, true},
    StandardAttribute {"updated_at", AttributeKind::Time, derived, true},
};

constexpr std::array AddressAttributes {
    StandardAttribute {"formatted", AttributeKind::Text, "The whole address, with line breaks."},
    StandardAttribute {"street_address", AttributeKind::Text, {}},
    StandardAttribute {"locality", AttributeKind::Text, "The city."},
    StandardAttribute {"region", AttributeKind::Text, {}},
    StandardAttribute {"postal_code", AttributeKind::Text, {}},
    StandardAttribute {"country", AttributeKind::Text, {}},
};

} // namespace

std::span<const StandardAttribute> standardAttributes(std::string_view scalar)
{
    return scalar == "UserStandardAttributes" ? std::span<const StandardAttribute>(StandardAttributes)
                                              : std::span<const StandardAttribute>();
}

std::span<const StandardAttribute> addressAttributes()
{
    return AddressAttributes;
}

std::string_view nameOf(StandardAttribute::Kind kind)
{
    switch (kind) {
    case StandardAttribute::Kind::Text:
        return "String";
    case StandardAttribute::Kind::Boolean:
        return "Boolean";
    case StandardAttribute::Kind::Time:
        return "Int";
    case StandardAttribute::Kind::Address:
        return "Object";
    }
    return {};
}

} // namespace graphql
