#pragma once

#include "core/sandbox/http/message.h"

#include <tl/expected.hpp>

namespace sandbox {

enum class Route { GraphQl, Health };

/// Finds the route as the real server's router does: another method is a 405, a trailing slash, another letter case or
/// a path that is not clean redirects (301 for GET, 307 for POST), the rest is a 404.
tl::expected<Route, http::Response> findRoute(const http::RequestHead &head);

} // namespace sandbox
