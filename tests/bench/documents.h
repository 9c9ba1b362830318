#pragma once

#include <string>

namespace bench {

/// The Admin API in our own words, as the sandbox keeps it; empty when the file is gone.
std::string sandboxSdl();

/// A valid document of at least \a lines lines against the Admin API's schema.
std::string longDocument(int lines);

/// \a text \a count times, with the number of each (from 0) for every `#` in it.
std::string numbered(std::string_view text, int count);

} // namespace bench
