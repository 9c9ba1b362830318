#include "core/base/visibletext.h"

#include <algorithm>
#include <array>

namespace base {

namespace {

/// Format characters that have a shape of their own: signs that stand under or before Arabic and Syriac numbers.
bool isVisibleFormat(char32_t c)
{
    return (c >= 0x0600 && c <= 0x0605) || c == 0x06DD || c == 0x070F || c == 0x0890 || c == 0x0891 || c == 0x08E2
        || c == 0x110BD || c == 0x110CD;
}

/// Letters and marks by category that draw nothing all the same (Unicode's Default_Ignorable_Code_Point).
bool isBlankLetter(char32_t c)
{
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || (c >= 0x180B && c <= 0x180F)
        || c == 0x2065 || c == 0x3164 || c == 0xFFA0;
}

bool isVariationSelector(char32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/// Emoji, and Han characters, take a variation selector for good reason; behind anything else it is a disguise.
bool takesVariation(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Symbol_Other:
    case QChar::Symbol_Math:
    case QChar::Symbol_Modifier:
    case QChar::Punctuation_Other:
    case QChar::Number_DecimalDigit:
        return true;
    default:
        return QChar::script(c) == QChar::Script_Han;
    }
}

/// Those that Unicode's emoji-zwj-sequences.txt has below the planes of pictures.
constexpr std::array<char32_t, 15> OldPictographs {0x2194, 0x2195, 0x2620, 0x2640, 0x2642, 0x2695, 0x2696, 0x26A7,
                                                   0x26D3, 0x26F9, 0x2708, 0x2744, 0x2764, 0x27A1, 0x2B1B};

/// What a joiner may tie to another of its kind, and what is drawn as one then. Other symbols stay as they are: a
/// joiner between them is not seen.
bool isPictograph(char32_t c)
{
    return (c >= 0x1F300 && c <= 0x1F64F) || (c >= 0x1F680 && c <= 0x1F6FF) || (c >= 0x1F7E0 && c <= 0x1F7EB)
        || (c >= 0x1F900 && c <= 0x1F9FF) || (c >= 0x1FA70 && c <= 0x1FAFF)
        || std::binary_search(OldPictographs.begin(), OldPictographs.end(), c);
}

/// A character, and where it begins and ends. Zero in front of a text and behind it.
struct Character
{
    char32_t value = 0;
    qsizetype begin = 0;
    qsizetype end = 0;
};

Character characterAt(QStringView text, qsizetype place)
{
    if (place >= text.size())
        return {0, place, place};
    if (text[place].isHighSurrogate() && place + 1 < text.size() && text[place + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(text[place], text[place + 1]), place, place + 2};
    return {text[place].unicode(), place, place + 1};
}

Character characterBefore(QStringView text, qsizetype place)
{
    if (place <= 0)
        return {};
    const bool isPair = place > 1 && text[place - 1].isLowSurrogate() && text[place - 2].isHighSurrogate();
    return characterAt(text, place - (isPair ? 2 : 1));
}

bool isTransparent(char32_t c)
{
    return c != 0 && QChar::joiningType(c) == QChar::Joining_Transparent;
}

/// RFC 5892, A.1: the letters around would join if nothing held them apart.
bool partsLetters(QStringView text, const Character &nonJoiner)
{
    auto before = characterBefore(text, nonJoiner.begin);
    while (isTransparent(before.value))
        before = characterBefore(text, before.begin);
    auto after = characterAt(text, nonJoiner.end);
    while (isTransparent(after.value))
        after = characterAt(text, after.end);
    const auto first = QChar::joiningType(before.value);
    const auto second = QChar::joiningType(after.value);
    return (first == QChar::Joining_Left || first == QChar::Joining_Dual)
        && (second == QChar::Joining_Right || second == QChar::Joining_Dual);
}

/// Whether it makes one emoji of several; behind the first there may be a colour of skin and a selector.
bool joinsPictographs(QStringView text, const Character &joiner)
{
    constexpr char32_t emojiSelector = 0xFE0F;
    auto before = characterBefore(text, joiner.begin);
    if (before.value == emojiSelector)
        before = characterBefore(text, before.begin);
    return isPictograph(before.value) && isPictograph(characterAt(text, joiner.end).value);
}

/// A joiner where spelling needs it (RFC 5892, A.1 and A.2) or where it makes one emoji of several; anywhere else it is
/// a disguise.
bool isJoinerInPlace(QStringView text, const Character &c)
{
    constexpr char32_t nonJoiner = 0x200C;
    constexpr char32_t joiner = 0x200D;
    constexpr int virama = 9;
    if (c.value != nonJoiner && c.value != joiner)
        return false;
    if (QChar::combiningClass(characterBefore(text, c.begin).value) == virama)
        return true;
    return c.value == joiner ? joinsPictographs(text, c) : partsLetters(text, c);
}

bool isInvisibleAt(QStringView text, const Character &c)
{
    if (c.value >= ' ' && c.value < 0x7F)
        return false;
    if (isVariationSelector(c.value))
        return !takesVariation(characterBefore(text, c.begin).value);
    if (isJoinerInPlace(text, c))
        return false;
    switch (QChar::category(c.value)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return !isVisibleFormat(c.value);
    default:
        return isBlankLetter(c.value);
    }
}

} // namespace

bool isInvisible(QStringView text, qsizetype place)
{
    return isInvisibleAt(text, characterAt(text, place));
}

QString markOf(char32_t character)
{
    return QStringLiteral("⟨U+%1⟩").arg(static_cast<uint>(character), 4, 16, QLatin1Char('0')).toUpper();
}

QString visibleText(QStringView text, bool keepLines)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const auto c = characterAt(text, i);
        i = c.end;
        const bool isLine = c.value == U'\t' || c.value == U'\n' || c.value == U'\r';
        if (isInvisibleAt(text, c) && !(keepLines && isLine))
            out += markOf(c.value);
        else
            out += text.mid(c.begin, c.end - c.begin);
    }
    return out;
}

} // namespace base
