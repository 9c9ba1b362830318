#pragma once

namespace text {

/// A capital of A to Z as its small letter, any other byte as it is: bytes of UTF-8 beyond ASCII stay whole, and no
/// locale has a say.
constexpr char lowerAscii(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

} // namespace text
