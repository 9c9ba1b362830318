#pragma once

#include <string_view>

namespace app {

/// Writes all of \a bytes to an open file descriptor, past every buffer. On false, errno says why not.
bool writeAll(int descriptor, std::string_view bytes);

} // namespace app
