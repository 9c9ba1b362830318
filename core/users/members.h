#pragma once

#include "core/json/value.h"
#include "core/users/moment.h"

#include <optional>

/// Members of an object in an answer, by their names. What is absent, null or of another kind than it should be is
/// read as not there: a server that lies about its types must not take a page down.
namespace users {

/// A string, or a number as it was written; empty for anything else.
QString textOf(const json::Value &object, std::string_view key);
std::optional<bool> flagOf(const json::Value &object, std::string_view key);
Moment momentOf(const json::Value &object, std::string_view key);
/// What a list called \a key holds: the items of an array, or the nodes of a connection without those that are null.
std::vector<json::Value> listOf(const json::Value &object, std::string_view key);

} // namespace users
