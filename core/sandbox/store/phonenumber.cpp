#include "core/sandbox/store/phonenumber.h"

#include <algorithm>

namespace sandbox {

bool isPhoneNumber(QStringView text)
{
    if (text.size() < 8 || text.size() > 16 || text[0] != u'+' || text[1] == u'0')
        return false;
    const QStringView digits = text.sliced(1);
    return std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString callingCodeOf(QStringView number)
{
    // ITU-T E.164: zones 1 and 7 are one code each; these two-digit codes are countries; the rest has three digits.
    static constexpr QStringView TwoDigits =
        u"20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 "
        u"86 90 91 92 93 94 95 98";
    const QStringView digits = number.sliced(1);
    if (digits.startsWith(u'1') || digits.startsWith(u'7'))
        return digits.first(1).toString();
    return digits.first(TwoDigits.contains(digits.first(2)) ? 2 : 3).toString();
}

QString countryOfCallingCode(const QString &callingCode)
{
    struct Pair
    {
        const char *code;
        const char *country;
    };
    static constexpr Pair Countries[] = {
        {"20", "EG"}, {"234", "NG"}, {"30", "GR"},  {"33", "FR"}, {"34", "ES"}, {"380", "UA"}, {"39", "IT"},
        {"44", "GB"}, {"46", "SE"},  {"48", "PL"},  {"49", "DE"}, {"55", "BR"}, {"66", "TH"},  {"81", "JP"},
        {"82", "KR"}, {"84", "VN"},  {"852", "HK"}, {"86", "CN"}, {"91", "IN"}, {"972", "IL"}, {"1", "US"},
    };
    for (const Pair &pair : Countries) {
        if (callingCode == QLatin1String(pair.code))
            return QString::fromLatin1(pair.country);
    }
    return {};
}

} // namespace sandbox
