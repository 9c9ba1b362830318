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

/// Places of bytes as graphql-go counts them: lines from 1, columns in bytes from 1. Finds the lines once, for there
/// may be thousands of errors.
class GoPositions
{
public:
    explicit GoPositions(std::string_view source);
    text::Position at(std::size_t offset) const;

private:
    std::vector<std::size_t> m_lines; ///< Where each line begins.
};

/// The whole answer: \a data is JSON text, "null" for none.
std::string answerJson(const std::string &data, const std::vector<GraphqlError> &errors);

} // namespace sandbox
