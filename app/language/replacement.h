#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace app {

/// Puts \a content in the place of a file's, all or nothing: written to a new file beside it, synced, then renamed over
/// the old one, so that a cut at any moment leaves the one or the other. A link stays a link, and the permissions and,
/// where that is allowed, the owner stay. A file that may not be written is not replaced, although its folder may allow
/// it. An error is a sentence that names the file.
tl::expected<void, std::string> replaceContent(const std::string &path, std::string_view content);
/// The same, and where there is no file yet, makes one.
tl::expected<void, std::string> writeContent(const std::string &path, std::string_view content);

} // namespace app
