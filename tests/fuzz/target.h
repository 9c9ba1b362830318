#pragma once

#include "core/graphql/diagnostic.h"
#include "core/graphql/schema.h"
#include "core/json/tape.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

/// The one function of a target, as libFuzzer calls it; driver.cpp calls the same in the ordinary tests. It aborts on
/// a finding, and answers 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

/// What the targets share: how an input is read, and what ends the run.
namespace fuzz {

/// Ends the process with \a promise on standard error, when it is broken.
void require(bool holds, const char *promise);
/// Says \a what beside the promise that is broken next: the two texts that should be one, say.
void requireEqual(std::string_view left, std::string_view right, const char *promise);

std::string_view textOf(const std::uint8_t *data, std::size_t size);

/// An input of two texts, which a line `---` divides. The second is empty when there is none.
std::pair<std::string_view, std::string_view> twoTexts(std::string_view input);

/// Some offsets of \a text, both its ends among them: they come from the text itself, so that one input is one case
/// and a kept file needs nothing beside it. All offsets of a short text.
std::vector<std::uint32_t> offsetsIn(std::string_view text);

/// A small schema with every kind of type, whose names are as short as a mutation can hit.
const graphql::Schema &smallSchema();
/// The Admin API.
const graphql::Schema &adminSchema();

/// Every finding says something, and its places lie inside the text and turn into line and column and back.
void requireSound(const std::vector<graphql::Diagnostic> &findings, std::string_view source);

} // namespace fuzz
