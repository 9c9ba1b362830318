#pragma once

#include "core/graphql/schema.h"

#include <memory>
#include <string>
#include <tl/expected.hpp>

namespace app {

/// All of a file, or of standard input for `-`. What would not fit into the offsets of the language, 4 GB, is refused
/// by its size, before it is read. An error is a sentence that names the file.
tl::expected<std::string, std::string> readSource(const std::string &path);

/// How a file is called in findings and sentences.
std::string shownName(const std::string &path);

/// A schema from SDL or from an introspection answer, told apart by the first character: only JSON begins with a
/// brace. What is wrong in it goes to stderr, a line each, and what is usable stays usable; an error only when there
/// is nothing to use.
tl::expected<std::shared_ptr<const graphql::Schema>, std::string> readSchema(const std::string &path);
/// The same of a text that was read; \a name is what it is called in sentences.
tl::expected<std::shared_ptr<const graphql::Schema>, std::string> schemaIn(const std::string &name,
                                                                           const std::string &text);
/// Whether readSchema() takes \a text for an introspection answer.
bool isJson(std::string_view text);

} // namespace app
