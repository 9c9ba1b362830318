#pragma once

#include <QString>

namespace sandbox {

/// Whether \a text is a number in the form of E.164: a plus, then 7 to 15 digits of which the first is not 0.
bool isPhoneNumber(QStringView text);
/// The country calling code of such a number, without the plus: "44" of "+447700900123".
QString callingCodeOf(QStringView number);
/// The country that a number most likely belongs to, ISO 3166: "GB". Empty where one code serves many countries and
/// no choice is right. Only what the seed and the fraud records need.
QString countryOfCallingCode(const QString &callingCode);

} // namespace sandbox
