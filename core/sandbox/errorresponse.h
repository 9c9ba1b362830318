#pragma once

#include "core/sandbox/apierror.h"
#include "core/sandbox/http/message.h"

namespace sandbox {

/// The shape of errors that are not GraphQL: `{"error":{"name","reason","message","code","info"?}}`.
http::Response errorResponse(const ApiError &error);

} // namespace sandbox
