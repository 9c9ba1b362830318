#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// A text with the places a test speaks of marked inside it, so that nobody counts bytes: `«…»` is a span (they
/// nest, and are numbered by where they open) and `|` is the caret. GraphQL itself has `|` in unions; a text with
/// those says Bars::AreText.
struct MarkedText
{
    enum class Bars { AreCarets, AreText };
    explicit MarkedText(std::string_view marked, Bars bars = Bars::AreCarets);

    std::string text; ///< Without the marks.
    std::vector<text::Span> spans;
    std::optional<std::uint32_t> caret;
};

} // namespace support
