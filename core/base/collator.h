#pragma once

#include <QCollator>

namespace base {

/// Sorts texts as a person would, without regard to case and with numbers by their value, in the order of their
/// language; where the system names none, in that of English, because the collator of the "C" locale knows neither.
QCollator collator();

} // namespace base
