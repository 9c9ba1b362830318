#pragma once

#include "core/auth/secret.h"

#include <string_view>
#include <vector>

namespace auth {

/// One BEGIN … END block of a PEM text (RFC 7468), still as text. The views point into the text that was searched.
struct PemBlock
{
    std::string_view label; ///< "RSA PRIVATE KEY"
    std::string_view body; ///< Everything between the two lines, headers included.
    bool closed = false; ///< False when the END line is missing: the text was cut off.
};

/// The text with `\n` and `\r` that are written out (as in environment variables) replaced by white space.
Secret withRealLineBreaks(std::string_view text);

/// All blocks, wherever they stand: on one line, indented, quoted, or after other text ("Bag Attributes").
std::vector<PemBlock> pemBlocks(std::string_view text);

/// The body without its headers, decoded. Empty when it is not base64. White space may be anywhere or nowhere.
Secret decodedBase64(std::string_view body);

} // namespace auth
