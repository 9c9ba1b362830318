#pragma once

#include "core/sandbox/apierror.h"
#include "core/text/linemap.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sandbox {

using PathStep = std::variant<std::string, std::size_t>;
using ResponsePath = std::vector<PathStep>;

/// One entry of `errors`.
struct GraphqlError
{
    std::string message;
    std::vector<text::Position> locations;
    ResponsePath path;
    /// Set for API errors: what goes into `extensions`.
    std::optional<ApiError> api = std::nullopt;
};

/// What the real server makes of everything that is not an API error.
GraphqlError unexpectedGraphqlError();

/// The place of a byte, as graphql-go counts it: lines from 1, columns in bytes from 1.
text::Position goPosition(std::string_view source, std::size_t offset);

/// The whole answer: \a data is JSON text, "null" for none.
std::string answerJson(const std::string &data, const std::vector<GraphqlError> &errors);

} // namespace sandbox
