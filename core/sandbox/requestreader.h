#pragma once

#include "core/json/tape.h"
#include "core/sandbox/apierror.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace sandbox {

/// What a POST asks for.
struct GraphqlRequest
{
    std::string query;
    std::optional<json::Tape> variables; ///< An object; absent when there are none.
    std::string operationName;
};

enum class MediaType { Json, GraphQl };

/// The media type of a Content-Type header, when the server takes it: `application/json` or `application/graphql`,
/// with no parameter but `charset=utf-8`.
std::optional<MediaType> acceptedMediaType(const QByteArray &contentType);

/// Reads a body as Go does: keys in any letter case, unknown ones ignored, `variables` an object or a string that
/// holds one. What is no JSON is BadRequest/InvalidJSON with the byte offset; JSON of the wrong shape is unexpected.
tl::expected<GraphqlRequest, ApiError> readGraphqlRequest(MediaType type, const QByteArray &body);

} // namespace sandbox
