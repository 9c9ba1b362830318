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

bool isInvisible(char32_t c, char32_t before)
{
    if (isVariationSelector(c))
        return !takesVariation(before);
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

} // namespace

QString visibleText(QStringView text, bool keepLines)
{
    QString out;
    out.reserve(text.size());
    char32_t before = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        const bool line = c == U'\t' || c == U'\n' || c == U'\r';
        if (isInvisible(c, before) && !(keepLines && line))
            out += QStringLiteral("⟨U+%1⟩").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
        else
            out += QChar::fromUcs4(c);
        before = c;
    }
    return out;
}

} // namespace base
