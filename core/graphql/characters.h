#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace graphql {

/// What a byte can be in GraphQL text (spec §2.1): one table look-up instead of a chain of comparisons, because
/// every byte of every document passes here.
enum class CharacterClass : std::uint8_t { Other, Blank, Punctuator, NameStart, Digit, Quote, Hash, Dot, Minus };

constexpr std::array<CharacterClass, 256> makeCharacterClasses()
{
    std::array<CharacterClass, 256> classes {};
    for (const char c : {' ', '\t', '\n', '\r', ','})
        classes[static_cast<unsigned char>(c)] = CharacterClass::Blank;
    for (const char c : {'!', '$', '&', '(', ')', ':', '=', '@', '[', ']', '{', '|', '}'})
        classes[static_cast<unsigned char>(c)] = CharacterClass::Punctuator;
    for (unsigned c = 'a'; c <= 'z'; ++c)
        classes[c] = classes[c - 'a' + 'A'] = CharacterClass::NameStart;
    classes['_'] = CharacterClass::NameStart;
    for (unsigned c = '0'; c <= '9'; ++c)
        classes[c] = CharacterClass::Digit;
    classes['"'] = CharacterClass::Quote;
    classes['#'] = CharacterClass::Hash;
    classes['.'] = CharacterClass::Dot;
    classes['-'] = CharacterClass::Minus;
    return classes;
}

inline constexpr std::array<CharacterClass, 256> characterClasses = makeCharacterClasses();

constexpr CharacterClass classOf(unsigned char byte)
{
    return characterClasses[byte];
}

constexpr bool isNameStart(unsigned char byte)
{
    return classOf(byte) == CharacterClass::NameStart;
}

constexpr bool isDigitByte(unsigned char byte)
{
    return classOf(byte) == CharacterClass::Digit;
}

constexpr bool isNameContinue(unsigned char byte)
{
    return isNameStart(byte) || isDigitByte(byte);
}

/// Whether the whole of \a text is one Name (spec §2.1.9).
constexpr bool isName(std::string_view text)
{
    return !text.empty() && isNameStart(static_cast<unsigned char>(text.front()))
        && std::all_of(text.begin(), text.end(), [](char c) { return isNameContinue(static_cast<unsigned char>(c)); });
}

} // namespace graphql
