#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace base {

/// A value, or the Error that prevented it. tl::expected because g++ 12 has no std::expected in C++20.
template <typename T>
using Result = tl::expected<T, Error>;

/// Shortens `return tl::unexpected(Error{…})`.
inline tl::unexpected<Error> fail(Error::Kind kind, QString message, QString detail = {})
{
    return tl::unexpected(Error {kind, std::move(message), std::move(detail)});
}

} // namespace base
