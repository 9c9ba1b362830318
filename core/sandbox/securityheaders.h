#pragma once

#include "core/sandbox/http/message.h"

namespace sandbox {

/// Puts the headers on \a response that the real server sends with every answer of the API, refusals included. One
/// that the response has already is kept.
void addSecurityHeaders(http::Response &response);

} // namespace sandbox
