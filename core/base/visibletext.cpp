#include "core/base/visibletext.h"

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

/// Scripts whose letters join, so that a name is spelt with marks that part or join them.
bool isJoiningLetter(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Arabic:
    case QChar::Script_Syriac:
    case QChar::Script_Mongolian:
    case QChar::Script_Nko:
        return QChar::isLetter(c);
    default:
        return false;
    }
}

/// Part of an emoji that is drawn as one with what a joiner ties to it.
bool isPictograph(char32_t c)
{
    return QChar::category(c) == QChar::Symbol_Other || (c >= 0x1F3FB && c <= 0x1F3FF) || isVariationSelector(c);
}

/// A joiner where spelling needs it (RFC 5892, A.1 and A.2) or where it makes one emoji of several; anywhere else it is
/// a disguise.
bool isJoinerInPlace(char32_t c, char32_t before, char32_t after)
{
    constexpr char32_t nonJoiner = 0x200C;
    constexpr char32_t joiner = 0x200D;
    constexpr int virama = 9;
    if (c != nonJoiner && c != joiner)
        return false;
    if (QChar::combiningClass(before) == virama || (isJoiningLetter(before) && isJoiningLetter(after)))
        return true;
    return c == joiner && isPictograph(before) && isPictograph(after);
}

bool isInvisible(char32_t c, char32_t before, char32_t after)
{
    if (isVariationSelector(c))
        return !takesVariation(before);
    if (isJoinerInPlace(c, before, after))
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return !isVisibleFormat(c);
    default:
        return isBlankLetter(c);
    }
}

/// Zero behind the end.
char32_t codePointAt(QStringView text, qsizetype place)
{
    if (place >= text.size())
        return 0;
    if (text[place].isHighSurrogate() && place + 1 < text.size() && text[place + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(text[place], text[place + 1]);
    return text[place].unicode();
}

} // namespace

QString visibleText(QStringView text, bool keepLines)
{
    QString out;
    out.reserve(text.size());
    char32_t before = 0;
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = codePointAt(text, i);
        i += c > 0xFFFF ? 2 : 1;
        const bool line = c == U'\t' || c == U'\n' || c == U'\r';
        if (isInvisible(c, before, codePointAt(text, i)) && !(keepLines && line))
            out += QStringLiteral("⟨U+%1⟩").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
        else
            out += QChar::fromUcs4(c);
        before = c;
    }
    return out;
}

} // namespace base
