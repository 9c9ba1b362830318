#pragma once

#include "core/json/value.h"

#include <string>

namespace graphql {

/// A JSON value as error messages show it: cut off below two levels and after ten items, and with dots for what
/// stands at secret places, because messages end up on screens and in terminals.
std::string valueSample(const json::Value &value, bool isSecret);

} // namespace graphql
